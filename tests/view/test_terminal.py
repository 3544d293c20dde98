"""Tables as they are printed: at any width each line is whole, and text of others is text."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text
from tests.view.lines import is_safe

from arnews.regression import Changes, Run, check, diff, explain, load_cases
from arnews.regression.changes import Change
from arnews.view.changes import show_changes
from arnews.view.explanation import show_explanation
from arnews.view.report import show_report
from arnews.view.terminal import arabic, foreign, show

SIGNS = "\u2067\u2068\u2069"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(params=range(40, 201, 8))
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def printed(capsys: Captured) -> list[str]:
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert [line for line in lines if not is_safe(line)] == []
    return lines


def wide(line: str) -> int:
    """The columns that a line takes; a terminal spends none on the signs, old versions of rich do."""
    return cell_len("".join(sign for sign in line if sign not in SIGNS))


def test_a_story(width: int, capsys: Captured) -> None:
    show_explanation(explain("باعت بين 3 مليارات دولار و5 مليارات دولار"))
    lines = printed(capsys)
    assert max(map(wide, lines[1:])) <= width  # the tokens are one line


def test_a_name_is_no_markup(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("Foo [/b]", "Foo [red]Bar", "Foo :100: Bar"):
        text = f"باعت شركة سنتورا ({name}) حصة"
        show_explanation(explain(text))
        told = "\n".join(printed(capsys))
        assert f"name_en={name}" in told


@pytest.mark.usefixtures("width")
def test_a_report(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[phrase]]\ntext = "قال\\u001b[2J 5 دولار [/b]\\u2069\\u202e"\n', encoding="utf-8"
    )
    show_report(check(load_cases([file])), [f"{file}\x1b: [/red]"])
    told = "\n".join(printed(capsys))
    assert "قال\\x1b[2J [5 دولار] [/b]\\u2069\\u202e" in told
    assert f"worse: {file}\\x1b: [/red]" in told


@pytest.mark.usefixtures("width")
def test_changes(capsys: Captured) -> None:
    fact = {"kind": "[/b]", "text": "5\x1b", "start": 4, "end": 6, "value": "[red]", "rule": "[/r]"}
    run = Run((fact,), "نما 5\x1b[2J\u2069\u202e")
    changed = {"[/b]": Run(({**fact, "value": "\ud800"},), run.text)}
    show_changes(diff({"[/b]": run, "\udcff": run}, changed))
    told = "\n".join(printed(capsys))
    assert "changed  [/b] [red] «5\\x1b» → \\ud800 «5\\x1b»" in told
    assert "only in the old run: 1 article (\\udcff)" in told


def test_both_quotes_of_a_change_are_isolated_by_themselves(capsys: Captured) -> None:
    fact = {"kind": "money", "text": "5 دولارات", "start": 0, "end": 9}
    changes = Changes([Change("a", {**fact, "value": "4"}, {**fact, "value": "5"})])
    show_changes(changes)
    (line, *_) = printed(capsys)
    assert "money 4 «\u20685 دولارات\u2069» → 5 «\u20685 دولارات\u2069»" in line


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.sampled_from("[]/b:100:\\\x1b\n\t\u2069\u202e\u200f\udcffقال 5دولار")),
    width=st.integers(20, 120),
)
def test_any_text_in_a_table(text: str, width: int, capsys: Captured) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        table = Table("a", "b", title=Text.assemble(foreign(text)))
        table.add_row(foreign(text), arabic(text, (text, "bold")))
        show(table, arabic(text))
    lines = printed(capsys)
    assert max(map(wide, lines[:-1])) <= width


def test_there_is_one_console() -> None:
    """Whoever makes another one has markup, emoji and unbalanced lines again."""
    made = {
        file.name
        for file in Path("src").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Console"
    }
    assert made == {"terminal.py", "progress.py"}


def test_tables_have_no_borders(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bars between cells would be thrown about by the terminals that set Arabic by themselves."""
    monkeypatch.setenv("COLUMNS", "100")
    show_explanation(explain("باعت بين 3 مليارات دولار و5 مليارات دولار"))
    lines = printed(capsys)
    assert not any(sign in line for line in lines[1:] for sign in "│┃|")
    assert any(set(line) == {"─"} for line in lines)
