"""Facts as rows and data frames: one column means one thing, numbers are numbers."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import arnews
from arnews.batch import run
from arnews.batch.writing.rows import FACT_COLUMNS
from arnews.document import ArticleFacts
from arnews.errors import MissingExtraError
from arnews.facts import Money, OtherFact
from arnews.records import COLUMNS, Library, Numbers

TEXT = "ارتفعت من 38 مليار دولار إلى 1.4 تريليون دولار في عام 2023، أي 9.5%، وبقي بين 3 و5 ريالات"
BOTH = pytest.mark.parametrize("library", ["pandas", "polars"])


def test_every_row_has_the_columns_of_a_batch() -> None:
    rows = arnews.extract(TEXT).to_records()
    assert [tuple(row) for row in rows] == [COLUMNS] * len(rows)
    assert set(COLUMNS) < set(FACT_COLUMNS)


def test_a_value_is_a_number() -> None:
    rows = arnews.extract(TEXT).to_records()
    values = [row["value"] for row in rows if row["value"] is not None]
    assert max(values) == Decimal(1400000000000)
    assert [row["date"] for row in rows if row["kind"] == "date"] == ["2023"]
    assert [row["low"] for row in rows if row["low"] is not None] == [3]
    exact = {type(row[name]) for row in rows for name in ("value", "low", "high")}
    assert exact == {Decimal, type(None)}
    floats = arnews.extract(TEXT).to_records(numbers="float")
    assert {type(row[name]) for row in floats for name in ("value", "low")} == {float, type(None)}
    with pytest.raises(ValueError, match="numbers is 'decimal' or 'float', not 'int'"):
        arnews.extract(TEXT).to_records(numbers="int")  # type: ignore[arg-type]


def test_fields_of_other_kinds_have_columns_of_their_own() -> None:
    own = OtherFact.model_validate(
        {"kind": "shares", "text": "5", "start": 0, "end": 1, "value": "five", "holder": "x"}
    )
    document = arnews.extract(TEXT)
    mixed = arnews.Document(length=document.length, facts=(*document.facts, own))  # type: ignore[arg-type]
    rows = mixed.to_records()
    assert len({tuple(row) for row in rows}) == 1
    assert (rows[-1]["value"], rows[-1]["value_text"], rows[-1]["holder"]) == (None, "five", "x")
    assert rows[0]["holder"] is None


def test_the_article_comes_first() -> None:
    named = ArticleFacts.of("news", arnews.extract("نما 5%"))
    (row,) = named.to_records()
    assert next(iter(row.items())) == ("article", "news")
    pytest.importorskip("pandas")
    assert list(named.to_frame().columns)[:2] == ["article", "kind"]


def frame(library: Any, text: str, numbers: Any = "decimal") -> Any:
    pytest.importorskip(library)
    return arnews.extract(text).to_frame(library, numbers=numbers)


@BOTH
def test_the_largest_value_is_the_largest(library: str) -> None:
    exact = frame(library, TEXT)["value"]
    assert exact.max() == Decimal(1400000000000)
    assert exact.sum() == Decimal("1438000000009.5")
    floats = frame(library, TEXT, "float")["value"]
    assert isinstance(floats.max(), float)
    assert floats.max() == 1.4e12


@BOTH
@pytest.mark.parametrize("numbers", ["decimal", "float"])
def test_no_facts_make_an_empty_frame_of_all_columns(library: str, numbers: str) -> None:
    empty = frame(library, "لا شيء", numbers)
    assert list(empty.columns) == list(COLUMNS)
    assert len(empty) == 0


def test_more_digits_than_polars_has() -> None:
    pytest.importorskip("polars")
    long = Money(text="5 دولارات", start=0, end=9, value=Decimal("9" * 36 + ".123"), currency="USD")
    document = arnews.Document(length=9, facts=(long,))
    with pytest.raises(ValueError, match="pass numbers='float'"):
        document.to_frame("polars")
    assert document.to_frame("polars", numbers="float")["value"].max() == 1e36


@BOTH
def test_a_missing_library_names_its_extra(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'arnews\[{library}\]'"):
        arnews.extract(TEXT).to_frame(library)


def test_a_library_that_is_none() -> None:
    with pytest.raises(ValueError, match="library is 'pandas' or 'polars', not 'dask'"):
        arnews.extract(TEXT).to_frame("dask")  # type: ignore[arg-type]


NEWS = {
    "a": "ارتفعت أرباح سابك 12% إلى 3 مليارات ريال سعودي في 2024",
    "b": "نما الاقتصاد بين 3 و5%",
    "c": "",
    "d": "بقيمة 1.5 دولار",
}


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("numbers", ["decimal", "float"])
def test_frames_of_many_articles_are_the_tables_of_a_batch(
    library: Library, numbers: Numbers, tmp_path: Path
) -> None:
    pytest.importorskip(library)
    found = arnews.frames(NEWS, library, numbers=numbers)
    assert [(failure.id, failure.error) for failure in found.failures] == [("c", "empty")]
    for name, text in NEWS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run([tmp_path], tmp_path / "out", workers=1)
    for frame, table in ((found.facts, "facts"), (found.claims, "claims")):
        rows = pq.read_table(tmp_path / "out" / f"{table}.parquet").to_pylist()
        assert list(frame.columns) == list(rows[0])
        assert len(frame) == len(rows) > 1
        for column in ("quote", "start", "sentence", "rule"):
            assert list(frame[column]) == [row[column] for row in rows]
        kind = float if numbers == "float" else Decimal
        values = [kind(row["value"]) for row in rows if row["value"] is not None]
        known = frame["value"].dropna() if library == "pandas" else frame["value"].drop_nulls()
        assert list(known) == values


def test_frames_take_what_extract_many_takes() -> None:
    pytest.importorskip("pandas")
    day = datetime.date(2026, 3, 2)
    dated = arnews.frames([("a", "وقع العقد أمس", day)]).facts
    assert dated["date"].tolist() == ["2026-03-01"]
    assert arnews.frames(["نما 5%", "نما 6%"]).facts["article"].tolist() == ["1", "2"]
    own = arnews.frames(["نما 5%"], pipeline=arnews.Pipeline(kinds=["money"]))
    assert len(own.facts) == 0
    many = arnews.frames(f"نما {n}%" for n in range(1, 9001))
    assert many.facts["quote"].tolist() == [f"{n}%" for n in range(1, 9001)]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_of_nothing_have_their_columns(library: Library) -> None:
    pytest.importorskip(library)
    found = arnews.frames([], library)
    assert found.facts.shape == (0, 24)
    assert found.claims.shape == (0, 39)


def test_frames_refuse_what_they_cannot_take(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match=r"frames\(\[text\]\)"):
        arnews.frames("نما 5%")
    with pytest.raises(ValueError, match="'pandas' or 'polars', not 'spark'"):
        arnews.frames([], "spark")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'decimal' or 'float', not 'int'"):
        arnews.frames([], numbers="int")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"'pyarrow'.*pip install 'arnews\[polars\]'"):
        arnews.frames([], "polars")
