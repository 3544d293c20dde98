"""Which files are read, and which output folder is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import run
from arnews.batch.reading.inputs import format_of
from arnews.errors import SourceError


@pytest.mark.parametrize(
    ("name", "format_and_gzip"),
    [
        ("A.TXT", ("text", False)),
        ("a.HTM.GZ", ("html", True)),
        ("a.b.ndjson", ("jsonl", False)),
        ("a.tsv.gz", ("csv", True)),
        ("a.gz", (None, False)),
        ("gz", (None, False)),
        (".txt", (None, False)),
        ("a.facts.json.gz", (None, False)),
        ("a.claims.json", (None, False)),
        ("facts.json", ("json", False)),
    ],
)
def test_formats_by_name(name: str, format_and_gzip: tuple[str | None, bool]) -> None:
    assert format_of(name) == format_and_gzip


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5", encoding="utf-8")
    with pytest.raises(SourceError, match=r"is an input too.*/results for one"):
        run([tmp_path], tmp_path, workers=0)
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_an_empty_folder_is_an_empty_result(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    summary = run([tmp_path / "in"], tmp_path / "out", workers=0, pipeline=Numbers())
    assert (summary.articles, summary.errors) == (0, 0)
    assert parquet.read_table(tmp_path / "out" / "facts.parquet").num_rows == 0


def test_several_inputs_in_the_order_given(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("ربح 5", encoding="utf-8")
    roots = [tmp_path / "b", tmp_path / "a"]
    run(roots, tmp_path / "out", workers=0, pipeline=Numbers())
    ids = parquet.read_table(tmp_path / "out" / "articles.parquet")["id"].to_pylist()
    assert ids == [f"{root}/1.txt" for root in roots]


def ids(out: Path) -> list[str]:
    return [str(one) for one in parquet.read_table(out / "articles.parquet")["id"].to_pylist()]


def test_results_of_earlier_runs_are_no_articles(tmp_path: Path) -> None:
    """Finished or not, of any format, however deep they lie."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("ربح 5", encoding="utf-8")
    for form in ("parquet", "jsonl", "csv"):
        run([folder / "a.txt"], folder / "sub" / form, workers=0, format=form, pipeline=Numbers())
    unfinished = folder / "unfinished" / "parts"
    unfinished.mkdir(parents=True)
    report = json.loads((folder / "sub" / "csv" / "batch.json").read_bytes())
    (unfinished / "manifest.json").write_text(json.dumps(report["run"]))
    (unfinished / "00000000").mkdir()
    (unfinished / "00000000" / "articles.jsonl").write_text('{"text": "ربح 7"}')
    (folder / "sub" / "csv" / "facts.parquet").write_bytes(b"of a format that was there before")
    (folder / "sub" / "csv" / "b.txt").write_text("ربح 6", encoding="utf-8")
    summary = run([folder], tmp_path / "out", workers=0, pipeline=Numbers())
    assert ids(tmp_path / "out") == [f"{folder}/a.txt", f"{folder}/sub/csv/b.txt"]
    assert (summary.errors, dict(summary.skipped)) == (0, {"results of an earlier run": 17})


@pytest.mark.parametrize("report", ["{}", "[5]", "{oops", '{"run": 5}', "[" * 100_000])
def test_a_report_of_others_makes_no_results(report: str, tmp_path: Path) -> None:
    (tmp_path / "batch.json").write_text(report)
    (tmp_path / "facts.jsonl").write_text('{"text": "ربح 5"}')
    run([tmp_path], tmp_path / "out", workers=0, pipeline=Numbers())
    assert f"{tmp_path}/facts.jsonl#1" in ids(tmp_path / "out")


def test_articles_of_a_run_are_read_where_they_are_named_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5", encoding="utf-8")
    results = tmp_path / "results"
    run([tmp_path / "a.txt"], results, workers=0, pipeline=Numbers())
    named = [results / "articles.parquet", results / "facts.parquet"]
    summary = run(named, tmp_path / "again", workers=0, pipeline=Numbers())
    assert (summary.articles, summary.errors) == (1, 1)
    assert ids(tmp_path / "again") == [str(tmp_path / "a.txt")]
    assert "without texts" in (tmp_path / "again" / "errors.jsonl").read_text()


def test_an_output_that_is_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises((SourceError, OSError), match="loop"):
        run([tmp_path / "a.txt"], tmp_path / "loop", workers=0, pipeline=Numbers())
