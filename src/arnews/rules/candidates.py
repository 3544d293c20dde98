"""Candidate facts: what the rules proposed for an article, indexed by stop token."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Final, NamedTuple

from arnews.facts import Span
from arnews.language.lexicon import Mention
from arnews.rules.overlaps import resolve_overlaps

__all__ = ["Candidate", "Candidates"]

_START: Final = attrgetter("start")


class Candidate(NamedTuple):
    """A proposed fact with its place.

    Attributes:
        fact: the fact.
        anchor: the mention that triggered the rule.
        start: the first character of the quote.
        end: the character after the quote (exclusive end).
        start_token: the first token of the quote.
        stop_token: the token after the quote (exclusive end).
    """

    fact: Span
    anchor: Mention
    start: int
    end: int
    start_token: int
    stop_token: int


class Candidates:
    """The candidates of an article.

    When an extractor has finished, overlaps are resolved and `ending_at` returns only what was
    kept. Candidates of the running extractor are not settled: its next rule may propose a longer
    one. Few extractors ask, so the index is brought up to date where one does.
    """

    __slots__ = ("_by_stop", "_filed", "_finished", "_is_current", "_kept", "_starts")

    def __init__(self, starts: list[int]) -> None:
        """Start empty.

        Args:
            starts: the start character of each token, ascending.
        """
        self._starts = starts
        self._filed: list[Candidate] = []
        self._finished = 0  # how many of them finished extractors have filed
        self._by_stop: dict[int, list[Candidate]] = {}
        self._kept: tuple[int, list[Candidate]] = (0, [])  # of how many, and what
        self._is_current = True  # whether the index shows these settled

    def file(self, fact: Span, anchor: Mention) -> None:
        """Add a candidate; its token span follows from the characters of the fact.

        Args:
            fact: the proposed fact.
            anchor: the mention that triggered the rule.
        """
        starts, start, end = self._starts, fact.start, fact.end
        start_token = bisect_right(starts, start) - 1
        stop_token = bisect_right(starts, end - 1)
        candidate = Candidate(fact, anchor, start, end, start_token, stop_token)
        self._filed.append(candidate)
        self._by_stop.setdefault(stop_token, []).append(candidate)

    def ending_at(self, stop_token: int) -> Candidate | None:
        """Return the candidate that ends right before token `stop_token`.

        Args:
            stop_token: the stop token of the candidate (exclusive end).

        Returns:
            The one that settling would keep: the longest, on a tie the first; None if there is none.
        """
        if not self._is_current:
            self._update_index()
        ending = self._by_stop.get(stop_token)
        if ending is None:
            return None
        return ending[0] if len(ending) == 1 else min(ending, key=_START)

    def settle(self) -> None:
        """Settle the candidates filed so far; called when an extractor has finished."""
        if self._finished < len(self._filed):
            self._finished = len(self._filed)
            self._is_current = False

    @property
    def settled(self) -> list[Span]:
        """The facts that are kept of all that was filed, in reading order."""
        return [candidate.fact for candidate in self._kept_of(len(self._filed))]

    def _kept_of(self, count: int) -> list[Candidate]:
        """Return what is kept of the first `count` candidates; the last answer is cached."""
        if self._kept[0] != count:
            self._kept = count, resolve_overlaps(self._filed[:count])
        return self._kept[1]

    def _update_index(self) -> None:
        """Index what is kept of finished extractors, and all of the running one."""
        kept = self._kept_of(self._finished)
        self._by_stop = {candidate.stop_token: [candidate] for candidate in kept}
        for candidate in self._filed[self._finished :]:
            self._by_stop.setdefault(candidate.stop_token, []).append(candidate)
        self._is_current = True
