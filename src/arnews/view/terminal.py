"""What is printed in the terminal: lines and tables, and a document as such a table.

rich takes text for markup unless told otherwise, and folds a cell wherever its width ends. So the
console of `show` knows no markup, and isolates Arabic line by line, after cells were folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from arnews.view.safe import END, FIRST_STRONG, RIGHT_TO_LEFT, one_line
from arnews.view.values import value_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.segment import Segment
    from rich.text import Text

    from arnews.document import Document
    from arnews.facts import Span

__all__ = ["arabic", "foreign", "show", "show_document", "titled"]

_AROUND = 18
_ISOLATE = "isolate"


def foreign(text: object, style: str = "") -> Text:
    """Return text of others, safe and on one line; `show` isolates it if it has Arabic letters."""
    from rich.text import Text

    made = Text(one_line(text), style)
    right_to_left = not made.plain.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in made.plain
    )
    return _isolated(made, FIRST_STRONG) if right_to_left else made


def arabic(*parts: str | tuple[str, str]) -> Text:
    """Return words of an article, some with a style, safe; `show` sets them right to left."""
    from rich.text import Text

    made = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        made.append(one_line(text), style)
    return _isolated(made, RIGHT_TO_LEFT)


def titled(*parts: str | Text) -> Text:
    """Return the title of a table."""
    from rich.text import Text

    return Text.assemble(*parts, style="table.title")


def _isolated(text: Text, sign: str) -> Text:
    """Mark text as an isolate, for `show` to put the signs about each line of it."""
    from rich.style import Style

    text.stylize(Style(meta={_ISOLATE: sign}))
    return text


def show(*rows: RenderableType) -> None:
    """Print tables, folded to the width of the terminal, and texts, each on one line of any length.

    Signs for the terminal's bidi are set about what is left of an isolate on each line, so that
    every line is right by itself, and widths are counted without them.
    """
    from rich.console import Console
    from rich.segment import Segment, Segments
    from rich.text import Text

    console = Console(markup=False, emoji=False, highlight=False)
    whole = console.options.update(no_wrap=True, overflow="ignore")
    for row in rows:
        rendered = console.render(row, whole if isinstance(row, Text) else console.options)
        printed: list[Segment] = []
        for line in Segment.split_lines(rendered):
            printed += _with_signs(line)
            printed.append(Segment.line())
        console.print(Segments(printed), end="", soft_wrap=True)


def _with_signs(line: Iterable[Segment]) -> Iterator[Segment]:
    from rich.segment import Segment

    for sign, group in groupby(line, _sign):
        if sign:
            yield from (Segment(sign), *group, Segment(END))
        else:
            yield from group


def _sign(segment: Segment) -> str:
    return str(segment.style.meta.get(_ISOLATE, "")) if segment.style else ""


def show_document(name: str, article: str, document: Document) -> None:
    """Print the facts of an article as a table: kind, value, quote in its context, rule."""
    from rich.table import Table

    title = titled(foreign(name), f": {len(document.facts)} facts")
    table = Table(title=title, title_justify="left")
    table.add_column("kind", overflow="fold")
    table.add_column("value", justify="right", overflow="fold")
    table.add_column("quote", justify="right", overflow="fold")
    table.add_column("rule", style="dim", overflow="fold")
    for fact in document.facts:
        before, quote, after = _context(article, fact)
        line = arabic((before, "dim"), (quote, "bold"), (after, "dim"))
        table.add_row(foreign(fact.kind), foreign(value_of(fact)), line, foreign(fact.rule))
    show(table)


def _context(article: str, fact: Span) -> tuple[str, str, str]:
    """Return the quote with a few words to either side."""
    before = article[max(fact.start - _AROUND, 0) : fact.start].replace("\n", " ")
    after = article[fact.end : fact.end + _AROUND].replace("\n", " ")
    if fact.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if fact.end + _AROUND < len(article):
        after = after.rpartition(" ")[0] + "…"
    return before, fact.text, after
