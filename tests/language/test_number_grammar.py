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
    state = NumberState()
    for place, one in enumerate(terms):
        longer = state.plus(one)
        if longer is None:
            return place, state.value
        state = longer
    return len(terms), state.value


def sum_of(*terms: NumberTerm) -> NumberState:
    state = NumberState()
    for one in terms:
        longer = state.plus(one)
        assert longer is not None
        state = longer
    return state


def test_the_state_before_a_joined_group_is_kept() -> None:
    scale = term("scale", THOUSAND)
    state = sum_of(term("digits", 77), scale, term("digits", 603, joined=True))
    assert state.value == 77603
    assert state.before_digits == state.before_group == sum_of(term("digits", 77), scale)


def test_a_scale_closes_the_group() -> None:
    million, thousand = term("scale", MILLION), term("scale", THOUSAND)
    state = sum_of(term("digits", 2), million, term("digits", 603, joined=True), thousand)
    assert state.value == 2603000
    assert state.before_digits is None
    assert state.before_group is None


@pytest.mark.parametrize(
    ("before", "pair", "value"),
    [
        ([], [term("fraction", "0.5"), term("scale", MILLION)], 500000),
        ([term("scale", MILLION)], [term("fraction", "0.5", joined=True), term("scale", THOUSAND)], 1000500),
        ([term("hundred", 200, "two")], [term("scale", THOUSAND, joined=True), term("scale", THOUSAND)], 201000),
    ],
)  # fmt: skip
def test_two_terms_act_as_one(before: list[NumberTerm], pair: list[NumberTerm], value: int) -> None:
    first, scale = pair
    state = sum_of(*before).plus(first, scale._replace(stop_token=9))
    assert state is not None
    assert state.value == value
    assert state.stop_token == 9


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
