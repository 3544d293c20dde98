from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from arnews import Pipeline
from arnews.errors import LexiconError, PipelineError
from arnews.pipeline import default_pipeline
from arnews.regression import choose_pipeline, load_pipeline


def test_a_function_and_an_object() -> None:
    assert load_pipeline("arnews.pipeline:default_pipeline") is default_pipeline()
    assert isinstance(load_pipeline("tests.regression.own:pipeline"), Pipeline)
    reader = load_pipeline("tests.regression.own:pipeline")
    assert reader.extract("3 وقيات").facts[0].rule == "number_then_uqiya"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("arnews.pipeline", "name a pipeline as module:function"),
        (":pipeline", "name a pipeline as module:function"),
        ("arnews.no:pipeline", "there is no module 'arnews.no' here"),
        ("arnews.pipeline:no", "has no 'no'"),
        ("arnews.pipeline:Pipeline", "must be an arnews.Pipeline .* not type"),
        ("arnews.facts:KINDS", "must be an arnews.Pipeline .* not tuple"),
    ],
)
def test_what_is_none(name: str, told: str) -> None:
    with pytest.raises(PipelineError, match=told):
        load_pipeline(name)


def test_what_the_users_module_lacks_is_told_by_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    (tmp_path / "arnews_lacking.py").write_text("import arnews_not_there\n")
    with pytest.raises(PipelineError, match=r"lacking.py, line 1: .*'arnews_not_there'"):
        load_pipeline("arnews_lacking:reader", tmp_path)


def test_a_file_of_the_folder_takes_the_place_of_no_package(tmp_path: Path) -> None:
    """In a process of its own, as packages that were imported before cannot be replaced."""
    for name in ("iniconfig", "colorsys", "own_reader"):
        (tmp_path / f"{name}.py").write_text(f"print('{name} of the folder')\n")
    code = (
        "import sys; from arnews.regression import load_pipeline\n"
        "before = list(sys.path)\n"
        "load_pipeline('arnews.pipeline:default_pipeline', sys.argv[1])\n"
        "import iniconfig, colorsys\n"
        "assert sys.path == [*before, sys.argv[1]]\n"
        "import own_reader\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("own_reader of the folder\n", "")


def test_a_home_that_is_none() -> None:
    with pytest.raises(PipelineError, match="write 'SA', not 'sa'"):
        choose_pipeline(country="sa")


def test_options_together(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("name\nقرطاسنا\n", encoding="utf-8")
    reader = choose_pipeline(company_lists=[tmp_path / "mine.tsv"], country="OM")
    assert [fact.kind for fact in reader.extract("باعت قرطاسنا حصة").facts] == ["company"]
    assert reader.country == "OM"
    assert choose_pipeline() is default_pipeline()
    named = choose_pipeline(name="tests.regression.own:pipeline", country="QA")
    assert named.extract("بسعر 5 ريالات").facts[0].to_plain()["currency"] == "QAR"
    with pytest.raises(LexiconError, match=r"no.tsv: cannot be read \(No such file"):
        choose_pipeline(company_lists=[tmp_path / "no.tsv"])
