"""Days as feeds write them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import parquet
from tests.batch.fakes import Numbers

from arnews.batch import run
from arnews.batch.articles import Article
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.records import Columns
from arnews.batch.running.extracting import SelectedKinds
from arnews.batch.running.tasks import Task, day, lost
from arnews.document import Document
from arnews.facts import Money
from arnews.pipeline import default_pipeline


@pytest.mark.parametrize(
    "written",
    [
        "2018-06-24",
        "20180624",
        "20180624T100000Z",
        "2018-06-24+03:00",
        "2018-06-24T23:59:59-11:00",
        "2018-06-24 10:00:00.123456789",
        "Sun, 24 Jun 2018 23:59:59 +0300",
        "24 Jun 2018 10:00 GMT",
    ],
)
def test_days(written: str) -> None:
    assert day(written) == date(2018, 6, 24)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "أمس",
        "1529834400",
        "24/06/2018",
        "2018-13-40",
        "2018-06-244",
        "9261-01-07 277798484705284:46:40Z",
    ],
)
def test_no_days(written: str | None) -> None:
    assert day(written) is None


DIGITS = st.text("0123456789٠١٢٣", min_size=1, max_size=25)
MAIL = st.tuples(
    st.sampled_from(["", "Wed, ", "Xxx, "]),
    DIGITS,
    st.sampled_from([" Jan ", " Jul ", " jan ", "-Feb-", " Foo "]),
    DIGITS,
    st.sampled_from([" ", "T", ""]),
    st.lists(DIGITS, max_size=4).map(":".join),
    st.sampled_from([" ", ""]),
    st.sampled_from(["", "GMT", "EST", "Z", "-0000", "+", "-"]) | DIGITS.map("+{}".format),
).map("".join)
ISO = st.lists(DIGITS | st.just(""), min_size=1, max_size=6).map("-".join)


@given(st.text(max_size=40) | MAIL | ISO)
@example("1 Jan 99999999999999999999 10:00:00 +0000")
@example("Wed, 11 Jul 2018 17:17:04 +99999999999999999999")
@example("Wed, 11 Jul 2018 99999999999999:17:04")
@example("1 Jan 0000 10:00:00 +0000")
@example("-" * 10_000_000)
def test_whatever_stands_there_is_a_day_or_none(written: str) -> None:
    assert isinstance(day(written), date | None)


def test_a_date_that_cannot_be_read_is_as_none_at_all(tmp_path: Path) -> None:
    """The article is read, and the next ones too; what was found stands in the column."""
    told = ["2018-06-24", "1 Jan 99999999999999999999 10:00:00 +0000", "0000-00-00", ""]
    lines = [json.dumps({"id": str(n), "text": "نما أمس", "date": d}) for n, d in enumerate(told)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    summary = run([tmp_path / "a.jsonl"], tmp_path / "out", workers=0, dated=True)
    assert (summary.articles, summary.errors) == (4, 0)
    facts = parquet.read_table(tmp_path / "out" / "facts.parquet").to_pylist()
    assert [(row["article"], row["date"]) for row in facts] == [("0", "2018-06-23")]
    articles = parquet.read_table(tmp_path / "out" / "articles.parquet").to_pylist()
    assert [row["date"] for row in articles] == [*told[:3], None]


def test_only_some_kinds() -> None:
    reader = SelectedKinds(default_pipeline(), ("money",))
    facts = reader.extract("ربح 5 دولارات أمس بنسبة 5%", published=date(2018, 6, 24)).facts
    assert [fact.kind for fact in facts] == ["money"]


@pytest.mark.parametrize("error", ["worker_died", "too_slow"])
def test_what_killed_a_worker_is_named(error: str) -> None:
    [failure] = lost(Article("k", "نص", "a.jsonl", "line 3"), error).failures
    assert str(failure).startswith(f"a.jsonl, line 3: {error}: ")


def test_an_error_in_writing_is_that_of_one_article() -> None:
    """What is made of all at once is made of each alone where that fails."""
    facts = [Money(text="5", start=0, end=1, value=Decimal(5), currency="USD", rule="r")]
    broken = [facts[0].model_copy(update={"low": "no number"})]
    given = {"a": facts, "b": broken, "c": facts}

    class Prepared:
        def extract(self, text: str, /, *, published: date | None = None) -> Document:  # noqa: ARG002
            return Document.model_construct(length=1, facts=tuple(given[text]))

    for form in ("parquet", "jsonl", "csv"):
        task = Task(Prepared(), Columns(), Limits(), form, dated=False)
        packed = task()([Article(name, name, "s") for name in given])
        assert [(one.id, one.error) for one in packed.failures] == [("b", "writing")]
        assert "AttributeError" in packed.failures[0].message
        assert (packed.articles, packed.facts) == (2, 2)


def test_many_rows_are_written_in_slices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5 ثم 6. " * 500, encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "whole", workers=0, format="csv", pipeline=Numbers())
    monkeypatch.setattr("arnews.batch.running.tasks.SLICE", 7)
    monkeypatch.setattr("arnews.batch.writing.joined.GROUP_ROWS", 100)
    for form in ("parquet", "csv"):
        run([tmp_path / "a.txt"], tmp_path / form, workers=0, format=form, pipeline=Numbers())
    csvs = [(tmp_path / name / "facts.csv").read_bytes() for name in ("whole", "csv")]
    assert csvs[0] == csvs[1]
    groups = parquet.read_metadata(tmp_path / "parquet" / "facts.parquet")
    assert (groups.num_rows, groups.num_row_groups) == (1000, 10)
