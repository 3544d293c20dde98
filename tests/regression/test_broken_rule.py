"""A rule broken on purpose is caught, and its effect on other articles is shown."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.paths import FIXTURES

from arnews import normalize
from arnews.cli import main
from arnews.document import ArticleFacts
from arnews.language import lexicon_files, number_words
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression import Baseline, check, diff, load_cases, load_run

SUM = "ربح 3 مليارات دولار و5 ملايين ريال سعودي"


@pytest.fixture
def broken() -> Pipeline:
    """A pipeline that takes «مليار» for a million."""
    default_pipeline()  # whole, before the words are changed
    real = lexicon_files.load_toml

    def altered(name: str) -> dict[str, object]:
        lexicon = dict(real(name))
        lexicon["scale"] = [
            {**item, "power": 6} if "مليار" in item["words"] else item for item in lexicon["scale"]
        ]
        return lexicon

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(number_words, "load_toml", altered)
        return Pipeline()


def test_it_is_broken_in_one_place(broken: Pipeline) -> None:
    said = [fact.to_plain()["value"] for fact in broken.extract(SUM).facts]
    assert said == ["3000000", "5000000"]


def test_check_catches_it(broken: Pipeline) -> None:
    cases = load_cases([FIXTURES / "articles"])
    before, after = check(cases), check(cases, broken)
    worse = Baseline.of(before).regressions(Baseline.of(after))
    assert any(line.startswith("money f1") for line in worse)
    wrong = [one for checked in after.failed for one in checked.differences]
    lost = [one for one in wrong if one.gold is not None and "مليار" in one.gold["text"]]
    assert len(lost) > 50
    assert {one.sort for one in wrong} == {"lost", "gained"}
    assert {one.rule for one in wrong if one.sort == "gained"} >= {"number_then_currency"}


def test_diff_shows_exactly_what_it_changed(broken: Pipeline, tmp_path: Path) -> None:
    """All sums that say «مليار» in any form, and what they fall into; nothing else."""
    runs = []
    for number, pipeline in enumerate((default_pipeline(), broken)):
        path = tmp_path / f"{number}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for article in sorted((FIXTURES / "articles").glob("*.txt")):
                text = article.read_text(encoding="utf-8")
                named = ArticleFacts.of(article.stem, pipeline.extract(text), text)
                file.write(named.model_dump_json() + "\n")
        runs.append(load_run(path))
    say_it = {
        (name, fact["start"], fact["end"])
        for name, run in runs[0].items()
        for fact in run.facts
        if re.search("مليار|ملايير", normalize(fact["text"])) or _borrows_a_billion(fact)
    }
    changes = diff(*runs)
    old = [(one.article, one.old["start"], one.old["end"]) for one in changes.changes if one.old]
    assert len(say_it) > 50
    assert sorted(old) == sorted(say_it)
    for change in changes.changes:
        assert any(
            change.article == name and start <= change.fact["start"] < end
            for name, start, end in say_it
        )
    assert not diff(runs[0], runs[0])


def _borrows_a_billion(fact: dict[str, str]) -> bool:
    """«38» in «من 38 إلى 40 مليار دولار»."""
    return fact["text"].isdecimal() and fact.get("value") == fact["text"] + "0" * 9


def test_the_command_fails(
    monkeypatch: pytest.MonkeyPatch, broken: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("arnews.regression.pipelines.default_pipeline", lambda: broken)
    monkeypatch.setattr(
        sys, "argv", ["arnews", "check", str(FIXTURES), "--fail-under", "money=0.97"]
    )
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    said = capsys.readouterr().out
    assert "worse: money: F1" in said
    assert "lost     money 3000000000" in said


def test_a_known_failure_hides_nothing_new(broken: Pipeline) -> None:
    """A case that fails already, for another reason, does not swallow the broken rule."""
    (case,) = load_cases([FIXTURES / "articles" / "seed-retold.txt"])
    case = replace(case, gold=case.gold[1:], claims=None)  # now it fails before, too
    before, after = check([case]), check([case], broken)
    assert before.failed
    assert after.failed
    lines = Baseline.of(before).regressions(Baseline.of(after))
    assert any("مليار" in line and ": lost" in line for line in lines)
