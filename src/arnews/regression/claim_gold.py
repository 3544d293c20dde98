"""Gold claims: what each figure of an article says, as JSON beside its gold facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from arnews.claims import Claim
from arnews.errors import GoldError
from arnews.files import CLAIMS_SUFFIX, GOLD_SUFFIX
from arnews.regression.gold import Plain, read_entries
from arnews.regression.reading import brief

__all__ = ["check_claims", "claims_of", "load_claims"]

_NONE = "none"
"""The kind of an entry whose figures have no claim, though the rules are known to make one."""

_PLACE = ("text", "start", "end")
_MARKS = ("optional", "xfail")
"""Marks of a claim or of one of its figures."""


def claims_of(gold: Path) -> Path:
    """Return the path of the gold claims that belong to a gold file of facts.

    Args:
        gold: the path of NAME.facts.json.

    Example:
        >>> claims_of(Path("news.facts.json")).name
        'news.claims.json'
    """
    return gold.with_name(gold.name.removesuffix(GOLD_SUFFIX) + CLAIMS_SUFFIX)


def load_claims(path: Path, article: str, facts: Sequence[Plain]) -> list[Plain]:
    """Return the gold claims of an article, after checking each of them.

    Args:
        path: the file of gold claims.
        article: the text of the article.
        facts: its gold facts, to which the figures refer by their offsets.

    Raises:
        GoldError: the file is not a JSON array of claims, or a claim is not valid; the message
            names the file, the entry and the remedy.
    """
    entries = read_entries(path, "claims")
    check_claims(str(path), entries, article, facts)
    return entries


def check_claims(where: str, entries: list[Any], article: str, facts: Sequence[Plain]) -> None:
    """Check that gold claims are valid, quote the article and refer to its facts.

    Args:
        where: the file, for error messages.
        entries: the claims as read from the file.
        article: the text that they quote.
        facts: the gold facts of the article.

    Raises:
        GoldError: one of them is not; the message starts with `where`.

    Example:
        >>> claim = {"kind": "observation", "metric": "exports", "subject": {}, "figures": [{}]}
        >>> check_claims("news", [claim], "", [])
        Traceback (most recent call last):
        arnews.errors.GoldError: news, claim 1: figure None is not the span of a gold fact; ...
    """
    places = {(fact["start"], fact["end"]): number for number, fact in enumerate(facts)}
    taken: set[tuple[int, int]] = set()
    for number, entry in enumerate(entries, start=1):
        here = f"{where}, claim {number}"
        if not isinstance(entry, dict):
            raise GoldError(f"{here}: must be an object with kind and figures, not {brief(entry)}")
        figures = entry.get("figures")
        for figure in figures if isinstance(figures, list) else ():
            _check_figure(here, figure, places, taken)
        for quote in _quotes(entry):
            if article[quote["start"] : quote["end"]] != quote["text"] or quote["start"] < 0:
                raise GoldError(
                    f"{here}: quotes {brief(quote['text'])}, but {quote['start']}:{quote['end']} "
                    f"of the article is {brief(article[max(quote['start'], 0) : quote['end']])}"
                )
        if entry.get("kind") == _NONE:
            _check_none(here, entry)
            continue
        try:
            _adapter().validate_python(_without_marks(entry, places))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise GoldError(f"{here}: {place}: {first['msg']}") from error


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Claim)


def _check_figure(
    here: str,
    figure: Any,
    places: dict[tuple[int, int], int],
    taken: set[tuple[int, int]],
) -> None:
    if not isinstance(figure, dict):
        raise GoldError(f"{here}: a figure must be an object, not {brief(figure)}")
    span = (figure.get("start"), figure.get("end"))
    if span not in places:
        raise GoldError(
            f"{here}: figure {brief(figure.get('text'))} is not the span of a gold fact; "
            "each figure has the offsets of its fact"
        )
    if span in taken:
        raise GoldError(f"{here}: figure {brief(figure.get('text'))} belongs to a claim already")
    taken.add(span)


def _check_none(here: str, entry: Plain) -> None:
    if not entry.get("figures") or not entry.get("xfail"):
        raise GoldError(
            f"{here}: kind none is for figures of which the rules are known to make a wrong claim; "
            "it needs figures and an xfail that says why"
        )


def _quotes(value: Any) -> Iterator[Plain]:
    """Yield each quote in a claim, wherever it stands."""
    if isinstance(value, dict):
        types = [type(value.get(name)) for name in _PLACE]
        if types == [str, int, int]:
            yield value
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


def _without_marks(entry: Plain, places: dict[tuple[int, int], int]) -> Plain:
    """Return a gold claim as its class has it: no marks, no `also`, figures with `index`."""
    claim = {key: value for key, value in entry.items() if key not in _MARKS}
    if isinstance(claim.get("subject"), dict):
        claim["subject"] = _without_also(claim["subject"])
    if isinstance(claim.get("parties"), list):
        claim["parties"] = [_without_also(party) for party in claim["parties"]]
    if isinstance(claim.get("figures"), list):
        claim["figures"] = [
            {key: value for key, value in figure.items() if key not in _MARKS}
            | {"index": places[figure["start"], figure["end"]]}
            for figure in claim["figures"]
        ]
    return claim


def _without_also(mention: Any) -> Any:
    if not isinstance(mention, dict):
        return mention
    return {key: value for key, value in mention.items() if key != "also"}
