"""What one separator before three digits means: a fraction (4.3745, 2،308) or thousands (10.200).

A number in digits keeps both values (see `arnews.language.digits`); what the article prints
elsewhere, the unit and the numbers around decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Final

from arnews.language.lexicon import Mention
from arnews.language.number import Number
from arnews.rules.cursor import Article, Cursor

__all__ = ["disambiguate", "ratio_to"]

_FURTHEST: Final = 500
"""Tokens to either side in which a number like it is looked for, so that time stays linear."""
_STOP_TOKEN: Final = attrgetter("stop_token")
_LAST_PART: Final = re.compile(r"(\D)(\d+)$")


def ratio_to(value: Decimal) -> Callable[[Decimal], Decimal]:
    """How far from `value` a number is: how many times larger, or smaller."""

    def distance(other: Decimal) -> Decimal:
        if value <= 0 or other <= 0:
            return Decimal(0)
        return max(other / value, value / other)

    return distance


def disambiguate(at: Cursor, number: Mention, *, thousandths: bool = False) -> Decimal:
    """The value of a number; one separator before three digits is settled by what is around.

    `thousandths` says that its unit has a thousand parts, as a dinar of Kuwait has: 1.250.
    """
    parsed: Number = number.value
    if parsed.alternative is None:
        return parsed.value
    decimal, whole = sorted((parsed.value, parsed.alternative))
    if at.anchor.kind.startswith("percent"):
        return decimal
    if parsed.scale:
        near = _neighbour(at, number, (0, at.count))
        fraction = _is_decimal_mark(at, number)
        return decimal if fraction else min(whole, decimal, key=ratio_to(near or whole))
    if parsed.value == whole:
        return decimal if thousandths and _is_decimal_mark(at, number) else whole
    if thousandths and at.word(at.anchor.stop_token).startswith("لل"):
        return decimal  # «15.818 دينار للكغ»
    if _groups_with_dots(at) or str(whole).endswith("000"):
        return whole
    near = _neighbour(at, number, at.passage.sentence(number.start_token))
    if near is not None:
        return min(decimal, whole, key=ratio_to(near))
    return whole if str(whole).endswith("0") and not thousandths else decimal


def _neighbour(at: Cursor, number: Mention, bounds: tuple[int, int]) -> Decimal | None:
    """The nearest number of the same unit within `bounds` whose value is beyond doubt.

    A number with a scale word is told by another with one, a bare one by a bare one.
    """
    unit = at.anchor.entry
    if unit is None:
        return None
    first = max(bounds[0] + 1, number.stop_token - _FURTHEST)
    stop = min(bounds[1], number.stop_token + _FURTHEST)
    numbers = at.article.mentions["number"]
    begin = bisect_left(numbers, first, key=_STOP_TOKEN)
    near = numbers[begin : bisect_right(numbers, stop, begin, key=_STOP_TOKEN)]
    near.sort(key=lambda other: abs(other.stop_token - number.stop_token))
    scaled = number.value.scale is not None
    for other in near:
        parsed: Number = other.value
        if parsed.alternative is not None or scaled != (parsed.scale is not None):
            continue
        mention = at.lexicon.mention(at.passage, other.stop_token, at.anchor.kind)
        if (
            mention is not None
            and mention.value == unit.value
            and other.stop_token != number.stop_token
        ):
            return parsed.value
    return None


def _groups_with_dots(at: Cursor) -> bool:
    """Whether the article prints decimals with another mark, or thousands with dots."""
    marks = at.article.once(_decimal_marks)
    return marks["."] < marks.total() - marks["."] or marks[".."] > 0


def _is_decimal_mark(at: Cursor, number: Mention) -> bool:
    """Whether the article prints decimals with the mark of this number («12،82», «2،308»)."""
    marks = at.article.once(_decimal_marks)
    printed = "".join(at.word(place) for place in range(number.start_token, number.stop_token))
    return any(marks[mark] > marks["."] for mark in ",،" if mark in printed)


def _decimal_marks(article: Article) -> Counter[str]:
    """How often each mark stands before one or two last digits; «..» counts dotted thousands."""
    marks = Counter[str]()
    for token in article.passage.tokens:
        if token.is_number and not token.word.isdecimal():
            last_part = _LAST_PART.search(token.word)
            if last_part is None:  # 2½
                continue
            mark, digits = last_part.groups()
            if token.word.count(mark) == 1 and (len(digits) < 3 or mark == "ر"):
                marks[mark] += 1
            marks[".."] += token.word.count(".") > 1
    return marks
