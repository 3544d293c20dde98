"""Gold files: the facts that an article is known to hold, as JSON beside it."""

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
    "said_fields",
]

Plain: TypeAlias = dict[str, Any]
"""A fact as plain JSON values: the form of a gold file."""

_PLACE = ("kind", "text", "start", "end")
_MARKS = {"optional": bool, "xfail": str}


def plain(fact: Span) -> Plain:
    """Give a fact as a gold file has it: without its rule, without what is empty.

    Example:
        >>> import arnews
        >>> plain(arnews.extract("نما 5%").facts[0])
        {'kind': 'percentage', 'text': '5%', 'start': 4, 'end': 6, 'value': '5', 'unit': 'percent'}
    """
    return _ordered(fact.to_plain(), type(fact))


def own_fields(fact_class: type[Span]) -> list[str]:
    """Return the fields that only this kind of fact has, in the order of its class.

    Without those that gold files leave out.

    Example:
        >>> from arnews.facts import Money
        >>> own_fields(Money)
        ['value', 'low', 'high', 'currency']
    """
    common = {*Measure.model_fields, *fact_class.about.unscored}
    return [name for name in fact_class.model_fields if name not in common]


def said_fields(fact: Plain) -> Plain:
    """Return what a gold fact says, without its kind, its place and its marks."""
    return {key: value for key, value in fact.items() if key not in (*_PLACE, *_MARKS)}


def _ordered(fact: Plain, fact_class: type[Span]) -> Plain:
    keys = (*_PLACE, *own_fields(fact_class), "mod", *_MARKS)
    return {key: fact[key] for key in keys if key in fact}


def dump_gold(facts: Iterable[Plain], fact_classes: Mapping[str, type[Span]] = FACT_CLASSES) -> str:
    """Write gold facts in their one stable form, so that version control shows real changes.

    `fact_classes` are the classes of their kinds, `Pipeline.fact_classes` for kinds of your own.

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
    """Give the gold file of an article: NAME.facts.json beside NAME.txt.

    Example:
        >>> gold_of(Path("news.txt")).name
        'news.facts.json'
    """
    return article.with_name(article.stem + GOLD_SUFFIX)


def load_gold(
    path: Path, article: str, fact_classes: Mapping[str, type[Span]] = FACT_CLASSES
) -> list[Plain]:
    """Read and check the gold facts of an article.

    `fact_classes` are the classes of their kinds, `Pipeline.fact_classes` for kinds of your own.

    Raises:
        GoldError: the file is no JSON array of facts, or a fact does not quote the article; the
            message names the file, the entry and the remedy.
    """
    try:
        entries = read_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(entries, list):
        raise GoldError(f"{path}: must hold a JSON array of facts, see `arnews annotate`")
    for number, entry in enumerate(entries, start=1):
        check_fact(f"{path}, fact {number}", entry, article, fact_classes)
    return entries


def check_fact(
    where: str,
    entry: object,
    article: str,
    fact_classes: Mapping[str, type[Span]] = FACT_CLASSES,
) -> None:
    """Check that a gold fact is one, and quotes the article.

    Raises:
        GoldError: it does not; the message begins with `where`.
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
            f"kinds are {', '.join(fact_classes)}; one of your own is known to its pipeline"
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
        return  # the validation tells
    quoted = article[start:end] if start >= 0 else ""
    if quoted != text:
        raise GoldError(
            f"{where}: quotes {brief(text)}, but {start}:{end} of the article is "
            f"{brief(quoted)}; mend start and end{_places(article, text)}"
        )


def _places(article: str, quote: str) -> str:
    at = article.find(quote)
    return f" (it stands at {at}:{at + len(quote)})" if at >= 0 else ""
