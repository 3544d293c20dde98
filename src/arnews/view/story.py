"""An explanation in the terminal: the line from a sentence to its facts, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.view.terminal import isolated

if TYPE_CHECKING:
    from arnews.regression import Explanation

__all__ = ["show_story"]


def show_story(story: Explanation) -> None:
    """Print tokens, mentions, proposals and facts."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(soft_wrap=True)
    words = " | ".join(token.value for token in story.tokens)
    console.print(Text.assemble(("tokens    ", "bold"), isolated(words)))
    mentions = Table(title="mentions", title_justify="left")
    for column in ("kind", "quote", "value"):
        mentions.add_column(column)
    for mention in story.mentions:
        mentions.add_row(mention.kind, isolated(mention.text), Text(mention.value))
    console.print(mentions)
    rules = Table(title="rules that woke", title_justify="left")
    for column in ("rule", "woken by", "proposed", "dropped"):
        rules.add_column(column)
    for proposal in story.proposals:
        if not proposal.facts:
            rules.add_row(
                proposal.rule, isolated(proposal.anchor), Text("nothing", style="dim"), ""
            )
        for fact, dropped in zip(proposal.facts, proposal.dropped, strict=True):
            rules.add_row(proposal.rule, isolated(proposal.anchor), _said(fact), dropped)
    console.print(rules)
    facts = Table(title=f"{len(story.facts)} facts", title_justify="left")
    for column in ("kind", "quote", "says", "rule"):
        facts.add_column(column)
    for fact in story.facts:
        facts.add_row(fact["kind"], isolated(fact["text"]), _said(fact, quote=False), fact["rule"])
    console.print(facts)


def _said(fact: dict[str, object], *, quote: bool = True) -> str:
    skip = {"kind", "text", "start", "end", "rule"}
    values = " ".join(f"{key}={value}" for key, value in fact.items() if key not in skip)
    return f"{isolated(str(fact['text']))} {values}" if quote else values
