"""Ranges, told from changes, lists and the parts of a whole."""

from __future__ import annotations

import pytest

import arnews


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
