"""Numbers on their own: one number or an error, the numbers of a text, ranges that borrow."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews
from arnews.errors import ArnewsError, NumberError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+5", "5"),
        ("＋5", "5"),
        ("+٥٫٥ مليون", "5500000"),
        ("-5", "-5"),
        ("−٥", "-5"),
        ("سالب خمسة", "-5"),
        (" 1 250 000 ", "1250000"),
        ("29ر0", "0.29"),
        ("صفر", "0"),
        ("مئتان", "200"),
        ("مليونان ونصف المليون", "2500000"),
        ("ثلاثة أرباع", "0.75"),
        ("أَلْفٌ وَمِئَة", "1100"),
    ],
)
def test_one_number(text: str, value: str) -> None:
    assert arnews.parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is not a number"),
        ("   ", "is not a number"),
        ("سهم", "is not a number"),
        ("5 سهم", "'سهم' is left over"),
        ("5 6", "'6' is left over"),
        ("+-5", r"'\+-' is left over"),
        ("+ 5", r"'\+' is left over"),
        ("5²", "'²' is left over"),
        ("3 و5 ملايين", "is left over"),
        ("1.2.3", "is not a number"),
    ],
)
def test_no_number(text: str, told: str) -> None:
    with pytest.raises(NumberError, match=told) as caught:
        arnews.parse_number(text)
    assert isinstance(caught.value, ArnewsError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("بين 3 و5 ملايين شخص", [3000000, 5000000]),
        ("وبين 3 و 5 ملايين", [3000000, 5000000]),
        ("ما بين ثلاثة وخمسة ملايين", [3000000, 5000000]),
        ("من 3 إلى 5 ملايين", [3000000, 5000000]),
        ("3-5 آلاف", [3000, 5000]),
        ("بين 300 ألف و5 ملايين", [300000, 5000000]),
        ("زار المعرض 3 وزراء و5 آلاف ضيف", [3, 5000]),
        ("جاء 3 و5 آلاف", [3, 5000]),
        ("في 2018 - 5 ملايين", [2018, 5000000]),
        ("بين 3. و5 ملايين", [3, 5000000]),
        ("بين 3 و5", [3, 5]),
    ],
)
def test_the_lower_end_of_a_range_borrows_the_scale(text: str, values: list[int]) -> None:
    numbers = arnews.find_numbers(text)
    assert [number.value for number in numbers] == values
    assert all(text[number.start : number.end] == number.text for number in numbers)


def test_texts_without_numbers() -> None:
    assert arnews.find_numbers("") == []
    assert arnews.find_numbers("لا أرقام هنا") == []
