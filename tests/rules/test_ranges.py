"""Ranges, told from changes, lists and the parts of a whole."""

from __future__ import annotations

import pytest

import arnews
from arnews.pipeline import default_pipeline
from arnews.rules import Cursor
from arnews.rules.ranges import names_something, opens_change, opens_split, opens_spread


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("بين 3 و5 مليارات دولار", ["3 و5 مليارات دولار"]),
        ("تتراوح المدة من 3 إلى 5 ساعات", ["3 إلى 5 ساعات"]),
        ("رفع المدة من 3 إلى 5 ساعات", ["3", "5 ساعات"]),
        ("من 20 إلى 25 مليون دولار", ["20", "25 مليون دولار"]),
        ("محطات موزعة بين 98 و56 غيغاوات", ["98", "56 غيغاوات"]),
        ("نما 2 و3 بالمئة", ["2", "3 بالمئة"]),
    ],
)
def test_what_is_a_range(text: str, quotes: list[str]) -> None:
    assert [fact.text for fact in arnews.extract(text).facts] == quotes


def cursor(text: str) -> Cursor:
    return Cursor(default_pipeline().analyze(text))


@pytest.mark.parametrize(("words", "is_change"), [(5, True), (6, False)])
def test_a_change_is_told_in_six_words(words: int, is_change: bool) -> None:
    at = cursor("خسر" + " سهم" * words + " 5 دولارات")
    assert opens_change(at, words + 1) is is_change
    at = cursor("من" + " سهم" * words + " 5 دولارات")
    assert opens_change(at, words + 1) is is_change


@pytest.mark.parametrize(
    ("word", "is_change"),
    [("تراجع", True), ("ورفعت", True), ("سيرفعون", True), ("فسيرفع", True), ("سجل", False)],
)
def test_the_forms_of_a_word_of_change(word: str, is_change: bool) -> None:
    assert opens_change(cursor(f"{word} 5 دولارات"), 1) is is_change


@pytest.mark.parametrize(("words", "is_spread"), [(2, True), (3, False)])
def test_a_spread_is_told_in_three_words(words: int, is_spread: bool) -> None:
    at = cursor("تتراوح" + " قيمة" * words + " من 3 إلى 5 ملايين")
    assert opens_spread(at, words + 1) is is_spread


@pytest.mark.parametrize(("words", "is_split"), [(1, True), (2, False)])
def test_a_split_is_told_in_two_words(words: int, is_split: bool) -> None:
    at = cursor("موزعة" + " محطات" * words + " بين 3 و5 ملايين")
    assert opens_split(at, words + 1) is is_split


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("محصول موسم 1998-99 إلى 705 آلاف طن", [False, True, False]),
        ("ارتفع من 2000-100 إلى 705 آلاف طن", [False, False, False]),
        ("ارتفع من 18-20 إلى 705 آلاف طن", [False, False, False]),
        ("ارتفعت حمولة ميغ-29 إلى 705 آلاف طن", [False, False]),
    ],
)
def test_the_end_of_a_season_names_it(text: str, named: list[bool]) -> None:
    at = cursor(text)
    at.anchor = at.article.mentions["unit"][0]
    assert [names_something(at, number) for number in at.article.mentions["number"]] == named
