"""Checking the arguments of callers: a wrong one is an error, not an empty result."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from arnews._nearest import is_it
from arnews.rules.country_inference import place_words
from arnews.rules.rule import Extractor

__all__ = [
    "check_anchors",
    "no_such_kind",
    "validate_country",
    "validate_date",
    "validate_extractors",
    "validate_kinds",
    "validate_paths",
]


def validate_kinds(kinds: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds as a tuple.

    Raises:
        TypeError: `kinds` is a str.
        ValueError: a kind is not in `known`.

    Example:
        >>> validate_kinds(["money"], ["money", "date"])
        ('money',)
        >>> validate_kinds("money", ["money", "date"])
        Traceback (most recent call last):
        TypeError: kinds is a list of kinds: write ['money'], not 'money'
    """
    if isinstance(kinds, str):
        raise TypeError(f"kinds is a list of kinds: write [{kinds!r}], not {kinds!r}")
    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in known:
            raise ValueError(no_such_kind(kind, known))
    return wanted


def no_such_kind(kind: object, known: Iterable[str]) -> str:
    """Return what is wrong with an unknown kind, with the known one that it resembles.

    Example:
        >>> no_such_kind("mony", ["money", "date"])
        "no such kind of fact: 'mony'; is it 'money'? the kinds are money, date"
    """
    listed = list(known)
    remedy = is_it(kind, listed)
    return f"no such kind of fact: {kind!r}; {remedy}the kinds are {', '.join(listed)}"


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Return the codes of the countries in the word lists."""
    entries = (entry for _, entry in place_words() if entry.kind == "country")
    return frozenset(code for entry in entries for code in entry.value)


def validate_country(country: object) -> str | None:
    """Return the country if it is in the word lists, or None.

    Raises:
        TypeError: it is not a str.
        ValueError: it is not the ISO 3166 code of a country in the word lists.

    Example:
        >>> validate_country("OM")
        'OM'
        >>> validate_country("om")
        Traceback (most recent call last):
        ValueError: country is an ISO 3166 code in capitals: write 'OM', not 'om'
    """
    if country is None:
        return None
    if not isinstance(country, str):
        raise TypeError(f"country is an ISO 3166 code such as 'SA', not {type(country).__name__}")
    if country in _countries():
        return country
    if country.upper() in _countries():
        raise ValueError(
            f"country is an ISO 3166 code in capitals: write {country.upper()!r}, not {country!r}"
        )
    known = sorted(_countries())
    remedy = is_it(country, known).rstrip() or f"the countries known are {', '.join(known)}"
    raise ValueError(f"country is an ISO 3166 code such as 'SA', not {country!r}; {remedy}")


def validate_date(published: object) -> datetime.date | None:
    """Return the day on which an article was published, or None.

    Raises:
        TypeError: it is not a date.

    Example:
        >>> validate_date(datetime.datetime(2020, 1, 1, 18, 30))
        datetime.date(2020, 1, 1)
        >>> validate_date("2020-01-01")
        Traceback (most recent call last):
        TypeError: published is a datetime.date, not str: date.fromisoformat('2020-01-01')
    """
    if isinstance(published, datetime.datetime):
        return published.date()
    if published is None or isinstance(published, datetime.date):
        return published
    remedy = f": date.fromisoformat({published!r})" if isinstance(published, str) else ""
    raise TypeError(f"published is a datetime.date, not {type(published).__name__}{remedy}")


def validate_extractors(extractors: Iterable[object]) -> tuple[Extractor, ...]:
    """Return the user's own extractors as a tuple.

    Raises:
        TypeError: one of them is not an `Extractor`.

    Example:
        >>> validate_extractors(["shares"])
        Traceback (most recent call last):
        TypeError: 'shares' is not an arnews.rules.Extractor
    """
    own: list[Extractor] = []
    for extractor in extractors:
        if not isinstance(extractor, Extractor):
            raise TypeError(f"{extractor!r} is not an arnews.rules.Extractor")
        own.append(extractor)
    return tuple(own)


def check_anchors(roster: Iterable[Extractor], given: Collection[str]) -> None:
    """Refuse rules that nothing can trigger; `given` are the kinds of mentions that exist.

    Raises:
        ValueError: an anchor of a rule or a context kind of its extractor is not among them.

    Example:
        >>> from arnews.extractors import ROSTER
        >>> check_anchors(ROSTER[:1], {"digit group", "bare number", "time", "yaer"})
        Traceback (most recent call last):
        ValueError: rule headed_year: no word list has mentions of kind 'year'; is it 'yaer'?
    """
    for extractor in roster:
        for rule in extractor.rules:
            for anchor in rule.anchors:
                _check_mention_kind(f"rule {rule.name}", anchor, given)
        for kind in extractor.context_kinds:
            _check_mention_kind(f"extractor of {extractor.kind}, context_kinds", kind, given)


def _check_mention_kind(where: str, kind: str, given: Collection[str]) -> None:
    if kind not in given:
        remedy = is_it(kind, sorted(given)).rstrip() or f"there are {', '.join(sorted(given))}"
        raise ValueError(f"{where}: no word list has mentions of kind {kind!r}; {remedy}")


def validate_paths(paths: str | Path | Iterable[str | Path]) -> tuple[str | Path, ...]:
    """Return one path or several as a tuple.

    Example:
        >>> validate_paths("companies.tsv"), validate_paths(["a.tsv", "b.tsv"])
        (('companies.tsv',), ('a.tsv', 'b.tsv'))
    """
    return (paths,) if isinstance(paths, str | Path) else tuple(paths)
