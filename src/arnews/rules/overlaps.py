"""Which of two facts stays where their quotes overlap: decided once, for all kinds."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from arnews.facts import Span

__all__ = ["resolve_overlaps"]

_START: Final = attrgetter("start")


def resolve_overlaps(facts: Iterable[Span]) -> list[Span]:
    """Keep of overlapping facts the longer one, of equally long ones the first; in reading order.

    Example:
        >>> whole = Span(text="3 إلى 5 مليارات", start=0, end=15)
        >>> part = Span(text="5 مليارات", start=6, end=15)
        >>> [fact.text for fact in resolve_overlaps([part, whole])]
        ['3 إلى 5 مليارات']
    """
    kept: list[Span] = []
    reached = 0
    for fact in sorted(facts, key=_START):
        start, end = fact.start, fact.end
        while reached > start:
            latest = kept[-1]
            if latest.end - latest.start >= end - start:
                break
            kept.pop()
            reached = kept[-1].end if kept else 0
        else:
            kept.append(fact)
            reached = end
    return kept
