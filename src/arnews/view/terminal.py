"""Printing lines and tables in the terminal.

Text may contain what rich would read as markup, so `show` disables markup. It isolates Arabic line
by line after rich has folded the cells, so that each printed line is a complete bidi isolate.
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
    r"""Return untrusted text, safe and on one line; `show` isolates it if it has Arabic letters.

    Args:
        text: the text, or an object with one.
        style: a style of rich.

    Example:
        >>> foreign("news\x1b[2J").plain
        'news\\x1b[2J'
    """
    from rich.text import Text

    made = Text(one_line(text), style)
    right_to_left = not made.plain.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in made.plain
    )
    return _isolated(made, FIRST_STRONG) if right_to_left else made


def arabic(*parts: str | tuple[str, str]) -> Text:
    """Return words of an article, safe and on one line; `show` sets them right to left.

    Args:
        parts: the words, each as a string or as a pair of a string and a style of rich.

    Example:
        >>> arabic("نما ", ("5%", "bold")).plain
        'نما 5%'
    """
    from rich.text import Text

    made = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        made.append(one_line(text), style)
    return _isolated(made, RIGHT_TO_LEFT)


def titled(*parts: str | Text) -> Text:
    """Return the title of a table.

    Args:
        parts: the parts of the title, each a string or a text of rich.

    Example:
        >>> titled(foreign("news.txt"), ": 2 facts").plain
        'news.txt: 2 facts'
    """
    from rich.text import Text

    return Text.assemble(*parts, style="table.title")


def _isolated(text: Text, sign: str) -> Text:
    """Mark text as a bidi isolate that starts with `sign`, for `show`."""
    from rich.style import Style

    text.stylize(Style(meta={_ISOLATE: sign}))
    return text


def show(*rows: RenderableType) -> None:
    """Print tables, folded to the width of the terminal, and texts, each on one line of any length.

    Each line of an isolate gets its own bidi controls; widths are computed without them.

    Args:
        rows: tables, texts or other objects that rich prints.
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
    """Print the facts of an article as a table: kind, value, quote in its context, rule.

    Args:
        name: the name of the article.
        article: its text.
        document: its facts.
    """
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
    """Return a few words before the quote, the quote, and a few words after it."""
    before = article[max(fact.start - _AROUND, 0) : fact.start].replace("\n", " ")
    after = article[fact.end : fact.end + _AROUND].replace("\n", " ")
    if fact.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if fact.end + _AROUND < len(article):
        after = after.rpartition(" ")[0] + "…"
    return before, fact.text, after
