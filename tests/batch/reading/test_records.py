"""Which field of a record is which."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import Columns, run
from arnews.batch.articles import Article, ReadError


def article(columns: Columns | None = None, **record: object) -> Article:
    return (columns or Columns()).article(record, "a.jsonl", 3, "line 3", "utf-8")


def test_usual_names_in_their_order() -> None:
    made = article(content="نص", body="متن", headline="عنوان", published_at="2018-06-24", link="u")
    assert (made.text, made.title, made.date, made.url) == ("متن", "عنوان", "2018-06-24", "u")


@pytest.mark.parametrize("empty", [None, "", True, ["x"], {"a": 1}, b"x"])
def test_an_id_that_is_none(empty: object) -> None:
    assert article(text="نص", id=empty).id == "a.jsonl#3"


def test_ids_that_are_numbers_and_half_letters() -> None:
    assert article(text="نص", id=0).id == "0"
    assert article(text="نص", id="\ud800x").id == "?x"


def test_named_fields_are_the_only_ones() -> None:
    columns = Columns(text="story", id="key", date="day")
    made = article(columns, story="نص", key="k", day="2018-06-24", text="آخر", date="2001-01-01")
    assert (made.text, made.id, made.date) == ("نص", "k", "2018-06-24")
    assert article(columns, story="نص", key="k", date="2001-01-01").date is None
    with pytest.raises(ReadError, match="no field story, only text"):
        article(columns, text="نص")
    with pytest.raises(ReadError, match="'key', named by --id-column"):
        article(columns, story="نص", id="k")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_date_column_that_a_table_lacks_is_told_once(name: str, tmp_path: Path) -> None:
    import pyarrow as pa

    if name == "a.csv":
        (tmp_path / name).write_text("text,day\nربح 5,2018-06-24\nربح 6,2018-06-25\n")
    else:
        parquet.write_table(
            pa.table({"text": ["ربح 5", "ربح 6"], "day": ["x", "y"]}), tmp_path / name
        )
    out = tmp_path / "out"
    run([tmp_path], out, workers=0, pipeline=Numbers(), columns=Columns(date="dya"))
    [failure] = map(json.loads, (out / "errors.jsonl").read_text().splitlines())
    assert failure["error"] == "no_date_field"
    assert "no field 'dya', only text, day" in failure["message"]
