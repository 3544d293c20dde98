"""Facts as rows and data frames: one column means one thing, numbers are numbers."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

import pytest

import arnews
from arnews.batch.writing.rows import FACT_COLUMNS
from arnews.document import ArticleFacts
from arnews.errors import MissingExtraError
from arnews.facts import Money, OtherFact
from arnews.records import COLUMNS

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
