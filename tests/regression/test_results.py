"""In what a case differs from its gold: each sort of difference, and what explains it away."""

from __future__ import annotations

from pathlib import Path

from arnews.regression import Case, Checked, match
from arnews.regression.gold import Plain


def percent(start: int, end: int, value: str = "5", **more: object) -> Plain:
    fact = {"kind": "percentage", "text": "x" * (end - start), "start": start, "end": end}
    return {**fact, "value": value, "unit": "percent", **more}


def checked(gold: list[Plain], found: list[Plain], **more: object) -> Checked:
    case = Case("a", "", tuple(gold), Path("a"), **more)  # type: ignore[arg-type]
    return Checked(case, tuple(found), ("rule",) * len(found), match(gold, found))


def sorts(gold: list[Plain], found: list[Plain]) -> list[str]:
    return [difference.sort for difference in checked(gold, found).differences]


def test_each_sort() -> None:
    assert sorts([percent(0, 2)], [percent(0, 2)]) == []
    assert sorts([percent(0, 2)], []) == ["lost"]
    assert sorts([], [percent(0, 2)]) == ["gained"]
    assert sorts([percent(0, 2)], [percent(0, 2, "6")]) == ["lost", "gained"]
    assert sorts([percent(0, 2)], [percent(0, 3)]) == ["changed"]
    assert sorts([percent(0, 2)], [percent(0, 2, mod="approx")]) == ["changed"]


def test_optional_facts_are_never_told() -> None:
    gold = percent(0, 2, optional=True)
    assert sorts([gold], []) == sorts([gold], [percent(0, 3)]) == []


def test_a_known_failure_explains_what_lies_on_it() -> None:
    gold = percent(0, 2, xfail="known")
    assert sorts([gold], [percent(1, 4, "6")]) == []
    assert sorts([gold], [percent(0, 2)]) == sorts([gold], [percent(0, 3)]) == ["passes"]


def test_lines_name_the_rule_and_keys_do_not() -> None:
    (found,) = checked([], [percent(0, 2)]).differences
    assert found.line == "gained   percentage «xx» at 0:2  value=5 unit=percent  by rule"
    assert found.key == "gained   percentage «xx» at 0:2  value=5 unit=percent"


def test_a_key_is_one_line() -> None:
    (lost,) = checked([percent(0, 2, name="a\nb")], []).differences
    assert "\n" not in lost.key
