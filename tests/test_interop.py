"""Facts handed to pint and hijridate."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest

from arnews.errors import MissingExtraError
from arnews.facts import Date, Quantity


def quantity(unit: str, value: str | None = "3") -> Quantity:
    ends = {"value": value} if value else {"low": "1", "high": "2"}
    return Quantity.model_validate({"text": "3", "start": 0, "end": 1, "unit": unit, **ends})


def day(value: str, calendar: str | None = "hijri") -> Date:
    said = {"text": "س", "start": 0, "end": 1, "value": value, "calendar": calendar}
    return Date.model_validate(said)


@pytest.mark.parametrize(
    ("unit", "other", "value"),
    [
        ("kilometre", "metre", "3000"),
        ("square_kilometre", "metre ** 2", "3000000"),
        ("cubic_metre", "litre", "3000"),
        ("dunam", "metre ** 2", "3000"),
        ("quintal", "kilogram", "300"),
        ("gigawatt", "megawatt", "3000"),
        ("barrel/day", "oil_barrel / day", "3"),
    ],
)
def test_quantities(unit: str, other: str, value: str) -> None:
    converted = quantity(unit).to_pint().to(other)
    assert isinstance(converted.magnitude, Decimal)
    assert round(converted.magnitude, 6) == Decimal(value)


def test_what_pint_cannot_have() -> None:
    with pytest.raises(ValueError, match="is a range"):
        quantity("metre", None).to_pint()
    with pytest.raises(ValueError, match="does not know the unit 'camel_load'"):
        quantity("camel_load").to_pint()


def test_days() -> None:
    assert day("1439-10-10").to_gregorian() == "2018-06-24"
    assert day("2018-06-24", None).to_gregorian() == "2018-06-24"
    assert day("2018-Q3", None).to_gregorian() == "2018-Q3"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1439-10", "is not a single day"),
        ("1200-01-01", "1200-01-01"),
        ("1439-01-31", "1439-01-31"),
    ],
)
def test_what_is_no_day(value: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        day(value).to_gregorian()


def test_without_the_extra_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hijridate", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'arnews\[hijri\]'"):
        day("1439-10-10").to_gregorian()
