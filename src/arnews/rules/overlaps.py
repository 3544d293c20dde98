"""Resolve overlaps between facts of any kind: the longer quote wins."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from arnews.facts import Span

__all__ = ["resolve_overlaps"]

_START: Final = attrgetter("start")


def resolve_overlaps(facts: Iterable[Span]) -> list[Span]:
    """Return the facts without overlaps; the longer of two wins, on a tie the first.

    Args:
        facts: facts in the order of proposal; it decides ties between facts with one start.

    Returns:
        The facts that are kept, in reading order.

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
