"""Printing lines and tables in the terminal.

Text may contain what rich would read as markup, so `show` disables markup. It isolates Arabic line
by line after rich has folded the cells, so that each printed line is a complete bidi isolate.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from arnews.view.safe import END, FIRST_STRONG, RIGHT_TO_LEFT, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text

__all__ = [
    "arabic",
    "foreign",
    "has_arabic",
    "light_table",
    "print_lines",
    "screen_width",
    "show",
    "titled",
    "wrapped",
]

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
    return _isolated(made, FIRST_STRONG) if has_arabic(made.plain) else made


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


def light_table(title: str) -> Table:
    """Return a table without borders but the line below its header.

    Args:
        title: its title.

    Example:
        >>> light_table("facts").title
        'facts'
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0)
    )


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
    from rich.segment import Segment, Segments
    from rich.text import Text

    console = _console()
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


def has_arabic(text: str) -> bool:
    """Return True if a text has letters or digits that are written from right to left.

    Args:
        text: the text.

    Example:
        >>> has_arabic("5% من"), has_arabic("5%")
        (True, False)
    """
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in text
    )


def screen_width() -> int:
    """Return the columns of the terminal, 80 if the output goes elsewhere; see COLUMNS."""
    return _console().width


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of a width, broken between words if they fit.

    Args:
        text: the text, on one line.
        width: the columns of a line.

    Example:
        >>> wrapped("Saudi Basic Industries", 12)
        ['Saudi Basic', 'Industries']
    """
    from rich.text import Text

    lines = Text(text).wrap(_console(), width, overflow="fold")
    return [line.plain.rstrip() for line in lines]


def print_lines(lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Print lines as they come, each made of pairs of a text and a style of rich.

    Args:
        lines: the lines; their texts must be safe to print and have no line breaks.
    """
    from rich.segment import Segment, Segments

    console = _console()
    styles = {style: console.get_style(style) for style in ("dim", "bold")}
    rest = iter(lines)
    while some := list(islice(rest, 500)):
        segments: list[Segment] = []
        for line in some:
            segments += [Segment(text, styles.get(style)) for text, style in line]
            segments.append(Segment.line())
        console.print(Segments(segments), end="", soft_wrap=True)


def _console() -> Console:
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False)
