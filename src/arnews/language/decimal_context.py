"""The arithmetic of numbers: exact, whatever decimal context the caller works in.

Sums and products keep all their digits. A third has no last digit: what is made of thirds, sixths,
sevenths and ninths is given to 28 significant digits («ثلث مليون» is 333333.3333333333333333333333).
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Final

__all__ = ["EXACT_CONTEXT", "canonical_decimal"]

_DIGITS: Final = 200
_MOST_SAID: Final = 150

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
"""Wide enough for the longest number in digits after all scales; enter it by `localcontext`."""

_THIRDS: Final = Context(prec=28, rounding="ROUND_HALF_EVEN")


def canonical_decimal(value: Decimal) -> Decimal:
    """Write whole numbers without a fraction, thirds with 28 digits: 1.90 billion is 1900000000.

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
