"""Cases through the rules: near misses, homes, kinds, a pipeline of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from arnews import Pipeline
from arnews.errors import GoldError
from arnews.regression import Case, Report, check, run_case
from arnews.regression.gold import Plain

RIYALS: Plain = {
    "kind": "money", "text": "5 ريالات", "start": 5, "end": 13, "value": "5", "currency": "OMR"
}  # fmt: skip


def phrase(text: str, *gold: Plain, **more: object) -> Case:
    return Case("p.toml:1", text, gold, Path("p.toml"), phrase=True, **more)  # type: ignore[arg-type]


def test_a_near_miss_of_a_rule_that_is_none() -> None:
    told = "p.toml:1: near_miss names 'two_point', which is not a rule .* is it 'two_points'"
    with pytest.raises(GoldError, match=told):
        run_case(phrase("مرحبا", near_miss=("two_point",)))


def test_a_near_miss_that_triggers_nothing() -> None:
    done = run_case(phrase("سجل هدفين", near_miss=("two_points",)))
    assert [one.sort for one in done.differences] == ["asleep"]


def test_a_near_miss_whose_rule_fires() -> None:
    gold: Plain = {
        "kind": "percentage", "text": "نقطتين مئويتين", "start": 0, "end": 14, "value": "2",
        "unit": "percentage_point",
    }  # fmt: skip
    done = run_case(phrase("نقطتين مئويتين", gold, near_miss=("two_points",)))
    assert [one.sort for one in done.differences] == ["near"]


def test_a_near_miss_that_holds() -> None:
    case = phrase("مقابل كل نقطتي أساس", near_miss=("two_points",))
    assert run_case(case).differences == []
    assert run_case(case.of_kinds({"money"})).differences == []


def test_a_case_has_its_own_home() -> None:
    assert run_case(phrase("بسعر 5 ريالات", RIYALS, country="OM")).differences == []
    assert run_case(phrase("بسعر 5 ريالات", RIYALS)).differences
    own = Pipeline(country="OM")
    assert run_case(phrase("بسعر 5 ريالات", RIYALS), own).differences == []
    assert run_case(phrase("بسعر 5 ريالات", RIYALS, country="SA"), own).differences
    assert own.country == "OM"


def test_a_pipeline_of_some_kinds_is_judged_on_these() -> None:
    date: Plain = {"kind": "date", "text": "2018", "start": 17, "end": 21, "value": "2018"}
    case = phrase("بسعر 5 ريالات في 2018", RIYALS, date, country="OM")
    report = check([case], Pipeline(kinds=["date"]))
    assert list(report.scores) == ["date", "all"]
    assert report.failed == []


def test_marks() -> None:
    report = check([phrase("بسعر 5 ريالات", RIYALS)])
    assert report.below({"money": 0.5, "all": 0.5}) == [
        "money: F1 0.000 is under 0.5",
        "all: F1 0.000 is under 0.5",
    ]
    assert Report().below({"all": 1.0}) == []


def test_as_plain_values() -> None:
    told = check([phrase("نما", RIYALS, xfail="known")]).as_dict()
    assert told["scores"]["money"]["recall"] == 0.0
    (case,) = told["cases"]
    assert case == {
        "name": "p.toml:1",
        "file": "p.toml",
        "xfail": "known",
        "differences": [{"sort": "lost", "gold": RIYALS}],
    }
