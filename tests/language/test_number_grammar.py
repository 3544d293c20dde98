"""How the terms of a number add up, and where they refuse to."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews
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


def test_a_scale_keeps_the_state_before_its_joined_group() -> None:
    million, thousand = term("scale", MILLION), term("scale", THOUSAND)
    state = sum_of(term("digits", 2), million, term("digits", 603, joined=True), thousand)
    assert state.value == 2603000
    assert state.before_digits is None
    assert state.before_group == sum_of(term("digits", 2), million)


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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("نصف مليونا", ["500000"]),
        ("ربع مليونين", ["0.25", "2000000"]),
        ("مليار ونصف مليون", ["1000500000"]),
        ("مليار ونصف ملايين", ["1500000000"]),
        ("مليار ونصف مليونين", ["1500000000", "2000000"]),
        ("مليار نصف مليون", ["1000000000", "500000"]),
        ("مليون ونصف مليون", ["1500000"]),
        ("5 ونصف مليون", ["5500000"]),
        ("5 مليارات و3 ونصف مليون", ["5003500000"]),
        ("خمسة نصف مليون", ["5", "500000"]),
        ("نصف نصف مليون", ["0.5", "500000"]),
        ("نصف مليون وربع", ["750000"]),
        ("نصف مليون وخمسة آلاف", ["505000"]),
        ("نصف مليون ونصف ألف", ["500500"]),
        ("نصف وعشرون", ["0.5", "20"]),
        ("نصف وخمسة", ["0.5", "5"]),
        ("نصف و5", ["0.5", "5"]),
        ("نصف وربع", ["0.75"]),
        ("نصف عشرون", ["0.5", "20"]),
        ("مئتان ألف ألف", ["200000", "1000"]),
        ("5 وألف ألف", ["5", "1000", "1000"]),
        ("ألف ألف", ["1000", "1000"]),
        ("مليون وألف ألف", ["1001000", "1000"]),
        ("مليون وخمسة وألف ألف", ["1006000"]),
        ("ألف مليار", ["1000000000000"]),
        ("مليون ألف", ["1000000", "1000"]),
        ("9 مئة", ["900"]),
        ("1 مئة", ["100"]),
        ("10 مئة", ["10", "100"]),
        ("0 مئة", ["0", "100"]),
        ("3.5 مئة", ["3.5", "100"]),
        ("3 مئتان", ["3", "200"]),
        ("3 مئة وخمسة", ["305"]),
        ("ثلاث مئتان", ["3", "200"]),
        ("ثلاثة عشر مئة", ["13", "100"]),
        ("خمسة وعشرون مئة", ["25", "100"]),
        ("عشرون عشر", ["20", "10"]),
        ("عشرة عشر", ["10", "10"]),
        ("مئة عشر", ["100", "10"]),
        ("خمسة وعشر", ["5", "10"]),
        ("خمسة وعشرون عشر", ["25", "10"]),
        ("عشر خمسة", ["10", "5"]),
        ("5 عشر", ["5", "10"]),
        ("مئة خمسة عشر", ["100", "15"]),
        ("عشرة وخمسة", ["10", "5"]),
        ("خمسة ومئة", ["105"]),
        ("مئة ومئتان", ["100", "200"]),
        ("مئة و20", ["100", "20"]),
        ("5 وعشرون", ["5", "20"]),
        ("5 ومئة", ["5", "100"]),
        ("خمسة وتسعون وألفان", ["2095"]),
        ("خمسة وتسعون وألف", ["1095"]),
        ("خمسة وتسعون ألفان", ["95", "2000"]),
        ("خمسة وتسعون ومليونان", ["95", "2000000"]),
        ("5 وألفان", ["5", "2000"]),
        ("5 وألف", ["5", "1000"]),
        ("مليون وخمسة وألفان", ["1000005", "2000"]),
        ("مليون وخمسة وألف", ["1000005", "1000"]),
        ("مليار ومليونين", ["1002000000"]),
        ("مليار مليونين", ["1000000000", "2000000"]),
        ("مليون ومليارين", ["1000000", "2000000000"]),
        ("مليون ومليون", ["1000000", "1000000"]),
        ("مئة ألف وألفان", ["102000"]),
        ("مئة ألف وألف", ["101000"]),
        ("مئة وخمسون ألفا وألفان", ["150000", "2000"]),
        ("ألف وألفان", ["1000", "2000"]),
        ("مئة مليون ومليونان", ["102000000"]),
        ("خمسة ملايين وستة آلاف", ["5006000"]),
        ("خمسة ملايين وستة مليارات", ["5000000", "6000000000"]),
        ("ستة آلاف وثمانون مليونا", ["6080000000"]),
        ("ستة آلاف و86 ملايين", ["6000", "86000000"]),
        ("ستة ملايين وثمانون تريليون", ["6000000", "80000000000000"]),
        ("77 ألفا و1000", ["77000", "1000"]),
        ("77 ألفا و999", ["77999"]),
        ("مليون و500", ["1000000", "500"]),
        ("مليون و500 دولار", ["1000500"]),
        ("مليون 500", ["1000000", "500"]),
        ("مليون وألف و500", ["1001500"]),
        ("مليون وخمسة و500", ["1000005", "500"]),
        ("5 و603", ["5", "603"]),
        ("ثلاثة وأرباع", ["3"]),
        ("3 أرباع", ["3"]),
        ("عشرة أرباع", ["10"]),
        ("مليون ثلاثة أرباع", ["1000000", "0.75"]),
        ("مليون وثلاثة أرباع", ["1750000"]),
        ("خمسة وثلاثة أرباع", ["5.75"]),
        ("خمسة وأربعة أرباع", ["5", "1"]),
        ("خمسة وخمسة أرباع", ["5", "1.25"]),
        ("خمسة ملايين وأربعة أخماس", ["5800000"]),
        ("مليون ومئة وثلاثة أرباع", ["1000100.75"]),
        ("ثلاثة أرباع وخمسة", ["0.75", "5"]),
        ("ثلاثة أرباع وعشرون", ["0.75", "20"]),
        ("ثلاثة أرباع عشر", ["0.75", "10"]),
        ("ثلاثة أرباع فاصلة خمسة", ["0.75", "5"]),
        ("نصف فاصلة خمسة", ["0.5", "5"]),
        ("3.5 فاصلة خمسة", ["3.5", "5"]),
        ("مليون فاصلة خمسة", ["1000000", "5"]),
        ("10.200 فاصلة خمسة", ["10.200", "5"]),
        ("1,250 ونصف", ["1250.5"]),
        ("10.200 ونصف", ["10.7"]),
        ("مليون مئة", ["1000000", "100"]),
        ("مليون ومئات", ["1000000"]),
        ("مليون وآلاف", ["1000000"]),
        ("ألف مئة", ["1000", "100"]),
        ("مئة وخمسون وخمسون", ["150", "50"]),
        ("مئة وخمسون ومئة", ["150", "100"]),
        ("خمسة وخمسون وستون", ["55", "60"]),
        ("5 ملايين و3 آلاف و200", ["5003200"]),
        ("مليون وعشرة و3 آلاف", ["1000010", "3000"]),
        ("خمسة مليارات وستة وعشرون مليارا", ["5000000000", "26000000000"]),
        ("خمسة مليارات وستة وعشرون مليونا", ["5026000000"]),
        ("صفر مليون", ["0"]),
        ("مليون وصفر", ["1000000"]),
        ("مليونا وألفا", ["1001000"]),
        ("خمسة ألفين", ["5", "2000"]),
        ("مليونان مليون", ["2000000", "1000000"]),
        ("ألف مليونين", ["1000", "2000000"]),
        ("مئة ومليون", ["1000100"]),
        ("خمسة ملايين ألف", ["5000000", "1000"]),
        ("خمسة آلاف ألف", ["5000", "1000"]),
        ("ثلاثة ونصف وربع", ["3.75"]),
        ("ثلاثة ونصف وعشرون", ["3.5", "20"]),
        ("ثلاثة ونصف عشر", ["3.5", "10"]),
        ("ثلاثة ونصف مئة", ["3.5", "100"]),
        ("نصف ومليون", ["0.5", "1000000"]),
        ("وخمسة مليونين", ["5", "2000000"]),
        ("ثلاثة ونصف ونصف مئة", ["4", "100"]),
        ("ستة آلاف وخمسون ألفا", ["6000", "50000"]),
        ("مئة ألف مليون ومليار", ["100000000000", "1000000000"]),
        ("خمسة ونصف أرباع", ["5.5"]),
        ("خمسة و1000 ألف دولار", ["5", "1000000"]),
    ],
)  # fmt: skip
def test_which_words_are_one_number(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in arnews.find_numbers(text)] == values


def test_a_value_keeps_its_digits() -> None:
    digits = Decimal("1" * 40)
    assert NumberState(group=digits).value == digits


def test_what_is_a_bare_fraction() -> None:
    three, quarters = term("unit", 3), term("parts", "0.25")
    assert sum_of(three, quarters).fraction
    assert not sum_of(term("scale", MILLION), three._replace(joined=True), quarters).fraction
    assert sum_of(term("fraction", "0.5")).fraction
