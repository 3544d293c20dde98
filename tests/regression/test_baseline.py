"""A baseline catches each case and each fact that is not as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnews.errors import GoldError
from arnews.regression import Baseline, Case, Checked, Report, match
from arnews.regression.gold import Plain


def fact(place: int, value: str = "5") -> Plain:
    return {
        "kind": "percentage", "text": "5%", "start": place, "end": place + 2, "value": value,
        "unit": "percent",
    }  # fmt: skip


def state(rule: str = "rule", **cases: tuple[list[Plain], list[Plain]]) -> Baseline:
    """The state of cases by name, each with its gold and what is found."""
    checked = []
    for name, (gold, found) in cases.items():
        case = Case(name, "", tuple(gold), Path(name))
        rules = (rule,) * len(found)
        checked.append(Checked(case, tuple(found), rules, match(gold, found)))
    return Baseline.of(Report(checked))


def test_nothing_changed() -> None:
    before = state(a=([fact(0), fact(4)], [fact(0)]))
    assert before.regressions(before) == []
    assert before.regressions(state("other", a=([fact(0), fact(4)], [fact(0)]))) == []


def test_one_lost_where_another_was_found() -> None:
    gold = [fact(0), fact(4)]
    before, after = state(a=(gold, [gold[0]])), state(a=(gold, [gold[1]]))
    assert before.scores == after.scores
    assert before.regressions(after) == ["a: lost     percentage «5%» at 0:2  value=5 unit=percent"]


def test_another_wrong_value() -> None:
    before, after = state(a=([], [fact(0, "6")])), state(a=([], [fact(0, "7")]))
    (line,) = before.regressions(after)
    assert line.startswith("a: gained   percentage «5%» at 0:2  value=7")


def test_a_second_extra_of_the_same_kind() -> None:
    before, after = state(a=([], [fact(0)])), state(a=([], [fact(0), fact(0)]))
    assert len(before.regressions(after)) == 1


def test_what_is_mended_is_none() -> None:
    gold = [fact(0)]
    assert state(a=(gold, [])).regressions(state(a=(gold, gold))) == []


def test_a_case_that_is_gone() -> None:
    before = state(a=([fact(0)], [fact(0)]), b=([], []))
    assert before.regressions(state(a=([fact(0)], [fact(0)]))) == ["b: is gone"]


def test_a_kind_that_is_gone() -> None:
    before, after = state(a=([fact(0)], [fact(0)])), state(a=([], []))
    assert before.regressions(after) == ["percentage: no facts of this kind any more"]


def test_lower_marks() -> None:
    gold = [fact(0), fact(4)]
    before = state(a=(gold, gold))
    lines = before.regressions(state(a=(gold, gold[:1])))
    assert "percentage f1: 0.667, was 1.000" in lines
    assert "all strict: 0.667, was 1.000" in lines


def test_phrases_of_one_text_stay_apart() -> None:
    cases = [Case(f"p.toml:{n}", "نما", (), Path("p.toml"), phrase=True) for n in (1, 2)]
    report = Report([Checked(case, (), (), {}) for case in cases])
    assert list(Baseline.of(report).cases) == ["p.toml: نما", "p.toml: نما (2)"]


def test_the_file_is_sorted_and_comes_back(tmp_path: Path) -> None:
    before = state(b=([fact(4), fact(0)], []), a=([], []))
    path = tmp_path / "saved.json"
    before.save(path)
    text = path.read_text(encoding="utf-8")
    assert Baseline.load(path) == before
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert text.index('"a"') < text.index('"b"')
    assert text.index("at 0:2") < text.index("at 4:6")


@pytest.mark.parametrize("text", ["", "[]", '{"scores": {}}', '{"scores": {}, "cases": []}'])
def test_a_file_that_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "saved.json"
    path.write_text(text)
    with pytest.raises(GoldError, match=r"saved.json: is not a baseline; save one with"):
        Baseline.load(path)
    with pytest.raises(GoldError, match=r"no.json: no such file; save one with"):
        Baseline.load(tmp_path / "no.json")
