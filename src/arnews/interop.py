"""Handing facts to other libraries: quantities to pint, Hijri dates to hijridate."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from arnews.errors import MissingExtraError

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


def to_pint(value: Decimal, unit: str) -> Any:
    """Return a quantity of pint, its magnitude an exact decimal.

    Raises:
        MissingExtraError: pint is not installed.
        ValueError: pint does not know the unit.

    Example:
        >>> round(to_pint(Decimal(3_000_000), "barrel/day").to("litre / second"))
        <Quantity(5520, 'liter / second')>
    """
    registry = _registry()
    from pint import UndefinedUnitError

    units = " / ".join(map(_pint_name, unit.split("/")))
    try:
        return registry.Quantity(value, units)
    except UndefinedUnitError as error:
        raise ValueError(f"pint does not know the unit {unit!r}") from error


def to_gregorian(value: str) -> str:
    """Return a day of the Hijri calendar in the Gregorian one.

    Raises:
        MissingExtraError: hijridate is not installed.
        ValueError: the value names no single day, or lies outside the tables of hijridate
            (the calendar of Umm al-Qura, 1343 to 1500).

    Example:
        >>> to_gregorian("1439-10-10")
        '2018-06-24'
    """
    day = _DAY.fullmatch(value)
    if day is None:
        raise ValueError(f"{value} names no single day; only days convert")
    try:
        from hijridate import Hijri
    except ImportError as error:
        raise MissingExtraError("hijridate", "hijri") from error
    try:
        return str(Hijri(*map(int, day.groups())).to_gregorian().isoformat())
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{value}: {error}") from error
