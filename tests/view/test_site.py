"""An index with one page an article, and the command that makes them."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.cli.conftest import Run, arnews, article
from tests.paths import FIXTURES
from tests.view.html_page import Page, external

import arnews as library
from arnews.document import Document
from arnews.errors import SourceError
from arnews.view.pages import write_pages

__all__ = ["arnews", "article"]  # fixtures

NEWS = "سابك تربح {}\nارتفعت أرباح سابك {}% إلى 3 مليارات ريال سعودي"


def articles(count: int) -> Iterator[tuple[str, str, Document]]:
    for number in range(1, count + 1):
        text = NEWS.format(number, number)
        yield f"news-{number}", text, library.extract(text)


def test_an_index_of_a_hundred(tmp_path: Path) -> None:
    assert write_pages(articles(100), tmp_path / "new" / "pages") == 100
    source = (tmp_path / "new" / "pages" / "index.html").read_text(encoding="utf-8")
    index = Page(source)
    links = [node.attributes["href"] for node in index.nodes if node.name == "a"]
    assert len(links) == 100
    for link in links:
        page = Page((tmp_path / "new" / "pages" / unquote(link)).read_text(encoding="utf-8"))
        assert [node for node in page.nodes if node.attributes.get("href") == "index.html"]
    rows = [row for row in index.nodes if row.name == "tr"][1:]
    assert "".join(rows[6].text.split()) == "سابكتربح7" + "سابك" + "4" + "1" + "news-7"
    assert "المقالات: 100" in index.text_of("header")
    assert external(source) == []


def test_pages_are_written_one_by_one(tmp_path: Path) -> None:
    """Memory holds one article and a line of the index for each, not the pages."""
    text = NEWS.format(1, 1) + " في 2024" * 2000
    document = library.extract(text)
    size = []
    for count in (5, 20):
        tracemalloc.start()
        write_pages(((str(n), text, document) for n in range(count)), tmp_path / str(count))
        size.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert size[1] < 1.2 * size[0]


def test_names_of_any_kind_are_files_of_the_folder(tmp_path: Path) -> None:
    names = ["../../up", "نفط/غاز", "a b%c?d#e", "\udcff<b>", "x" * 500, ".", ""]
    text = "نما 5%"
    write_pages(((name, text, library.extract(text)) for name in names), tmp_path / "pages")
    assert len(list((tmp_path / "pages").iterdir())) == len(names) + 1
    assert list(tmp_path.iterdir()) == [tmp_path / "pages"]
    index = Page((tmp_path / "pages" / "index.html").read_text(encoding="utf-8"))
    for node in index.nodes:
        if node.name == "a":
            assert (tmp_path / "pages" / unquote(node.attributes["href"])).is_file()
    assert not [node for node in index.nodes if node.name == "b"]


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(SourceError, match="holds other files; name a new or an empty folder"):
        write_pages(articles(1), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    write_pages(articles(2), tmp_path / "own")
    assert write_pages(articles(3), tmp_path / "own") == 3  # its own it may write again
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match="file: cannot be written"):
        write_pages(articles(1), tmp_path / "file")


def test_view_makes_the_page_of_extract(arnews: Run, article: Path, tmp_path: Path) -> None:
    done = arnews("view", article, "-o", tmp_path / "page.html")
    assert (done.code, done.out, done.err) == (0, "", "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page == arnews("extract", article, "--format", "html").out
    assert page == arnews("view", article).out  # through a pipe


def test_view_of_folders_and_files(arnews: Run, tmp_path: Path) -> None:
    done = arnews("view", FIXTURES / "articles", "-o", tmp_path / "pages")
    assert (done.code, done.err) == (0, "")
    texts = sorted((FIXTURES / "articles").glob("*.txt"))
    assert len(list((tmp_path / "pages").iterdir())) == len(texts) + 1


def test_an_article_that_cannot_be_read_is_left_out(
    arnews: Run, article: Path, tmp_path: Path
) -> None:
    done = arnews("view", tmp_path / "no.txt", article, "-o", tmp_path / "pages")
    assert done.code == 1
    assert "no.txt: no such file" in done.err
    assert [path.name for path in sorted((tmp_path / "pages").iterdir())] == [
        "0001-news.html",
        "index.html",
    ]


def test_view_options(arnews: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert arnews("view", article, "-o", out, "--kind", "percentage").code == 0
    assert [mark.text for mark in Page(out.read_text(encoding="utf-8")).marks] == ["5%"]
    assert "no such kind" in arnews("view", article, "-o", out, "--kind", "percentag").err
    (tmp_path / "empty").mkdir()
    done = arnews("view", tmp_path / "empty", "-o", out)
    assert done.code == 2
    assert "holds no .txt, .html or .json; `arnews batch` reads others" in done.err


@pytest.mark.parametrize(("options", "terminal"), [([], True), (["--open"], False)])
def test_a_page_is_not_printed_on_a_terminal(
    options: list[str],
    terminal: bool,
    arnews: Run,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: terminal, raising=False)
    done = arnews("view", article, *options)
    assert done.code == 2
    assert "-o news.html" in done.err


def test_it_is_opened_in_the_browser(
    arnews: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    arnews("view", article, "-o", tmp_path / "page.html", "--open")
    arnews("view", article, "-o", tmp_path / "pages", "--open")
    assert opened == [
        (tmp_path / "page.html").as_uri(),
        (tmp_path / "pages" / "index.html").as_uri(),
    ]


def test_help_shows_an_example_and_exit_codes(arnews: Run) -> None:
    for command in ("view", "report"):
        told = " ".join(arnews(command, "--help").out.split())
        assert f"arnews {command} " in told.partition("Example")[2]
        assert "Exit codes: 0" in told
