"""Gold files: the facts that an article is known to hold, as JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from arnews.errors import GoldError
from arnews.facts import Span, fact_adapter
from arnews.files import GOLD_SUFFIX
from arnews.regression.reading import brief, read_json

__all__ = ["Plain", "check_fact", "dump_gold", "gold_of", "load_gold", "plain"]

Plain: TypeAlias = dict[str, Any]
"""A fact as plain JSON values: the form of a gold file."""

_ORDER = [
    "kind",
    "text",
    "start",
    "end",
    "value",
    "low",
    "high",
    "iso",
    "iso_low",
    "iso_high",
    "name",
    "name_en",
    "currency",
    "unit",
    "calendar",
    "mod",
    "optional",
    "xfail",
]
_NOT_SCORED = {"rule", "candidates"}
_MARKS = {"optional": bool, "xfail": str}


def plain(fact: Span) -> Plain:
    """Give a fact as a gold file has it: without its rule, without what is empty.

    Example:
        >>> import arnews
        >>> plain(arnews.extract("نما 5%").facts[0])
        {'kind': 'percentage', 'text': '5%', 'start': 4, 'end': 6, 'value': '5', 'unit': 'percent'}
    """
    return _ordered({key: value for key, value in fact.fields().items() if key not in _NOT_SCORED})


def _ordered(fact: Plain) -> Plain:
    return {key: fact[key] for key in _ORDER if key in fact}


def dump_gold(facts: Iterable[Plain]) -> str:
    """Write gold facts in their one stable form, so that version control shows real changes.

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
    ordered = sorted(map(_ordered, facts), key=lambda fact: (fact["start"], fact["end"]))
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def gold_of(article: Path) -> Path:
    """Give the gold file of an article: NAME.facts.json beside NAME.txt.

    Example:
        >>> gold_of(Path("news.txt")).name
        'news.facts.json'
    """
    return article.with_name(article.stem + GOLD_SUFFIX)


def load_gold(path: Path, article: str) -> list[Plain]:
    """Read and check the gold facts of an article.

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
        check_fact(f"{path}, fact {number}", entry, article)
    return entries


def check_fact(where: str, entry: object, article: str) -> None:
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
    try:
        fact_adapter.validate_python(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "kind"
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
