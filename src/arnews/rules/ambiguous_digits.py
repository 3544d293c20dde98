"""Decide whether one separator before three digits marks a fraction (2،308) or thousands (10.200).

A number in digits keeps both values (see `arnews.language.digits`). The separators of the rest of
the article, the unit and the nearby numbers decide between them.
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
from arnews.language.numerals import Number
from arnews.rules.cursor import Article, Cursor

__all__ = ["disambiguate", "ratio_to"]

_FURTHEST: Final = 500
"""Tokens to either side that are searched for a number of the same unit; keeps time linear."""
_PER: Final = "لل"
"""Particles of a price for one unit: «15.818 دينار للكغ»."""
_STOP_TOKEN: Final = attrgetter("stop_token")
_LAST_PART: Final = re.compile(r"(\D)(\d+)$")


def ratio_to(value: Decimal) -> Callable[[Decimal], Decimal]:
    """Return a function that measures how many times larger or smaller a number is than `value`.

    Args:
        value: the reference.

    Returns:
        A function of a number: a ratio of at least 1, or 0 if one of the two is not positive.

    Example:
        >>> ratio_to(Decimal(10))(Decimal(5)), ratio_to(Decimal(10))(Decimal(40))
        (Decimal('2'), Decimal('4'))
    """

    def distance(other: Decimal) -> Decimal:
        if value <= 0 or other <= 0:
            return Decimal(0)
        return max(other / value, value / other)

    return distance


def disambiguate(at: Cursor, number: Mention, stop: int, *, thousandths: bool) -> Decimal:
    """Return the value of a number whose separator is ambiguous; of any other its own value.

    Args:
        at: the cursor at the unit of the number.
        number: the number, a mention that holds a `Number`.
        stop: the token after the unit and what belongs to it (exclusive end).
        thousandths: whether the unit has a thousand subunits, like the Kuwaiti dinar (1.250).

    Returns:
        One of the two values that the digits may have.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("بلغ السعر 10.200 ريال"))
        >>> at.anchor = at.article.mentions["currency"][0]
        >>> disambiguate(at, at.number_before(3), 4, thousandths=False)
        Decimal('10200')
    """
    parsed: Number = number.value
    if parsed.alternative is None:
        return parsed.value
    decimal, whole = sorted((parsed.value, parsed.alternative))
    if at.anchor.kind.startswith("percent"):
        return decimal
    if parsed.scale:
        return _scaled(at, number, decimal, whole)
    if parsed.value == whole:
        return decimal if thousandths and _is_decimal_mark(at, number) else whole
    if thousandths and at.word(stop).startswith(_PER):
        return decimal
    return _unscaled(at, number, decimal, whole, thousandths=thousandths)


def _scaled(at: Cursor, number: Mention, decimal: Decimal, whole: Decimal) -> Decimal:
    """Choose for a number with a scale word, by the marks and the numbers of the article."""
    if _is_decimal_mark(at, number):
        return decimal
    near = _neighbour(at, number, (0, at.count))
    return min(whole, decimal, key=ratio_to(near or whole))


def _unscaled(
    at: Cursor, number: Mention, decimal: Decimal, whole: Decimal, *, thousandths: bool
) -> Decimal:
    """Choose for a bare number, by the marks of the article, its sentence, its last digit."""
    if _groups_with_dots(at) or str(whole).endswith("000"):
        return whole
    near = _neighbour(at, number, at.passage.sentence(number.start_token))
    if near is not None:
        return min(decimal, whole, key=ratio_to(near))
    return whole if str(whole).endswith("0") and not thousandths else decimal


def _neighbour(at: Cursor, number: Mention, bounds: tuple[int, int]) -> Decimal | None:
    """Return the nearest unambiguous number of the same unit within `bounds` (tokens), or None.

    A number with a scale word is compared with others that have one, a bare one with bare ones.
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
        if mention is not None and mention.value == unit.value:
            return parsed.value
    return None


def _groups_with_dots(at: Cursor) -> bool:
    """Return whether the article groups thousands with dots, or marks decimals otherwise."""
    marks = at.article.once(_decimal_marks)
    return marks["."] < marks.total() - marks["."] or marks[".."] > 0


def _is_decimal_mark(at: Cursor, number: Mention) -> bool:
    """Return whether the article marks decimals like this number does («12،82», «2،308»)."""
    marks = at.article.once(_decimal_marks)
    printed = "".join(at.word(place) for place in range(number.start_token, number.stop_token))
    return any(marks[mark] > marks["."] for mark in ",،" if mark in printed)


def _decimal_marks(article: Article) -> Counter[str]:
    """Count each mark before one or two last digits; ".." counts numbers with several dots."""
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
