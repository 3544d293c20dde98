"""`arnews batch` as a person meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from importlib import invalidate_caches
from pathlib import Path
from typing import Any

import pytest
import typer
from pyarrow import parquet
from rich.console import Console
from tests.batch.conftest import ARTICLES
from typer.testing import CliRunner

from arnews.batch.writing import store
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
    rows = parquet.read_table(out / "claims.parquet").to_pylist()
    claims = len({(row["article"], row["claim"]) for row in rows})
    assert code == 0
    assert claims > 1
    assert told.splitlines() == [
        f"6 articles, {count} facts, {claims} claims, 1 error",
        f"errors are listed in: {out}/errors.jsonl",
        "skipped (not articles): 5 .facts.json",
        "encodings: 5 utf-8, 1 windows-1256",
        f"results: {out}",
    ]
    code, told = called(saved, "--out", out, "--workers", 0)
    line = f"6 articles, {count} facts, {claims} claims, 1 error"
    assert code == 0
    assert told.splitlines()[0] == f"nothing to do, the results are complete: {line}"


def test_options_reach_the_run(tmp_path: Path) -> None:
    lines = [{"story": "بسعر 5 ريالات يوم 3 مارس", "key": "k", "date": "2018-06-24"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    options = ["--format", "jsonl", "--text-column", "story", "--id-column", "key"]
    options += ["--country", "OM", "--dated", "--workers", "0"]
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
    source = "import arnews\n\ndef reader():\n    return arnews.Pipeline(country='OM')\n"
    (tmp_path / "ours_of_batch.py").write_text(source)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", list(sys.path))
    [row] = facts_of(
        tmp_path / "in", tmp_path, "--pipeline", "ours_of_batch:reader", "--workers", 2
    )
    assert row["currency"] == "OMR"


def test_a_pipeline_that_was_changed_does_not_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called_anew() -> tuple[int, str]:
        for name in ("ours_changed", "ours_beside"):
            sys.modules.pop(name, None)
        invalidate_caches()
        arguments = (tmp_path / "in", "--out", tmp_path / "out", "--workers", 0)
        return called(*arguments, "--pipeline", "ours_changed:reader")

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("بسعر 5 ريالات", encoding="utf-8")
    (tmp_path / "ours_beside.py").write_text("HOME = 'OM'\n")
    (tmp_path / "firms.tsv").write_text("name\nشركة الواحة\n", encoding="utf-8")
    (tmp_path / "ours_changed.py").write_text(
        "import arnews, ours_beside\n\n"
        "def reader():\n"
        "    return arnews.Pipeline(country=ours_beside.HOME, company_lists='firms.tsv')\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", list(sys.path))
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert called_anew()[0] == 0
    assert "nothing to do" in called_anew()[1]
    for file, setting in (
        ("ours_beside.py", "arnews.pipeline_code"),
        ("ours_changed.py", "arnews.pipeline_code"),
        ("firms.tsv", "arnews.company_lists"),
    ):
        before = (tmp_path / file).read_text(encoding="utf-8")
        (tmp_path / file).write_text(f"{before}\n", encoding="utf-8")
        with pytest.raises(SourceError, match=rf"\({setting} was '\w+', is '\w+'\); .*--overwrite"):
            called_anew()
        (tmp_path / file).write_text(before, encoding="utf-8")
        assert "nothing to do" in called_anew()[1]


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


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_control_c_while_the_command_is_starting() -> None:
    """Whatever is being imported when it comes: no traceback, and the exit code of the shells."""
    code = (
        "import os, signal, sys\n"
        "wanted = sys.argv.pop(1)\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == wanted: os.kill(os.getpid(), signal.SIGINT)\n"
        "from arnews.__main__ import main\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main()\n"
    )
    for name in ("arnews.cli", "typer", "arnews.cli.batch", "arnews.batch", "arnews.pipeline"):
        command = [sys.executable, "-c", code, name, "batch", "nowhere", "--out", "nowhere-too"]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env=environment(), timeout=60
        )
        assert done.returncode == 130, (name, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks for workers as Linux has them"
)
@pytest.mark.parametrize("delay", [0, 0.05, 0.2])
def test_control_c_while_workers_are_starting(delay: float, saved: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "arnews", "batch", str(saved), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        [*command, "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(children.read_text().split()) < 2:
        time.sleep(0.001)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "arnews: stopped; the same command resumes here\n"


def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    """And what was written is read back as it was."""
    texts = ["=1+1 ربح 5", "+5%", "-3 درجات", "@ربح 5", "\tربح 5", "'=5", "''ربح 5", "ربح -5"]
    rows = [
        {"id": f"={n}", "text": text, "title": "=A1", "url": "@u"} for n, text in enumerate(texts)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    options = ["--format", "csv", "--workers", 0]
    called(tmp_path / "a.jsonl", "--out", tmp_path / "out", *options)
    for name in ("facts", "articles"):
        content = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(io.StringIO(content, newline="")):
            cells = {key: cell for key, cell in row.items() if key not in {"value", "value_text"}}
            assert not [cell for cell in cells.values() if cell[:1] and cell[0] in "=+-@\t\r\n"]
    called(tmp_path / "out" / "articles.csv", "--out", tmp_path / "again", "--workers", 0)
    again = parquet.read_table(tmp_path / "again" / "articles.parquet").to_pylist()
    assert [{name: row[name] for name in rows[0]} for row in again] == rows


def test_numbers_below_nought_stay_numbers_in_csv(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("سجل المؤشر سالب 5%", encoding="utf-8")
    called(tmp_path / "a.txt", "--out", tmp_path / "out", "--format", "csv", "--workers", 0)
    [row] = csv.DictReader(
        (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8").splitlines()
    )
    assert (row["value"], row["value_text"]) == ("-5", "-5")


def test_a_run_without_any_article_fails(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "نما 5%"}', encoding="utf-8")
    given = (tmp_path / "a.json", "--out", tmp_path / "out", "--workers", 0)
    code, told = called(*given, "--text-column", "txt")
    assert (code, told.splitlines()[0]) == (1, "0 articles, 0 facts, 0 claims, 1 error")
    assert called(*given, "--text-column", "txt")[0] == 1  # also when there is nothing left to do
    assert called(*given, "--overwrite")[0] == 0


def test_csv_that_excel_opens(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نما الاقتصاد 5%", encoding="utf-8")
    for form, mark in (("csv", b""), ("excel", b"\xef\xbb\xbf")):
        out = tmp_path / form
        assert called(tmp_path / "a.txt", "--out", out, "--format", form, "--workers", 0)[0] == 0
        for table, column in (("facts", b"article,"), ("articles", b"id,")):
            assert (out / f"{table}.csv").read_bytes().startswith(mark + column)
    again = tmp_path / "again"
    marked = tmp_path / "excel" / "articles.csv"
    assert called(marked, "--out", again, "--format", "csv", "--workers", 0)[0] == 0
    assert (again / "facts.csv").read_bytes() == (tmp_path / "csv" / "facts.csv").read_bytes()
