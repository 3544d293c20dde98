"""The difference of two runs, in the terminal and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.view.terminal import isolated

if TYPE_CHECKING:
    from arnews.regression import Changes
    from arnews.regression.changes import Change

__all__ = ["context", "markdown", "said", "show_changes"]

_SORTS = ("gained", "lost", "changed")
_AROUND = 30
_NOT_SAID = {"kind", "text", "start", "end", "rule", "candidates", "optional"}


def said(change: Change) -> str:
    """Write what the fact says, for a change from what to what."""
    both = [
        " ".join(f"{value}" for key, value in fact.items() if key not in _NOT_SAID)
        + (f" «{fact['text']}»" if change.sort == "changed" else "")
        for fact in (change.old, change.new)
        if fact is not None
    ]
    return " → ".join(both)


def context(changes: Changes, change: Change) -> tuple[str, str, str]:
    """Give the words before the quote, the quote, the words behind it."""
    fact = change.fact
    text = changes.texts.get(change.article)
    if text is None:
        return "", str(fact["text"]), ""
    start, end = fact["start"], fact["end"]
    before = text[max(start - _AROUND, 0) : start].replace("\n", " ")
    return before, text[start:end], text[end : end + _AROUND].replace("\n", " ")


def _counts(changes: Changes, key: str) -> list[tuple[str, list[int]]]:
    counts = changes.count(key)
    names = dict.fromkeys(name for name, _ in counts)
    return [(name, [counts[name, sort] for sort in _SORTS]) for name in names]


def show_changes(changes: Changes) -> None:
    """Print each change with its quote in context, then the counts by kind and by rule."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(soft_wrap=True)
    styles = {"gained": "green", "lost": "red", "changed": "yellow"}
    for change in changes.changes:
        before, quote, after = context(changes, change)
        fact = change.fact
        line = f"{change.sort:8} {fact['kind']} {said(change)}  {isolated(f'{before}[{quote}]{after}')}"
        console.print(
            Text(f"{line}  {fact.get('rule', '')} ({change.article})", style=styles[change.sort])
        )
    for key in ("kind", "rule"):
        table = Table(title=f"Changes by {key}")
        table.add_column(key)
        for sort in _SORTS:
            table.add_column(sort, justify="right")
        for name, numbers in _counts(changes, key):
            table.add_row(name, *map(str, numbers))
        console.print(table)
    _show_missing(changes, console.print)


def _show_missing(changes: Changes, show: object) -> None:
    assert callable(show)
    for which, names in (("old", changes.only_old), ("new", changes.only_new)):
        if names:
            more = " …" if len(names) > 5 else ""
            show(f"only in the {which} run: {len(names)} articles ({', '.join(names[:5])}{more})")


def markdown(changes: Changes) -> str:
    """Write the changes as Markdown tables, for a pull request.

    Example:
        >>> from arnews.regression import Changes
        >>> print(markdown(Changes()).splitlines()[0])
        No fact changed.
    """
    if not changes.changes:
        return "No fact changed.\n"
    lines = ["| kind | gained | lost | changed |", "| --- | --: | --: | --: |"]
    lines += [
        f"| {name} | {' | '.join(map(str, numbers))} |"
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
            change.sort,
            fact["kind"],
            said(change),
            f"{before}**{quote}**{after}",
            fact.get("rule", ""),
            change.article,
        )
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")
