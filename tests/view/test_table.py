"""The table of an article: a line a fact at any width, each line whole, nothing of the facts lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.counting import instructions
from tests.view.lines import is_safe

import arnews
from arnews.view.table import Layout, show_document, words_around

ARTICLE = Path("fixtures/articles/seed-retold.txt").read_text(encoding="utf-8")
SIGNS = "\u2067\u2068\u2069"
Captured = pytest.CaptureFixture[str]


def printed(name: str, article: str, width: int, capsys: Captured) -> list[str]:
    """The lines of the table, which are safe and no wider than the terminal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        show_document(name, article, arnews.extract(article))
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not is_safe(line)] == []
    assert [line for line in lines[1:] if wide(line) > width] == []
    return lines


def wide(line: str) -> int:
    """The columns that a line takes; a terminal spends none on the signs, old versions of rich do."""
    return cell_len("".join(sign for sign in line if sign not in SIGNS))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, *range(45, 200, 9)])
def test_every_isolate_is_closed_on_its_line(width: int, capsys: Captured) -> None:
    lines = printed("seed", ARTICLE, width, capsys)
    quotes = [line for line in lines if "\u2067" in line]
    assert len(quotes) >= len(arnews.extract(ARTICLE).facts)
    for line in lines:
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_nearly_every_fact_is_one_line(width: int, capsys: Captured) -> None:
    facts = arnews.extract(ARTICLE).facts
    lines = printed("seed", ARTICLE, width, capsys)
    assert lines[0] == f"seed: {len(facts)} facts"
    assert len(facts) <= len(lines[3:]) <= 1.3 * len(facts)


@pytest.mark.parametrize("width", range(40, 200, 8))
def test_nothing_is_cut_off(width: int, capsys: Captured) -> None:
    article = (
        "باعت الشركة السعودية للصناعات الأساسية بين 1,234,567,890,123.25 و1,234,567,890,124.25 "
        "دولار أميركي في 24 كانون الأول/ديسمبر من العام 2018"
    )
    facts = arnews.extract(article).facts
    assert len(facts) == 3
    told = "".join("".join(printed("a", article, width, capsys)).split())
    told = "".join(sign for sign in told if sign not in SIGNS)
    for fact in facts:
        assert fact.kind in told
        assert width < 80 or fact.rule in told
    shown = printed("a", article, 200, capsys)
    assert any("1,234,567,890,123.25 – 1,234,567,890,124.25 USD" in line for line in shown)


def test_the_rule_gives_way_to_the_quote() -> None:
    assert Layout.of(110, 10, 19, 20) == Layout(10, 19, 55, 20)
    assert Layout.of(80, 10, 34, 27) == Layout(10, 24, 20, 20)
    assert Layout.of(60, 10, 19, 20) == Layout(10, 19, 27, 0)
    assert Layout.of(54, 10, 34, 20) == Layout(10, 18, 22, 0)
    assert Layout.of(40, 10, 19, 20).stacked
    assert Layout.of(300, 10, 19, 20).quote == 60


def test_a_name_is_no_markup(capsys: Captured) -> None:
    for name in ("Foo [/b]", "Foo [red]Bar", "Foo :100: Bar"):
        text = f"باعت شركة سنتورا ({name}) حصة"
        told = "\n".join(printed(f"[bold]{name}\x1b", text, 120, capsys))
        assert f"[bold]{name}\\x1b: 1 fact\n" in told
        assert f" {name}  " in told


def test_no_facts_are_one_line(capsys: Captured) -> None:
    assert printed("a", "لا شيء", 80, capsys) == ["a: 0 facts"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.sampled_from("[]/b:\\\x1b\n\t\u2069\u202e\u200f\udcff\u064b漢قال 5دولار%")),
    width=st.integers(20, 120),
)
def test_any_article(text: str, width: int, capsys: Captured) -> None:
    printed("a", f"{text} 5% {text}", width, capsys)


@pytest.mark.parametrize("width", range(4, 60))
def test_the_words_around_fit_and_are_those_of_the_article(width: int) -> None:
    for fact in arnews.extract(ARTICLE).facts:
        parts = words_around(ARTICLE, fact, width)
        line = "".join(part.text for part in parts)
        assert len(line) <= width or line == fact.text
        plain = " ".join(ARTICLE.split())
        assert line.strip("…").strip() in plain


def test_the_table_of_a_big_text_takes_little_work_a_fact() -> None:
    """It is 2,900 instructions; a table of rich takes eleven times as many, minutes for a big text."""
    article = (ARTICLE + "\n\n") * 20
    document = arnews.extract(article)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        show_document("warm", ARTICLE, arnews.extract(ARTICLE))
        work = instructions(lambda: show_document("long", article, document))
    assert work / len(document) < 6_000
