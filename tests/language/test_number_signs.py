"""Signs around numbers: what belongs to a number, and what is a dash, an item or an aside."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("خسر 5- ملايين دولار", ["-5000000"]),
        ("خسر (-5) ملايين دولار", ["-5000000"]),
        ("خسر -(5) ملايين دولار", ["-5000000"]),
        ("خسر سالب (5) ملايين دولار", ["-5000000"]),
        ("ربح 5+ ملايين دولار", ["5000000"]),
        ("بين 5- 7 ملايين دولار", ["5000000", "7000000"]),
        ("خلال 5- سنوات", ["5"]),
        ("فاز 5- أمس", ["5"]),
        ("طابق (5) ثم ملايين دولار", ["5"]),
        ("المادة 5) ملايين دولار", ["5"]),
        ("خمسة (6) ملايين دولار", ["5", "6000000"]),
        ("خمسة (5) أشخاص", ["5", "5"]),
    ],
)
def test_signs_of_numbers(text: str, values: list[str]) -> None:
    found = [number.value for number in arnews.find_numbers(text)]
    assert found == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text", ["فاصلة " * 3000, "خمسة فاصلة " * 3000, "5 (" * 3000, "صفر فاصلة " * 3000]
)
def test_long_runs_of_signs_are_read(text: str) -> None:
    assert arnews.extract(text).facts == ()
