"""How many a noun of time counts by its own form, and fractions behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.extractors.durations.units import SOURCE, is_smaller
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor
from arnews.rules.counted_nouns import NounCount, count_by_form, fraction_after

__all__ = [
    "EVERY",
    "after_complement",
    "is_joined_to_every",
    "is_whole",
    "own_count",
    "own_fraction",
]

EVERY: Final = load_words(SOURCE, "cues", "every")
"""Words before a frequency, which is no duration: «كل عامين»."""
_AND: Final = "و"
_WHOLE: Final = load_words(SOURCE, "cues", "whole")
_TIME: Final = load_words(SOURCE, "cues", "of_time")
_OF: Final = "من"
_WEEKDAY: Final = "weekday"


def is_joined_to_every(at: Cursor, first: int, start: int) -> bool:
    """Return whether «و» joins a measure to a frequency: «كل سنة وشهرين», «كل ساعة و20 دقيقة».

    Args:
        at: the cursor.
        first: the first token of the measure.
        start: its first character, after a clitic.
    """
    attached = start > at.passage.start(first) and at.word(first)[0] == _AND
    if not attached and at.word(first - 1) != _AND:
        return False
    place = first - 1 - (not attached)
    noun = at.mention_at(place, "time")
    if noun is None or noun.clitic or at.word(place - 1) not in EVERY:
        return False
    return is_smaller(at.anchor.value.iso, noun.value.iso)


def own_fraction(at: Cursor, stop: int) -> NounCount | None:
    """Return the fraction joined to the noun at the anchor: «سنة ونصف», not «ساعة ونصف دقيقة».

    Args:
        at: the cursor at the noun.
        stop: the token after it (exclusive end).

    Returns:
        The fraction and the token after it; None if there is none, or it is of another unit.
    """
    fraction = fraction_after(at, stop)
    if fraction is None:
        return None
    other = at.mention_at(fraction.stop_token, "time")
    if other is None or other.value == at.anchor.value:
        return fraction
    if at.mention_at(other.stop_token, _WEEKDAY) is not None:  # «سنة ونصف يوم الثلاثاء»
        return fraction
    of_another = not other.definite or other.value.iso[0] == "T"  # «اليوم» is today
    return None if of_another else fraction


def own_count(at: Cursor, stop: int) -> NounCount | None:
    """Return how many the noun at the anchor counts by its form: «عامين», «عام ونصف», «شهر واحد».

    Args:
        at: the cursor at the noun.
        stop: the token after it (exclusive end).

    Returns:
        The count; None for a noun that counts nothing.
    """
    count = count_by_form(at, stop)
    if count is None or fraction_after(at, stop) is None or own_fraction(at, stop) is not None:
        return count
    is_dual = at.anchor.entry.grammatical_number == "two"
    return NounCount(Decimal(2), stop) if is_dual else None


def is_whole(at: Cursor, stop: int) -> bool:
    """Return whether the words behind a bare singular make it a length: «يوم كامل», «عقدا من الزمن».

    Args:
        at: the cursor.
        stop: the token after the noun (exclusive end).
    """
    return at.word_in_sentence(stop) in _WHOLE or after_complement(at, stop) > stop


def after_complement(at: Cursor, stop: int) -> int:
    """Return the token after «من الزمن», which belongs to the quote of a length.

    Args:
        at: the cursor.
        stop: the token after the noun (exclusive end).

    Returns:
        `stop` if the words do not follow.
    """
    place = stop + (at.word_in_sentence(stop) in _WHOLE)
    is_complement = at.word_in_sentence(place) == _OF and at.word_in_sentence(place + 1) in _TIME
    return place + 2 if is_complement else stop
