"""Articles from Python, and as record batches."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.batch.conftest import ARTICLES
from tests.batch.fakes import Dies, Numbers, Stumbles

import arnews
from arnews.batch import extract_batches, extract_many
from arnews.batch.articles import Article
from arnews.batch.schema import CLAIMS, CLAIMS_OR_ERRORS, FACTS, FACTS_OR_ERRORS
from arnews.batch.writing.rows import Row, Sentences, fact_rows
from arnews.errors import SourceError
from arnews.facts import Fact

TEXTS = [text for _, text in ARTICLES.values()]


def test_documents_come_in_order_and_are_those_of_extract() -> None:
    wanted = [arnews.extract(text) for text in TEXTS]
    found = list(extract_many(TEXTS))
    assert [one.document for one in found] == wanted
    assert [one.id for one in found] == ["1", "2", "3", "4", "5"]


def test_workers_give_the_same() -> None:
    pairs = [(f"n{number}", TEXTS[number % 5]) for number in range(150)]
    assert list(extract_many(pairs, workers=2)) == list(extract_many(pairs))


def test_failures_are_values() -> None:
    found = list(extract_many([("a", "تعثر"), ("b", "  "), ("c", "5")], pipeline=Stumbles()))
    assert [one.failure and one.failure.error for one in found] == ["extraction", "empty", None]
    assert found[2].document is not None


def test_what_is_no_text_is_a_failure() -> None:
    articles: list[object] = [("a", None), 5, "half \ud83d"]
    errors = [one.failure and one.failure.error for one in extract_many(articles)]  # type: ignore[arg-type]
    assert errors == ["wrong_type", "wrong_type", "encoding"]


def test_a_day_resolves_yesterday() -> None:
    articles: list[tuple[str, str, date | None]] = [
        ("a", "نما أمس", date(2018, 6, 24)),
        ("b", "نما أمس", None),
        ("c", "نما أمس", "2018"),  # type: ignore[list-item]
    ]
    a, b, c = extract_many(articles)
    assert a.document is not None
    assert b.document is not None
    assert c.failure is not None
    assert [fact.value for fact in a.document.facts] == ["2018-06-23"]  # type: ignore[union-attr]
    assert b.document.facts == ()
    assert c.failure.error == "wrong_type"


def test_a_dead_worker_is_a_failure() -> None:
    texts = ["5"] * 40 + ["قاتل"] + ["7"] * 40
    found = list(extract_many(texts, workers=2, pipeline=Dies()))
    assert [one.id for one in found if one.failure] == ["41"]
    assert len(found) == 81


@pytest.mark.parametrize("workers", [1, 2])
def test_input_is_read_only_as_results_are_taken(workers: int) -> None:
    taken = itertools.count()

    def endless() -> Iterator[str]:
        for number in taken:
            yield f"ربح {number}"

    results = extract_many(endless(), workers=workers, pipeline=Numbers())
    first = list(itertools.islice(results, 50))
    assert [one.id for one in first] == [str(number) for number in range(1, 51)]
    assert next(taken) < 400
    results.close()  # type: ignore[attr-defined]


def test_extract_many_needs_no_pyarrow() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from arnews.batch import extract_many\n"
        "assert next(extract_many(['نما 5%'])).document.facts\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "work",
    [
        "list(batch.extract_many(['نما الاقتصاد 5%'], workers=2))",
        "batch.run(['{news}'], '{out}', workers=2)",
    ],
)
def test_a_script_without_a_guard_stops_with_one_sentence(work: str, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("نما الاقتصاد 5%", encoding="utf-8")
    script = tmp_path / "script.py"
    code = work.format(news=news, out=tmp_path / "out")
    script.write_text(f"from arnews import batch\n{code}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        "arnews.errors.ArnewsError: no worker process can start: a script that uses"
    )
    assert "freeze_support" not in done.stderr


def batch(texts: list[str | None], kind: pa.DataType | None = None) -> pa.RecordBatch:
    ids = pa.array(range(len(texts)), pa.int64())
    return pa.RecordBatch.from_arrays([ids, pa.array(texts, kind or pa.string())], ["url", "body"])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_batches_give_the_facts_of_extract(kind: pa.DataType) -> None:
    found = list(extract_batches([batch([*TEXTS], kind), batch([])], text="body", id="url"))
    assert [one.schema for one in found] == [FACTS_OR_ERRORS] * 2
    rows = pa.Table.from_batches(found).to_pylist()
    wanted = [
        (str(number), fact.kind, fact.text, fact.start, fact.rule)
        for number, text in enumerate(TEXTS)
        for fact in arnews.extract(text).facts
    ]
    names = ("article", "kind", "quote", "start", "rule")
    assert [tuple(row[name] for name in names) for row in rows] == wanted


def test_failed_articles_are_rows_of_the_batch() -> None:
    texts = ["ربح 5", None, "تعثر", "x" * 100]
    [found] = extract_batches(
        [batch(texts)], text="body", id="url", pipeline=Stumbles(), max_bytes=50
    )
    errors = [row for row in found.to_pylist() if row["error"]]
    assert [(row["article"], row["error"].partition(":")[0]) for row in errors] == [
        ("1", "empty"),
        ("2", "extraction"),
        ("3", "too_large"),
    ]
    assert all(row[name] is None for row in errors for name in FACTS.names if name != "article")


def test_batches_of_claims() -> None:
    texts = ["ارتفعت أرباح سابك 12% إلى 5 مليارات ريال", "نما كثيرا", None]
    found = list(extract_batches([batch(texts), batch([])], text="body", id="url", table="claims"))
    assert [one.schema for one in found] == [CLAIMS_OR_ERRORS] * 2
    change, value, error = pa.Table.from_batches(found).to_pylist()
    wanted = arnews.extract(texts[0] or "").table()
    names = ("subject", "metric", "role", "quote", "rule")
    for row, claim in zip((change, value), wanted, strict=True):
        assert [row[name] for name in names] == [claim[name] for name in names]
    assert (error["article"], error["error"]) == ("2", "empty: holds no text")
    assert all(error[name] is None for name in CLAIMS.names if name != "article")
    with pytest.raises(ValueError, match="no table 'claim'; there are facts, claims"):
        extract_batches([], table="claim")  # type: ignore[arg-type]


def test_a_missing_column_is_told() -> None:
    with pytest.raises(SourceError, match="no column 'text', only url, body"):
        next(extract_batches([batch(["x"])]))


DAYS: list[pa.Array[Any]] = [
    pa.array(["2018-06-24", "1 Jan 99999999999999999999 10:00:00 +0000", "أمس", None]),
    pa.array([17706, 10**9, -(10**9), None], pa.int32()).cast(pa.date32()),
    pa.array([1529834400, 10**17, -(10**17), None], pa.timestamp("s")),
    pa.array([1529834400, 10**17, -(10**17), None], pa.timestamp("s", "Asia/Riyadh")),
    pa.array([1529834400, 10**17, -(10**17), None], pa.timestamp("s", "Mars/Base")),
    pa.array([1529834400_000_000_000, None, None, None], pa.timestamp("ns")),
]


@pytest.mark.parametrize("days", DAYS, ids=lambda days: str(days.type))
def test_a_day_that_cannot_be_read_is_none(days: pa.Array[Any]) -> None:
    ids, texts = pa.array(["a", "b", "c", "d"]), pa.array(["نما أمس"] * 4)
    articles = pa.RecordBatch.from_arrays([ids, texts, days], ["id", "text", "day"])
    [found] = extract_batches([articles], published="day")
    rows = found.to_pylist()
    assert [(row["article"], row["date"], row["error"]) for row in rows] == [
        ("a", "2018-06-23", None)
    ]


def test_columns_of_a_batch_that_hold_no_texts() -> None:
    raw = pa.array([b"5", b"\xff\xfe"], pa.binary())
    wrong = pa.RecordBatch.from_arrays([raw.view(pa.string()), raw], ["text", "id"])
    [found] = extract_batches([wrong], pipeline=Numbers())
    assert [row["error"] for row in found.to_pylist()] == [
        None,
        "encoding: a field is not valid UTF-8",
    ]
    nested = pa.RecordBatch.from_pydict({"text": [["5"]], "id": ["x" * 5000]})
    [found] = extract_batches([nested], pipeline=Numbers())
    assert [row["error"] for row in found.to_pylist()] == [
        "wrong_type: the text is a list, not a str"
    ]


def test_a_large_value_of_a_dictionary_is_not_copied_into_each_row() -> None:
    values = pa.array(["5 " * 30_000_000])
    bomb = pa.DictionaryArray.from_arrays(pa.array([0] * 200, pa.int32()), values)
    articles = pa.RecordBatch.from_arrays([pa.array(range(200)), bomb], ["id", "text"])
    [found] = extract_batches([articles], pipeline=Numbers())
    assert {str(row["error"]).partition(":")[0] for row in found.to_pylist()} == {"too_large"}


def test_an_article_of_many_facts_is_several_batches() -> None:
    texts = ["ربح 5 ثم 6. " * 6000, None, "7"]
    found = list(extract_batches([batch([*texts])], text="body", id="url", pipeline=Numbers()))
    assert [one.num_rows for one in found] == [4096, 4096, 3808, 2]
    rows = pa.Table.from_batches(found).to_pylist()
    assert [row["n"] for row in rows] == [*range(1, 12_001), None, 1]
    assert max(len(row["sentence"] or "") for row in rows) < 20


def test_an_error_in_writing_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(article: Article, facts: Iterable[Fact], cut: Sentences) -> Iterator[Row]:
        yield from fact_rows(article, facts, cut)
        if article.id == "1":
            raise ZeroDivisionError("stumbled")

    monkeypatch.setattr("arnews.batch.arrow.fact_rows", stumbling)
    found = list(extract_batches([batch(["5", "6 7", "8"])], "body", "url", pipeline=Numbers()))
    rows = pa.Table.from_batches(found).to_pylist()
    assert [(row["article"], row["quote"], row["error"]) for row in rows] == [
        ("0", "5", None),
        ("1", None, "writing: ZeroDivisionError: stumbled"),
        ("2", "8", None),
    ]
