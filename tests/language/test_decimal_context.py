"""Values are what was said, to the last digit, in whatever decimal context the caller works."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext

import pytest

import arnews

TEXT = (
    "بين 12.345678 و13.456789 مليون دولار، و1234567.89 ريالا سعوديا، و-12345.678%، وخمسة وسبعون سنتا، "
    "وثلث مليون برميل، وعامان وثلث، ومن 1.2345 إلى 1.5432 مليار يورو"
)
NARROW = [Context(prec=3), Context(prec=1, rounding="ROUND_UP"), Context(prec=5, traps=[Inexact])]


@pytest.mark.parametrize("context", NARROW, ids=["3 digits", "1 digit", "trapping"])
def test_the_context_of_the_caller_changes_nothing(context: Context) -> None:
    expected = arnews.extract(TEXT).facts
    numbers = arnews.find_numbers(TEXT)
    assert len(expected) >= 6
    with localcontext(context) as own:
        reader = arnews.Pipeline()
        assert reader.extract(TEXT).facts == expected
        assert arnews.find_numbers(TEXT) == numbers
        assert arnews.parse_number("12345.678 مليون") == Decimal(12345678000)
        assert not own.flags[Inexact]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12345678901234567890123456789012345", "12345678901234567890123456789012345"),
        ("1234567890123456789012345678901.5 مليون", "1234567890123456789012345678901500000"),
        ("0.1234567890123456789012345678901 مليون", "123456.7890123456789012345678901"),
        ("9999999999999999999999999999999 مليار", "9999999999999999999999999999999000000000"),
        ("سالب 12345678901234567890123456789012", "-12345678901234567890123456789012"),
        ("ثلث", "0.3333333333333333333333333333"),
        ("ثلثا مليون", "666666.6666666666666666666667"),
        ("ثلثاً", "0.3333333333333333333333333333"),
        ("مليونا وثلثا", "1333333.333333333333333333333"),
        ("ثلاثة أثلاث", "1"),
        ("خمسة أسباع", "0.7142857142857142857142857143"),
        ("ثلاثة أرباع", "0.75"),
    ],
)
def test_every_digit_is_kept(words: str, value: str) -> None:
    assert str(arnews.parse_number(words)) == value


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("ثلث ساعة", "PT20M"),
        ("ثلثي ساعة", "PT40M"),
        ("عام وثلث", "P1Y4M"),
        ("سدس سنة", "P2M"),
        ("سبع ساعة", None),
    ],
)
def test_thirds_of_time_are_whole_in_the_smaller_unit(words: str, iso: str | None) -> None:
    assert [getattr(fact, "iso", None) for fact in arnews.extract(f"استغرق {words}").facts] == (
        [iso] if iso else ["PT7H"]  # «سبع» without its vowel is seven
    )
