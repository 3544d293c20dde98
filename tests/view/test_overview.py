"""The report of a batch: counted right, shaped right, escaped, nothing from elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.cli.conftest import Run, arnews
from tests.paths import FIXTURES
from tests.view.html_page import Page, external
from tests.view.lines import is_safe

from arnews.batch import run
from arnews.view.overview import plots, questions, report_page
from arnews.view.overview.tables import Tables

__all__ = ["arnews"]  # a fixture

ROWS = [
    {
        "id": "a",
        "title": "ربح <b>",
        "date": "2018-05-04",
        "url": "https://www.news.example/a",
        "text": "حققت سابك صافي ربح ثلاثة مليارات ريال سعودي في الربع الأول من 2018. ودفعت أرامكو 5 دولارات.",
    },
    {
        "id": "b",
        "title": "خسارة",
        "date": "Sun, 24 Jun 2018 10:00:00 +0300",
        "url": "javascript:alert(1)//x",
        "text": "سجلت سابك صافي خسارة مليار ريال سعودي في الربع الثاني من 2018. ونافست أرامكو.",
    },
    {
        "id": "c<i>",
        "title": "",
        "date": "",
        "url": "",
        "text": "<script>alert(1)</script> دفعت أرامكو إلى سابك ما بين 7 و9 ملايين دولار\u202e.",
    },
    {"id": "d", "text": "   "},
]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    (folder / "in" / "news").mkdir(parents=True)
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    (folder / "in" / "news" / "rows.jsonl").write_text(lines, encoding="utf-8")
    run([folder / "in"], folder / "out", workers=1)
    return folder / "out"


@pytest.fixture(scope="module")
def of_fixtures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fixtures") / "out"
    run([FIXTURES / "articles"], folder, workers=1)
    return folder


@pytest.fixture
def tables(results: Path) -> Tables:
    return Tables(results)


def test_what_was_read(tables: Tables) -> None:
    counted = questions.totals(tables)
    assert (counted["articles"], counted["first"], counted["last"]) == (3, "2018-05", "2018-06")
    assert [row[:2] for row in questions.facts_by_month(tables)] == [("2018-05", 1), ("2018-06", 1)]
    assert {(outlet.name, outlet.articles) for outlet in questions.outlets(tables)} == {
        ("news.example", 1),
        ("news", 2),
    }
    [error] = tables.errors()
    [(where, message)] = error.examples
    assert (error.name, error.count, message) == ("empty", 1, "holds no text")
    assert where.endswith("rows.jsonl#4")


def test_counts_are_those_of_the_tables(of_fixtures: Path) -> None:
    tables = Tables(of_fixtures)
    facts = pq.read_table(of_fixtures / "facts.parquet").to_pylist()
    claims = pq.read_table(of_fixtures / "claims.parquet").to_pylist()
    kinds = Counter(row["kind"] for row in facts)
    assert dict(questions.facts_by_kind(tables)) == kinds
    told = {
        (row["article"], row["claim"], row["kind"], row["metric"] or row["deal"]) for row in claims
    }
    metrics = Counter(row[2:] for row in told)
    for kind, name, count in questions.metrics(tables):
        assert metrics[kind, name] == count
    mentions = Counter(row["name"] for row in facts if row["name"])
    places = {(row["name"], row["article"]) for row in facts if row["name"]}
    most = questions.companies(tables)
    assert [company.mentions for company in most] == [n for _, n in mentions.most_common(20)]
    for company in most:
        assert mentions[company.name] == company.mentions
        assert company.articles == sum(company.name == name for name, _ in places)
    for pair in questions.companions(tables):
        both = [{a for name, a in places if name == one} for one in (pair.first, pair.second)]
        assert len(both[0] & both[1]) == pair.articles > 1
    sums = questions.largest_sums(tables)
    dollars = [one.value for one in sums if one.currency == "USD"]
    known = {row["high"] or row["value"] for row in facts if row["currency"] == "USD"} - {None}
    assert dollars == sorted(known, reverse=True)[:8]
    assert all(one.quote in one.sentence for one in sums)


def test_a_loss_is_a_negative_profit(tables: Tables) -> None:
    points = questions.figures_over_time(tables)
    assert [(point.company, point.series, point.period, int(point.value)) for point in points] == [
        ("سابك", "profit", "2018-Q1", 3_000_000_000),
        ("سابك", "profit", "2018-Q2", -1_000_000_000),
    ]
    assert questions.figures_over_time(tables, company="أرامكو") == []
    assert questions.figures_over_time(tables, company="سابك") == points


def test_the_page_of_the_fixtures(arnews: Run, of_fixtures: Path, tmp_path: Path) -> None:
    done = arnews("report", of_fixtures, "-o", tmp_path / "report.html")
    assert (done.code, done.out, done.err) == (0, "", "")
    source = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert source == "".join(report_page(of_fixtures))
    page = Page(source)
    assert external(source) == []
    ids = [node.attributes["id"] for node in page.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert {node.target for node in page.nodes if node.target} <= set(ids)
    assert source.count("<svg") >= 3
    for label in ("شركات", "صافي الربح"):  # letters that a browser shapes, not outlines
        assert label in page.text_of("text")


def test_untrusted_text_is_text(results: Path) -> None:
    source = "".join(report_page(results))
    page = Page(source)
    assert external(source) == []
    assert not [node for node in page.nodes if node.name == "i"]
    assert len([node for node in page.nodes if node.name == "script"]) == 1
    assert all(is_safe(line) for line in source.split("\n"))
    links = [node.attributes["href"] for node in page.nodes if node.name == "a"]
    assert {link for link in links if link[0] != "#"} == {"https://www.news.example/a"}
    assert "9 ملايين دولار" in page.text_of("b")


def test_one_company(results: Path, arnews: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert arnews("report", results, "-o", out, "--company", "أرامكو").code == 0
    assert "لا شركة لها فترتان: أرامكو" in out.read_text(encoding="utf-8").replace(
        '<bdi dir="rtl" class="short">', ""
    )


def test_the_same_bytes_again(results: Path) -> None:
    assert "".join(report_page(results)) == "".join(report_page(results))


def test_labels_of_plots_are_no_markup() -> None:
    label = "<b>$x$ & سابك 中文\x1b"
    for plot in (
        plots.bars("a", [label], [3]),
        plots.lines("a", label, {label: {"2018": 1.0, "2019": -2.0}}),
        plots.columns("a", [label, "2018"], [1, 2]),
    ):
        page = Page(str(plot))
        assert "<b>$x$ & سابك" in page.text_of("text")
        assert "\\x1b" in page.text_of("text")
        assert not [node for node in page.nodes if node.name == "b"]
        assert {"metadata", "image"}.isdisjoint(node.name for node in page.nodes)


def test_tables_in_parts(results: Path, tmp_path: Path) -> None:
    for name in ("facts", "claims", "articles"):
        (tmp_path / name).mkdir()
        table = pq.read_table(results / f"{name}.parquet")
        for part in range(2):
            rows = table.slice(part * 2, 2 if part == 0 else None)
            pq.write_table(rows, tmp_path / name / f"part-{part}.parquet")
    for name in ("batch.json", "errors.jsonl"):
        (tmp_path / name).write_bytes((results / name).read_bytes())
    title = re.compile("arnews: .*?<")
    parts, whole = ("".join(report_page(folder)) for folder in (tmp_path, results))
    assert title.sub("", parts) == title.sub("", whole)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        ({}, "is no result of `arnews batch` (it has no batch.json)"),
        ({"batch.json": b"{"}, "is no result of `arnews batch`"),
        ({"batch.json": b"{}", "facts.jsonl": b""}, "has no facts.parquet; a report needs"),
        ({"batch.json": b"{}", "facts.parquet": b"PAR1"}, ": cannot be read ("),
    ],
)
def test_what_is_no_result_is_told_in_one_line(
    make: dict[str, bytes], told: str, arnews: Run, tmp_path: Path
) -> None:
    for name, content in make.items():
        (tmp_path / name).write_bytes(content)
    done = arnews("report", tmp_path, "-o", tmp_path / "report.html")
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert told in line
    assert not (tmp_path / "report.html").exists()
