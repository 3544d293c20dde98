"""An explanation in the terminal: the steps from a sentence to its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.view.safe import counted
from arnews.view.terminal import arabic, foreign, light_table, show

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from arnews.regression import Explanation
    from arnews.regression.claim_explanation import ExplainedFigure

__all__ = ["show_explanation"]


def show_explanation(explanation: Explanation) -> None:
    """Print tokens, mentions, proposals, facts and claims.

    Args:
        explanation: the explanation of a sentence.
    """
    from rich.text import Text

    words = " | ".join(token.value for token in explanation.tokens)
    show(Text.assemble(("tokens    ", "bold"), arabic(words)))
    mentions = light_table("mentions")
    for column in ("kind", "quote", "value"):
        mentions.add_column(column, overflow="fold")
    for mention in explanation.mentions:
        mentions.add_row(foreign(mention.kind), arabic(mention.text), foreign(mention.value))
    rules = light_table("rules that were triggered")
    for column in ("rule", "triggered by", "proposed", "dropped"):
        rules.add_column(column, overflow="fold")
    for proposal in explanation.proposals:
        triggered = foreign(proposal.rule), arabic(proposal.anchor)
        if not proposal.facts:
            rules.add_row(*triggered, Text("nothing", style="dim"), "")
        for fact, dropped in zip(proposal.facts, proposal.dropped, strict=True):
            quote = arabic(fact["text"])
            rules.add_row(*triggered, Text.assemble(quote, " ", _said(fact)), foreign(dropped))
    blank = Text()
    show(blank, mentions, blank, rules, blank, _facts(explanation))
    if explanation.names:
        show(blank, _evidence(explanation))
    if explanation.figures:
        show(blank, _figures(explanation.figures))


def _facts(explanation: Explanation) -> Table:
    """Return the table of the facts that were kept."""
    facts = light_table(counted(len(explanation.facts), "fact"))
    for column in ("kind", "quote", "says", "rule"):
        facts.add_column(column, overflow="fold")
    for fact in explanation.facts:
        facts.add_row(
            foreign(fact["kind"]), arabic(fact["text"]), _said(fact), foreign(fact["rule"])
        )
    return facts


def _evidence(explanation: Explanation) -> Table:
    """Return the table of the names that may be companies, with the evidence on each."""
    names = light_table("names that may be companies")
    for column in ("name", "evidence", "sum", "a company"):
        names.add_column(column, overflow="fold")
    for name in explanation.names:
        items = ", ".join(f"{item} {weight:+}" for item, weight in name.items.items())
        verdict = "yes" if name.is_company else "no"
        names.add_row(arabic(name.name), foreign(items), foreign(str(name.total)), foreign(verdict))
    return names


def _figures(figures: list[ExplainedFigure]) -> Table:
    """Return a table of figures: the words that made each slot, or why there is no claim."""
    from rich.text import Text

    table = light_table("claims")
    for column in ("figure", "slots", "rule", "asked in vain"):
        table.add_column(column, overflow="fold")
    for figure in figures:
        lines = [foreign(f"{name}: {said}") for name, said in figure.slots.items()]
        why = Text("no claim: ", style="dim").append_text(foreign(figure.why))
        table.add_row(
            arabic(figure.text),
            Text("\n").join(lines) if figure.slots else why,
            foreign(figure.rule),
            foreign(f"{len(figure.tried)} rules"),
        )
    return table


def _said(fact: dict[str, object]) -> Text:
    skip = {"kind", "text", "start", "end", "rule"}
    return foreign(" ".join(f"{key}={value}" for key, value in fact.items() if key not in skip))
