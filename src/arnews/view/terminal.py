"""A document as a table in the terminal, quotes in context and right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnews.view.values import value_of

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.facts import Span

__all__ = ["isolated", "show_document"]

_AROUND = 18
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def isolated(text: str) -> str:
    """Wrap Arabic so that a terminal with bidi support sets it right to left, apart from the rest.

    Example:
        >>> isolated("مليار")
        '\u2067مليار\u2069'
    """
    return f"{_RIGHT_TO_LEFT}{text}{_END}"


def show_document(title: str, article: str, document: Document) -> None:
    """Print the facts of an article as a table: kind, value, quote in its context, rule."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=f"{title}: {len(document.facts)} facts", title_justify="left")
    table.add_column("kind")
    table.add_column("value", justify="right")
    table.add_column("quote", justify="right")
    table.add_column("rule", style="dim")
    for fact in document.facts:
        before, quote, after = _context(article, fact)
        line = Text.assemble(_RIGHT_TO_LEFT, (before, "dim"), (quote, "bold"), (after, "dim"), _END)
        table.add_row(fact.kind, value_of(fact), line, fact.rule)
    Console().print(table)


def _context(article: str, fact: Span) -> tuple[str, str, str]:
    """The quote with a few words to either side, on one line."""
    before = article[max(fact.start - _AROUND, 0) : fact.start].replace("\n", " ")
    after = article[fact.end : fact.end + _AROUND].replace("\n", " ")
    if fact.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if fact.end + _AROUND < len(article):
        after = after.rpartition(" ")[0] + "…"
    return before, fact.text.replace("\n", " "), after
