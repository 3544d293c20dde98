"""Which of two facts stays where their quotes overlap: decided once, for all kinds."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from arnews.facts import Span

__all__ = ["settle"]


def settle(facts: Iterable[Span]) -> list[Span]:
    """Keep of overlapping facts the longer one, of equally long ones the first; in reading order.

    Example:
        >>> whole = Span(text="3 إلى 5 مليارات", start=0, end=15)
        >>> part = Span(text="5 مليارات", start=6, end=15)
        >>> [fact.text for fact in settle([part, whole])]
        ['3 إلى 5 مليارات']
    """
    ordered = sorted(facts, key=attrgetter("start"))
    kept: list[Span] = []
    for fact in ordered:
        while kept and kept[-1].end > fact.start:
            if kept[-1].end - kept[-1].start >= fact.end - fact.start:
                break
            kept.pop()
        else:
            kept.append(fact)
    return kept
