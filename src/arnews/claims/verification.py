"""Checking claims against their article: quotes in their places, and the same claims when read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from arnews.claims.models import Claim, Quote
from arnews.claims.table import figure_rows

__all__ = ["claim_complaints"]

_NOT_SAID: Final = ("claim", "n", "start", "end", "rule")
"""Columns in which two runs may differ: numbers, names of rules, and places that are compared apart."""


def claim_complaints(
    article: str, claims: Iterable[Claim], again: Iterable[Claim]
) -> Iterator[str]:
    """Yield one line for each quote that is not in its place and each figure that is read otherwise.

    Args:
        article: the text of the article.
        claims: the claims of a document of the article.
        again: the claims that the article makes when it is read again.
    """
    claims = tuple(claims)
    misplaced = [
        f"{claim.kind} at {claim.start}:{claim.figures[0].end} quotes {quote.text!r} at "
        f"{quote.start}:{quote.end}, the article has {article[quote.start : quote.end]!r}"
        for claim in claims
        for quote in _quotes(claim)
        if article[quote.start : quote.end] != quote.text
    ]
    if misplaced:
        yield from misplaced
        return
    rows = {(row["start"], row["end"]): row for row in figure_rows(again)}
    for row in figure_rows(claims):
        where = f"{row['kind']} at {row['start']}:{row['end']}"
        other = rows.get((row["start"], row["end"]))
        if other is None:
            yield f"{where} is not made again of {row['quote']!r}"
        elif said := _differences(row, other):
            yield f"{where} says {said}"


def _quotes(value: object) -> Iterator[Quote]:
    """Yield each quote of a claim: of its figures, its subject, its period …."""
    if isinstance(value, Quote):
        yield value
    if isinstance(value, BaseModel):
        for _, inner in value:
            yield from _quotes(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _quotes(inner)


def _differences(row: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    names = [name for name in row if name not in _NOT_SAID and row[name] != other[name]]
    if not names:
        return ""
    mine, read = (", ".join(f"{name}={one[name]!r}" for name in names) for one in (row, other))
    return f"{mine}; read again, it says {read}"
