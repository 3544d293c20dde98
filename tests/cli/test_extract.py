"""`arnews extract`: what it prints, and one clear line for what goes wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.paths import ROOT

from arnews import Document
from arnews.document import ArticleFacts


def test_a_table(arnews: Run, article: Path) -> None:
    done = arnews("extract", article)
    assert done.code == 0
    assert "3,000,000,000 SAR" in done.out


def test_the_table_of_the_readme(
    arnews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("$ cat news.txt\n")[2].partition("\n```")[0]
    article, _, table = shown.partition("\n$ arnews extract news.txt\n")
    (tmp_path / "news.txt").write_text(article, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    printed = arnews("extract", tmp_path / "news.txt").out
    assert [line.rstrip() for line in printed.splitlines()] == table.splitlines()


def test_json_of_one_article_is_its_document(arnews: Run, article: Path) -> None:
    document = Document.model_validate_json(arnews("extract", article, "--format", "json").out)
    assert [fact.kind for fact in document.facts] == ["company", "money", "percentage"]
    assert document.verify(article.read_text(encoding="utf-8")) == []


def test_json_of_several_is_an_array(arnews: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("نما 5%", encoding="utf-8")
    done = arnews("extract", article, tmp_path / "other.txt", "--format", "json")
    named = [ArticleFacts.model_validate(row) for row in json.loads(done.out)]
    assert [(one.article, len(one.facts)) for one in named] == [("news", 3), ("other", 1)]


def test_json_lines_carry_the_text(arnews: Run, article: Path) -> None:
    (line,) = arnews("extract", article, "--format", "jsonl").out.splitlines()
    named = ArticleFacts.model_validate_json(line)
    assert named.article == "news"
    assert named.text == article.read_text(encoding="utf-8")
    assert list(json.loads(line)) == ["article", "length", "facts", "claims", "text"]


def test_articles_of_one_stem_keep_apart(arnews: Run, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "oil.txt" for folder in ("2018", "2019")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("نما 5%", encoding="utf-8")
    run = tmp_path / "run.jsonl"
    lines = arnews("extract", *paths, paths[0], "--format", "jsonl").out
    run.write_text(lines, encoding="utf-8")
    assert [json.loads(line)["article"] for line in lines.splitlines()] == ["2018/oil", "2019/oil"]
    assert arnews("diff", run, run).code == 0


def test_a_page_for_all(arnews: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("نما 5%", encoding="utf-8")
    page = arnews("extract", article, tmp_path / "other.txt", "--format", "html").out
    assert page.count("<!DOCTYPE") == 1
    assert 'dir="rtl"' in page
    assert page.count("نسب: ") == 4  # a mark and a row each
    assert "<h1><bdi>other</bdi></h1>" in page


def test_standard_input(arnews: Run) -> None:
    done = arnews("extract", "-", "--format", "json", given="نما 5%".encode())
    assert json.loads(done.out)["facts"][0]["value"] == "5"


def test_one_kind(arnews: Run, article: Path) -> None:
    done = arnews("extract", article, "--format", "json", "--kind", "money")
    assert [fact["kind"] for fact in json.loads(done.out)["facts"]] == ["money"]


def test_a_list_of_ones_own(arnews: Run, article: Path, tmp_path: Path) -> None:
    article.write_text("باعت قرطاسنا حصة", encoding="utf-8")
    (tmp_path / "mine.tsv").write_text("name\tname_en\nقرطاسنا\tQirtas\n", encoding="utf-8")
    done = arnews("extract", article, "--format", "json", "--company-list", tmp_path / "mine.tsv")
    assert json.loads(done.out)["facts"][0]["name_en"] == "Qirtas"


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
    make: object, told: str, arnews: Run, tmp_path: Path, article: Path
) -> None:
    bad = tmp_path / "bad"
    if callable(make):
        make(bad)
    done = arnews("extract", bad, article, "--format", "jsonl")
    (line,) = done.err.splitlines()
    assert done.code == 1
    assert told in line
    assert str(bad) in line
    assert json.loads(done.out)["article"] == "news"  # the rest goes on


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("name\tcountri\nA\tB\n", "'countri' is none of"),
        ("name\tname_en\nسابك\n", "line 2: 1 cells"),
        ("name\tname_en\n\tX\n", "line 2: the name is empty"),
        ("name\nسابك\nسابك\n", "line 3: 'سابك' of 'سابك' is a form of line 2 too"),
        ("title\nسابك\n", "must name the columns"),
        (None, "cannot be read (No such file or directory)"),
        ("name\nسابك\n".encode("cp1256"), "is not UTF-8 (byte 5)"),
    ],
)
def test_a_bad_list_is_refused_with_its_line(
    row: str | bytes | None, told: str, arnews: Run, tmp_path: Path, article: Path
) -> None:
    mine = tmp_path / "mine.tsv"
    if row is not None:
        mine.write_bytes(row.encode() if isinstance(row, str) else row)
    done = arnews("extract", article, "--company-list", mine)
    assert done.code == 2
    assert f"{mine}" in done.err
    assert told in done.err


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--kind", "sums", "no such kind of fact: 'sums'"),
        ("--published", "2026-13-01", "'2026-13-01' is not a date"),
    ],
)
def test_a_bad_option_is_named(
    option: str, value: str, told: str, arnews: Run, article: Path
) -> None:
    done = arnews("extract", article, option, value)
    assert done.code == 2
    assert f"Invalid value for {option}: {told}" in " ".join(done.err.split())


PAGE = (
    '<body data-ad="خصم 50% على سابك"><script>var t="ربح 7 ملايين دولار"</script>'
    "<p>نما الاقتصاد 5%</p>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", PAGE),
        ("PAGE.HTM", PAGE),
        ("page.txt", PAGE),
        ("page", f"\n<!-- saved --> <!-- twice -->\n<!DOCTYPE html><html>{PAGE}</html>"),
        ("-", PAGE),
        ("one.json", json.dumps({"title": "خصم 50%", "text": "نما الاقتصاد 5%"})),
        ("list.json", json.dumps([{"body": "نما الاقتصاد 5%"}])),
    ],
)
def test_pages_and_json_are_read_as_a_batch_reads_them(
    name: str, content: str, arnews: Run, tmp_path: Path
) -> None:
    path = "-" if name == "-" else tmp_path / name
    if isinstance(path, Path):
        path.write_text(content, encoding="utf-8")
    done = arnews("extract", path, "--format", "jsonl", given=content.encode())
    assert (done.code, done.err) == (0, "")
    named = ArticleFacts.model_validate_json(done.out)
    assert [fact.text for fact in named.facts] == ["5%"]
    assert named.text == "نما الاقتصاد 5%"


def test_a_page_in_another_encoding(arnews: Run, tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1256"></head>{PAGE}</html>'
    (tmp_path / "page.html").write_bytes(page.encode("cp1256"))
    done = arnews("extract", tmp_path / "page.html", "--format", "json")
    assert [fact["text"] for fact in json.loads(done.out)["facts"]] == ["5%"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("two.json", b'[{"text": "a"}, {"text": "b"}]', "holds 2 articles; `arnews batch"),
        ("no.json", b'{"words": "a"}', "no field text, body, content or article, only words"),
        ("bad.json", b"{", "not valid JSON at line 1"),
        ("empty.html", b"", "the file is empty"),
        ("many.jsonl", b'{"text": "a"}\n', "--out DIR` reads such files"),
        ("news.txt.gz", b"\x1f\x8b\x08", "--out DIR` reads such files"),
        ("a.pdf", b"%PDF-1.4 \xff", "is not text but a PDF; extract its text first"),
        ("a.xlsx", b"PK\x03\x04\x00", "is not text but a spreadsheet; save the sheet as CSV"),
        ("a.bin", b"PK\x03\x04\x00", "is not text but a document of Office or a ZIP archive"),
        (
            "a.docx",
            b"PK\x03\x04\x00",
            "is not text but a document of a word processor; save it there",
        ),
        ("a.txt", "نما".encode("utf-16"), "`arnews batch` detects other encodings"),
    ],
)
def test_files_that_hold_something_else(
    name: str, content: bytes, told: str, arnews: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    done = arnews("extract", tmp_path / name)
    (line,) = done.err.splitlines()
    assert (done.code, done.out) == (1, "")
    assert f"arnews: {tmp_path / name}: " in line
    assert told in line


def test_a_page_without_its_extra_is_told(
    arnews: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    done = arnews("extract", tmp_path / "page.html")
    assert done.code == 2
    assert "pip install 'arnews[batch]'" in done.err


def test_a_web_address_is_shown_as_it_was_typed(arnews: Run) -> None:
    done = arnews("extract", "https://example.com/a")
    assert done.code == 1
    assert done.err == (
        "arnews: https://example.com/a: is a web address; save the page and name its file\n"
    )


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "html"])
@pytest.mark.parametrize("option", ["-o", "--out"])
def test_a_file_for_the_output(
    form: str, option: str, arnews: Run, article: Path, tmp_path: Path
) -> None:
    printed = arnews("extract", article, "--format", form).out
    done = arnews("extract", article, "--format", form, option, tmp_path / "out")
    assert (done.code, done.out, done.err) == (0, "", "")
    written = (tmp_path / "out").read_text(encoding="utf-8")
    assert written == printed
    done = arnews("extract", article, option, tmp_path / "no" / "out")
    assert done.code == 2
    assert "out: cannot be written (No such file or directory)" in done.err


@pytest.mark.parametrize(
    "kinds", [["--kind", "money,percentage"], ["--kind", " percentage, money,"]]
)
def test_kinds_with_commas(kinds: list[str], arnews: Run, article: Path) -> None:
    done = arnews("extract", article, "--format", "json", *kinds)
    assert [fact["kind"] for fact in json.loads(done.out)["facts"]] == ["money", "percentage"]


@pytest.mark.parametrize("kind", ["mony", "money,mony", "", ","])
def test_a_kind_that_is_none(kind: str, arnews: Run, article: Path) -> None:
    done = arnews("extract", article, "--kind", kind)
    assert done.code == 2
    assert "no such kind of fact" in done.err
    assert ("is it 'money'?" in done.err) == ("mony" in kind)


def test_one_fact_is_no_plural(arnews: Run, article: Path) -> None:
    assert "news: 1 fact\n" in arnews("extract", article, "--kind", "money").out


def test_claims_are_a_second_table(arnews: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("ارتفعت أرباح سابك 12%", encoding="utf-8")
    done = arnews("extract", tmp_path / "news.txt")
    assert "news: 1 claim" in done.out
    assert "net_profit" in done.out
    (line,) = arnews("extract", tmp_path / "news.txt", "--format", "jsonl").out.splitlines()
    [claim] = json.loads(line)["claims"]
    assert (claim["metric"], claim["figures"][0]["role"]) == ("net_profit", "change")
    document = Document.model_validate_json(
        arnews("extract", tmp_path / "news.txt", "--format", "json").out
    )
    assert document.claims[0].figures[0].fact.text == "12%"
    none = arnews("extract", tmp_path / "news.txt", "--kind", "company")
    assert "claim" not in none.out
