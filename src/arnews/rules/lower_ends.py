"""The lower end of a range that has a unit of its own: «60 مليار دولار إلى 62 مليار دولار»."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.language.numerals import RANGE_OPENERS
from arnews.rules.candidates import Candidate
from arnews.rules.cursor import Cursor
from arnews.rules.ranges import (
    DASH,
    START,
    TO,
    has_directions,
    opens_change,
    opens_split,
    opens_spread,
    range_opener,
)

__all__ = ["MOST_APART", "lower_end"]

_LONGEST_GAP: Final = 6
"""Tokens between the lower end of a range and the link to its upper end."""
MOST_APART: Final = 3
"""How many times the lower end of a range like «5% إلى 7%» the upper one may be."""
_OPENER_WINDOW: Final = 12
"""Tokens before such a link in which «بين» is looked for."""


def lower_end(at: Cursor, word: str, left: int, upper: Decimal) -> Candidate | None:
    """Return the measure that is the lower end of a range which ends at the anchor.

    Args:
        at: the cursor at the unit of the upper end.
        word: the word that links the two ends: «و», «إلى», a dash.
        left: the token after what precedes that word (exclusive end).
        upper: the value of the upper end.

    Returns:
        The candidate; None if the two are a change, a list or have nothing to do with each other.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> pipeline = default_pipeline()
        >>> [fact.text for fact in pipeline.extract("بين 5 دولارات أمس و7 دولارات").facts]
        ['5 دولارات أمس و7 دولارات']
        >>> [fact.text for fact in pipeline.extract("خسر 5 دولارات إلى 60 دولارا").facts]
        ['5 دولارات', '60 دولارا']
    """
    lower = _candidate_near(at, left)
    if lower is None or not _counts_the_same(at, lower):
        return None
    adjacent = lower.stop_token == left
    if not adjacent and not _reaches_over(at, lower, word, left):
        return None
    return lower if _opens_range(at, lower, word, upper, adjacent=adjacent) else None


def _counts_the_same(at: Cursor, lower: Candidate) -> bool:
    """Return whether a measure has the unit of the anchor, or both have units of time."""
    unit, anchor = lower.anchor, at.anchor
    if unit.kind != anchor.kind:
        return False
    return unit.value == anchor.value or getattr(unit.value, "iso", None) is not None


def _opens_range(
    at: Cursor, lower: Candidate, word: str, upper: Decimal, *, adjacent: bool
) -> bool:
    """Return whether the words before a measure, and the word after it, make it a lower end."""
    first = lower.start_token
    opener = range_opener(at, first, lower.fact.start)
    if opener in RANGE_OPENERS:
        return not opens_split(at, first - 1)
    if word == DASH:
        return True
    if opener == START:
        return opens_spread(at, first - 1) and (adjacent or word in TO)
    if word not in TO or not adjacent:
        return False
    return lower.anchor.kind == "time" or _lie_close(at, lower, upper)


def _lie_close(at: Cursor, lower: Candidate, upper: Decimal) -> bool:
    """Return whether two measures are the ends of a range rather than a change and what it reached.

    «خسر 5 دولارات إلى 60 دولارا» tells by how much and to what; such values lie far apart.
    """
    low = getattr(lower.fact, "value", None)
    if low is None or opens_change(at, lower.start_token):
        return False
    return bool(0 < low < upper < MOST_APART * low)


def _reaches_over(at: Cursor, lower: Candidate, word: str, left: int) -> bool:
    """Return whether a range may have words between its lower end and the link to the upper one."""
    if word == DASH or has_directions(at, lower.stop_token, left):
        return False
    return word not in TO or _is_opened(at, left) or opens_spread(at, lower.start_token - 1)


def _candidate_near(at: Cursor, left: int) -> Candidate | None:
    """Return the nearest candidate before token `left` in its sentence.

    It may be of the running extractor, so not settled: the range then includes it.
    """
    for stop_token in range(left, max(left - _LONGEST_GAP, 0), -1):
        if at.tokens[stop_token - 1].ends_sentence:
            return None
        candidate = at.candidate_ending_at(stop_token)
        if candidate is not None:
            return candidate
    return None


def _is_opened(at: Cursor, left: int) -> bool:
    """Return whether «بين» precedes token `left`."""
    window = at.tokens[max(left - _OPENER_WINDOW, 0) : left]
    return not RANGE_OPENERS.isdisjoint([token.word for token in window])
