"""Which files are read, and which output folder is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import run
from arnews.batch.inputs import format_of
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
