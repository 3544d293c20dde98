"""A check in the terminal: scores by kind, differences from the gold, coverage of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.regression.gold import said_fields
from arnews.view.safe import counted
from arnews.view.terminal import arabic, foreign, show

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from arnews.regression import Coverage, Difference, Report
    from arnews.regression.claim_score import ClaimScore
    from arnews.regression.gold import Plain

__all__ = ["show_coverage", "show_report"]

_AROUND = 30
_STYLES = {"lost": "red", "gained": "green"}


def show_report(report: Report, worse: list[str]) -> None:
    """Print each difference with its quote in context, then the scores by kind.

    Args:
        report: the result of the check.
        worse: why the check fails, one line each.
    """
    from rich.table import Table
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
    table = Table(
        title=f"{counted(len(report.checked), 'case')}, {len(report.failed):,} "
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
    claims = [_claim_table(*run) for run in report.claim_scores.items()]
    show(
        table,
        *claims,
        *(Text.assemble("worse: ", foreign(line), style="bold red") for line in worse),
    )


def _claim_table(run: str, scores: dict[str, ClaimScore]) -> Table:
    """Return the scores of one run of the claims, how often each slot agrees beside them."""
    from rich.table import Table

    table = Table(title=f"Claims, {run}: figures", title_justify="left")
    table.add_column("claims")
    for column in ("asked", "found", "P", "R", "F1", *scores["all"].slots()):
        table.add_column(column, justify="right")
    for group, score in scores.items():
        marks = (score.precision(), score.recall(), score.f1(), *score.slots().values())
        shown = ("–" if mark is None else f"{mark:.3f}" for mark in marks)
        table.add_row(foreign(group), f"{score.asked:,}", f"{score.found:,}", *shown)
    return table


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
    from rich.table import Table

    table = Table(title="Rule coverage")
    for column in ("kind", "rule"):
        table.add_column(column, overflow="fold")
    for column in ("articles", "phrases", "near misses"):
        table.add_column(column, justify="right")
    for name, rule in covered.rules.items():
        counts = (rule.articles, rule.phrases, rule.near_misses)
        table.add_row(foreign(rule.kind), foreign(name), *map(str, counts))
    lists = Table(title="Word list coverage")
    lists.add_column("list", overflow="fold")
    lists.add_column("entries", justify="right")
    lists.add_column("in cases", justify="right")
    for source, (entries, said) in covered.lists.items():
        lists.add_row(foreign(source), f"{entries:,}", f"{said:,}")
    show(table, lists)
