"""Digits and their separators: every convention of the press."""

from __future__ import annotations

from decimal import Decimal

import pytest

from arnews.language.digits import read_digits


@pytest.mark.parametrize(
    ("literal", "value", "other"),
    [
        ("0", "0", None),
        ("007", "7", None),
        ("1.9", "1.9", None),
        ("91,4", "91.4", None),
        ("402،4", "402.4", None),
        (".5", "0.5", None),
        ("0.125", "0.125", None),
        ("0,125", "0.125", None),
        ("4.3745", "4.3745", None),
        ("1234.567", "1234.567", None),
        ("10.200", "10.200", "10200"),
        ("7,910", "7910", "7.910"),
        ("2،308", "2308", "2.308"),
        ("1'250", "1250", None),
        ("69,041,764", "69041764", None),
        ("1.250.000", "1250000", None),
        ("1.250,5", "1250.5", None),
        ("1,250.75", "1250.75", None),
        ("1,250,000.75", "1250000.75", None),
        ("1,250,00", "1250", None),
        ("29ر0", "0.29", None),
        ("4ر402", "402.4", None),
        ("½", "0.5", None),
        ("12¾", "12.75", None),
        ("3/4", "0.75", None),
    ],
)
def test_read(literal: str, value: str, other: str | None) -> None:
    digits = read_digits(literal)
    assert digits is not None
    assert str(digits.value) == value
    assert digits.alternative == (None if other is None else Decimal(other))


@pytest.mark.parametrize(
    "literal",
    ["1.2.3", "24.6.2018", "1,25,000.5", "1.250,000,5", "12،3456", "2.5½", "3/0", "1" * 41],
)
def test_no_number(literal: str) -> None:
    assert read_digits(literal) is None
