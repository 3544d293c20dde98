"""Of overlapping facts the longer stays."""

from __future__ import annotations

import pytest

from arnews.facts import Span
from arnews.rules import resolve_overlaps


def span(start: int, end: int, rule: str = "") -> Span:
    return Span(text="x" * (end - start), start=start, end=end, rule=rule)


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(5, 9), (0, 3)], [(0, 3), (5, 9)]),
        ([(0, 3), (3, 6)], [(0, 3), (3, 6)]),
        ([(0, 3), (0, 6)], [(0, 6)]),
        ([(0, 6), (2, 4)], [(0, 6)]),
        ([(0, 4), (2, 9)], [(2, 9)]),
        ([(0, 4), (3, 9), (8, 20)], [(8, 20)]),
        ([(0, 2), (2, 4), (1, 8)], [(1, 8)]),
    ],
)
def test_settled(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    facts = [span(*one) for one in spans]
    assert [(fact.start, fact.end) for fact in resolve_overlaps(facts)] == kept


def test_of_equally_long_ones_the_first_stays() -> None:
    assert [fact.rule for fact in resolve_overlaps([span(0, 4, "a"), span(0, 4, "b")])] == ["a"]
