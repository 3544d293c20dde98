"""CSV as spreadsheets write it, Parquet as pandas and Spark write it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import run

NANOSECOND = 1_529_834_400_123_456_789


def articles(folder: Path) -> list[dict[str, Any]]:
    run([folder], folder / "out", workers=0, pipeline=Numbers())
    assert (folder / "out" / "errors.jsonl").read_text(encoding="utf-8") == ""
    return parquet.read_table(folder / "out" / "articles.parquet").to_pylist()


@pytest.mark.parametrize(
    "content",
    [
        "id,text\r\n1,ربح 5\r\n\r\n2,ربح 6\r\n",
        "id,text\r1,ربح 5\r2,ربح 6",
        "\ufeffid;text\n1;ربح 5\n2;ربح 6\n",
        "id\ttext\n1\tربح 5\n2\tربح 6",
        ' id , text \n1,"ربح 5"\n2,"ربح 6"\n',
    ],
    ids=["Windows", "old Mac", "Excel", "tabs", "blanks in the header"],
)
def test_ways_to_write_a_table(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content.encode())
    assert [(row["id"], row["text"]) for row in articles(tmp_path)] == [
        ("1", "ربح 5"),
        ("2", "ربح 6"),
    ]


def test_a_field_may_hold_line_ends_and_quotes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text\n"ربح ""5""\nثم 6, 7"\n', encoding="utf-8")
    [row] = articles(tmp_path)
    assert row["text"] == 'ربح "5"\nثم 6, 7'
    assert (row["place"], row["facts"]) == ("row 1", 3)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (pa.array([NANOSECOND], pa.timestamp("ns")), "2018-06-24 10:00:00.123456789"),
        (
            pa.array([1_529_834_400_000], pa.timestamp("ms", "Asia/Riyadh")),
            "2018-06-24 13:00:00.000+0300",
        ),
        (pa.array([datetime.date(2018, 6, 24)]), "2018-06-24"),
        (pa.array([10**9], pa.date32()), "<value out of range: 1000000000>"),
        (pa.array([None], pa.timestamp("ns")), None),
    ],
    ids=["nanoseconds", "a time zone", "a day", "no day of a calendar", "null"],
)
def test_times_are_read_without_pandas(
    dates: pa.Array[Any], told: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    parquet.write_table(pa.table({"text": ["ربح 5"], "date": dates}), tmp_path / "a.parquet")
    assert [row["date"] for row in articles(tmp_path)] == [told]


def test_columns_that_are_of_no_use_are_not_read(tmp_path: Path) -> None:
    zone = pa.array([0], pa.timestamp("us", "Mars/Base"))
    parquet.write_table(pa.table({"text": ["ربح 5"], "seen": zone}), tmp_path / "a.parquet")
    assert len(articles(tmp_path)) == 1


@pytest.mark.parametrize(
    "text", [pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())]
)
def test_texts_of_every_kind(text: pa.DataType, tmp_path: Path) -> None:
    values = pa.array(["ربح 5", "ربح 5"]).cast(text)
    parquet.write_table(pa.table({"body": values, "id": [7, 8]}), tmp_path / "a.parquet")
    assert [(row["id"], row["text"]) for row in articles(tmp_path)] == [
        ("7", "ربح 5"),
        ("8", "ربح 5"),
    ]
