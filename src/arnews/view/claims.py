"""The claims of an article as a table in the terminal: one row a figure, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from arnews.claims.models import Claim, Deal, Figure, Observation
from arnews.view.safe import END, FIRST_STRONG, counted, one_line
from arnews.view.terminal import has_arabic, print_lines, screen_width, wrapped
from arnews.view.values import value_of

if TYPE_CHECKING:
    from arnews.document import Document

__all__ = ["claim_cells", "show_claims"]

_Line: TypeAlias = list[tuple[str, str]]
"""Pairs of a text and a style of rich."""

_HEADS = ("subject", "metric", "role", "value", "period", "quote")
_GAP = "  "
_LEAST = 8
"""Columns below which a cell is not made; the cells of a figure are then printed one per line."""
_ARROWS = {"up": "▲", "down": "▼"}


def show_claims(name: str, document: Document) -> None:
    """Print the claims of an article as a table; nothing if there are none.

    Subject and metric are printed once for each claim.

    Args:
        name: the name of the article.
        document: its facts and claims.
    """
    if document.claims:
        print_lines(_lines(name, document.claims, screen_width()))


def _lines(name: str, claims: Sequence[Claim], width: int) -> Iterator[_Line]:
    title = one_line(name)
    isolated = f"{FIRST_STRONG}{title}{END}" if has_arabic(title) else title
    yield []
    yield [(isolated, "bold"), (f": {counted(len(claims), 'claim')}", "")]
    rows = [row for claim in claims for row in _rows(claim)]
    widths = _widths(rows, width)
    if not widths:
        for row in rows:
            yield from _stacked(row, width)
        return
    yield [
        (_GAP.join(f"{head:<{wide}}" for head, wide in zip(_HEADS, widths, strict=True)), "bold")
    ]
    yield [(_GAP.join("─" * wide for wide in widths), "dim")]
    for row in rows:
        cells = [_folded(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            yield [
                piece
                for text, wide in zip(parts, widths, strict=True)
                for piece in (*_cell(text, wide), (_GAP, ""))
            ][:-1]


def _rows(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each figure of a claim."""
    for number, figure in enumerate(claim.figures):
        cells = claim_cells(claim, figure)
        yield cells if number == 0 else ("", figure.metric or "", *cells[2:])


def claim_cells(claim: Claim, figure: Figure) -> tuple[str, ...]:
    """Return the cells of a figure: subject, metric, role, value, period, quote.

    Args:
        claim: the claim; of a deal the parties stand for the subject, its type for the metric.
        figure: one of its figures, in a document.

    Example:
        >>> import arnews
        >>> claim = arnews.extract("ارتفعت أرباح سابك 12%").claims[0]
        >>> claim_cells(claim, claim.figures[0])
        ('سابك', 'net_profit', 'change ▲', '12%', '', '12%')
    """
    subject, metric, period = _owner(claim)
    role = " ".join(
        filter(None, (figure.role, _ARROWS.get(figure.direction or ""), figure.basis, claim.status))
    )
    if figure.role == "previous":
        period = figure.period or ""
    cells = (subject, figure.metric or metric, role, value_of(figure.fact), period, figure.text)
    return tuple(map(one_line, cells))


def _owner(claim: Observation | Deal) -> tuple[str, str, str]:
    if isinstance(claim, Deal):
        return " + ".join(party.name or party.text for party in claim.parties), claim.type, ""
    period = claim.period
    when = "" if period is None else period.value or period.text
    return claim.subject.name or claim.subject.text, claim.metric, when


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the columns of each cell, the widest ones cut first; nothing if there is no room."""
    widths = [max(map(_wide, column)) for column in zip(_HEADS, *rows, strict=True)]
    room = width - len(_GAP) * (len(_HEADS) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            return []
        widths[widest] -= 1
    return widths


def _stacked(row: Sequence[str], width: int) -> Iterator[_Line]:
    for number, cell in enumerate(filter(None, row)):
        indent = "" if number == 0 else _GAP
        for line in _folded(cell, max(width - len(indent), _LEAST)):
            yield [(indent, ""), *_cell(line, 0)]


def _folded(cell: str, width: int) -> list[str]:
    return [cell] if _wide(cell) <= width else [line for line in wrapped(cell, width) if line]


def _cell(text: str, width: int) -> _Line:
    """Return a cell, isolated if it has Arabic letters, and the blanks that fill it up."""
    blanks = " " * max(width - _wide(text), 0)
    if has_arabic(text):
        return [(FIRST_STRONG, ""), (text, ""), (END, ""), (blanks, "")]
    return [(text + blanks, "")]


def _wide(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
