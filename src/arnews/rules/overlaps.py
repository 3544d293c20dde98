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
    for fact in sorted(facts, key=_START):
        if not kept or kept[-1].end <= fact.start:
            kept.append(fact)
        elif kept[-1].end - kept[-1].start < fact.end - fact.start:
            kept[-1] = fact
    return kept
