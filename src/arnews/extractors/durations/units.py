"""Units of time, their words, and lengths in ISO 8601 notation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from arnews.language.decimal_context import canonical_decimal
from arnews.language.inflection import noun_forms
from arnews.language.lexicon_files import load_toml
from arnews.rules import Entry

__all__ = ["LARGEST", "SOURCE", "Unit", "is_smaller", "split", "time_words", "to_iso"]

SOURCE: Final = "time.toml"
_ORDER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
LARGEST: Final = _ORDER[0]
_SMALLER: Final = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
}
_PLACES: Final = 20


class Unit(NamedTuple):
    """A unit of time.

    Attributes:
        iso: its ISO 8601 designator, with a T for parts of a day: "Y", "M", "W", "D", "TH" …
        times: how many of that unit it is: 10 years for «عقد».
    """

    iso: str
    times: int


def time_words() -> Iterator[tuple[str, Entry]]:
    """Yield the nouns of time in their forms.

    Yields:
        Words with entries of the kind "time"; the value is a `Unit`.
    """
    for item in load_toml(SOURCE)["time"]:
        unit = Unit(item["iso"], item.get("times", 1))
        for word in item["words"]:
            for form, number in noun_forms(word, item["plurals"]):
                yield form, Entry("time", unit, number, SOURCE)


def is_smaller(one: str, other: str) -> bool:
    """Return whether one ISO designator is of a smaller unit than another.

    Args:
        one: a designator: "M".
        other: the designator to compare it with: "Y".

    Returns:
        False for equal ones.
    """
    return _ORDER.index(one) > _ORDER.index(other)


def split(value: Decimal, unit: Unit) -> list[tuple[str, Decimal]]:
    """Split a number of units into whole ones and a remainder in the next smaller unit.

    Args:
        value: how many units.
        unit: the unit.

    Returns:
        Pairs of a designator and a number; one pair where the remainder is not whole.

    Example:
        >>> split(Decimal("2.5"), Unit("Y", 1))
        [('Y', Decimal('2')), ('M', Decimal('6'))]
    """
    value *= unit.times
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    rest = value - whole
    if rest and unit.iso in _SMALLER:
        smaller, times = _SMALLER[unit.iso]
        part = canonical_decimal(round(rest * times, _PLACES))  # a third of an hour is 20 minutes
        if part == part.to_integral_value():
            return [(unit.iso, whole), (smaller, part)] if whole else [(smaller, part)]
    return [(unit.iso, value)]


def to_iso(parts: Iterable[tuple[str, Decimal]]) -> str:
    """Return a length as an ISO 8601 duration.

    Args:
        parts: designators with their numbers, larger units first.

    Returns:
        The duration: "P1Y6M".

    Example:
        >>> to_iso([("Y", Decimal(2)), ("TH", Decimal("1.50"))])
        'P2YT1.5H'
    """
    days = times = ""
    for iso, value in parts:
        if iso[0] == "T":
            times += _plain(value) + iso[1:]
        else:
            days += _plain(value) + iso
    return f"P{days}T{times}" if times else f"P{days}"


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else format(value.normalize(), "f")
