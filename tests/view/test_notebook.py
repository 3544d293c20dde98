"""A document in a notebook, and the notebook of the docs, executed."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
from typing import Any

import pytest
from tests.paths import ROOT
from tests.view.html_page import Page, external
from tests.view.lines import is_safe

import arnews
from arnews.document import ArticleFacts

TEXT = "قفزت أرباح سابك 12% إلى 3 مليارات ريال سعودي في 2024 <b>"


def test_facts_and_claims_are_tables() -> None:
    source = arnews.extract(TEXT)._repr_html_()
    assert source is not None
    page = Page(source)
    rows = ["".join(node.text.split()) for node in page.nodes if node.name == "tr"]
    assert rows[1] == "سابك" + "صافيالربح" + "3ملياراتريالسعودي" + "▲12%" + "2024"
    assert rows[-1] == "تواريخ20242024"
    assert page.nodes[0].attributes["dir"] == "rtl"
    assert "mark" not in {node.name for node in page.nodes}
    assert external(source) == []


def test_the_text_is_marked_if_the_document_carries_it() -> None:
    document = arnews.extract(TEXT)
    source = ArticleFacts.of("a", document, TEXT)._repr_html_()
    assert source is not None
    page = Page(source)
    marks = [node.text for node in page.nodes if node.name == "mark"]
    assert marks == [fact.text for fact in document]
    (text,) = [node.text for node in page.nodes if node.attributes.get("class") == "text"]
    assert text == TEXT
    assert ArticleFacts.of("a", document)._repr_html_() == document._repr_html_()


def test_untrusted_text_is_text() -> None:
    text = "<script>alert(1)</script>\x1b\u202e ربحت سابك' 5%\""
    source = ArticleFacts.of("<i>", arnews.extract(text), text)._repr_html_()
    assert source is not None
    assert {"script", "i"}.isdisjoint(node.name for node in Page(source).nodes)
    assert all(is_safe(line) for line in source.split("\n"))


def test_of_very_many_facts_the_first_are_shown() -> None:
    source = arnews.extract("نما 5%. " * 300)._repr_html_()
    assert source is not None
    assert source.count("<tr>") == 1 + 200
    assert "<p>… 100</p>" in source


def test_without_jinja2_the_plain_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arnews.view.notebook.find_spec", lambda _: None)
    assert arnews.extract(TEXT)._repr_html_() is None


def test_the_notebook_of_the_docs_runs_and_shows_what_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    path = ROOT / "docs" / "notebook.ipynb"
    monkeypatch.chdir(path.parent)
    names: dict[str, Any] = {}
    shown = 0
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            told, value = _run("".join(cell["source"]), names)
            assert [told, _shown(value)] == _saved(cell["outputs"]), cell["source"]
            shown += value is not None
    assert shown > 4


def _run(source: str, names: dict[str, Any]) -> tuple[str, Any]:
    """Run a cell: what it prints, and the value of its last line if that is an expression."""
    tree = ast.parse(source)
    last = tree.body[-1]
    expression = last.value if isinstance(last, ast.Expr) else None
    if expression is not None:
        tree.body.pop()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = None
        if expression is not None:
            value = eval(compile(ast.Expression(expression), "cell", "eval"), names)
    return printed.getvalue(), value


def _shown(value: Any) -> str:
    if value is None:
        return ""
    page = value._repr_html_() if hasattr(value, "_repr_html_") else None
    return _words(repr(value) if page is None else page)


def _saved(outputs: list[dict[str, Any]]) -> list[str]:
    printed = "".join("".join(one["text"]) for one in outputs if one["output_type"] == "stream")
    data = [one["data"] for one in outputs if one["output_type"] == "execute_result"]
    shown = ["".join(one.get("text/html", one["text/plain"])) for one in data]
    return [printed, _words("".join(shown))]


def _words(page: str) -> str:
    """The text of some HTML, whatever its tags and spaces, which differ between versions."""
    bare = re.sub(r"<style.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    return " ".join(bare.split())
