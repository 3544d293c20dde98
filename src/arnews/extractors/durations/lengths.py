"""Lengths of one unit: «سبع سنوات», «عامين», «السنوات السبع», «عام ونصف»."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.extractors.durations.compounds import AFTER, CLOCK, NEAR_THE_CLOCK
from arnews.extractors.durations.counts import (
    EVERY,
    after_complement,
    is_joined_to_every,
    is_whole,
    own_count,
    own_fraction,
)
from arnews.extractors.durations.units import SOURCE, Unit, split, to_iso
from arnews.facts import Duration
from arnews.language.calendar import names_a_year
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor, Mention, rule
from arnews.rules.counted_nouns import NounCount
from arnews.rules.measures import Amount, amounts_at
from arnews.rules.ranges import DASH, TO

__all__ = ["LENGTH_RULES"]

_MOST_DECADES: Final = 12
_NEAR_DECADES: Final = 5
"""Tokens before «عقود» in which a word of time is looked for."""
_CUES: Final = load_words(SOURCE, "cues")
_TIMELY: Final = load_words(SOURCE, "cues", "decades")
_DATED: Final = load_words(SOURCE, "cues", "dated")
_CURRENT: Final = load_words(SOURCE, "cues", "current")
_OFFICES: Final = load_words(SOURCE, "cues", "offices")
_FAR_ENDS: Final = TO | {DASH, "او"}
"""Words between the two numbers behind a noun: «السنوات الثلاث إلى الخمس»."""
_NOT_A_LENGTH: Final = load_words(SOURCE, "cues", "not_a_length")
"""Words before a fraction that make it a time of day: «الثالثة إلا ربع الساعة»."""
_BRACKET: Final = ")"


@rule(anchor="time")
def number_then_time(at: Cursor) -> list[Duration] | None:
    """«سبع سنوات», «24 ساعة», «ثلاث سنوات إلى 26 عاما»: how many of what."""
    anchor = at.anchor
    if anchor.entry.grammatical_number in {"two", "dual construct"} or not _has_a_number(at):
        return None
    measures = [found for found in amounts_at(at, anchor.stop_token) if _is_counted(at, found)]
    half = own_fraction(at, anchor.stop_token) if len(measures) == 1 else None
    if half is not None and measures[0].value is not None:
        measures[0].value += half.value
        measures[0].stop_token = half.stop_token
    return [_duration(at, found, anchor.value) for found in measures]


def _has_a_number(at: Cursor) -> bool:
    """Return whether a number stands before the noun, and may count it where that is definite."""
    first = at.anchor.start_token
    if at.word(first - 1) != _BRACKET and at.number_before(first) is None:
        return False
    return not at.anchor.definite or _few(at) or _part_of_the(at)


def _duration(at: Cursor, found: Amount, unit: Unit) -> Duration:
    """Return the duration of an amount."""
    if found.value is None:
        return _range(at, found, unit)
    iso = to_iso(split(found.value, unit))
    return _length(at, found.start_token, found.stop_token, found.start, iso, found.mod)


def _length(at: Cursor, first: int, stop: int, start: int, iso: str, mod: str | None) -> Duration:
    """Return a duration whose quote takes in «من الزمن»."""
    return at.fact(Duration, first, after_complement(at, stop), start, iso=iso, mod=mod)


def _few(at: Cursor) -> bool:
    """Return whether the number before a definite noun counts it: «ثلاثة الأشهر القادمة»."""
    number = at.number_before(at.anchor.start_token)
    many = at.anchor.entry.grammatical_number == "many"
    return many and number is not None and number.value.in_words and 3 <= number.value.value <= 10


def _part_of_the(at: Cursor) -> bool:
    """Return whether a definite noun follows its fraction: «ثلاثة أرباع الساعة», «نصف الساعة».

    «نصف العام» and «ربع السنة» are parts of the calendar, «الثامنة ونصف الساعة» is a time of day.
    """
    number = at.number_before(at.anchor.start_token)
    if number is None or not number.value.fraction:
        return False
    is_joined = number.start > at.passage.start(number.start_token)
    if is_joined or at.word(number.start_token - 1) in _NOT_A_LENGTH:
        return False
    is_counted = number.stop_token - number.start_token > 1
    unit: Unit = at.anchor.value
    return at.anchor.entry.grammatical_number == "one" and (is_counted or unit.iso[0] == "T")


def _is_counted(at: Cursor, found: Amount) -> bool:
    """Return whether an amount is a length of time, not a date, a frequency or negative."""
    if at.word(found.start_token - 1) in EVERY or _is_calendar(at, found):
        return False
    if is_joined_to_every(at, found.start_token, found.start):
        return False
    least = found.low if found.value is None else found.value
    return least is None or least >= 0


def _is_calendar(at: Cursor, found: Amount) -> bool:
    """Return whether the noun is part of a date («مليار عام 2016») or counts contracts («عقود»)."""
    first = found.start_token
    if at.word(first - 1) in _DATED or _tells_the_clock(at, first):
        return True
    if at.anchor.entry.grammatical_number == "many":
        is_other = found.value == 1  # «أحد أشهر الطهاة»
    else:
        is_other = _is_dated(at) or _names_a_year(at)
    many = (found.value or found.high or 0) > _MOST_DECADES
    return is_other or (at.anchor.value.times == 10 and (many or _are_contracts(at, first)))


def _names_a_year(at: Cursor) -> bool:
    """Return whether the number names the year of a singular: «كانت 2016 سنة صعبة»."""
    number = at.number_before(at.anchor.start_token)
    return at.anchor.value.iso == "Y" and number is not None and names_a_year(number.value)


def _is_dated(at: Cursor) -> bool:
    """Return whether a year or a weekday follows a singular: «عام 2016», «يوم الأحد»."""
    stop = at.anchor.stop_token
    word = at.word_in_sentence(stop)
    return (len(word) == 4 and word.isdecimal()) or at.mention_at(stop, "weekday") is not None


def _tells_the_clock(at: Cursor, first: int) -> bool:
    """Return whether minutes or seconds belong to a time of day: «الساعة الخامسة و49 دقيقة»."""
    if at.anchor.value.iso not in {"TM", "TS"}:
        return False
    near = at.tokens[max(first - NEAR_THE_CLOCK, 0) : first]
    return any(token.word in CLOCK for token in near)


def _are_contracts(at: Cursor, first: int) -> bool:
    """Return whether «عقود» means contracts, not decades: no word of time is next to it."""
    stop = at.anchor.stop_token
    before = [at.word(place) for place in range(max(first - _NEAR_DECADES, 0), first)]
    after = [at.word_in_sentence(stop), at.word_in_sentence(stop) and at.word(stop + 1)]
    cued = any(word in _TIMELY for word in [*before, *(word[1:] for word in before), *after])
    return not (cued or at.anchor.definite)


def _range(at: Cursor, found: Amount, unit: Unit) -> Duration:
    """Return the duration of an amount from `low` to `high`."""
    low, high = found.low or Decimal(0), found.high or Decimal(0)
    if isinstance(found.from_fact, Duration):
        low_iso = found.from_fact.iso or found.from_fact.iso_low or ""
    else:
        low, high = min(low, high), max(low, high)
        low_iso = to_iso(split(low, unit))
    return at.fact(
        Duration,
        found.start_token,
        found.stop_token,
        found.start,
        iso_low=low_iso,
        iso_high=to_iso(split(high, unit)),
        mod=found.mod,
    )


@rule(anchor="time")
def two_of_a_time(at: Cursor) -> Duration | None:
    """«عامين», «الشهرين الماضيين», «أسبوعين ونصف»: the dual is the number."""
    anchor = at.anchor
    before = at.word(anchor.start_token - 1)
    if anchor.entry.grammatical_number != "two" or before in EVERY:
        return None
    if is_joined_to_every(at, anchor.start_token, anchor.start) or _is_of_the_calendar(at, before):
        return None
    if anchor.value.times == 10 and _are_contracts(at, anchor.start_token):
        return None
    count = own_count(at, anchor.stop_token)
    return _counted_noun(at, count) if count is not None else None


def _is_of_the_calendar(at: Cursor, before: str) -> bool:
    """Return whether a dual names two times: «العامين الحالي والمقبل», «الأسبوعين الثاني والثالث»."""
    anchor, stop = at.anchor, at.anchor.stop_token
    if at.word(stop) in _CURRENT or (anchor.definite and before in _OFFICES):
        return True
    ordinals = [at.mention_at(stop, "ordinal"), at.mention_at(stop + 1, "ordinal")]
    return anchor.definite and None not in ordinals


def _counted_noun(at: Cursor, count: NounCount) -> Duration:
    """Return the duration of a noun that counts by its form."""
    anchor, stop = at.anchor, count.stop_token
    mod = at.modifier_before(anchor.start_token) or at.modifier_at(stop)
    iso = to_iso(split(count.value, anchor.value))
    return _length(at, anchor.start_token, stop, anchor.start, iso, mod)


@rule(anchor="time")
def time_then_number(at: Cursor) -> Duration | None:
    """«السنوات السبع», «الأشهر التسعة الأولى», «السنوات الثلاث إلى الخمس»: the number follows its noun."""
    anchor = at.anchor
    if anchor.entry.grammatical_number != "many" or not anchor.definite:
        return None
    number = _definite_number(at, anchor.stop_token)
    if number is None:
        return None
    far = _far_end(at, number)
    lengths = [to_iso(split(one.value.value, anchor.value)) for one in (number, far or number)]
    ends = {"iso": lengths[0]} if far is None else {"iso_low": lengths[0], "iso_high": lengths[1]}
    stop = (far or number).stop_token
    mod = at.modifier_before(anchor.start_token)
    return at.fact(Duration, anchor.start_token, stop, anchor.start, mod=mod, **ends)


def _far_end(at: Cursor, number: Mention) -> Mention | None:
    """Return the larger number of a range behind the noun: «السنوات الثلاث إلى الخمس»."""
    stop = number.stop_token
    far = _definite_number(at, stop + 1) if at.word_in_sentence(stop) in _FAR_ENDS else None
    return far if far is not None and far.value.value > number.value.value else None


def _definite_number(at: Cursor, index: int) -> Mention | None:
    """Return the number that agrees with a definite noun before it: «السبع», «الـ7»."""
    has_article = at.word_in_sentence(index) == DEFINITE_ARTICLE
    number = at.number_at(index + has_article)
    if number is None or number.value.scale or number.value.value < 2:
        return None
    return number if has_article or number.value.in_words else None


@rule(anchor="time")
def one_of_a_time(at: Cursor) -> Duration | None:
    """«عام ونصف», «لمدة شهر», «منذ عام واحد», «يوم كامل»: a singular that is a length, not a date."""
    anchor = at.anchor
    if anchor.definite or anchor.entry.grammatical_number != "one":
        return None
    before = at.word(anchor.start_token - 1)
    if before in EVERY or at.number_before(anchor.start_token) is not None:
        return None
    stop = anchor.stop_token
    count = own_count(at, stop)
    if count is None and (is_whole(at, stop) or _is_length(at, before)):
        count = NounCount(Decimal(1), stop)
    return _counted_noun(at, count) if count is not None else None


def _is_length(at: Cursor, before: str) -> bool:
    """Return whether the words on both sides of a bare singular mark it as a length of time."""
    anchor, stop = at.anchor, at.anchor.stop_token
    if before not in _CUES and before[1:] not in _CUES:
        return False
    is_joined = anchor.start > at.passage.start(anchor.start_token)
    if is_joined or not at.sentence_continues(anchor.start_token):
        return False
    if before == "من" and at.modifier_before(anchor.start_token) is None:
        return False
    return not at.sentence_continues(stop) or at.word(stop) in AFTER


LENGTH_RULES: Final = (number_then_time, two_of_a_time, time_then_number, one_of_a_time)
