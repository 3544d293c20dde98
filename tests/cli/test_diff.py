from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def runs(arnews: Run, article: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two runs: in the new one a sum is another and the percentage is missing."""
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text(arnews("extract", article, "--format", "jsonl").out, encoding="utf-8")
    row = json.loads(old.read_text(encoding="utf-8"))
    row["facts"][1]["value"] = "4"
    row["facts"].pop()
    new.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return old, new


def test_one_run_is_itself(arnews: Run, runs: tuple[Path, Path]) -> None:
    assert arnews("diff", runs[0], runs[0]).code == 0


def test_json(arnews: Run, runs: tuple[Path, Path]) -> None:
    done = arnews("diff", *runs, "--format", "json")
    told = json.loads(done.out)
    assert done.code == 1
    assert [(one["article"], one["sort"]) for one in told["changes"]] == [
        ("news", "changed"),
        ("news", "lost"),
    ]
    assert told["changes"][1]["old"]["text"] == "5%"


def test_markdown_and_page(arnews: Run, runs: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    told = arnews("diff", *runs, "--html", page, "--format", "markdown").out
    assert "| money | 0 | 0 | 1 |" in told
    assert 'class="mark k1"' in page.read_text(encoding="utf-8")


def test_text(arnews: Run, runs: tuple[Path, Path]) -> None:
    told = arnews("diff", *runs).out
    assert "[5%]" in told
    assert "Changes by rule" in told


def test_articles_of_one_run_only(arnews: Run, runs: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    done = arnews("diff", runs[0], tmp_path / "empty.jsonl")
    assert done.code == 1
    assert "only in the old run: 1 article (news)" in done.out


def test_a_run_that_is_missing(arnews: Run, runs: tuple[Path, Path], tmp_path: Path) -> None:
    done = arnews("diff", runs[0], tmp_path / "no.jsonl")
    assert done.code == 2
    assert "no.jsonl: cannot be read (No such file or directory)" in done.err
