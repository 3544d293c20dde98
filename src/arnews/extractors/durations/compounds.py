"""Lengths of several units: «عامين وشهرين», «ساعة و25 دقيقة», «3 سنوات، و4 أشهر و10 أيام»."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from arnews.extractors.durations.counts import EVERY, own_fraction
from arnews.extractors.durations.units import LARGEST, SOURCE, Unit, is_smaller, split, to_iso
from arnews.facts import Duration
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import ONE_WORDS, RANGE_OPENERS
from arnews.rules import Cursor, Mention, rule

__all__ = ["AFTER", "CLOCK", "COMPOUND_RULES", "NEAR_THE_CLOCK"]

AFTER: Final = load_words(SOURCE, "cues", "after")
CLOCK: Final = load_words(SOURCE, "cues", "clock")
NEAR_THE_CLOCK: Final = 4
"""Tokens before minutes in which «الساعة» is looked for."""
_AND: Final = "و"
_COMMAS: Final = frozenset({"،", ","})
_RATE: Final = "rate"
"""The kind of «يوميا»: «5 أيام، 4 ساعات يوميا» are two lengths."""
_ACCUSATIVE: Final = "ا"


class _Part(NamedTuple):
    """A unit with its number, as part of a longer length.

    Attributes:
        unit: the unit.
        value: how many of it.
        first: the first token.
        stop: the token after it (exclusive end).
        start: the first character, after a clitic.
        is_bare: True for a singular without a number: «وشهر».
    """

    unit: Unit
    value: Decimal
    first: int
    stop: int
    start: int
    is_bare: bool = False


@rule(anchor="time")
def time_and_smaller_time(at: Cursor) -> Duration | None:
    """«عامين وشهرين», «ساعة و20 دقيقة», «ثلاث سنوات وشهر»: smaller units join the larger before them."""
    parts = _parts(at)
    if len(parts) < 2 or not _opens_a_length(at, parts[0]):
        return None
    lengths = [length for part in parts for length in split(part.value, part.unit)]
    if not all(is_smaller(right[0], left[0]) for left, right in pairwise(lengths)):
        return None
    first, stop = parts[0], parts[-1].stop
    mod = at.modifier_before(first.first) or at.modifier_at(stop)
    return at.fact(Duration, first.first, stop, first.start, iso=to_iso(lengths), mod=mod)


def _parts(at: Cursor) -> list[_Part]:
    """Return the parts of the length that ends with the anchor, in reading order."""
    last = _part(at, at.anchor) if at.anchor.value.iso != LARGEST else None
    parts = [last] if last is not None and _ends(at, last) else []
    while parts and (larger := _larger(at, parts[0])) is not None:
        parts.insert(0, larger)
    return parts


def _part(at: Cursor, noun: Mention) -> _Part | None:
    """Return the part that a noun makes with its number, or by its form."""
    number = at.number_before(noun.start_token) if not noun.clitic else None
    if noun.entry.grammatical_number == "two":
        part = _Part(noun.value, Decimal(2), noun.start_token, noun.stop_token, noun.start)
    elif number is not None:
        counts = not noun.definite or number.value.fraction
        if number.value.scale or number.value.value < 0 or not counts:
            return None
        value, first = number.value.value, number.start_token
        part = _Part(noun.value, value, first, noun.stop_token, number.start)
    else:
        return _singular(at, noun)
    half = own_fraction(at, part.stop) if noun is at.anchor else None
    return (
        part if half is None else part._replace(value=part.value + half.value, stop=half.stop_token)
    )


def _singular(at: Cursor, noun: Mention) -> _Part | None:
    """Return one unit for a singular, with «واحد» or without: «شهر واحد», «ساعة»."""
    if noun.definite or noun.entry.grammatical_number != "one" or noun.value.times != 1:
        return None
    stop = noun.stop_token
    has_one = at.word_in_sentence(stop) in ONE_WORDS
    return _Part(noun.value, Decimal(1), noun.start_token, stop + has_one, noun.start, not has_one)


def _larger(at: Cursor, part: _Part) -> _Part | None:
    """Return the larger part that ends before a part, joined by «و» or a comma."""
    left = _joined_at(at, part)
    if left is None or not at.sentence_continues(left):
        return None
    noun = at.mention_at(left - 1 - (at.word(left - 1) in ONE_WORDS), "time")
    larger = _part(at, noun) if noun is not None else None
    if larger is None or larger.stop != left or not is_smaller(part.unit.iso, larger.unit.iso):
        return None
    return larger


def _joined_at(at: Cursor, part: _Part) -> int | None:
    """Return the token after what «و» or a comma, or both, join a part to."""
    first = part.first
    if part.start > at.passage.start(first):
        return first - (at.word(first - 1) in _COMMAS) if at.word(first)[0] == _AND else None
    if at.word(first - 1) == _AND:
        return first - 1 - (at.word(first - 2) in _COMMAS)
    is_rate = at.mention_at(at.anchor.stop_token, _RATE) is not None
    return first - 1 if at.word(first - 1) in _COMMAS and not is_rate else None


def _ends(at: Cursor, last: _Part) -> bool:
    """Return whether a part may be the last: «وشهر» at the end of a clause, not «وشهر مارس»."""
    if at.mention_at(last.stop, "weekday") is not None:
        return False
    if not last.is_bare or at.word(last.stop - 1).endswith(_ACCUSATIVE):
        return True
    return not at.sentence_continues(last.stop) or at.word(last.stop) in AFTER


def _opens_a_length(at: Cursor, first: _Part) -> bool:
    """Return whether the words before a part leave it a length, not a clock, frequency or range."""
    before = at.word(first.first - 1)
    near = at.tokens[max(first.first - NEAR_THE_CLOCK, 0) : first.first]
    if before in EVERY or before in RANGE_OPENERS or any(token.word in CLOCK for token in near):
        return False
    known = at.candidate_ending_at(first.stop)
    return known is None or not isinstance(known.fact, Duration) or known.fact.iso is not None


COMPOUND_RULES: Final = (time_and_smaller_time,)
