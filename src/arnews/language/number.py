"""A number that was read: its value, and what its words tell about it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.language.decimal_context import canonical_decimal

__all__ = ["Number", "alternative_scaled", "borrow_scale", "looks_like_year"]


_MILLIARD: Final = 10**9


class Number:
    """A number that was read.

    Attributes:
        value: its exact value.
        alternative: the value that its one separator could also mean (10.200), or None.
        scale: the scale word it ends with (مليار), as a number, or None.
        fraction: it is a bare fraction (نصف), a number only with a unit after it.
        in_words: it has number words, not digits alone.
    """

    __slots__ = ("alternative", "fraction", "in_words", "scale", "value")

    def __init__(
        self,
        value: Decimal,
        alternative: Decimal | None = None,
        scale: Decimal | None = None,
        fraction: bool = False,
        in_words: bool = False,
    ) -> None:
        """Hold what was read."""
        self.value = value
        self.alternative = alternative
        self.scale = scale
        self.fraction = fraction
        self.in_words = in_words

    def __repr__(self) -> str:
        """Show the value."""
        return f"Number({self.value})"

    def negative(self) -> Number:
        """Give the number below zero."""
        return Number(-self.value, self.alternative, self.scale, self.fraction, self.in_words)


def looks_like_year(number: Number) -> bool:
    """Whether a number in digits could be a year of these centuries.

    Example:
        >>> looks_like_year(Number(Decimal(2018))), looks_like_year(Number(Decimal("2018.5")))
        (True, False)
    """
    value = number.value
    return not number.in_words and 1900 <= value <= 2100 and value == value.to_integral_value()


def alternative_scaled(number: Number, scale: Decimal) -> Decimal | None:
    """The other value of «6,265 مليار»: thousands of milliards, or a fraction of them."""
    if number.alternative is None or number.alternative > number.value or scale < _MILLIARD:
        return None
    return canonical_decimal(number.alternative * scale)


def borrow_scale(parsed: Number, number: Number, value: Decimal) -> Decimal | None:
    """The value of a number that borrows the scale of the `number` after it, worth `value`.

    «3 و5 مليارات» are three and five billions; «2018 و5 مليارات» have nothing in common.
    """
    if not number.scale or parsed.scale is not None or parsed.fraction:
        return None
    mantissa = value / number.scale
    if parsed.value < 10000 and parsed.value < 100 * mantissa and mantissa < 100 * parsed.value:
        return canonical_decimal(parsed.value * number.scale)
    return None
