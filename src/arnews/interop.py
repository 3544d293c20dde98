"""Conversion of facts by other libraries: quantities by pint, Hijri dates by hijridate."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from arnews.errors import MissingExtraError

__all__ = ["to_gregorian", "to_pint"]

_PINT_NAMES = {
    "barrel": "oil_barrel",  # pint's barrel is a beer barrel
    "ounce": "troy_ounce",  # news quotes ounces of gold
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
"""Units in news that pint does not define."""
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
    """Return the pint name of a unit: «square_metre» is metre ** 2."""
    match = _POWER.fullmatch(unit)
    if match is not None:
        return f"{match[2]} ** {2 if match[1] == 'square' else 3}"
    return _PINT_NAMES.get(unit, unit)


def to_pint(value: Decimal, unit: str) -> Any:
    """Return a pint quantity whose magnitude is an exact decimal.

    Args:
        value: the magnitude.
        unit: the English name of the unit, a rate with a slash, as in `Quantity.unit`.

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
    """Return the Gregorian date of a Hijri day, both in ISO 8601 form.

    Args:
        value: the Hijri day as YYYY-MM-DD.

    Raises:
        MissingExtraError: hijridate is not installed.
        ValueError: the value is not a single day, or is outside the tables of hijridate
            (the Umm al-Qura calendar, 1343 to 1500).

    Example:
        >>> to_gregorian("1439-10-10")
        '2018-06-24'
    """
    day = _DAY.fullmatch(value)
    if day is None:
        raise ValueError(f"{value} is not a single day; only days can be converted")
    try:
        from hijridate import Hijri
    except ImportError as error:
        raise MissingExtraError("hijridate", "hijri") from error
    try:
        return str(Hijri(*map(int, day.groups())).to_gregorian().isoformat())
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{value}: {error}") from error
