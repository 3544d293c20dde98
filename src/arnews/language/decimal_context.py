"""Exact decimal arithmetic, independent of the caller's decimal context.

Sums and products keep all their digits. A periodic fraction (a third, a seventh) is rounded to 28
significant digits: «ثلث مليون» is 333333.3333333333333333333333.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Final

__all__ = ["EXACT_CONTEXT", "canonical_decimal"]

_DIGITS: Final = 200
_MOST_SAID: Final = 150
"""A value with this many significant digits is a periodic fraction, not one that was written."""

EXACT_CONTEXT: Final = Context(
    prec=_DIGITS,
    rounding="ROUND_HALF_EVEN",
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""Precise enough for the longest number in digits with all scales; enter it by `localcontext`."""

_THIRDS: Final = Context(prec=28, rounding="ROUND_HALF_EVEN")


def canonical_decimal(value: Decimal) -> Decimal:
    """Return an equal value in its shortest form: whole numbers have no decimal places.

    Args:
        value: a result of arithmetic in `EXACT_CONTEXT`.

    Returns:
        The value without trailing zeros; a periodic fraction is rounded to 28 significant digits.

    Example:
        >>> (
        ...     canonical_decimal(Decimal("1900000000.00")),
        ...     canonical_decimal(EXACT_CONTEXT.divide(Decimal(2), Decimal(3))),
        ... )
        (Decimal('1900000000'), Decimal('0.6666666666666666666666666667'))
        >>> canonical_decimal(
        ...     EXACT_CONTEXT.multiply(EXACT_CONTEXT.divide(Decimal(1), Decimal(3)), Decimal(3))
        ... )
        Decimal('1')
    """
    whole = value.to_integral_value()
    if whole == value:
        return whole
    value = value.normalize(EXACT_CONTEXT)
    return (
        value
        if len(value.as_tuple().digits) < _MOST_SAID
        else canonical_decimal(_THIRDS.plus(value))
    )
