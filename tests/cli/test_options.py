"""The options by which a pipeline of one's own comes into the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

MINE = """
from arnews import Pipeline

def reader():
    return Pipeline(country="OM")

nothing = 5
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module in the current folder that gives a pipeline."""
    name = f"mine_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(MINE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", list(__import__("sys").path))
    return name


def test_a_pipeline_by_its_name(arnews: Run, mine: str) -> None:
    told = arnews("explain", "بسعر 5 ريالات", "--pipeline", f"{mine}:reader").out
    assert "currency=OMR" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("{}", "name a pipeline as module:function"),
        ("{}:other", "has no 'other'"),
        ("{}:nothing", "must be an arnews.Pipeline or a function that returns one, not int"),
        ("{}_no:reader", "there is no module"),
    ],
)
def test_a_pipeline_that_is_none(name: str, told: str, arnews: Run, mine: str) -> None:
    done = arnews("explain", "نما", "--pipeline", name.format(mine))
    assert done.code == 2
    assert told in done.err


def test_lists_belong_into_the_function(arnews: Run, mine: str) -> None:
    done = arnews("explain", "نما", "--pipeline", f"{mine}:reader", "--company-list", "a.tsv")
    assert done.code == 2
    assert "either a pipeline or word lists" in done.err
