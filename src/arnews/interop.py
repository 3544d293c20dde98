"""Handing facts to other libraries: quantities to pint, Hijri dates to hijridate."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from arnews.errors import MissingExtraError

if TYPE_CHECKING:
    from arnews.facts import Date, Quantity

__all__ = ["to_gregorian", "to_pint"]

_PINT_NAMES = {
    "barrel": "oil_barrel",  # the press counts oil, pint's barrel is of beer
    "ounce": "troy_ounce",  # and gold
    "degree_celsius": "degC",
    "degree_fahrenheit": "degF",
    "newton_metre": "newton * metre",
}
_DEFINITIONS = (
    "quintal = 100 * kilogram",
    "ardeb = 198 * litre",
    "dunam = 1000 * metre ** 2",
    "feddan = 4200.833 * metre ** 2",
    "barrel_of_oil_equivalent = 5.8e6 * british_thermal_unit",
)
"""Units of the press that pint does not know."""
_POWER = re.compile("(square|cubic)_(.+)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(maxsize=1)
def _registry() -> Any:
    try:
        import pint
    except ImportError as error:
        raise MissingExtraError("pint", "pint") from error
    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


def _pint_name(unit: str) -> str:
    """Write a unit as pint does: «square_metre» is metre ** 2."""
    match = _POWER.fullmatch(unit)
    if match is not None:
        return f"{match[2]} ** {2 if match[1] == 'square' else 3}"
    return _PINT_NAMES.get(unit, unit)


def to_pint(quantity: Quantity) -> Any:
    """Give a quantity to pint, its magnitude an exact decimal.

    Raises:
        MissingExtraError: pint is not installed.
        ValueError: the quantity is a range, or pint does not know the unit.

    Example:
        >>> import arnews
        >>> fact = arnews.extract("ينتج 3 ملايين برميل يوميا").facts[0]
        >>> round(to_pint(fact).to("litre / second"))
        <Quantity(5520, 'liter / second')>
    """
    if quantity.value is None:
        raise ValueError(f"{quantity.text!r} is a range; take its low and high one by one")
    registry = _registry()
    from pint import UndefinedUnitError

    unit = " / ".join(map(_pint_name, quantity.unit.split("/")))
    try:
        return registry.Quantity(quantity.value, unit)
    except UndefinedUnitError as error:
        raise ValueError(f"pint does not know the unit {quantity.unit!r}") from error


def to_gregorian(date: Date) -> str:
    """Give the value of a date in the Gregorian calendar.

    Raises:
        MissingExtraError: the date is Hijri and hijridate is not installed.
        ValueError: the Hijri date names no single day, or lies outside the tables of hijridate
            (the calendar of Umm al-Qura, 1343 to 1500).

    Example:
        >>> import arnews
        >>> to_gregorian(arnews.extract("في 10 شوال 1439 هـ").facts[0])
        '2018-06-24'
    """
    if date.calendar is None:
        return date.value
    day = _DAY.fullmatch(date.value)
    if day is None:
        raise ValueError(f"{date.value} names no single day; only days convert")
    try:
        from hijridate import Hijri
    except ImportError as error:
        raise MissingExtraError("hijridate", "hijri") from error
    try:
        return str(Hijri(*map(int, day.groups())).to_gregorian().isoformat())
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{date.value}: {error}") from error
