"""What a run costs and writes grows with its input and no faster, whatever stands there.

As in tests/test_growth.py: instructions are counted, for a text and for one four times as long; and
here the bytes that are written too.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers
from tests.counting import instructions

import arnews
from arnews.batch import Columns, Limits, extract_batches
from arnews.batch.articles import Article, Failure
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.running.tasks import Task
from arnews.batch.writing.formats import FORMATS
from arnews.batch.writing.rows import fact_rows
from arnews.document import Document

PIPELINE = arnews.Pipeline()
N = 150

SHAPES: dict[str, Callable[[int], str]] = {
    "sums without an end": lambda n: "بسعر 5 دولارات و" * n,
    "sums with an end each": lambda n: "بسعر 5 دولارات. " * n,
    "lines": lambda n: "نما 5%\n" * n,
    "percentages alone": lambda n: "5% " * n,
    "no blanks at all": lambda n: "5%،" * n,
    "one fact, long text": lambda n: f"{'نص ' * 20 * n}5%{' نص' * 20 * n}",
    "blanks between": lambda n: "نما 5%" + " " * 20 * n + "نما 6%. " * n,
    "points": lambda n: "نما 5% . . . " * n,
    "a long name again and again": lambda n: (
        f"أعلنت شركة سنت{'ـ' * 40 * n}ورا النتائج. {'قالت سنتورا إن. ' * n}"
    ),
    "a long English name again and again": lambda n: (
        f"أعلنت شركة سنتورا (F{'o' * 40 * n}) النتائج. {'قالت سنتورا إن. ' * n}"
    ),
    "a long number": lambda n: "5" * 20 * n + " دولار. " + "بسعر 5 دولارات. " * n,
}


def written(document: Document, text: str, form: str) -> int:
    rows = list(fact_rows(Article("a", text), document.facts))
    return len(FORMATS[form].pack("facts", rows))


@pytest.mark.parametrize("shape", SHAPES)
def test_rows(shape: str) -> None:
    texts = [SHAPES[shape](size) for size in (N, 4 * N, 16 * N)]
    documents = [PIPELINE.extract(text) for text in texts]
    sizes = [written(*pair, "jsonl") for pair in zip(documents, texts, strict=True)]
    assert sizes[2] <= 5 * sizes[1] + 2000, sizes

    def cost(number: int) -> int:
        return instructions(lambda: written(documents[number], texts[number], "csv"))

    assert cost(1) <= 5 * cost(0) + 20_000


@pytest.mark.parametrize("shape", SHAPES)
def test_batches(shape: str) -> None:
    sizes = []
    for size in (4 * N, 16 * N):
        articles = pa.RecordBatch.from_pydict({"id": ["a"], "text": [SHAPES[shape](size)]})
        sizes.append(sum(one.nbytes for one in extract_batches([articles], pipeline=PIPELINE)))
    assert sizes[1] <= 5 * sizes[0] + 2000


def as_jsonl(folder: Path, n: int) -> None:
    (folder / "a.jsonl").write_text('{"text": "ربح 5"}\n' * n, encoding="utf-8")


def as_packed_jsonl(folder: Path, n: int) -> None:
    content = "".join(f'{{"text": "ربح {number}"}}\n' for number in range(n))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(content.encode()))


def as_empty_lines(folder: Path, n: int) -> None:
    (folder / "a.jsonl").write_bytes(b'{"text": "5"}\n' + b"\n" * 20 * n)


def as_csv(folder: Path, n: int) -> None:
    (folder / "a.csv").write_text("text,title\n" + "ربح 5,ع\n" * n, encoding="utf-8")


def as_csv_of_many_lines_a_row(folder: Path, n: int) -> None:
    (folder / "a.csv").write_text('text\n"' + "ربح 5\n" * n + '"\n', encoding="utf-8")


def as_csv_of_many_fields(folder: Path, n: int) -> None:
    (folder / "a.csv").write_text("text\n" + "5," * 10 * n + "\n", encoding="utf-8")


def as_json(folder: Path, n: int) -> None:
    (folder / "a.json").write_text(json.dumps([{"text": "ربح 5"}] * n), encoding="utf-8")


def as_parquet(folder: Path, n: int) -> None:
    texts = pa.table({"text": [f"ربح {number}" for number in range(n)]})
    parquet.write_table(texts, folder / "a.parquet", data_page_size=1000, row_group_size=100)


def as_files(folder: Path, n: int) -> None:
    for number in range(n):
        (folder / f"{number}.txt").write_text("ربح 5", encoding="utf-8")


def as_damaged_gzip(folder: Path, n: int) -> None:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        packed.write(b"".join(b'{"text": "%d"}\n' % number**9 for number in range(n)))
    (folder / "a.jsonl.gz").write_bytes(out.getvalue()[:-8] + b"\0" * 8)


READERS = [
    as_jsonl,
    as_packed_jsonl,
    as_empty_lines,
    as_csv,
    as_csv_of_many_lines_a_row,
    as_csv_of_many_fields,
    as_json,
    as_parquet,
    as_files,
    as_damaged_gzip,
]


@pytest.mark.parametrize("write", READERS)
def test_readers(write: Callable[[Path, int], None], tmp_path: Path) -> None:
    task = Task(Numbers(), Columns(), Limits(), "jsonl", dated=True)

    def read(folder: Path) -> None:
        pieces = Pieces([folder], tmp_path / "out", Columns(), Limits())
        items = [piece for piece, _ in pieces.after(StreamPosition())]
        task.do([item for item in items if not isinstance(item, Failure)], Numbers())  # type: ignore[misc]

    counted = []
    for size in (N, 4 * N):
        folder = tmp_path / str(size)
        folder.mkdir()
        write(folder, size)
        read(folder)
        counted.append(instructions(lambda folder=folder: read(folder)))  # type: ignore[misc]
    assert counted[1] <= 5 * counted[0] + 20_000
