"""Candidate facts: what the rules proposed for an article, indexed by stop token."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from arnews.facts import Span
from arnews.language.lexicon import Mention
from arnews.rules.overlaps import resolve_overlaps

__all__ = ["Candidate", "Candidates"]


class Candidate(NamedTuple):
    """A proposed fact with its token span.

    Attributes:
        fact: the fact.
        anchor: the mention that triggered the rule.
        start_token: the first token of the quote.
        stop_token: the token after the quote (exclusive end).
    """

    fact: Span
    anchor: Mention
    start_token: int
    stop_token: int


class Candidates:
    """The candidates of an article.

    When an extractor has finished, overlaps are resolved and `ending_at` returns only what was
    kept. Candidates of the running extractor are not settled: its next rule may propose a longer
    one.

    Attributes:
        settled: the facts kept when an extractor last finished, in reading order.
    """

    __slots__ = ("_by_stop", "_filed", "_starts", "settled")

    def __init__(self, starts: list[int]) -> None:
        """Start empty.

        Args:
            starts: the start character of each token, ascending.
        """
        self._starts = starts
        self._filed: list[Candidate] = []
        self._by_stop: dict[int, list[Candidate]] = {}
        self.settled: list[Span] = []

    def file(self, fact: Span, anchor: Mention) -> None:
        """Add a candidate; its token span follows from the characters of the fact.

        Args:
            fact: the proposed fact.
            anchor: the mention that triggered the rule.
        """
        start_token = bisect_right(self._starts, fact.start) - 1
        stop_token = bisect_right(self._starts, fact.end - 1)
        candidate = Candidate(fact, anchor, start_token, stop_token)
        self._filed.append(candidate)
        self._by_stop.setdefault(stop_token, []).append(candidate)

    def ending_at(self, stop_token: int) -> Candidate | None:
        """Return the candidate that ends right before token `stop_token`.

        Args:
            stop_token: the stop token of the candidate (exclusive end).

        Returns:
            The one that settling would keep: the longest, on a tie the first; None if there is none.
        """
        ending = self._by_stop.get(stop_token)
        return None if ending is None else min(ending, key=_start)

    def settle(self) -> None:
        """Drop candidates that overlap a longer one; called when an extractor has finished."""
        self.settled = resolve_overlaps(candidate.fact for candidate in self._filed)
        kept = {id(fact) for fact in self.settled}
        self._by_stop = {}
        for candidate in self._filed:
            if id(candidate.fact) in kept:
                self._by_stop[candidate.stop_token] = [candidate]


def _start(candidate: Candidate) -> int:
    return candidate.fact.start
