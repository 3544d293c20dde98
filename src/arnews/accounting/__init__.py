"""Accounting for every number of an article: the fact that holds it, or why none does.

Facts alone do not show what was passed over. `account` lists each number in reading order with its
fact or a reason, so that a reader sees at once what the rules did not understand.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from arnews.accounting.meanings import REASONS, Reason
from arnews.accounting.reasons import reason_of
from arnews.facts import Span
from arnews.language.numerals import Number
from arnews.rules import Cursor, Mention

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.pipeline import Pipeline

__all__ = ["REASONS", "NumberUse", "Reason", "account"]


class NumberUse(NamedTuple):
    """A number of an article with what became of it.

    Attributes:
        value: its value.
        start: offset of its first code point.
        end: offset after its last code point.
        text: the quote, `article[start:end]`.
        fact: the fact that holds it, or None.
        reason: why no fact does, one of `REASONS`; None if one does.
    """

    value: Decimal
    start: int
    end: int
    text: str
    fact: Span | None
    reason: Reason | None


def account(
    article: str,
    document: Document,
    pipeline: Pipeline | None = None,
    *,
    published: datetime.date | None = None,
) -> tuple[NumberUse, ...]:
    """Return every number of an article with the fact that holds it, or the reason why none does.

    Args:
        article: the text of the article.
        document: its facts.
        pipeline: the pipeline whose words are used; the default one if None.
        published: the article's date.

    Returns:
        The numbers in digits and in words, in reading order.

    Example:
        >>> import arnews
        >>> text = "باعت 3 ملايين هاتف آيفون 8 بعد المادة 49"
        >>> for use in account(text, arnews.extract(text)):
        ...     print(use.text, use.reason or use.fact.kind)
        3 ملايين count
        8 model
        49 label
    """
    from arnews.pipeline import default_pipeline

    at = Cursor((pipeline or default_pipeline()).analyze(article, published))
    facts = sorted(document.facts, key=lambda fact: fact.start)
    starts = [fact.start for fact in facts]
    uses = []
    for number in _numbers(at):
        place = bisect_right(starts, number.end - 1) - 1
        holds = place >= 0 and facts[place].end > number.start
        fact = facts[place] if holds else None
        at.anchor = number
        reason = None if holds else reason_of(at, number, facts)
        quote = article[number.start : number.end]
        uses.append(NumberUse(number.value.value, number.start, number.end, quote, fact, reason))
    return tuple(uses)


def _numbers(at: Cursor) -> list[Mention]:
    """Return the numbers, and the digits that are none («24.6.2018») with the value 0."""
    numbers = list(at.article.mentions["number"])
    known = {number.start_token for number in numbers}
    for group in at.article.mentions["digit group"]:
        if group.value is None and group.start_token not in known:
            zero = Number(Decimal(0))
            where = (group.start_token, group.stop_token, group.start, group.end)
            numbers.append(Mention("digit group", zero, *where))
    return sorted(numbers, key=lambda number: number.start)
