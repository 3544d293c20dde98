"""The differences of two runs, in the terminal and as Markdown."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from arnews.view.safe import counted, one_line
from arnews.view.terminal import arabic, foreign, light_table, show

if TYPE_CHECKING:
    from rich.text import Text

    from arnews.regression import Changes
    from arnews.regression.changes import Change

__all__ = ["context", "markdown", "said", "show_changes", "sides"]

_MARKDOWN = re.compile(r"[\\`*_~\[\]|]")
_SORTS = ("gained", "lost", "changed")
_AROUND = 30
_NOT_SAID = {"kind", "text", "start", "end", "rule", "candidates", "optional"}


def sides(change: Change) -> list[tuple[str, str]]:
    """Return the values of the fact; if it changed, the old and the new ones with their quotes.

    Args:
        change: a fact that differs between two runs.

    Returns:
        The values in one line and the quote, for each side; the quote is empty if the fact did not
        change.
    """
    return [
        (
            " ".join(f"{value}" for key, value in fact.items() if key not in _NOT_SAID),
            str(fact["text"]) if change.sort == "changed" else "",
        )
        for fact in (change.old, change.new)
        if fact is not None
    ]


def said(change: Change) -> str:
    """Return the value of the fact; if it changed, «old → new».

    Args:
        change: a fact that differs between two runs.

    Example:
        >>> from arnews.regression import Change
        >>> fact = {"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5"}
        >>> said(Change("news", fact, {**fact, "value": "6"}))
        '5 «5%» → 6 «5%»'
    """
    return " → ".join(values + (f" «{quote}»" if quote else "") for values, quote in sides(change))


def context(changes: Changes, change: Change) -> tuple[str, str, str]:
    """Return up to 30 characters before the quote, the quote, and up to 30 characters after it.

    Args:
        changes: the changes, with the texts of the articles if they were saved.
        change: one of them.

    Returns:
        The three parts; without the text of the article the first and the last are empty.
    """
    fact = change.fact
    text = changes.texts.get(change.article)
    if text is None:
        return "", str(fact["text"]), ""
    start, end = fact["start"], fact["end"]
    return text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND]


def _counts(changes: Changes, key: str) -> list[tuple[str, list[int]]]:
    counts = changes.count(key)
    names = dict.fromkeys(name for name, _ in counts)
    return [(name, [counts[name, sort] for sort in _SORTS]) for name in names]


def show_changes(changes: Changes) -> None:
    """Print each change with its quote in context, then the counts by kind and by rule.

    Args:
        changes: the differences of two runs.
    """
    from rich.text import Text

    styles = {"gained": "green", "lost": "red", "changed": "yellow"}
    for change in changes.changes:
        before, quote, after = context(changes, change)
        fact = change.fact
        line = Text.assemble(
            f"{change.sort:8} ",
            foreign(fact["kind"]),
            " ",
            Text(" → ").join(_side(values, quote) for values, quote in sides(change)),
            "  ",
            arabic(f"{before}[{quote}]{after}"),
            "  ",
            foreign(fact.get("rule", "")),
            " (",
            foreign(change.article),
            ")",
            style=styles[change.sort],
        )
        show(line)
    for key in ("kind", "rule"):
        table = light_table(f"Changes by {key}")
        table.add_column(key, overflow="fold")
        for sort in _SORTS:
            table.add_column(sort, justify="right")
        for name, numbers in _counts(changes, key):
            table.add_row(foreign(name), *map(str, numbers))
        show(Text(), table)
    for which, names in (("old", changes.only_old), ("new", changes.only_new)):
        if names:
            listed = Text(", ").join(map(foreign, names[:5]))
            more = " …)" if len(names) > 5 else ")"
            show(
                Text.assemble(
                    f"only in the {which} run: {counted(len(names), 'article')} (", listed, more
                )
            )


def _side(values: str, quote: str) -> Text:
    """Return one side of a change; values and quote are isolated one by one."""
    from rich.text import Text

    return Text.assemble(foreign(values), *((" «", foreign(quote), "»") if quote else ()))


def markdown(changes: Changes) -> str:
    """Return the changes as Markdown tables, for a pull request.

    Args:
        changes: the differences of two runs.

    Example:
        >>> from arnews.regression import Changes
        >>> print(markdown(Changes()).splitlines()[0])
        No fact changed.
    """
    if not changes.changes:
        return "No fact changed.\n"
    lines = ["| kind | gained | lost | changed |", "| --- | --: | --: | --: |"]
    lines += [
        f"| {_cell(name)} | {' | '.join(map(str, numbers))} |"
        for name, numbers in _counts(changes, "kind")
    ]
    lines += [
        "",
        "| | kind | says | quote | rule | article |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for change in changes.changes:
        before, quote, after = context(changes, change)
        fact = change.fact
        cells = (
            _cell(change.sort),
            _cell(fact["kind"]),
            _cell(said(change)),
            f"{_cell(before)}<b>{_cell(quote)}</b>{_cell(after)}",
            _cell(fact.get("rule", "")),
            _cell(change.article),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: object) -> str:
    """Return untrusted text for a table cell, with HTML and Markdown syntax escaped."""
    return _MARKDOWN.sub(r"\\\g<0>", escape(one_line(text), quote=False))
