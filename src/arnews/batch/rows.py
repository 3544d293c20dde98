"""Facts and articles as columns: the same names in the same order in every output format."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

from arnews.batch.articles import Article
from arnews.document import Document
from arnews.facts import KINDS, Fact, Span

__all__ = ["ARTICLE_COLUMNS", "FACT_COLUMNS", "Columnar", "articles_table", "facts_table"]

FACT_COLUMNS = (
    "article",
    "n",
    "kind",
    "quote",
    "start",
    "end",
    "sentence",
    "mod",
    "value",
    "low",
    "high",
    "value_text",
    "currency",
    "candidates",
    "unit",
    "iso",
    "iso_low",
    "iso_high",
    "date",
    "calendar",
    "name",
    "name_en",
    "rule",
)
"""The columns of the facts, in their order; `docs/batch.md` tells what each means."""

ARTICLE_COLUMNS = (
    "id",
    "source",
    "place",
    "url",
    "title",
    "date",
    "encoding",
    "length",
    "facts",
    "text",
)
"""The columns of the articles, in their order."""

DIGITS, SCALE = 38, 9
_SMALLEST = Decimal(1).scaleb(-SCALE)
_EXACT = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
_TEXTS = ("mod", "currency", "unit", "iso", "iso_low", "iso_high", "calendar", "name", "name_en")
_END = re.compile(r"[.!?؟؛]\s+|[\r\n]\s*")

Columnar = dict[str, list[Any]]
"""A table as one list a column."""


def fitting(value: Decimal | None) -> Decimal | None:
    """Give the value if decimal128(38, 9) holds it exactly, None if not.

    Example:
        >>> fitting(Decimal("0.25")), fitting(Decimal("1E-10"))
        (Decimal('0.250000000'), None)
    """
    if value is None:
        return None
    try:
        return value.quantize(_SMALLEST, context=_EXACT)
    except (Inexact, InvalidOperation):
        return None


def exact_text(fields: dict[str, Any]) -> str | None:
    """Write a value with the digits that it has, a range as `low..high`.

    Example:
        >>> exact_text({"low": Decimal("1.50"), "high": Decimal("1E+3")})
        '1.50..1000'
    """
    value = fields.get("value")
    if isinstance(value, Decimal):
        return format(value, "f")
    low, high = fields.get("low"), fields.get("high")
    if low is None and high is None:
        return None
    return "..".join("" if end is None else format(end, "f") for end in (low, high))


def sentence_starts(text: str) -> list[int]:
    """Tell where each sentence starts.

    Example:
        >>> sentence_starts("ربحت 3.5 مليون. نمت!")
        [0, 16]
    """
    return [0, *(match.end() for match in _END.finditer(text))]


def add_facts(table: Columnar, article: str, text: str, facts: Iterable[Fact]) -> None:
    """Append the facts of one article to a table of `FACT_COLUMNS`."""
    starts = sentence_starts(text)
    rows = []
    for number, fact in enumerate(facts, 1):
        fields = fact.__dict__ if fact.kind in KINDS else _own_fields(fact)
        get = fields.get
        value = get("value")
        exact = value if isinstance(value, Decimal) else None
        start, end = fact.start, fact.end
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, max(start, end - 1))
        following = starts[last] if last < len(starts) else len(text)
        row = (
            article,
            number,
            fact.kind,
            fact.text,
            start,
            end,
            text[starts[first] : following].strip(),
            get("mod"),
            fitting(exact),
            fitting(get("low")),
            fitting(get("high")),
            exact_text(fields),
            get("currency"),
            list(get("candidates") or ()) or None,
            get("unit"),
            get("iso"),
            get("iso_low"),
            get("iso_high"),
            value if isinstance(value, str) else None,
            get("calendar"),
            get("name"),
            get("name_en"),
            fact.rule,
        )
        rows.append(row)
    for name, column in zip(FACT_COLUMNS, zip(*rows, strict=True), strict=False):
        table[name].extend(column)


def _own_fields(fact: Span) -> dict[str, Any]:
    """The fields of a fact of a user's own kind that the columns have room for."""
    types = dict.fromkeys(("value", "low", "high"), Decimal) | dict.fromkeys(_TEXTS, str)
    return {name: said for name, said in fact if isinstance(said, types.get(name, ()))}


def facts_table(parsed: Iterable[tuple[Article, Document]]) -> Columnar:
    """Give the facts of many articles, one row a fact."""
    table: Columnar = {name: [] for name in FACT_COLUMNS}
    for article, document in parsed:
        add_facts(table, article.id, article.text, document.facts)
    return table


def articles_table(parsed: Iterable[tuple[Article, Document]]) -> Columnar:
    """Give the articles, one row each."""
    table: Columnar = {name: [] for name in ARTICLE_COLUMNS}
    for article, document in parsed:
        row = {
            "id": article.id,
            "source": article.source,
            "place": article.place or None,
            "url": article.url,
            "title": article.title,
            "date": article.date,
            "encoding": article.encoding,
            "length": len(article.text),
            "facts": len(document.facts),
            "text": article.text,
        }
        for name in ARTICLE_COLUMNS:
            table[name].append(row[name])
    return table
