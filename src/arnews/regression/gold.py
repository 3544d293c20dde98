"""Gold files: the known facts of an article, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from arnews.errors import GoldError
from arnews.facts import FACT_CLASSES, Measure, Span
from arnews.files import GOLD_SUFFIX
from arnews.regression.reading import brief, read_json

__all__ = [
    "Plain",
    "check_fact",
    "dump_gold",
    "gold_of",
    "load_gold",
    "own_fields",
    "plain",
    "read_entries",
    "said_fields",
]

Plain: TypeAlias = dict[str, Any]
"""A fact as plain JSON values: the form of a gold file."""

_PLACE = ("kind", "text", "start", "end")
_MARKS = {"optional": bool, "xfail": str}


def plain(fact: Span) -> Plain:
    """Return a fact in the form of a gold file: without its rule and without empty fields.

    Args:
        fact: the fact.

    Example:
        >>> import arnews
        >>> plain(arnews.extract("نما 5%").facts[0])
        {'kind': 'percentage', 'text': '5%', 'start': 4, 'end': 6, 'value': '5', 'unit': 'percent'}
    """
    return _ordered(fact.to_plain(), type(fact))


def own_fields(fact_class: type[Span]) -> list[str]:
    """Return the fields of a kind of fact that gold files have, except those common to all kinds.

    Args:
        fact_class: the class of the kind.

    Example:
        >>> from arnews.facts import Money
        >>> own_fields(Money)
        ['value', 'low', 'high', 'currency']
    """
    common = {*Measure.model_fields, *fact_class.about.unscored}
    return [name for name in fact_class.model_fields if name not in common]


def said_fields(fact: Plain) -> Plain:
    """Return the values of a gold fact, without its kind, quote, offsets and marks.

    Args:
        fact: the fact; its marks are `optional` and `xfail`.

    Example:
        >>> said_fields({"kind": "date", "text": "2018", "start": 0, "end": 4, "value": "2018"})
        {'value': '2018'}
    """
    return {key: value for key, value in fact.items() if key not in (*_PLACE, *_MARKS)}


def _ordered(fact: Plain, fact_class: type[Span]) -> Plain:
    keys = (*_PLACE, *own_fields(fact_class), "mod", *_MARKS)
    return {key: fact[key] for key in keys if key in fact}


def dump_gold(facts: Iterable[Plain], fact_classes: Mapping[str, type[Span]] = FACT_CLASSES) -> str:
    """Return the text of a gold file; its stable order keeps diffs of gold files small.

    Args:
        facts: the gold facts, in any order.
        fact_classes: the classes of their kinds; `Pipeline.fact_classes` for a user's own kinds.

    Example:
        >>> print(
        ...     dump_gold(
        ...         [{"value": "5", "kind": "percentage", "text": "5%", "start": 4, "end": 6}]
        ...     )
        ... )
        [
         {
          "kind": "percentage",
          "text": "5%",
          "start": 4,
          "end": 6,
          "value": "5"
         }
        ]
        <BLANKLINE>
    """
    ordered = [_ordered(fact, fact_classes[fact["kind"]]) for fact in facts]
    ordered.sort(key=lambda fact: (fact["start"], fact["end"]))
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def gold_of(article: Path) -> Path:
    """Return the path of the gold file of an article: NAME.facts.json for NAME.txt.

    Args:
        article: the path of the article.

    Example:
        >>> gold_of(Path("news.txt")).name
        'news.facts.json'
    """
    return article.with_name(article.stem + GOLD_SUFFIX)


def load_gold(
    path: Path, article: str, fact_classes: Mapping[str, type[Span]] = FACT_CLASSES
) -> list[Plain]:
    """Return the gold facts of an article, after checking each of them.

    Args:
        path: the gold file.
        article: the text of the article.
        fact_classes: the classes of their kinds; `Pipeline.fact_classes` for a user's own kinds.

    Raises:
        GoldError: the file is not a JSON array of facts, or a fact does not quote the article;
            the message names the file, the entry and the remedy.
    """
    entries = read_entries(path, "facts, see `arnews annotate`")
    for number, entry in enumerate(entries, start=1):
        check_fact(f"{path}, fact {number}", entry, article, fact_classes)
    return entries


def read_entries(path: Path, what: str) -> list[Any]:
    """Return the entries of a gold file, unchecked.

    Args:
        path: the file.
        what: what it holds, for error messages.

    Raises:
        GoldError: the file cannot be read, or is not a JSON array.
    """
    try:
        entries = read_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(entries, list):
        raise GoldError(f"{path}: must hold a JSON array of {what}")
    return entries


def check_fact(
    where: str,
    entry: object,
    article: str,
    fact_classes: Mapping[str, type[Span]] = FACT_CLASSES,
) -> None:
    """Check that a gold fact is valid and quotes the article.

    Args:
        where: the file and the entry, for error messages.
        entry: the fact as read from the file.
        article: the text that it quotes.
        fact_classes: the classes of the kinds; `Pipeline.fact_classes` for a user's own kinds.

    Raises:
        GoldError: it is not valid or quotes something else; the message starts with `where`.

    Example:
        >>> check_fact("news", {"kind": "date", "text": "أمس", "start": 0, "end": 3}, "نما أمس")
        Traceback (most recent call last):
        arnews.errors.GoldError: news: quotes 'أمس', but 0:3 of the article is 'نما'; ...
    """
    if not isinstance(entry, dict):
        raise GoldError(
            f"{where}: must be an object with kind, text, start, end, not {brief(entry)}"
        )
    for key, kind in _MARKS.items():
        if not isinstance(entry.get(key, kind()), kind):
            raise GoldError(f"{where}: {key} must be a {kind.__name__}, not {brief(entry[key])}")
    _check_quote(where, entry, article)
    fields = {key: value for key, value in entry.items() if key not in _MARKS}
    fact_class = fact_classes.get(str(entry.get("kind")))
    if fact_class is None:
        raise GoldError(
            f"{where} ({entry.get('text')!r}): no such kind of fact: {entry.get('kind')!r}; the "
            f"kinds are {', '.join(fact_classes)}; your own kinds need their pipeline"
        )
    try:
        fact_class.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, (entry["kind"], *first["loc"])))
        raise GoldError(f"{where} ({brief(entry.get('text'))}): {place}: {first['msg']}") from error


def _check_quote(where: str, entry: Plain, article: str) -> None:
    text, start, end = entry.get("text"), entry.get("start"), entry.get("end")
    if not (isinstance(text, str) and isinstance(start, int) and isinstance(end, int)):
        return  # validation of the fields reports it
    quoted = article[start:end] if start >= 0 else ""
    if quoted != text:
        raise GoldError(
            f"{where}: quotes {brief(text)}, but {start}:{end} of the article is "
            f"{brief(quoted)}; correct start and end{_places(article, text)}"
        )


def _places(article: str, quote: str) -> str:
    at = article.find(quote)
    return f" (it is at {at}:{at + len(quote)})" if at >= 0 else ""
