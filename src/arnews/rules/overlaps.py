"""Resolve overlaps between facts, or candidates, of any kind: the longer quote wins."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Final, Protocol, TypeVar

__all__ = ["resolve_overlaps"]

_START: Final = attrgetter("start")


class _Quote(Protocol):
    """What quotes the characters from `start` to `end` (exclusive)."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Q = TypeVar("_Q", bound=_Quote)


def resolve_overlaps(facts: Iterable[_Q]) -> list[_Q]:
    """Return the facts without overlaps; the longer of two wins, on a tie the first.

    Args:
        facts: facts or candidates, in the order of proposal; it decides ties between those with
            one start.

    Returns:
        The facts that are kept, in reading order.

    Example:
        >>> from arnews.facts import Span
        >>> whole = Span(text="3 إلى 5 مليارات", start=0, end=15)
        >>> part = Span(text="5 مليارات", start=6, end=15)
        >>> [fact.text for fact in resolve_overlaps([part, whole])]
        ['3 إلى 5 مليارات']
    """
    kept: list[_Q] = []
    reached = 0
    for fact in sorted(facts, key=_START):
        start, end = fact.start, fact.end
        if reached <= start:
            kept.append(fact)
        elif reached - kept[-1].start < end - start:
            kept[-1] = fact
        else:
            continue
        reached = end
    return kept
