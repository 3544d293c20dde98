"""How the terms of a number add up, and where they refuse to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from arnews.language.number_grammar import NumberState, NumberTerm

THOUSAND, MILLION = Decimal(1000), Decimal(10**6)


def term(
    role: str, value: int | str | Decimal, number: str = "one", *, joined: bool = False
) -> NumberTerm:
    return NumberTerm(role, Decimal(value), number, joined, 0, 0)


def total(*terms: NumberTerm) -> tuple[int, Decimal]:
    """How many terms are taken in, and what they add up to."""
    sum_ = NumberState()
    for place, one in enumerate(terms):
        if not sum_.accept(one, None):
            return place, sum_.value
    return len(terms), sum_.value


def test_a_copy_goes_its_own_way() -> None:
    sum_ = NumberState()
    sum_.accept(term("unit", 5), None)
    twin = sum_.copy()
    sum_.accept(term("tens", 50, joined=True), None)
    assert [int(twin.value), int(sum_.value)] == [5, 55]


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        ([term("unit", 5), term("tens", 20, joined=True)], 25),  # خمسة وعشرون
        ([term("unit", 3), term("ten", 10)], 13),  # ثلاثة عشر
        ([term("unit", 3), term("hundred", 100)], 300),  # ثلاث مئة
        ([term("hundreds", 300), term("unit", 5, joined=True), term("scale", THOUSAND)], 305000),
        ([term("scale", THOUSAND), term("scale", MILLION)], 10**9),  # ألف مليون
        ([term("scale", MILLION, "two"), term("hundred", 200, joined=True)], 2000200),
        ([term("digits", 3), term("scale", MILLION, "many"), term("fraction", "0.5", joined=True)], 3500000),
        ([term("unit", 3), term("parts", "0.25")], Decimal("0.75")),  # ثلاثة أرباع
        ([term("digits", 6), term("scale", THOUSAND), term("digits", 86, joined=True), term("scale", 10**12)], 6086 * 10**12),
    ],
)  # fmt: skip
def test_taken(terms: list[NumberTerm], value: int | Decimal) -> None:
    assert total(*terms) == (len(terms), value)


@pytest.mark.parametrize(
    ("terms", "taken"),
    [
        ([term("unit", 5), term("unit", 6)], 1),  # خمسة ستة
        ([term("unit", 5), term("unit", 6, joined=True)], 1),  # خمسة وستة
        ([term("unit", 5), term("tens", 20)], 1),  # خمسة عشرون
        ([term("scale", THOUSAND, "many")], 0),  # آلاف
        ([term("scale", THOUSAND), term("scale", MILLION, joined=True)], 1),  # ألف ومليون
        ([term("digits", 300), term("scale", THOUSAND), term("digits", 5, joined=True), term("scale", MILLION, "many")], 3),
        ([term("digits", 5), term("fraction", "0.5")], 1),  # 5 نصف
        ([term("digits", 5), term("parts", "0.25")], 1),
    ],
)  # fmt: skip
def test_refused(terms: list[NumberTerm], taken: int) -> None:
    assert total(*terms)[0] == taken
