"""Thousands or thousandths: where the signs for either end."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews
from arnews.rules.ambiguous_digits import ratio_to


@pytest.mark.parametrize(
    ("value", "other", "ratio"),
    [("10", "5", "2"), ("5", "10", "2"), ("1", "5", "5"), ("5", "1", "5")],
)
def test_a_ratio_is_at_least_one(value: str, other: str, ratio: str) -> None:
    assert ratio_to(Decimal(value))(Decimal(other)) == Decimal(ratio)


@pytest.mark.parametrize(("value", "other"), [("0", "5"), ("5", "0"), ("-1", "5"), ("5", "-1")])
def test_what_is_not_positive_has_no_ratio(value: str, other: str) -> None:
    assert ratio_to(Decimal(value))(Decimal(other)) == 0


def values(text: str) -> list[Decimal]:
    return [Decimal(fact.to_plain()["value"]) for fact in arnews.extract(text).facts]


@pytest.mark.parametrize(("words", "value"), [(496, 6265 * 10**6), (497, 6265 * 10**9)])
def test_a_number_of_the_unit_is_looked_for_500_tokens_before(words: int, value: int) -> None:
    text = "بلغ الدين 6 مليارات دولار" + " ثم" * words + " بلغ 6,265 مليار دولار"
    assert values(text) == [6 * 10**9, value]


@pytest.mark.parametrize(("words", "value"), [(497, 6265 * 10**6), (498, 6265 * 10**9)])
def test_a_number_of_the_unit_is_looked_for_500_tokens_behind(words: int, value: int) -> None:
    text = "بلغ الدين 6,265 مليار دولار" + " ثم" * words + " 6 مليارات دولار"
    assert values(text) == [value, 6 * 10**9]


def test_a_bare_number_is_compared_within_its_sentence() -> None:
    assert values("بلغ سعر الكيس 11 دولارا والصندوق 15.810 دولار")[-1] == Decimal("15.810")
    assert values("بلغ سعر الكيس 11 دولارا\nوسعر الصندوق 15.810 دولار")[-1] == 15810
    assert values("بلغ سعر الصندوق 15.810 دولار\n11 دولارا للكيس")[0] == 15810
    assert values("بلغ سعر الكيس 11\nدولارا والصندوق 15.810 دولار")[-1] == 15810


def test_the_first_number_of_a_sentence_tells() -> None:
    assert values("11 دولارا للكيس والصندوق بسعر 15.810 دولار")[-1] == Decimal("15.810")


def test_the_nearest_number_of_the_same_unit_tells() -> None:
    assert values("سعر الكيس 11 دولارا والآلة 15000 دولار والصندوق 15.810 دولار")[-1] == 15810
    assert values("سعر الكيس 11 ريالا والصندوق 15.810 دولار")[-1] == 15810
