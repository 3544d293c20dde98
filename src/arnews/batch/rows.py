"""Facts and articles as columns: the same names in the same order in every output format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any, TypeAlias

from arnews.batch.articles import Article
from arnews.document import Document
from arnews.facts import KINDS, Fact, Span
from arnews.text.sentences import sentence_starts

__all__ = [
    "ARTICLE_COLUMNS",
    "FACT_COLUMNS",
    "LONGEST_NAME",
    "LONGEST_SENTENCE",
    "Row",
    "article_row",
    "fact_rows",
]

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
LONGEST_SENTENCE = 600
"""Characters of the column `sentence`; more are cut off, unless they are of the fact itself."""
LONGEST_NAME = 300
"""Characters of a column that may repeat what stands elsewhere in the article."""

_SMALLEST = Decimal(1).scaleb(-SCALE)
_EXACT = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
_TEXTS = ("mod", "currency", "unit", "iso", "iso_low", "iso_high", "calendar", "name", "name_en")
_CUT = "\u2026"
_WORD = 40
"""Characters within which a cut looks for a blank."""

Row: TypeAlias = tuple[Any, ...]
"""The values of one row, in the order of the columns."""


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


class Sentences:
    """The sentences of one article, cut once."""

    def __init__(self, text: str) -> None:
        """Find where they start."""
        self._text = text
        self._starts = sentence_starts(text)
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}

    def around(self, start: int, end: int) -> str:
        """Return the sentence around the characters from `start` to `end`.

        Of a longer one than `LONGEST_SENTENCE` the part around them, cut between words if there
        is a blank, with "…" where it was cut. The characters themselves are always in it.

        Example:
            >>> Sentences("نما الاقتصاد. زاد 5% أمس. انتهى").around(18, 20)
            'زاد 5% أمس.'
        """
        starts = self._starts
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, max(start, end - 1))
        opening, closing = self._spans.get((first, last)) or self._trimmed(first, last)
        opening, closing = min(opening, start), max(closing, end)
        if closing - opening <= LONGEST_SENTENCE:
            return self._text[opening:closing]
        return self._cut(opening, start, end, closing)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Return from where to where a sentence goes without the blanks around it."""
        text, starts = self._text, self._starts
        opening, closing = starts[first], starts[last] if last < len(starts) else len(text)
        while opening < closing and text[opening].isspace():
            opening += 1
        while opening < closing and text[closing - 1].isspace():
            closing -= 1
        self._spans[first, last] = opening, closing
        return opening, closing

    def _cut(self, opening: int, start: int, end: int, closing: int) -> str:
        text, room = self._text, LONGEST_SENTENCE - 2 * len(_CUT)
        left = start - max(room - (end - start), 0) // 2
        left = max(opening, min(left, closing - room, start))
        right = max(min(left + room, closing), end)
        before = after = ""
        if left > opening:
            blank = text.find(" ", left, min(left + _WORD, start))
            left, before = blank + 1 or left, _CUT
        if right < closing:
            blank = text.rfind(" ", max(right - _WORD, end), right)
            right, after = right if blank < 0 else blank, _CUT
        return f"{before}{text[left:right]}{after}"


def fact_rows(article: Article, facts: Iterable[Fact]) -> Iterator[Row]:
    """Return the facts of one article as rows of `FACT_COLUMNS`."""
    sentences = None
    for number, fact in enumerate(facts, 1):
        sentences = sentences or Sentences(article.text)
        fields = fact.__dict__ if fact.kind in KINDS else _own_fields(fact)
        get = fields.get
        value = get("value")
        exact = value if isinstance(value, Decimal) else None
        start, end = fact.start, fact.end
        yield (
            article.id,
            number,
            fact.kind,
            fact.text,
            start,
            end,
            sentences.around(start, end),
            get("mod"),
            fitting(exact),
            fitting(get("low")),
            fitting(get("high")),
            exact_text(fields),
            get("currency"),
            list(get("candidates") or ()) or None,
            _short(get("unit")),
            get("iso"),
            get("iso_low"),
            get("iso_high"),
            value if isinstance(value, str) else None,
            get("calendar"),
            _short(get("name")),
            _short(get("name_en")),
            fact.rule,
        )


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= LONGEST_NAME:
        return text
    return text[: LONGEST_NAME - len(_CUT)] + _CUT


def _own_fields(fact: Span) -> dict[str, Any]:
    """The fields of a fact of a user's own kind that the columns have room for."""
    types = dict.fromkeys(("value", "low", "high"), Decimal) | dict.fromkeys(_TEXTS, str)
    return {name: said for name, said in fact if isinstance(said, types.get(name, ()))}


def article_row(article: Article, document: Document) -> Row:
    """Return an article as a row of `ARTICLE_COLUMNS`."""
    return (
        article.id,
        article.source,
        article.place or None,
        article.url,
        article.title,
        article.date,
        article.encoding,
        len(article.text),
        len(document.facts),
        article.text,
    )
