"""Durations: lengths of time, in the unit of the text («ثلاثة أشهر» is P3M, not P90D)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from arnews.facts import Duration
from arnews.language.decimal_context import canonical_decimal
from arnews.language.inflection import noun_forms
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.numerals import Number
from arnews.rules import Cursor, Entry, Extractor, rule
from arnews.rules.counted_nouns import NounCount, count_by_form, fraction_after
from arnews.rules.measures import Amount, amounts_at

__all__ = ["durations"]

_SOURCE: Final = "time.toml"
_ORDER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
_LARGEST: Final = _ORDER[0]
_SMALLER: Final = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
}
_MOST_DECADES: Final = 12
_NEAR_THE_CLOCK: Final = 4
_PLACES: Final = 20
_PART: Final = re.compile(r"([\d.]+)([A-Z])")
_WEEKDAYS: Final = load_words("calendar.toml", "weekday")
_CUES: Final = load_words(_SOURCE, "cues")
_AFTER: Final = load_words(_SOURCE, "cues", "after")
_TIMELY: Final = load_words(_SOURCE, "cues", "decades")
_EVERY: Final = load_words(_SOURCE, "cues", "every")
"""Words before a frequency, which is no duration: «كل عامين»."""
_DATED: Final = load_words(_SOURCE, "cues", "dated")
_CLOCK: Final = load_words(_SOURCE, "cues", "clock")
_CURRENT: Final = load_words(_SOURCE, "cues", "current")
_OFFICES: Final = load_words(_SOURCE, "cues", "offices")


class Unit(NamedTuple):
    """A unit of time.

    Attributes:
        iso: its ISO 8601 designator, with a T for parts of a day: "Y", "M", "W", "D", "TH" …
        times: how many of that unit it is: 10 years for «عقد».
    """

    iso: str
    times: int


def time_words() -> Iterator[tuple[str, Entry]]:
    """Yield the nouns of time in their forms.

    Yields:
        Words with entries of the kind "time"; the value is a `Unit`.
    """
    for item in load_toml(_SOURCE)["time"]:
        unit = Unit(item["iso"], item.get("times", 1))
        for word in item["words"]:
            for form, number in noun_forms(word, item["plurals"]):
                yield form, Entry("time", unit, number, _SOURCE)


def _parts(value: Decimal, unit: Unit) -> list[tuple[str, Decimal]]:
    """Split a number of units into whole ones and a remainder in the next smaller unit."""
    if unit.times != 1:
        value *= unit.times
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    rest = value - whole
    if rest and unit.iso in _SMALLER:
        smaller, times = _SMALLER[unit.iso]
        part = canonical_decimal(round(rest * times, _PLACES))  # a third of an hour is 20 minutes
        if part == part.to_integral_value():
            return [(unit.iso, whole), (smaller, part)] if whole else [(smaller, part)]
    return [(unit.iso, value)]


def _iso(parts: list[tuple[str, Decimal]]) -> str:
    """Return the parts as an ISO 8601 duration."""
    days = times = ""
    for iso, value in parts:
        if iso[0] == "T":
            times += _plain(value) + iso[1:]
        else:
            days += _plain(value) + iso
    return f"P{days}T{times}" if times else f"P{days}"


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else format(value.normalize(), "f")


def _read_parts(iso: str) -> list[tuple[str, Decimal]]:
    """Parse an ISO 8601 duration: P1YT2H is one year and two hours."""
    days, _, times = iso[1:].partition("T")
    return [
        (prefix + unit, Decimal(value))
        for prefix, part in (("", days), ("T", times))
        for value, unit in _PART.findall(part)
    ]


@rule(anchor="time")
def number_then_time(at: Cursor) -> list[Duration] | None:
    """«سبع سنوات», «24 ساعة», «ثلاث سنوات إلى 26 عاما»: how many of what."""
    anchor = at.anchor
    if anchor.entry.grammatical_number in {"two", "dual construct"} or anchor.start_token == 0:
        return None
    before = at.tokens[anchor.start_token - 1]
    if before.word != ")" and not (before.is_numeric and at.number_before(anchor.start_token)):
        return None
    if anchor.definite and not (_few(at) or _part_of_the(at)):
        return None
    unit: Unit = anchor.value
    measures = [found for found in amounts_at(at, anchor.stop_token) if _is_counted(at, found)]
    half = fraction_after(at, anchor.stop_token) if len(measures) == 1 else None
    if half is not None and measures[0].value is not None:
        measures[0].value += half.value
        measures[0].stop_token = half.stop_token
    return [_duration(at, found, unit) for found in measures]


def _duration(at: Cursor, found: Amount, unit: Unit) -> Duration:
    if found.value is None:
        return _range(at, found, unit)
    iso = _iso(_parts(found.value, unit))
    return at.fact(
        Duration, found.start_token, found.stop_token, found.start, iso=iso, mod=found.mod
    )


def _is_counted(at: Cursor, found: Amount) -> bool:
    """Return whether an amount is a length of time, not a date, a frequency or negative."""
    if at.word(found.start_token - 1) in _EVERY or _is_calendar(at, found):
        return False
    least = found.low if found.value is None else found.value
    return least is None or least >= 0


def _few(at: Cursor) -> bool:
    """Return whether the number before a definite noun counts it: «ثلاثة الأشهر القادمة»."""
    number = at.number_before(at.anchor.start_token)
    many = at.anchor.entry.grammatical_number == "many" and not at.anchor.clitic
    return many and number is not None and number.value.in_words and 3 <= number.value.value <= 10


def _part_of_the(at: Cursor) -> bool:
    """Return whether a definite noun follows its fraction: «ثلاثة أرباع الساعة», «نصف الساعة».

    «نصف العام» and «ربع السنة» are parts of the calendar, «الثامنة ونصف الساعة» is a time of day.
    """
    number = at.number_before(at.anchor.start_token)
    if number is None or not number.value.fraction or at.anchor.clitic:
        return False
    if number.start > at.passage.start(number.start_token) or at.word(number.start_token - 1) in {
        "و",
        "الا",
    }:
        return False
    unit: Unit = at.anchor.value
    counted = number.stop_token - number.start_token > 1
    return at.anchor.entry.grammatical_number == "one" and (
        counted or unit.iso in {"TH", "TM", "TS"}
    )


def _is_calendar(at: Cursor, found: Amount) -> bool:
    """Return whether the noun is part of a date («مليار عام 2016») or counts contracts («عقود»)."""
    anchor = at.anchor
    if at.word(found.start_token - 1) in _DATED or _tells_the_clock(at, found.start_token):
        return True
    if found.value == 1 and anchor.entry.grammatical_number == "many":
        return True  # «أحد أشهر الطهاة»
    if anchor.value.times == 10 and (
        (found.value or found.high or 0) > _MOST_DECADES or _are_contracts(at, found.start_token)
    ):
        return True
    after = at.tokens[anchor.stop_token] if at.sentence_continues(anchor.stop_token) else None
    if after is None or anchor.entry.grammatical_number != "one":
        return False
    return (len(after.word) == 4 and after.word.isdecimal()) or after.word in _WEEKDAYS


def _tells_the_clock(at: Cursor, first: int) -> bool:
    """Return whether minutes or seconds belong to a time of day: «الساعة الخامسة و49 دقيقة»."""
    if at.anchor.value.iso not in {"TM", "TS"}:
        return False
    near = at.tokens[max(first - _NEAR_THE_CLOCK, 0) : first]
    return any(token.word in _CLOCK for token in near)


def _are_contracts(at: Cursor, first: int) -> bool:
    """Return whether «عقود» means contracts, not decades: no word of time is next to it."""
    stop = at.anchor.stop_token
    before = (at.word(place) for place in range(max(first - 3, 0), first))
    cued = any(word in _TIMELY or word[1:] in _TIMELY for word in before)
    after = at.sentence_continues(stop) and (
        at.word(stop) in _TIMELY or at.word(stop + 1) in _TIMELY
    )
    return not (cued or after or at.anchor.definite)


def _range(at: Cursor, found: Amount, unit: Unit) -> Duration:
    low, high = found.low or Decimal(0), found.high or Decimal(0)
    if found.from_fact is not None and isinstance(found.from_fact, Duration):
        low_iso = found.from_fact.iso or found.from_fact.iso_low or ""
        high_iso = _iso(_parts(high, unit))
    else:
        low, high = min(low, high), max(low, high)
        low_iso, high_iso = _iso(_parts(low, unit)), _iso(_parts(high, unit))
    return at.fact(
        Duration,
        found.start_token,
        found.stop_token,
        found.start,
        iso_low=low_iso,
        iso_high=high_iso,
        mod=found.mod,
    )


@rule(anchor="time")
def two_of_a_time(at: Cursor) -> Duration | None:
    """«عامين», «الشهرين الماضيين», «أسبوعين ونصف»: the dual is the number."""
    anchor = at.anchor
    if anchor.entry.grammatical_number != "two" or at.word(anchor.start_token - 1) in _EVERY:
        return None
    if at.word(anchor.stop_token) in _CURRENT:
        return None
    if anchor.definite and at.word(anchor.start_token - 1) in _OFFICES:
        return None
    if anchor.value.times == 10 and _are_contracts(at, anchor.start_token):
        return None
    count = count_by_form(at, anchor.stop_token)
    return _counted_noun(at, count) if count is not None else None


def _counted_noun(at: Cursor, count: NounCount) -> Duration:
    """Return the duration of a noun that counts by its form."""
    anchor, stop = at.anchor, count.stop_token
    mod = at.modifier_before(anchor.start_token) or at.modifier_at(stop)
    iso = _iso(_parts(count.value, anchor.value))
    return at.fact(Duration, anchor.start_token, stop, anchor.start, iso=iso, mod=mod)


@rule(anchor="time")
def time_then_number(at: Cursor) -> Duration | None:
    """«السنوات السبع», «الأشهر التسعة الأولى»: the number follows its noun."""
    anchor = at.anchor
    if anchor.entry.grammatical_number != "many" or not anchor.definite:
        return None
    stop = anchor.stop_token
    if at.word(stop) == "ال":
        stop += 1
    number = at.number_at(stop)
    if number is None or number.value.scale or number.value.value < 2:
        return None
    parsed: Number = number.value
    if stop == anchor.stop_token and not parsed.in_words:
        return None
    mod = at.modifier_before(anchor.start_token)
    iso = _iso(_parts(parsed.value, anchor.value))
    return at.fact(Duration, anchor.start_token, number.stop_token, anchor.start, iso=iso, mod=mod)


@rule(anchor="time")
def one_of_a_time(at: Cursor) -> Duration | None:
    """«عام ونصف», «لمدة شهر», «منذ عام واحد»: a singular that is a length, not a date."""
    anchor = at.anchor
    if (
        anchor.definite
        or anchor.entry.grammatical_number != "one"
        or at.number_before(anchor.start_token)
    ):
        return None
    before = at.word(anchor.start_token - 1)
    if before in _EVERY:
        return None
    count = count_by_form(at, anchor.stop_token)
    if count is None and _is_length(at, before):
        count = NounCount(Decimal(1), anchor.stop_token)
    return _counted_noun(at, count) if count is not None else None


def _is_length(at: Cursor, before: str) -> bool:
    """Return whether the words on both sides of a bare singular mark it as a length of time."""
    anchor = at.anchor
    if before not in _CUES and before[1:] not in _CUES:
        return False
    if anchor.start > at.passage.start(anchor.start_token) or not at.sentence_continues(
        anchor.start_token
    ):
        return False
    if before == "من" and at.modifier_before(anchor.start_token) is None:
        return False
    stop = anchor.stop_token
    return at.tokens[stop - 1].ends_sentence or stop >= len(at.tokens) or at.word(stop) in _AFTER


@rule(anchor="time")
def time_and_smaller_time(at: Cursor) -> Duration | None:
    """«عامين وشهرين», «3 ساعات و20 دقيقة»: a smaller unit joins the larger one before it."""
    anchor = at.anchor
    unit: Unit = anchor.value
    if unit.iso == _LARGEST or unit.times != 1:
        return None
    if anchor.entry.grammatical_number == "two":
        first, start, value = anchor.start_token, anchor.start, Decimal(2)
    else:
        number = at.number_before(anchor.start_token)
        if number is None or number.value.scale or number.value.value < 0:
            return None
        first, start, value = number.start_token, number.start, number.value.value
    left = first if start > at.passage.start(first) else first - 1
    if left != first and at.word(left) != "و":
        return None
    larger = at.candidate_ending_at(left)  # not settled yet: the longer fact replaces it
    if larger is None or not at.sentence_continues(left):
        return None
    whole = larger.fact
    if not isinstance(whole, Duration) or whole.iso is None:
        return None
    parts = _read_parts(whole.iso)
    smallest, _ = parts[-1]
    if _ORDER.index(unit.iso) <= _ORDER.index(smallest):
        return None
    return at.fact(
        Duration,
        larger.start_token,
        anchor.stop_token,
        whole.start,
        iso=_iso([*parts, *_parts(value, unit)]),
        mod=whole.mod,
    )


durations = Extractor(
    fact_class=Duration,
    words=time_words,
    rules=(
        time_and_smaller_time,
        number_then_time,
        two_of_a_time,
        time_then_number,
        one_of_a_time,
    ),
)
