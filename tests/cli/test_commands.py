"""The commands as a user meets them: output, exit codes, one clear line for what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def arnews(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "arnews", *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("ربحت «سابك» 3 مليارات ريال سعودي\nبنمو 5%", encoding="utf-8")
    return path


def test_extract_prints_a_table(article: Path) -> None:
    done = arnews("extract", article)
    assert done.returncode == 0
    assert "3,000,000,000 SAR" in done.stdout.decode()


def test_extract_prints_json_lines(article: Path) -> None:
    done = arnews("extract", article, "--format", "jsonl")
    row = json.loads(done.stdout)
    assert row["id"] == "news"
    assert [fact["kind"] for fact in row["facts"]] == ["company", "money", "percentage"]
    for fact in row["facts"]:
        assert row["text"][fact["start"] : fact["end"]] == fact["text"]


def test_extract_prints_a_page(article: Path) -> None:
    page = arnews("extract", article, "--format", "html").stdout.decode()
    assert 'dir="rtl"' in page
    assert '<mark class="money"' in page


def test_extract_reads_standard_input() -> None:
    done = arnews("extract", "-", "--format", "json", given="نما 5%".encode())
    assert json.loads(done.stdout)["facts"][0]["value"] == "5"


def test_extract_of_one_kind(article: Path) -> None:
    done = arnews("extract", article, "--format", "json", "--kind", "money")
    assert [fact["kind"] for fact in json.loads(done.stdout)["facts"]] == ["money"]


def test_extract_with_a_list_of_ones_own(article: Path, tmp_path: Path) -> None:
    article.write_text("باعت قرطاسنا حصة", encoding="utf-8")
    (tmp_path / "mine.tsv").write_text("name\tname_en\nقرطاسنا\tQirtas\n", encoding="utf-8")
    done = arnews("extract", article, "--format", "json", "--lexicon", tmp_path / "mine.tsv")
    assert json.loads(done.stdout)["facts"][0]["name_en"] == "Qirtas"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (None, "no such file"),
        (Path.mkdir, "is a folder"),
        (lambda path: path.write_bytes(b"\x00\x01\x02"), "is not text"),
        (lambda path: path.write_bytes("نما".encode("cp1256")), "is not UTF-8"),
    ],
    ids=["missing", "folder", "binary", "windows-1256"],
)
def test_what_cannot_be_read_is_told_in_one_line(
    make: object, told: str, tmp_path: Path, article: Path
) -> None:
    bad = tmp_path / "bad"
    if callable(make):
        make(bad)
    done = arnews("extract", bad, article, "--format", "jsonl")
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 1
    assert told in lines[0]
    assert str(bad) in lines[0]
    assert json.loads(done.stdout)["id"] == "news"  # the rest goes on


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("name\tcountri\nA\tB\n", "'countri' is none of"),
        ("name\tname_en\nسابك\n", "line 2: 1 cells"),
        ("name\tname_en\n\tX\n", "line 2: the name is empty"),
        ("name\nسابك\nسابك\n", "line 3: 'سابك' of 'سابك' is a form of line 2 too"),
        ("title\nسابك\n", "must name the columns"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(
    row: str, told: str, tmp_path: Path, article: Path
) -> None:
    (tmp_path / "mine.tsv").write_text(row, encoding="utf-8")
    done = arnews("extract", article, "--lexicon", tmp_path / "mine.tsv")
    assert done.returncode == 2
    assert told in done.stderr.decode()


def test_a_kind_that_is_none(article: Path) -> None:
    done = arnews("extract", article, "--kind", "sums")
    assert done.returncode == 2
    assert "no such kind of fact" in " ".join(done.stderr.decode().split())


def test_annotate_then_check(article: Path, tmp_path: Path) -> None:
    assert arnews("annotate", article).returncode == 0
    gold = tmp_path / "news.facts.json"
    assert arnews("check", tmp_path).returncode == 0
    assert arnews("annotate", article).returncode == 2  # it is there already
    facts = json.loads(gold.read_text(encoding="utf-8"))
    facts[-1]["value"] = "6"
    gold.write_text(json.dumps(facts), encoding="utf-8")
    done = arnews("check", tmp_path, "--fail-under", "percentage=0.9")
    assert done.returncode == 1
    assert "percentage: F1 0.000 is under 0.9" in done.stdout.decode()
    assert arnews("check", tmp_path, "--accept", "--yes").returncode == 0
    assert arnews("check", tmp_path, "--fail-under", "1").returncode == 0


def test_check_against_a_baseline(article: Path, tmp_path: Path) -> None:
    arnews("annotate", article)
    saved = tmp_path / "saved.json"
    assert arnews("check", tmp_path, "--save-baseline", saved).returncode == 0
    assert arnews("check", tmp_path, "--baseline", saved).returncode == 0
    gold = tmp_path / "news.facts.json"
    facts = json.loads(gold.read_text(encoding="utf-8"))
    gold.write_text(json.dumps([{**facts[1], "value": "4"}, facts[0], facts[2]]), encoding="utf-8")
    done = arnews("check", tmp_path, "--baseline", saved, "--junit", tmp_path / "report.xml")
    assert done.returncode == 1
    assert "worse: money f1: 0.000, was 1.000" in done.stdout.decode()
    assert 'failures="1"' in (tmp_path / "report.xml").read_text(encoding="utf-8")


def test_diff(article: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_bytes(arnews("extract", article, "--format", "jsonl").stdout)
    row = json.loads(old.read_text(encoding="utf-8"))
    row["facts"][1]["value"] = "4"
    gained = row["facts"].pop()
    new = tmp_path / "new.jsonl"
    new.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    same = arnews("diff", old, old)
    assert same.returncode == 0
    done = arnews("diff", old, new, "--format", "json")
    changes = json.loads(done.stdout)
    assert done.returncode == 1
    assert [change["sort"] for change in changes] == ["changed", "lost"]
    assert changes[1]["old"] == gained
    page = tmp_path / "review.html"
    text = arnews("diff", old, new, "--html", page, "--format", "markdown").stdout.decode()
    assert "| money | 0 | 0 | 1 |" in text
    assert '<mark class="lost"' in page.read_text(encoding="utf-8")


def test_explain_tells_what_was_dropped() -> None:
    done = arnews("explain", "بين 3 مليارات دولار و5 مليارات دولار", "--format", "json")
    story = json.loads(done.stdout)
    dropped = [text for step in story["proposals"] for text in step["dropped"] if text]
    assert any("is longer" in text for text in dropped)
    assert arnews("explain", "نما 5%").returncode == 0


def test_schema() -> None:
    assert json.loads(arnews("schema").stdout)["title"] == "Document"
