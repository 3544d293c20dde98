"""Where the years, the shared scales and the open separators of numbers begin and end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from arnews.language.number_value import Number, borrow_scale, looks_like_year, scaled

MILLION, MILLIARD = Decimal(10**6), Decimal(10**9)


@pytest.mark.parametrize(
    ("value", "is_year"),
    [("1899", False), ("1900", True), ("2100", True), ("2101", False), ("2018.5", False)],
)
def test_which_numbers_look_like_years(value: str, is_year: bool) -> None:
    assert looks_like_year(Number(Decimal(value))) is is_year


def test_a_year_is_no_number_in_words() -> None:
    assert not looks_like_year(Number(Decimal(2000), in_words=True))


def test_a_number_in_digits_is_neither_a_fraction_nor_in_words() -> None:
    number = Number(Decimal(5))
    assert not number.fraction
    assert not number.in_words


@pytest.mark.parametrize(
    ("value", "alternative", "scale", "left"),
    [
        ("6265", "6.265", MILLIARD, "6265000000"),
        ("6265", "6.265", MILLION, None),  # milliards are not said in thousands of millions
        ("6.265", "6265", MILLIARD, None),
    ],
)
def test_what_a_scale_leaves_open(
    value: str, alternative: str, scale: Decimal, left: str | None
) -> None:
    number = scaled(Number(Decimal(value), Decimal(alternative)), scale)
    assert number.value == Decimal(value) * scale
    assert number.alternative == (left and Decimal(left))
    assert number.scale == scale
    assert number.in_words
    assert not number.fraction


@pytest.mark.parametrize(
    ("first", "mantissa", "shared"),
    [
        ("3", "5", True),
        ("9999", "9999", True),
        ("10000", "10000", False),
        ("499", "5", True),
        ("500", "5", False),
        ("5", "499", True),
        ("5", "500", False),
    ],
)
def test_numbers_of_similar_size_share_a_scale(first: str, mantissa: str, shared: bool) -> None:
    later = Number(Decimal(mantissa) * MILLIARD, scale=MILLIARD, in_words=True)
    value = borrow_scale(Number(Decimal(first)), later, later.value)
    assert value == (Decimal(first) * MILLIARD if shared else None)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (Number(Decimal(3)), Number(Decimal(5))),
        (Number(Decimal(3000), scale=Decimal(1000)), Number(5000 * MILLION, scale=MILLION)),
        (Number(Decimal("0.5"), fraction=True), Number(5 * MILLION, scale=MILLION)),
    ],
    ids=["no scale to share", "a scale of its own", "a bare fraction"],
)
def test_who_shares_no_scale(first: Number, later: Number) -> None:
    assert borrow_scale(first, later, later.value) is None
