"""The value of a number that was read, and what its separator and its scale leave open."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.language.decimal_context import canonical_decimal

__all__ = ["Number", "borrow_scale", "looks_like_year", "scaled"]

_MILLIARD: Final = 10**9


class Number:
    """The value of a number in an article.

    Attributes:
        value: its exact value.
        alternative: the other value if its separator is ambiguous («10.200»), else None.
        scale: the value of the scale word that it ends with (مليار), or None.
        fraction: True for a bare fraction (نصف), which is a number only before a unit.
        in_words: True if it has number words, not digits alone.

    Example:
        >>> Number(Decimal(5)).negative()
        Number(-5)
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
        """Make a number; see the attributes of the class."""
        self.value = value
        self.alternative = alternative
        self.scale = scale
        self.fraction = fraction
        self.in_words = in_words

    def __repr__(self) -> str:
        """Show the value."""
        return f"Number({self.value})"

    def negative(self) -> Number:
        """Return the number with the opposite sign of its value."""
        return Number(-self.value, self.alternative, self.scale, self.fraction, self.in_words)


def looks_like_year(number: Number) -> bool:
    """Return True if a number in digits could be a year of the 20th or 21st century.

    Args:
        number: a number of an article.

    Returns:
        True for whole numbers in digits from 1900 to 2100.

    Example:
        >>> looks_like_year(Number(Decimal(2018))), looks_like_year(Number(Decimal("2018.5")))
        (True, False)
    """
    value = number.value
    return not number.in_words and 1900 <= value <= 2100 and value == value.to_integral_value()


def scaled(number: Number, scale: Decimal) -> Number:
    """Return a number in digits with the scale word after it.

    Args:
        number: a number in digits.
        scale: the value of the scale word.

    Returns:
        The product; «6,265 مليار» may be thousands of milliards or a fraction of them, so it keeps
        an alternative.

    Example:
        >>> number = scaled(Number(Decimal(6265), Decimal("6.265")), Decimal(10**9))
        >>> number.value, number.alternative
        (Decimal('6265000000000'), Decimal('6265000000'))
    """
    alternative = number.alternative
    if alternative is not None:
        if alternative > number.value or scale < _MILLIARD:
            alternative = None
        else:
            alternative = canonical_decimal(alternative * scale)
    return Number(canonical_decimal(number.value * scale), alternative, scale, False, True)


def borrow_scale(parsed: Number, number: Number, value: Decimal) -> Decimal | None:
    """Return the value of a number that shares the scale of a later one.

    «3 و5 مليارات» are three and five billions; «2018 و5 مليارات» do not share the scale, as they
    are not of similar size.

    Args:
        parsed: the first number («3»).
        number: the number that has the scale («5 مليارات»).
        value: the value of `number`, its ambiguous separator resolved.

    Returns:
        The value of `parsed` with the scale, or None if it is not shared.

    Example:
        >>> later = Number(Decimal(5 * 10**9), scale=Decimal(10**9), in_words=True)
        >>> borrow_scale(Number(Decimal(3)), later, later.value)
        Decimal('3000000000')
        >>> borrow_scale(Number(Decimal(2018)), later, later.value) is None
        True
    """
    if not number.scale or parsed.scale is not None or parsed.fraction:
        return None
    mantissa = value / number.scale
    if parsed.value < 10000 and parsed.value < 100 * mantissa and mantissa < 100 * parsed.value:
        return canonical_decimal(parsed.value * number.scale)
    return None
