"""A check in the terminal: scores by kind, what differs from the gold, what rules are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.regression.gold import said_fields
from arnews.view.terminal import isolated

if TYPE_CHECKING:
    from arnews.regression import Coverage, Difference, Report
    from arnews.regression.gold import Plain

__all__ = ["show_coverage", "show_report"]

_AROUND = 30
_STYLES = {"lost": "red", "gained": "green"}


def show_report(report: Report, worse: list[str]) -> None:
    """Print the table by kind, below it each difference with its quote in context."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(soft_wrap=True)
    for checked in report.failed:
        text = checked.case.text
        console.print(Text(checked.case.name, style="bold"))
        if checked.case.phrase:
            console.print(Text("  " + isolated(text)))
        if not checked.differences:
            told = f"  passes   remove its xfail ({checked.case.xfail})"
            console.print(Text(told, style="yellow"))
        for difference in checked.differences:
            style = _STYLES.get(difference.sort, "yellow")
            console.print(Text(f"  {_told(difference, text)}", style=style))
    table = Table(title=f"{len(report.checked)} cases, {len(report.failed)} differ from their gold")
    table.add_column("kind")
    for column in ("asked", "found", "P", "R", "F1", "strict F1", "mods"):
        table.add_column(column, justify="right")
    for kind, score in report.scores.items():
        table.add_row(
            kind,
            f"{score.asked:,}",
            f"{score.found:,}",
            f"{score.precision():.3f}",
            f"{score.recall():.3f}",
            f"{score.f1():.3f}",
            f"{score.f1(strict=True):.3f}",
            f"{score.mod_share:.3f}",
        )
    console.print(table)
    for line in worse:
        console.print(Text(f"worse: {line}", style="bold red"))


def _told(difference: Difference, text: str) -> str:
    """A difference on one line, its quotes in context."""
    facts = [_line(fact, text) for fact in (difference.gold, difference.found) if fact is not None]
    if not facts:
        return difference.line
    made = f"  by {difference.rule}" if difference.sort == "gained" else ""
    return f"{difference.sort:8} {'  to  '.join(facts)} {difference.note}".rstrip() + made


def _line(fact: Plain, text: str) -> str:
    said = " ".join(map(str, said_fields(fact).values()))
    before = text[max(fact["start"] - _AROUND, 0) : fact["start"]].replace("\n", " ")
    after = text[fact["end"] : fact["end"] + _AROUND].replace("\n", " ")
    quote = isolated(f"{before}[{fact['text']}]{after}")
    return f"{fact['kind']} {said}  {quote}"


def show_coverage(covered: Coverage) -> None:
    """Print what exercises each rule, and how much of each word list the cases say."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="What exercises each rule")
    for column in ("kind", "rule"):
        table.add_column(column)
    for column in ("articles", "phrases", "near misses"):
        table.add_column(column, justify="right")
    for name, rule in covered.rules.items():
        table.add_row(rule.kind, name, str(rule.articles), str(rule.phrases), str(rule.near_misses))
    lists = Table(title="How much of each word list the cases say")
    lists.add_column("list")
    lists.add_column("entries", justify="right")
    lists.add_column("said", justify="right")
    for source, (entries, said) in covered.lists.items():
        lists.add_row(source, f"{entries:,}", f"{said:,}")
    console = Console(soft_wrap=True)
    console.print(table)
    console.print(lists)
