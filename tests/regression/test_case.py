from __future__ import annotations

from pathlib import Path

from arnews.regression import Case, run_case
from arnews.regression.gold import Plain

GOLD: tuple[Plain, ...] = (
    {"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5", "unit": "percent"},
    {"kind": "date", "text": "2018", "start": 14, "end": 18, "value": "2018"},
)


def test_narrowing_judges_some_kinds_and_forgets_none() -> None:
    case = Case("a", "نما 5% في عام 2018", GOLD, Path("a.facts.json"))
    narrow = case.of_kinds({"percentage", "money"}).of_kinds({"percentage"})
    assert narrow.kinds == ("percentage",)
    assert narrow.gold == GOLD[:1]
    assert narrow.aside == GOLD[1:]
    assert run_case(narrow).differences == []
    assert [one.sort for one in run_case(case).differences] == ["changed"]  # «عام 2018»


def test_the_rules_still_see_the_other_kinds() -> None:
    """«شهر» of «شهر مايو» is part of a date; judged alone, durations stay what they are."""
    case = Case("a", "ارتفع بعد شهر مايو", (), Path("a.facts.json"))
    assert run_case(case.of_kinds({"duration"})).found == ()


def test_a_phrase_goes_by_its_words() -> None:
    def phrase(number: int) -> Case:
        return Case(f"a.toml:{number}", "نما 5%", (), Path("a.toml"), phrase=True)

    assert phrase(1).key == phrase(2).key == "a.toml: نما 5%"
