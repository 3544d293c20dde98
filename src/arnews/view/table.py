"""The facts of an article as a table in the terminal: one line a fact, as wide as the terminal.

The widths are decided once for all rows and the lines are printed as they are made, so that the
table of a big text takes no longer than its extraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from arnews.view.safe import END, FIRST_STRONG, RIGHT_TO_LEFT, counted, one_line
from arnews.view.terminal import has_arabic, print_lines, screen_width, wrapped
from arnews.view.values import value_of

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.facts import Span

__all__ = ["Layout", "show_document", "words_around"]

_GAP = "  "
_LEAST_QUOTE, _MOST_QUOTE = 20, 60
_BLANKS = re.compile(" {2,}")


class _Part(NamedTuple):
    """Some characters of a line, with a style of rich."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that a table has at a width of the terminal.

    Attributes:
        kind: columns of the kind.
        value: columns of the value.
        quote: columns of the quote with the words around it.
        rule: columns of the name of the rule; 0 if there is no room for it.
        stacked: True if the quote is on a line of its own, below kind and value.
    """

    kind: int
    value: int
    quote: int
    rule: int
    stacked: bool = False

    @classmethod
    def of(cls, width: int, kind: int, value: int, rule: int) -> Layout:
        """Return the layout for a terminal.

        The quote needs 20 columns. Where they are missing, values and names of rules that are
        longer than most are folded, then the rule is left out, then the quote goes below.

        Args:
            width: columns of the terminal.
            kind: columns of the longest kind.
            value: columns of the longest value.
            rule: columns of the longest name of a rule.

        Example:
            >>> Layout.of(80, 10, 19, 20)
            Layout(kind=10, value=19, quote=25, rule=20, stacked=False)
            >>> Layout.of(40, 10, 19, 20)
            Layout(kind=10, value=19, quote=36, rule=0, stacked=True)
        """
        for shown, most in ((rule, value), (rule, 24), (20, 24), (0, value), (0, 24), (0, 18)):
            named, fitting = min(rule, shown), min(value, most)
            quote = width - kind - fitting - 2 * len(_GAP) - (named and named + len(_GAP))
            if quote >= _LEAST_QUOTE:
                return cls(kind, fitting, min(quote, _MOST_QUOTE), named)
        fitting = min(value, max(width - kind - len(_GAP), 8))
        return cls(kind, fitting, max(width - 2 * len(_GAP), 8), 0, stacked=True)


def show_document(name: str, article: str, document: Document) -> None:
    """Print the facts of an article as a table: kind, value, quote in its context, rule.

    Args:
        name: the name of the article.
        article: its text.
        document: its facts.
    """
    print_lines(_lines(name, article, document.facts, screen_width()))


def _lines(name: str, article: str, facts: Sequence[Span], width: int) -> Iterator[Sequence[_Part]]:
    yield [*_isolated([_Part(one_line(name), "bold")]), _Part(f": {counted(len(facts), 'fact')}")]
    if not facts:
        return
    rows = [(one_line(fact.kind), one_line(value_of(fact)), one_line(fact.rule)) for fact in facts]
    longest = [max(map(_wide, set(column))) for column in zip(*rows, strict=True)]
    layout = Layout.of(
        width, max(longest[0], len("kind")), max(longest[1], len("value")), longest[2]
    )
    if not layout.stacked:
        yield from _head(layout)
    for fact, (kind, value, rule) in zip(facts, rows, strict=True):
        quote = words_around(article, fact, layout.quote)
        yield from _row(layout, kind, value, quote, rule)


def _head(layout: Layout) -> Iterator[Sequence[_Part]]:
    columns = {
        f"{'kind':<{layout.kind}}": layout.kind,
        f"{'value':>{layout.value}}": layout.value,
        f"{'quote':>{layout.quote}}": layout.quote,
        "rule": layout.rule,
    }
    shown = {head: width for head, width in columns.items() if width}
    yield [_Part(_GAP.join(shown), "bold")]
    yield [_Part(_GAP.join("─" * width for width in shown.values()), "dim")]


def _row(
    layout: Layout, kind: str, value: str, quote: Sequence[_Part], rule: str
) -> Iterator[Sequence[_Part]]:
    """Return the lines of one fact; there is one unless value or quote must be folded."""
    kinds = _folded([_Part(kind)], layout.kind)
    values = _folded([_Part(value)], layout.value)
    quotes = _folded(quote, layout.quote)
    rules = [[_Part(line, "dim")] for line in _name_lines(rule, layout.rule)]
    if layout.stacked:
        for kind_line, value_line in zip_longest(kinds, values, fillvalue=()):
            yield [*_cell(kind_line, layout.kind), _Part(_GAP), *_cell(value_line, 0)]
        for quote_line in quotes:
            yield [_Part(2 * _GAP), *_cell(quote_line, -layout.quote, RIGHT_TO_LEFT)]
        return
    for cells in zip_longest(kinds, values, quotes, rules, fillvalue=()):
        line = [*_cell(cells[0], layout.kind), _Part(_GAP), *_cell(cells[1], -layout.value)]
        line += [_Part(_GAP), *_cell(cells[2], -layout.quote, RIGHT_TO_LEFT)]
        if cells[3]:
            line += [_Part(_GAP), *_cell(cells[3], 0)]
        yield line


def _cell(parts: Sequence[_Part], width: int, sign: str = "") -> list[_Part]:
    """Return the parts in an isolate, filled up with blanks; a negative width sets them right."""
    blanks = _Part(" " * (abs(width) - sum(_wide(part.text) for part in parts)))
    isolated = _isolated(parts, sign)
    return [blanks, *isolated] if width < 0 else [*isolated, blanks] if width else isolated


def _isolated(parts: Sequence[_Part], sign: str = "") -> list[_Part]:
    """Return the parts as a bidi isolate, if there is a sign for it or they have Arabic letters."""
    if parts and (sign or any(has_arabic(part.text) for part in parts)):
        return [_Part(sign or FIRST_STRONG), *parts, _Part(END)]
    return list(parts)


def _folded(parts: Sequence[_Part], width: int) -> list[Sequence[_Part]]:
    """Return the parts on one line, or on several if they are wider than the column."""
    if sum(_wide(part.text) for part in parts) <= width:
        return [parts]
    return [
        [_Part(line, part.style)] for part in parts for line in wrapped(part.text, width) if line
    ]


def _name_lines(name: str, width: int) -> Iterator[str]:
    """Yield the lines of the name of a rule, broken behind underscores; none without a width."""
    while width and name:
        cut = len(name) if len(name) <= width else name.rfind("_", 0, width) + 1 or width
        yield name[:cut]
        name = name[cut:]


def _wide(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def words_around(article: str, fact: Span, width: int) -> list[_Part]:
    """Return a quote with as many of the words before and after it as there is room for.

    Args:
        article: the text of the article.
        fact: the fact that quotes it.
        width: the columns that the line may take.

    Example:
        >>> import arnews
        >>> article = "قفزت الأرباح في الشهر الماضي 5% إلى مستوى لم تبلغه من قبل"
        >>> [part.text for part in words_around(article, arnews.extract(article).facts[0], 30)]
        ['…الماضي ', '5%', ' إلى مستوى لم…']
    """
    quote = one_line(fact.text)
    room = width - len(quote)
    if room < 4:
        return [_Part(quote, "bold")]
    first, last = max(fact.start - room, 0), fact.end + room
    before = _plain(article[first : fact.start]).lstrip()
    after = _plain(article[fact.end : last]).rstrip()
    starts, ends = first == 0, last >= len(article)
    left = _last_words(before, room // 2, whole=starts)
    right = _first_words(after, room - len(left), whole=ends)
    left = _last_words(before, room - len(right), whole=starts)
    line = [_Part(left, "dim"), _Part(quote, "bold"), _Part(right, "dim")]
    return line if sum(_wide(part.text) for part in line) <= width else line[1:2]


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", one_line(text))


def _last_words(text: str, room: int, *, whole: bool) -> str:
    """Return the end of a text; «…» stands for what is cut off."""
    if whole and len(text) <= room:
        return text
    return "…" + text[max(len(text) - room + 1, 0) :].partition(" ")[2] if room > 1 else ""


def _first_words(text: str, room: int, *, whole: bool) -> str:
    if whole and len(text) <= room:
        return text
    return text[: room - 1].rpartition(" ")[0] + "…" if room > 1 else ""
