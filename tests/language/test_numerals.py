"""Numbers of a text: where they begin and end, what they hold."""

from __future__ import annotations

import pytest

import arnews


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("خمسة وعشرون كتابا", [("خمسة وعشرون", 25)]),
        ("وثلاثمئة وخمسة", [("ثلاثمئة وخمسة", 305)]),
        ("خمس مئة وستة عشر ألفا", [("خمس مئة وستة عشر ألفا", 516000)]),
        ("بعشرة ملايين", [("عشرة ملايين", 10000000)]),
        ("مليونا دولار", [("مليونا", 2000000)]),
        ("مليونا ثم عاد", [("مليونا", 1000000)]),
        ("مليوناً دولار", [("مليوناً", 1000000)]),
        ("77 ألفاً و603", [("77 ألفاً و603", 77603)]),
        ("خمسة مليارات وستة مليارات", [("خمسة مليارات", 5 * 10**9), ("ستة مليارات", 6 * 10**9)]),
        ("ثلاثة. وخمسون", [("ثلاثة", 3), ("خمسون", 50)]),
        ("1 250 000 زائر", [("1 250 000", 1250000)]),
        ("في 12 2018", [("12", 12), ("2018", 2018)]),
        ("56 ر 4 مليون", [("56 ر 4 مليون", 4560000)]),
        ("سالب 5 و-3 و 8-5", [("سالب 5", -5), ("-3", -3), ("8", 8), ("5", 5)]),
        ("خمس دول", [("خمس", 5)]),
        ("ثلثا مليون", [("ثلثا مليون", None)]),
        ("آلاف الناس وملايين الدولارات", []),
        ("يوم الاثنين والواحد", []),
        ("الربع الأول والثالث", []),
    ],
)
def test_numbers(text: str, numbers: list[tuple[str, int | None]]) -> None:
    found = arnews.find_numbers(text)
    assert [number.text for number in found] == [quote for quote, _ in numbers]
    for number, (_, value) in zip(found, numbers, strict=True):
        assert value is None or number.value == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("خُمس", "0.2"), ("خمس", "5"), ("سُبع", None), ("عُشر", "0.1"), ("تُسع", None)],
)
def test_a_vowel_tells_a_fraction(word: str, value: str | None) -> None:
    said = str(arnews.parse_number(word))
    assert said == value if value else said.startswith("0.1")
