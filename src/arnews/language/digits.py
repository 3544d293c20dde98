"""Numbers in digits: whether a separator is decimal or groups thousands.

The press uses every convention: «1.9», «91,4», «402،4», «69,041,764», «1.250.000», and the news
agencies' «29ر0», with the fraction first, for 0.29. A single separator before three digits can be
either («10.200 ميغاوات», «3.751 ريال»): both values are returned, and the context decides.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from arnews.language.decimal_context import EXACT_CONTEXT, canonical_decimal
from arnews.language.fractions import read_fraction

__all__ = ["Digits", "read_digits"]

_SEPARATOR: Final = re.compile("[.,،ر']")
_LONGEST: Final = 40


class Digits(NamedTuple):
    """The value of a number in digits.

    Attributes:
        value: its value, or the likelier of two.
        alternative: the other value if its separator is ambiguous, else None.
    """

    value: Decimal
    alternative: Decimal | None = None


@lru_cache(maxsize=65536)
def read_digits(literal: str) -> Digits | None:
    """Return the value of a number in digits.

    Args:
        literal: digits with their separators, folded.

    Returns:
        The value, or None if the literal is not a number or is longer than 40 characters.

    Example:
        >>> read_digits("69,041,764").value, read_digits("29ر0").value, read_digits("402،4").value
        (Decimal('69041764'), Decimal('0.29'), Decimal('402.4'))
        >>> read_digits("10.200")
        Digits(value=Decimal('10.200'), alternative=Decimal('10200'))
        >>> read_digits("7,910")
        Digits(value=Decimal('7910'), alternative=Decimal('7.910'))
        >>> read_digits("2½")
        Digits(value=Decimal('2.5'), alternative=None)
        >>> read_digits("1.5E9").value
        Decimal('1500000000')
        >>> read_digits("1.2.3") is None
        True
    """
    if len(literal) > _LONGEST:
        return None
    if literal.isdecimal():
        return Digits(Decimal(literal))
    if "E" in literal:
        return _power_of_ten(literal)
    if not literal[-1].isdecimal() or "/" in literal:
        fraction = read_fraction(literal)
        return Digits(fraction) if fraction is not None else None
    groups, marks = _SEPARATOR.split(literal), _SEPARATOR.findall(literal)
    whole = Decimal("".join(groups))
    if len(marks) == 1:
        return _one_mark(groups[0], marks[0], groups[1], whole)
    return _several_marks(groups, marks, whole)


def _power_of_ten(literal: str) -> Digits | None:
    """Return the value of «1.5E9», a number times a power of ten below 100."""
    mantissa, _, power = literal.partition("E")
    factor = read_digits(mantissa)
    if factor is None or len(power) > 2:
        return None
    value = factor.value if factor.alternative is None else min(factor.value, factor.alternative)
    return Digits(canonical_decimal(EXACT_CONTEXT.multiply(value, Decimal(10 ** int(power)))))


def _several_marks(groups: list[str], marks: list[str], whole: Decimal) -> Digits | None:
    """Return the value of digits with several separators: «1,250,000», «1.250,75»."""
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:-1]):
        return None
    if len(set(marks)) == 1:
        if len(groups[-1]) == 3 and marks[0] != "ر":
            return Digits(whole)
        # «1,250,00»: a last group of two zeros is the fraction
        return Digits(Decimal("".join(groups[:-1]))) if groups[-1] == "00" else None
    if len(set(marks[:-1])) == 1 and marks[-1] != "'":
        return Digits(Decimal("".join(groups[:-1]) + "." + groups[-1]))
    return None


def _one_mark(left: str, mark: str, right: str, whole: Decimal) -> Digits | None:
    """Return the value of digits with one separator; `whole` is that of the digits without it."""
    if mark == "ر":
        return Digits(Decimal(f"{right}.{left}"))
    decimal = Decimal(f"{left or 0}.{right}")
    groups_thousands = len(right) == 3 and 1 <= len(left) <= 3 and left[0] != "0"
    if not groups_thousands:
        return None if mark == "،" and len(right) > 3 else Digits(decimal)
    if mark == ".":
        return Digits(decimal, whole)
    return Digits(whole, None if mark == "'" else decimal)
