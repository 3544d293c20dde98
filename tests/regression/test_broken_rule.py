"""A rule broken on purpose is caught, and its effect on other articles is shown."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import arnews
from arnews.cli import main
from arnews.language import lists, number_words
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression import Baseline, check, diff, load_cases, load_run


@pytest.fixture
def broken() -> Pipeline:
    """A pipeline that takes «مليار» for a million."""
    default_pipeline()  # whole, before the words are changed
    real = lists.read_list

    def altered(name: str) -> dict[str, object]:
        lexicon = dict(real(name))
        lexicon["scale"] = [
            {**item, "power": 6} if "مليار" in item["words"] else item for item in lexicon["scale"]
        ]
        return lexicon

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(number_words, "read_list", altered)
        return Pipeline()


def test_check_catches_it(broken: Pipeline) -> None:
    cases = [case for case in load_cases(["fixtures/articles"]) if case.home is None]
    before = check(cases)
    after = check(cases, lambda _: broken)
    worse = Baseline.of(before).regressions(Baseline.of(after))
    assert any(line.startswith("money f1") for line in worse)
    lost = [line for checked in after.failed for line in checked.complaints if "مليار" in line]
    assert any(line.startswith("lost") for line in lost)
    assert any(line.startswith("gained") and "number_then_currency" in line for line in lost)


def test_diff_shows_exactly_what_it_changed(broken: Pipeline, tmp_path: Path) -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(Path("fixtures/articles").glob("*.txt"))
    ]
    runs = []
    for name, pipeline in (("old", default_pipeline()), ("new", broken)):
        path = tmp_path / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                facts = [fact.fields() for fact in pipeline.extract(text).facts]
                row = {"article": number, "facts": facts, "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        runs.append(load_run(path))
    changes = diff(*runs)
    assert len(changes.changes) > 50
    for change in changes.changes:
        if change.sort == "changed":
            assert change.old is not None
            assert "مليار" in change.old["text"] or "مليار" in changes.texts[change.article]
    kinds = {change.fact["kind"] for change in changes.changes}
    assert kinds <= {"money", "quantity"}
    unchanged = diff(runs[0], runs[0])
    assert unchanged.changes == []


def test_the_command_fails(
    monkeypatch: pytest.MonkeyPatch, broken: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    module = sys.modules["arnews.regression.report"]
    monkeypatch.setattr(module, "default_pipeline", lambda _: broken)
    monkeypatch.setattr(sys, "argv", ["arnews", "check", "fixtures", "--fail-under", "money=0.97"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    said = capsys.readouterr().out
    assert "worse: money: F1" in said
    assert "lost" in said
    assert arnews.extract("3 مليارات دولار").facts  # the default reader is whole
