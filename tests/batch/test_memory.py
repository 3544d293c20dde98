"""What is small on disk and large in memory is refused before the memory is taken."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import Columns, Limits, run
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.running import parts

RUN = """
import re, sys
from pathlib import Path
from arnews.batch import run
from tests.batch.fakes import Numbers
run(sys.argv[1:2], sys.argv[2], workers=0, pipeline=Numbers())
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
MOST_MB = 600
"""Python with pyarrow takes some 100 MB, an article of the largest size some more."""


def peak_and_errors(folder: Path, out: Path) -> tuple[int, list[str]]:
    root = str(Path(__file__).parents[2])
    code = f"import sys; sys.path.insert(0, {root!r})\n{RUN}"
    command = [sys.executable, "-W", "ignore", "-c", code, str(folder), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    lines = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return int(done.stdout), [json.loads(line)["error"] for line in lines]


def large_dictionary(path: Path) -> None:
    values = pa.array(["a" * 10**8])
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 64, pa.int32()), values)
    parquet.write_table(pa.table({"text": texts}), path / "a.parquet", compression="zstd")


def large_page(path: Path) -> None:
    texts = pa.table({"text": ["5"] * 900 + ["a" * 3 * 10**8]})
    parquet.write_table(texts, path / "a.parquet", compression="zstd", use_dictionary=False)


def large_page_of_another_column(path: Path) -> None:
    texts = pa.table({"text": ["5"], "title": ["a" * 3 * 10**8]})
    parquet.write_table(texts, path / "a.parquet", compression="snappy", data_page_version="2.0")


def prefixes(path: Path) -> None:
    """Each value is the one before and a letter more, and only the letter is stored."""
    stem = "a" * 30_000_000
    texts = pa.table({"text": [stem + "b" * n for n in range(12)]})
    parquet.write_table(
        texts,
        path / "a.parquet",
        compression="zstd",
        use_dictionary=False,
        column_encoding={"text": "DELTA_BYTE_ARRAY"},
    )


def endless_line(path: Path) -> None:
    with (path / "a.csv").open("wb") as out:
        out.write(b"text\n" + b"a" * 1000)
        out.truncate(3 * 10**9)


BOMBS: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "a large value of a dictionary": (large_dictionary, {"too_large"}),
    "a large value among small ones": (large_page, {"too_large"}),
    "a large title": (large_page_of_another_column, {"too_large"}),
    "values stored as differences": (prefixes, {"too_large"}),
    "a line without an end": (endless_line, {"too_large"}),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is Linux's to tell")
@pytest.mark.parametrize("bomb", BOMBS)
def test_refused_before_the_memory_is_taken(bomb: str, tmp_path: Path) -> None:
    write, errors = BOMBS[bomb]
    (tmp_path / "in").mkdir()
    write(tmp_path / "in")
    peak, told = peak_and_errors(tmp_path / "in", tmp_path / "out")
    assert set(told) == errors
    assert peak < MOST_MB


def test_a_row_of_csv_that_goes_over_many_lines_has_a_bound(tmp_path: Path) -> None:
    """Each field is short, and the row never ends."""
    fields = "".join(f'"{n}\n",' for n in range(400_000))
    (tmp_path / "a.csv").write_text(f"text\n5\n{fields}")
    run([tmp_path / "a.csv"], tmp_path / "out", workers=0, pipeline=Numbers(), limits=Limits(50))
    [row] = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    assert json.loads(row)["error"] == "too_large"
    assert json.loads(row)["place"] == "after row 1"


def test_more_rows_than_a_file_of_articles_can_have(tmp_path: Path) -> None:
    nulls = pa.table({"text": pa.nulls(3_000_000, pa.string())})
    parquet.write_table(nulls, tmp_path / "a.parquet")
    run([tmp_path / "a.parquet"], tmp_path / "out", workers=0, pipeline=Numbers())
    [row] = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    assert json.loads(row)["message"].startswith("3,000,000 rows in ")


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize("compression", ["none", "snappy", "zstd", "gzip"])
def test_good_files_are_read_whole_whatever_their_pages(
    compression: Any, dictionary: bool, version: Any, tmp_path: Path
) -> None:
    table = pa.table(
        {
            "text": [f"ربح {n} " + "نص " * (n % 50) for n in range(1000)],
            "id": [f"n{n}" for n in range(1000)],
            "date": pa.array([n if n % 3 else None for n in range(1000)], pa.timestamp("ms")),
            "tags": [["a"] * n for n in range(1000)],
        }
    )
    parquet.write_table(
        table,
        tmp_path / "a.parquet",
        compression=compression,
        use_dictionary=dictionary,
        data_page_version=version,
        data_page_size=2000,
        row_group_size=300,
        write_page_checksum=True,
    )
    limits = Limits(page_bytes=100_000)
    run([tmp_path / "a.parquet"], tmp_path / "out", workers=0, pipeline=Numbers(), limits=limits)
    assert (tmp_path / "out" / "errors.jsonl").read_text() == ""
    read = parquet.read_table(tmp_path / "out" / "articles.parquet")
    assert read["text"].to_pylist() == table["text"].to_pylist()
    assert read["id"].to_pylist() == table["id"].to_pylist()


def test_a_column_of_lists_is_no_text(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": [["5"], ["6"]]}), tmp_path / "a.parquet")
    run([tmp_path / "a.parquet"], tmp_path / "out", workers=0, pipeline=Numbers())
    [row] = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    assert json.loads(row)["error"] == "wrong_type"
    assert "list<" in json.loads(row)["message"]


def test_packed_files_count_by_what_is_in_them(tmp_path: Path) -> None:
    """A chunk is what a worker has in memory, and what a few of wait in the main process."""
    for number in range(6):
        text = f"ربح {number} ريالا. " * 150_000
        (tmp_path / f"{number}.txt.gz").write_bytes(gzip.compress(text.encode()))
    found: list[Any] = list(
        parts.chunks(Pieces([tmp_path], tmp_path / "out", Columns(), Limits()), StreamPosition())
    )
    assert [chunk.pieces for chunk in found] == [2, 2, 2]
    assert all(chunk.size > 4_000_000 for chunk in found)


def test_an_id_is_bounded_for_each_fact_repeats_it(tmp_path: Path) -> None:
    lines = [{"id": "x" * size, "text": "ربح 5 ثم 6"} for size in (2000, 2001)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    summary = run([tmp_path / "a.jsonl"], tmp_path / "out", workers=0, pipeline=Numbers())
    assert (summary.articles, summary.facts) == (1, 2)
    row = json.loads((tmp_path / "out" / "errors.jsonl").read_text())
    assert (row["error"], row["place"]) == ("long_id", "line 2")
