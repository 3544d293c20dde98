"""`arnews batch` as a person meets it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from pyarrow import parquet
from rich.console import Console
from tests.batch.conftest import ARTICLES
from typer.testing import CliRunner

from arnews.batch import store
from arnews.cli.batch import batch
from arnews.errors import SourceError

app = typer.Typer()
app.command()(batch)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (_, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.facts.json").write_text("[]")
    (folder / "old.txt").write_bytes(ARTICLES["a1"][1].encode("windows-1256"))
    (folder / "bad.json").write_text("{")
    return folder


def called(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_it_tells_what_it_did_and_shows_no_bar_where_nobody_looks(
    saved: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    code, told = called(saved, "--out", out, "--workers", 0)
    count = parquet.read_metadata(out / "facts.parquet").num_rows
    assert code == 0
    assert told.splitlines() == [
        f"6 articles, {count} facts, 1 errors",
        f"why they failed: {out}/errors.jsonl",
        "skipped, being no articles: 5 .facts.json",
        "encodings: 5 utf-8, 1 windows-1256",
        f"results: {out}",
    ]
    code, told = called(saved, "--out", out, "--workers", 0)
    assert (code, told.splitlines()[0]) == (
        0,
        f"nothing to do, all was there already: 6 articles, {count} facts, 1 errors",
    )


def test_options_reach_the_run(tmp_path: Path) -> None:
    lines = [{"story": "بسعر 5 ريالات يوم 3 مارس", "key": "k", "date": "2018-06-24"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    options = ["--format", "jsonl", "--text-column", "story", "--id-column", "key"]
    options += ["--home", "OM", "--dated", "--workers", "0"]
    code, _ = called(tmp_path / "a.jsonl", "--out", tmp_path / "out", *options)
    rows = [
        json.loads(row)
        for row in (tmp_path / "out" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert code == 0
    assert [(row["article"], row["currency"], row["date"]) for row in rows] == [
        ("k", "OMR", None),
        ("k", None, "2018-03-03"),
    ]


def facts_of(folder: Path, tmp_path: Path, *options: object) -> list[dict[str, Any]]:
    out = tmp_path / f"out{len(options)}"
    code, told = called(folder, "--out", out, "--format", "jsonl", "--workers", 0, *options)
    assert code == 0, told
    lines = (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_dates_from_a_column_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("id,text,day\n1,نما أمس,2018-06-24\n2,نما أمس,\n")
    assert facts_of(folder, tmp_path) == []
    dated = facts_of(folder, tmp_path, "--date-column", "day")
    assert [(row["article"], row["date"]) for row in dated] == [("1", "2018-06-23")]


def test_only_some_kinds(saved: Path, tmp_path: Path) -> None:
    whole = facts_of(saved, tmp_path)
    some = facts_of(saved, tmp_path, "--kind", "money", "--kind", "date")
    assert {row["kind"] for row in some} == {"money", "date"}
    assert [row["quote"] for row in some] == [
        row["quote"] for row in whole if row["kind"] in {"money", "date"}
    ]
    run = json.loads((tmp_path / "out4" / "batch.json").read_bytes())["run"]
    assert run["arnews.kinds"] == "money date"
    with pytest.raises(SourceError, match=r"arnews\.kinds"):
        called(saved, "--out", tmp_path / "out4", "--format", "jsonl", "--kind", "company")


def test_a_kind_that_there_is_not(saved: Path, tmp_path: Path) -> None:
    code, told = called(saved, "--out", tmp_path / "out", "--kind", "mony")
    assert code == 2
    assert "mony" in told
    assert not (tmp_path / "out").exists()


def test_a_pipeline_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("بسعر 5 ريالات", encoding="utf-8")
    source = "import arnews\n\ndef reader():\n    return arnews.Pipeline(home='OM')\n"
    (tmp_path / "ours_of_batch.py").write_text(source)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", list(sys.path))
    [row] = facts_of(
        tmp_path / "in", tmp_path, "--pipeline", "ours_of_batch:reader", "--workers", 2
    )
    assert row["currency"] == "OMR"


def test_a_full_disk_is_told_with_its_remedy(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(store, "_sync", full)
    with pytest.raises(SourceError, match=r"No space left on device .*run the same command again"):
        called(saved, "--out", tmp_path / "out", "--workers", 0)


def test_the_bar_shows_rate_facts_and_errors(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.StringIO()
    made = Console

    def terminal(**_: object) -> Console:
        return made(file=shown, force_terminal=True, width=120)

    monkeypatch.setattr("rich.console.Console", terminal)
    called(saved, "--out", tmp_path / "out", "--workers", 0)
    text = shown.getvalue()
    assert "6 articles" in text
    assert "facts  1 errors" in text
    assert "100%" in text
