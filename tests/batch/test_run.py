"""What a run writes: the same bytes always, every article or the reason why not."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet
from tests.batch.conftest import ARTICLES, write_jsonl
from tests.batch.fakes import Dies, Hangs, Numbers, Stumbles
from tests.paths import ROOT

import arnews
from arnews.batch import Columns, Limits, Summary, run
from arnews.batch.running import parts
from arnews.batch.schema import ARTICLES as ARTICLES_SCHEMA
from arnews.batch.schema import CLAIMS, FACTS
from arnews.errors import SourceError


def contents(out: Path) -> dict[str, bytes]:
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*")}


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_same_bytes_with_any_number_of_workers(form: str, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "many.jsonl", 300)
    outs = [tmp_path / str(workers) for workers in (0, 1, 3)]
    for out in outs:
        run([source], out, workers=int(out.name), format=form)
    first, *others = map(contents, outs)
    tables = {f"{table}.{form}" for table in ("facts", "claims", "articles")}
    assert set(first) == {*tables, "errors.jsonl", "batch.json"}
    assert all(other == first for other in others)
    if form == "jsonl":
        assert len(first["claims.jsonl"].splitlines()) > 200  # most articles have some


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", "b.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("ربح 5", encoding="utf-8")
    run([folder], tmp_path / "out", workers=0, pipeline=Numbers())
    ids = parquet.read_table(tmp_path / "out" / "articles.parquet")["id"].to_pylist()
    names = [Path(str(one)).relative_to(folder).as_posix() for one in ids]
    assert names == ["a.txt", "b/10.txt", "b/2.txt", "b.txt", "c.txt"]


def test_schema_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES["a3"][1], encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out", workers=0, settings={"country": "SA"})
    facts = parquet.read_table(tmp_path / "out" / "facts.parquet")
    articles = parquet.read_table(tmp_path / "out" / "articles.parquet")
    assert facts.schema.equals(FACTS)
    assert articles.schema.equals(ARTICLES_SCHEMA)
    metadata = facts.schema.metadata
    assert metadata[b"arnews.version"] == arnews.__version__.encode()
    assert len(metadata[b"arnews.rules"]) == 16
    assert metadata[b"arnews.country"] == b"SA"


def test_one_row_per_figure_of_a_claim(tmp_path: Path) -> None:
    text = "شهد الربع تقدما. ارتفعت أرباح سابك 12% إلى 5 مليارات ريال. انتهى."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out", workers=0)
    table = parquet.read_table(tmp_path / "out" / "claims.parquet")
    assert table.schema.equals(CLAIMS)
    change, value = table.to_pylist()
    assert (change["claim"], value["claim"]) == (1, 1)
    assert (change["role"], change["direction"], change["value"]) == ("change", "up", Decimal(12))
    assert (value["role"], value["value"], value["value_text"]) == (
        "value",
        Decimal(5_000_000_000),
        "5000000000",
    )
    assert {row["metric"] for row in (change, value)} == {"net_profit"}
    assert {row["sentence"] for row in (change, value)} == {text.split(". ")[1] + "."}
    facts = parquet.read_table(tmp_path / "out" / "facts.parquet").to_pylist()
    for row in (change, value):  # n joins both tables
        [fact] = [fact for fact in facts if fact["n"] == row["n"]]
        assert (fact["quote"], fact["kind"]) == (row["quote"], row["fact"])


def test_values_are_exact(tmp_path: Path) -> None:
    text = f"ربح 0.1 ثم 7e و 12345678901234567890123456789.5 ثم {'9' * 31} ثم 0.{'1' * 12}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out", workers=0, pipeline=Numbers())
    rows = parquet.read_table(tmp_path / "out" / "facts.parquet").to_pylist()
    assert [row["value"] for row in rows] == [
        Decimal("0.1"),
        Decimal(7),
        Decimal("12345678901234567890123456789.5"),
        None,
        None,
    ]
    assert [row["value_text"] for row in rows] == [row["quote"] for row in rows]


def test_an_article_that_fails_is_a_row(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "ربح 5"}, {"id": "b", "text": "تعثر 5"}, {"id": "c", "text": "7"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    summary = run([tmp_path / "a.jsonl"], tmp_path / "out", workers=0, pipeline=Stumbles())
    assert (summary.articles, summary.facts, summary.errors) == (2, 2, 1)
    assert json.loads((tmp_path / "out" / "errors.jsonl").read_bytes()) == {
        "id": "b",
        "source": str(tmp_path / "a.jsonl"),
        "place": "line 2",
        "error": "extraction",
        "message": "ZeroDivisionError: stumbled",
    }


def test_an_article_that_kills_its_worker_is_a_row(tmp_path: Path) -> None:
    lines = [{"id": str(n), "text": "قاتل" if n == 45 else f"ربح {n}"} for n in range(100)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    summary = run([tmp_path / "a.jsonl"], tmp_path / "out", workers=2, pipeline=Dies())
    assert (summary.articles, summary.errors) == (99, 1)
    failure = json.loads((tmp_path / "out" / "errors.jsonl").read_bytes())
    assert (failure["id"], failure["error"]) == (f"{tmp_path}/a.jsonl#46", "worker_died")
    ids = parquet.read_table(tmp_path / "out" / "articles.parquet")["id"].to_pylist()
    assert ids == [str(n) for n in range(100) if n != 45]


def test_an_article_that_never_ends_is_a_row(tmp_path: Path) -> None:
    lines = [{"id": str(n), "text": "عالق" if n == 45 else f"ربح {n}"} for n in range(100)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    limits = Limits(article_seconds=2)
    for workers in (1, 2):
        out = tmp_path / str(workers)
        source = tmp_path / "a.jsonl"
        summary = run([source], out, workers=workers, pipeline=Hangs(), limits=limits)
        assert (summary.articles, summary.errors) == (99, 1)
    failure = json.loads((tmp_path / "1" / "errors.jsonl").read_bytes())
    assert (failure["id"], failure["error"]) == (f"{tmp_path}/a.jsonl#46", "too_slow")
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_the_time_is_that_of_an_article_not_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([f"ربح {n}" for n in range(8)]))
    limits = Limits(article_seconds=2)
    out = tmp_path / "out"
    summary = run([tmp_path], out, workers=1, pipeline=Numbers(delay=0.5), limits=limits)
    assert (summary.articles, summary.errors) == (8, 0)


def test_gold_files_notes_and_pictures_are_skipped_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "a.facts.json", "b.facts.json.gz", "NOTES.md", "x.PNG", ".git", "README"):
        (folder / name).write_text("ربح 5", encoding="utf-8")
    summary = run([folder], tmp_path / "out", workers=0, pipeline=Numbers())
    assert (summary.articles, summary.errors) == (1, 0)
    assert summary.skipped == {
        ".facts.json": 2,
        ".md": 1,
        ".png": 1,
        "hidden": 1,
        "no ending": 1,
    }
    report = json.loads((tmp_path / "out" / "batch.json").read_bytes())
    assert report["skipped"] == dict(summary.skipped)


def test_the_output_may_lie_in_the_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5", encoding="utf-8")
    first = run([tmp_path], tmp_path / "out", workers=0, format="jsonl", pipeline=Numbers())
    again = run([tmp_path], tmp_path / "out", workers=0, format="jsonl", pipeline=Numbers())
    assert first.articles == 1
    assert again.complete


def test_fields_are_named_by_options(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,story\nk1,ربح 5\n", encoding="utf-8")
    columns = Columns(text="story", id="key")
    run([tmp_path], tmp_path / "out", workers=0, columns=columns, pipeline=Numbers())
    rows = parquet.read_table(tmp_path / "out" / "facts.parquet").to_pylist()
    assert [(row["article"], row["quote"]) for row in rows] == [("k1", "5")]


def test_inputs_that_overlap_or_miss_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ربح 5", encoding="utf-8")
    with pytest.raises(SourceError, match="overlap"):
        run([tmp_path, tmp_path / "a.txt"], tmp_path / "out", workers=0)
    with pytest.raises(SourceError, match="no such file"):
        run([tmp_path / "nowhere"], tmp_path / "out", workers=0)
    with pytest.raises(SourceError, match="parquet, jsonl, csv"):
        run([tmp_path], tmp_path / "out", workers=0, format="xlsx")


def test_progress_comes_to_the_whole_input(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "a.jsonl", 200)
    packed = gzip.compress((tmp_path / "a.jsonl").read_bytes())
    (tmp_path / "b.jsonl.gz").write_bytes(packed)
    seen: list[tuple[int, int]] = []

    def watch(summary: Summary) -> None:
        seen.append((summary.position, summary.articles))

    summary = run([tmp_path], tmp_path / "out", workers=0, pipeline=Numbers(), progress=watch)
    assert seen == sorted(seen)
    assert len(seen) > 10
    assert seen[-1] == (summary.size, 400)


def test_no_more_than_a_few_chunks_are_read_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_PIECES", 64)
    write_jsonl(tmp_path / "a.jsonl", 3000)
    ahead: list[int] = []
    made = parts.chunks

    def watch(summary: Summary) -> None:
        ahead.append(counted[0] - summary.articles)

    counted = [0]

    def counting(*arguments: object) -> object:
        for chunk in made(*arguments):  # type: ignore[arg-type]
            counted[0] += chunk.pieces
            yield chunk

    monkeypatch.setattr("arnews.batch.running.job.chunks", counting)
    run([tmp_path], tmp_path / "out", workers=2, pipeline=Numbers(), progress=watch)
    assert max(ahead) <= 5 * parts.CHUNK_PIECES


@pytest.mark.parametrize("page", ["README.md", "docs/batch.md"])
def test_the_largest_sums_with_their_sentence(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The query of the documentation, as it stands there."""
    query = (ROOT / page).read_text(encoding="utf-8").partition("```sql\n")[2].partition("```")[0]
    monkeypatch.chdir(tmp_path)
    Path("saved").mkdir()
    for name, (_, text) in ARTICLES.items():
        (tmp_path / "saved" / f"{name}.txt").write_text(text, encoding="utf-8")
    run(["saved"], "results", workers=0)
    database = duckdb.connect()
    found = database.execute(query).fetchall()
    assert [(value, currency, article) for value, currency, _, article in found[:3]] == [
        (Decimal(110_000_000), "USD", "saved/a5.txt"),
        (Decimal(95_000_000), "USD", "saved/a5.txt"),
        (Decimal(40_000_000), "USD", "saved/a1.txt"),
    ]
    assert all(
        sentence in ARTICLES[article[len("saved/") : -len(".txt")]][1]
        for _, _, sentence, article in found
    )
    offsets = database.execute(
        """
        select count(*) from 'results/facts.parquet' f
        join 'results/articles.parquet' a on f.article = a.id
        where substr(a.text, f.start + 1, f."end" - f.start) <> f.quote
        """
    ).fetchall()
    assert offsets == [(0,)]


@pytest.mark.parametrize("page", ["README.md", "docs/batch.md"])
def test_net_profit_by_company_and_quarter(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second query of the documentation, as it stands there."""
    query = (ROOT / page).read_text(encoding="utf-8").split("```sql\n")[2].partition("```")[0]
    monkeypatch.chdir(tmp_path)
    Path("saved").mkdir()
    texts = {
        "a": "بلغ صافي ربح سابك 5 مليارات ريال في الربع الثاني من عام 2024.",
        "b": "بلغ صافي ربح سابك 4 مليارات ريال في الربع الأول من عام 2024.",
        "c": "ارتفعت إيرادات سابك 12% إلى 9 مليارات ريال في الربع الأول من عام 2024.",
    }
    for name, text in texts.items():
        Path("saved", f"{name}.txt").write_text(text, encoding="utf-8")
    run(["saved"], "results", workers=0)
    assert duckdb.connect().execute(query).fetchall() == [
        ("سابك", "2024-Q1", Decimal(4_000_000_000), "SAR", texts["b"]),
        ("سابك", "2024-Q2", Decimal(5_000_000_000), "SAR", texts["a"]),
    ]


def test_a_text_over_the_limit_inside_a_small_file_is_refused(tmp_path: Path) -> None:
    text = "ن" * 600
    (tmp_path / "a.txt").write_bytes(text.encode("windows-1256"))
    limits = Limits(article_bytes=1000)
    summary = run([tmp_path], tmp_path / "out", workers=0, limits=limits, pipeline=Numbers())
    assert (summary.articles, summary.errors) == (0, 1)
