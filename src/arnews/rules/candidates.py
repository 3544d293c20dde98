"""The facts that rules have proposed for an article, filed by the tokens that they quote."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from arnews.facts import Span
from arnews.language.lexicon import Mention
from arnews.rules.overlaps import settle

__all__ = ["Candidate", "Candidates"]


class Candidate(NamedTuple):
    """A fact that a rule has proposed, with its place among the tokens.

    Attributes:
        fact: the fact.
        anchor: the mention that triggered the rule.
        start_token: its first token.
        stop_token: the token after its last one.
    """

    fact: Span
    anchor: Mention
    start_token: int
    stop_token: int


class Candidates:
    """All candidates of an article, in the order in which the rules proposed them.

    Rules see the candidates of extractors that have finished as they are settled among themselves.
    Those of the extractor that is running cannot be settled yet: its next rule may propose a longer
    one.

    Attributes:
        settled: the facts that stay of those proposed when an extractor last finished.
    """

    __slots__ = ("_by_stop", "_filed", "_starts", "settled")

    def __init__(self, starts: list[int]) -> None:
        """Begin without any; `starts` are the characters at which the article's tokens start."""
        self._starts = starts
        self._filed: list[Candidate] = []
        self._by_stop: dict[int, list[Candidate]] = {}
        self.settled: list[Span] = []

    def file(self, fact: Span, anchor: Mention) -> None:
        """Add a fact that a rule made of `anchor`; its tokens follow from its characters."""
        start_token = bisect_right(self._starts, fact.start) - 1
        stop_token = bisect_right(self._starts, fact.end - 1)
        candidate = Candidate(fact, anchor, start_token, stop_token)
        self._filed.append(candidate)
        self._by_stop.setdefault(stop_token, []).append(candidate)

    def ending_at(self, stop_token: int) -> Candidate | None:
        """Return the candidate that ends before token `stop_token`.

        Of several it is the one that settling keeps: the longest, of equally long ones the first.
        """
        ending = self._by_stop.get(stop_token)
        return None if ending is None else min(ending, key=_start)

    def settle(self) -> None:
        """Hide the candidates that overlap a longer one; called when an extractor has finished."""
        self.settled = settle(candidate.fact for candidate in self._filed)
        kept = {id(fact) for fact in self.settled}
        self._by_stop = {}
        for candidate in self._filed:
            if id(candidate.fact) in kept:
                self._by_stop[candidate.stop_token] = [candidate]


def _start(candidate: Candidate) -> int:
    return candidate.fact.start
