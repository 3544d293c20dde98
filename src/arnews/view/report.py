"""A check in the terminal: scores by kind, differences from the gold, coverage of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.regression.gold import said_fields
from arnews.view.safe import counted
from arnews.view.terminal import arabic, foreign, light_table, show

if TYPE_CHECKING:
    from rich.text import Text

    from arnews.regression import Coverage, Difference, NumbersReport, Report
    from arnews.regression.gold import Plain

__all__ = ["show_coverage", "show_numbers", "show_report"]

_AROUND = 30
_STYLES = {"lost": "red", "gained": "green"}


def show_report(report: Report, worse: list[str]) -> None:
    """Print each difference with its quote in context, then the scores by kind.

    Args:
        report: the result of the check.
        worse: why the check fails, one line each.
    """
    from rich.text import Text

    for checked in report.failed:
        text = checked.case.text
        show(foreign(checked.case.name, "bold"))
        if checked.case.phrase:
            show(Text.assemble("  ", arabic(text)))
        if not checked.differences:
            why = foreign(checked.case.xfail)
            show(Text.assemble("  passes   remove its xfail (", why, ")", style="yellow"))
        for difference in checked.differences:
            style = _STYLES.get(difference.sort, "yellow")
            show(Text.assemble("  ", _difference_line(difference, text), style=style))
    table = light_table(
        f"{counted(len(report.checked), 'case')}, {len(report.failed):,} "
        f"{'differs from its' if len(report.failed) == 1 else 'differ from their'} gold"
    )
    table.add_column("kind")
    for column in ("asked", "found", "P", "R", "F1", "strict F1", "mods"):
        table.add_column(column, justify="right")
    for kind, score in report.scores.items():
        table.add_row(
            foreign(kind),
            f"{score.asked:,}",
            f"{score.found:,}",
            f"{score.precision():.3f}",
            f"{score.recall():.3f}",
            f"{score.f1():.3f}",
            f"{score.f1(strict=True):.3f}",
            f"{score.mod_share:.3f}",
        )
    show(table, *(Text.assemble("worse: ", foreign(line), style="bold red") for line in worse))


def _difference_line(difference: Difference, text: str) -> Text:
    """Return a difference on one line, its quotes in context."""
    from rich.text import Text

    facts = [
        _fact_line(fact, text) for fact in (difference.gold, difference.found) if fact is not None
    ]
    if not facts:
        return foreign(difference.line)
    line = Text.assemble(f"{difference.sort:8} ", Text("  to  ").join(facts))
    if difference.note:
        line.append(" ").append_text(foreign(difference.note))
    if difference.sort == "gained":
        line.append("  by ").append_text(foreign(difference.rule))
    return line


def _fact_line(fact: Plain, text: str) -> Text:
    """Return a fact on one line, its quote in context."""
    from rich.text import Text

    said = " ".join(map(str, said_fields(fact).values()))
    before = text[max(fact["start"] - _AROUND, 0) : fact["start"]]
    after = text[fact["end"] : fact["end"] + _AROUND]
    quote = arabic(f"{before}[{fact['text']}]{after}")
    return Text.assemble(foreign(fact["kind"]), " ", foreign(said), "  ", quote)


def show_coverage(covered: Coverage) -> None:
    """Print how the cases cover each rule and each word list.

    Args:
        covered: the coverage.
    """
    from rich.text import Text

    table = light_table("Rule coverage")
    for column in ("kind", "rule"):
        table.add_column(column, overflow="fold")
    for column in ("articles", "phrases", "near misses"):
        table.add_column(column, justify="right")
    for name, rule in covered.rules.items():
        counts = (rule.articles, rule.phrases, rule.near_misses)
        table.add_row(foreign(rule.kind), foreign(name), *map(str, counts))
    lists = light_table("Word list coverage")
    lists.add_column("list", overflow="fold")
    lists.add_column("entries", justify="right")
    lists.add_column("in cases", justify="right")
    for source, (entries, said) in covered.lists.items():
        lists.add_row(foreign(source), f"{entries:,}", f"{said:,}")
    show(table, Text(), lists, Text())


def show_numbers(report: NumbersReport) -> None:
    """Print the numbers without a fact or a reason in context, then the counts by kind and reason.

    Args:
        report: the numbers of the cases.
    """
    from rich.text import Text

    from arnews.accounting import REASONS

    for name, text, use in report.unexplained:
        before = text[max(use.start - _AROUND, 0) : use.start]
        after = text[use.end : use.end + _AROUND]
        quote = arabic(f"{before}[{use.text}]{after}")
        show(Text.assemble("  unexplained ", quote, "  ", foreign(name), style="yellow"))
    total = sum(report.counts.values())
    table = light_table(f"{total} numbers, {len(report.unexplained)} unexplained")
    table.add_column("in a fact of, or why not", overflow="fold")
    table.add_column("numbers", justify="right")
    table.add_column("meaning", overflow="fold")
    meanings = {str(reason): meaning for reason, meaning in REASONS.items()}
    for name, number in report.counts.most_common():
        table.add_row(foreign(name), f"{number:,}", Text(meanings.get(name, "")))
    show(table)
