"""Facts and articles as rows: the same columns in the same order in every output format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any, TypeAlias

from arnews.batch.articles import Article
from arnews.claims.table import TABLE_COLUMNS, figure_rows
from arnews.document import Document
from arnews.facts import KINDS, Fact, Span
from arnews.text.sentences import sentence_starts

__all__ = [
    "ARTICLE_COLUMNS",
    "CLAIM_COLUMNS",
    "FACT_COLUMNS",
    "LONGEST_NAME",
    "LONGEST_SENTENCE",
    "Row",
    "Sentences",
    "article_row",
    "claim_rows",
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
    "noun",
    "iso",
    "iso_low",
    "iso_high",
    "date",
    "calendar",
    "name",
    "name_en",
    "ticker",
    "country",
    "id",
    "rule",
)
"""The columns of the facts, in order; docs/batch.md describes them."""

CLAIM_COLUMNS = ("article", *TABLE_COLUMNS, "value_text", "sentence")
"""The columns of the claims, one row per figure, in order."""

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
"""The columns of the articles, in order."""

DIGITS, SCALE = 38, 9
LONGEST_SENTENCE = 600
"""Most characters in the column `sentence`, unless the quote of the fact itself is longer."""
LONGEST_NAME = 300
"""Most characters in the columns `unit`, `noun`, `name`, `name_en`, and of words of claims."""

_SMALLEST = Decimal(1).scaleb(-SCALE)
_EXACT = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
_TEXTS = (
    "mod",
    "currency",
    "unit",
    "noun",
    "iso",
    "iso_low",
    "iso_high",
    "calendar",
    "name",
    "name_en",
    "ticker",
    "country",
    "id",
)
_SHORTENED = (
    "subject",
    "unit",
    "noun",
    "period_quote",
    "subject_quote",
    "via",
    "metric_quote",
    "trigger",
    "scope",
    "of",
)
"""Columns of claims that are cut like names."""
_CUT = "\u2026"
_WORD = 40
"""Characters within which to look for a space to cut at."""

Row: TypeAlias = tuple[Any, ...]
"""The values of one row, in the order of the columns."""


def fitting(value: Decimal | None) -> Decimal | None:
    """Return a value with 9 decimal places, if decimal128(38, 9) holds it exactly.

    Args:
        value: a number, if any.

    Returns:
        The same number, None if it does not fit.

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
    """Return the number of a fact with all its digits, a range as `low..high`.

    Args:
        fields: the fields of the fact.

    Returns:
        The number or range as text, None if the fact has neither.

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
    """The sentences of one article, cut when the first is asked for.

    Args:
        text: the article.
        starts: where its sentences start, if that is known.

    Example:
        >>> Sentences("نما الاقتصاد. زاد 5% أمس. انتهى").around(18, 20)
        'زاد 5% أمس.'
    """

    def __init__(self, text: str, starts: Sequence[int] = ()) -> None:
        """Keep the article and what is known of its sentences."""
        self._text = text
        self._starts = starts
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}

    def around(self, start: int, end: int) -> str:
        """Return the sentence around a span of characters.

        Args:
            start: the first character of the span.
            end: the character after the span (exclusive end).

        Returns:
            The sentence, which always contains the whole span. One of more than
            `LONGEST_SENTENCE` characters is cut on both sides, between words where possible, and
            marked by «…».
        """
        starts = self._starts = self._starts or sentence_starts(self._text)
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, max(start, end - 1))
        opening, closing = self._spans.get((first, last)) or self._trimmed(first, last)
        opening, closing = min(opening, start), max(closing, end)
        if closing - opening <= LONGEST_SENTENCE:
            return self._text[opening:closing]
        return self._cut(opening, start, end, closing)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Return start and exclusive end of a sentence without the surrounding whitespace."""
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


def fact_rows(
    article: Article, facts: Iterable[Fact], sentences: Sentences | None = None
) -> Iterator[Row]:
    """Return the facts of one article as rows.

    Args:
        article: the article.
        facts: its facts, in order.
        sentences: its sentences; cut anew if None.

    Returns:
        An iterator of rows with the columns `FACT_COLUMNS`.

    Example:
        >>> from arnews import extract
        >>> article = Article("a", "نما الاقتصاد 5%")
        >>> next(fact_rows(article, extract(article.text).facts))[:6]
        ('a', 1, 'percentage', '5%', 13, 15)
    """
    sentences = sentences or Sentences(article.text)
    for number, fact in enumerate(facts, 1):
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
            _short(get("noun")),
            get("iso"),
            get("iso_low"),
            get("iso_high"),
            value if isinstance(value, str) else None,
            get("calendar"),
            _short(get("name")),
            _short(get("name_en")),
            get("ticker"),
            get("country"),
            get("id"),
            fact.rule,
        )


def claim_rows(
    article: Article, document: Document, sentences: Sentences | None = None
) -> Iterator[Row]:
    """Return the claims of one article as rows, one per figure.

    Args:
        article: the article.
        document: its facts and claims.
        sentences: its sentences; cut anew if None.

    Returns:
        An iterator of rows with the columns `CLAIM_COLUMNS`.

    Example:
        >>> from arnews import extract
        >>> article = Article("a", "ارتفعت أرباح سابك 12%")
        >>> next(claim_rows(article, extract(article.text)))[:5]
        ('a', 1, 2, 'observation', 'سابك')
    """
    sentences = sentences or Sentences(article.text)
    for row in figure_rows(document.claims):
        text = exact_text(row)
        for name in ("value", "low", "high"):
            row[name] = fitting(row[name])
        for name in _SHORTENED:
            row[name] = _short(row[name])
        if row["parties"] is not None:
            row["parties"] = [_short(party) for party in row["parties"]]
        yield (article.id, *row.values(), text, sentences.around(row["start"], row["end"]))


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= LONGEST_NAME:
        return text
    return text[: LONGEST_NAME - len(_CUT)] + _CUT


def _own_fields(fact: Span) -> dict[str, Any]:
    """Return those fields of a user-defined kind of fact that have a column of the same type."""
    types = dict.fromkeys(("value", "low", "high"), Decimal) | dict.fromkeys(_TEXTS, str)
    return {name: said for name, said in fact if isinstance(said, types.get(name, ()))}


def article_row(article: Article, document: Document) -> Row:
    """Return an article as a row.

    Args:
        article: the article.
        document: its facts.

    Returns:
        A row with the columns `ARTICLE_COLUMNS`.

    Example:
        >>> from arnews import extract
        >>> article_row(Article("a", "نما الاقتصاد 5%"), extract("نما الاقتصاد 5%"))[-3:]
        (15, 1, 'نما الاقتصاد 5%')
    """
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
