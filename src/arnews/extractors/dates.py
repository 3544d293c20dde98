"""Dates: days, months, quarters, halves and years, Gregorian and Hijri."""

from __future__ import annotations

import re
from typing import Final

from arnews.facts import Date
from arnews.language.calendar import (
    Cues,
    Month,
    calendar_words,
    nearest_year,
    shifted,
    written,
    year_from,
)
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Article, Cursor, Extractor, Mention, rule
from arnews.text.folding import normalize

__all__ = ["dates"]

_CUES: Final = Cues()
_NUMERIC: Final = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_BEFORE_A_NAME: Final = {"/": "", "-": "", "(": ")"}
"""The sign before another name of the same month, with the sign that must follow it."""
_SEPARATORS: Final = frozenset({"/", "-"})
_JOINS: Final = frozenset({"و", "الي", "-"})
_FURTHER: Final = frozenset({"و", "الي", "حتي", "،"})
"""Words and signs before the next year of a list."""
_COUNTED: Final = frozenset({"currency", "percent", "unit", "numeral", "time"})
"""Kinds of mentions before which four digits are an amount, not a year."""


def _year_at(at: Cursor, index: int) -> int | None:
    """Return the year in four digits at token `index`, 1300 to 2199."""
    word = at.word(index)
    if len(word) != 4 or not word.isdecimal() or (index and at.tokens[index - 1].ends_sentence):
        return None
    year = int(word)
    return year if 1300 <= year <= 2199 else None


def _with_era(at: Cursor, stop: int) -> tuple[int, str | None]:
    """Return the token after the era of a year («م», «هـ»), and the calendar that it means."""
    era = at.mention_at(stop, "era")
    if era is None or era.start != at.passage.start(stop):
        return stop, None
    return era.stop_token, era.value


def _year_after(at: Cursor, index: int) -> tuple[int, int] | None:
    """Return the year that follows a month or quarter («من عام 2018»), and the token after it."""
    place = index
    word = at.word(index)
    if word in _CUES.of and at.sentence_continues(index):
        place += 1
    head = at.mention_at(place, "year")
    if head is not None:
        place = head.stop_token
    year = _year_at(at, place)
    if year is None or (word == "في" and head is None):
        return None
    if at.mention_at(place + 1, "percent") or at.mention_at(place + 1, "currency"):
        return None
    if _period_end(at, place + 1, year) is not None:
        return None
    return year, _with_era(at, place + 1)[0]


def _mod(at: Cursor, first: int, start: int) -> str | None:
    mod = _CUES.mod.get(at.word(first - 1))
    if mod is None or at.tokens[first - 1].ends_sentence or start > at.passage.start(first):
        return None
    return mod


def _date(
    at: Cursor, first: int, stop: int, start: int, value: str, calendar: str | None = None
) -> Date:
    mod = _mod(at, first, start)
    return at.fact(Date, first, stop, start, value=value, mod=mod, calendar=calendar)


def _day_before(at: Cursor, first: int) -> tuple[int, int, int] | None:
    """Return the day before a month: its number, its first token, its first character."""
    place = first - (at.word(first - 1) == "من")
    if not at.sentence_continues(place):
        return None
    ordinal = _ordinal_before(at, place)
    if ordinal is not None:
        if at.word(ordinal.start_token - 1) in _CUES.longer_than_a_day:
            return None
        return ordinal.value, ordinal.start_token, ordinal.start
    number = at.article.number_ending.get(place)
    if number is not None and not number.value.scale:
        value = number.value.value
        if 1 <= value <= 31 and value == int(value) and number.value.alternative is None:
            return int(value), number.start_token, number.start
    return None


def _ordinal_before(at: Cursor, place: int) -> Mention | None:
    """Return the ordinal of one or two words that ends before token `place`: «الحادي عشر»."""
    if at.tokens[place - 1].is_number:
        return None
    for length in (2, 1):
        ordinal = at.mention_at(place - length, "ordinal") if place >= length else None
        if ordinal is not None and ordinal.stop_token == place:
            return ordinal
    return None


def _second_name(at: Cursor, stop: int, month: Month) -> int:
    """Return the token after other names of the same month: «/ديسمبر», «(ديسمبر)»."""
    while True:
        closing = _BEFORE_A_NAME.get(at.word(stop))
        other = at.mention_at(stop if closing is None else stop + 1, "month")
        if other is None or other.value[::2] != month[::2] or at.tokens[stop - 1].ends_sentence:
            return stop
        if closing and at.word(other.stop_token) != closing:
            return stop
        stop = other.stop_token + bool(closing)


class _MonthsRead:
    """The token up to which months have been read; another name of a month is not a new date."""

    __slots__ = ("stop_token",)

    def __init__(self, _article: Article) -> None:
        """Start at the first token."""
        self.stop_token = 0


@rule(anchor="month")
def day_month_year(at: Cursor) -> Date | None:
    """«24 يونيو 2018», «كانون الأول/ديسمبر 2017», «العاشر من شوال 1439 هـ»."""
    anchor = at.anchor
    months = at.article.once(_MonthsRead)
    if anchor.stop_token <= months.stop_token:
        return None  # «كانون الأول/ديسمبر»: the second name was read with the first
    month: Month = anchor.value
    stop = _second_name(at, anchor.stop_token, month)
    doubled = stop != anchor.stop_token
    first, start = anchor.start_token, anchor.start
    bare = start == at.passage.start(first)
    with_noun = bare and at.word(first - 1) in _CUES.month_heads
    day = _day_before(at, first - with_noun) if bare else None
    if day is not None:
        _, first, start = day
    elif with_noun:
        first -= 1
        particles = len(at.word(first)) - len(at.word(first).lstrip("وبل"))
        start = at.passage.char_offset(first, particles)
    after = _year_after(at, stop)
    year = None
    calendar = "hijri" if month.hijri else None
    if after is not None and (after[0] < 1700) == month.hijri:
        year, stop = after
    if month.hijri and year is None and (day is None or month.ambiguous):
        return None
    if year is None and day is None:
        year = _year_of_the_next_month(at, stop, month)
    if month.ambiguous and not (doubled or with_noun or day or year) and not _is_month(at):
        return None
    if year is None and at.article.published is not None and not month.hijri:
        tense = _CUES.tense.get(at.word(stop))
        year = nearest_year(at.article.published, month.number, tense)
    value = written(year, month.number, day[0] if day else None)
    months.stop_token = stop
    return _date(at, first, stop, start, value, calendar=calendar)


def _year_of_the_next_month(at: Cursor, stop: int, month: Month) -> int | None:
    """Return the year of the later month in the same list: «جانفي وفيفري 2016»."""
    place = stop + (at.word(stop) in _JOINS)
    following = at.mention_at(place, "month")
    if following is None or (place == stop and following.clitic != "و"):
        return None
    if following.value.number <= month.number or following.value.hijri != month.hijri:
        return None
    after = _year_after(at, _second_name(at, following.stop_token, following.value))
    return after[0] if after is not None else None


def _is_month(at: Cursor) -> bool:
    """Return whether an ambiguous name is used as a month: «في مارس»."""
    anchor = at.anchor
    raw = at.passage.text[anchor.start : anchor.end]
    if normalize(raw) == "اب" and not raw.startswith("آ"):
        return False
    if anchor.start > at.passage.start(anchor.start_token):
        return False
    after = at.word(anchor.stop_token)
    before = at.word(anchor.start_token - 1)
    return before in _CUES.places_a_month or before in _CUES.mod or after in _CUES.tense


@rule(anchor="part")
def part_of_a_year(at: Cursor) -> Date | None:
    """«الربع الأول من 2018», «النصف الثاني للعام 2015»: a quarter or a half."""
    anchor = at.anchor
    stop = anchor.stop_token
    after = _year_after(at, stop)
    year = None
    if after is not None:
        year, stop = after
    else:
        year = _relative_year(at, stop)
    if year is None:
        return None
    value = f"{written(year)}-{anchor.value}"
    return _date(at, anchor.start_token, stop, anchor.start, value)


def _relative_year(at: Cursor, stop: int) -> int | None:
    """Return the year of «الربع الأول من العام الجاري», from the publication date."""
    if at.article.published is None or at.word(stop) not in _CUES.of:
        return None
    relative = at.mention_at(stop + 1, "relative")
    if relative is None or relative.value.unit != "year":
        return None
    return year_from(at.article.published, relative.value.shift)


@rule(anchor="year")
def headed_year(at: Cursor) -> list[Date] | None:
    """«عام 2023», «العام 2011», «سنتي 2016 و2017»: the noun and its years."""
    anchor = at.anchor
    place = anchor.stop_token + (at.word(anchor.stop_token) in _CUES.tense)  # «العام الجاري 2018»
    year = _year_at(at, place)
    if year is None:
        return None
    if (
        anchor.entry.grammatical_number == "many"
        and at.number_before(anchor.start_token) is not None
    ):
        return None
    stop = place + 1
    ending = _period_end(at, stop, year)
    if ending is not None:
        calendar = "hijri" if year < 1500 else None
        value = f"{year}/{ending[0]}"
        return [_date(at, anchor.start_token, ending[1], anchor.start, value, calendar=calendar)]
    stop, era = _with_era(at, stop)
    if _is_dated(at, stop):
        return None
    hijri = era == "hijri" or (year < 1500 and era is None)
    calendar = "hijri" if hijri else None
    found = [_date(at, anchor.start_token, stop, anchor.start, written(year), calendar=calendar)]
    found.extend(_years_after(at, stop))
    return found


def _years_after(at: Cursor, stop: int) -> list[Date]:
    """Return the other years of a list: «و2017», «إلى 2020»."""
    found = []
    while at.word(stop) in _FURTHER:
        year = _year_at(at, stop + 1)
        if year is None or not _stands_alone(at, stop + 2):
            break
        found.append(_date(at, stop + 1, stop + 2, at.passage.start(stop + 1), written(year)))
        stop += 2
    return found


def _period_end(at: Cursor, stop: int, year: int) -> tuple[int, int] | None:
    """Return the second year of a period («2018-2019», «1993/2015») and the token after it."""
    if at.word(stop) not in _SEPARATORS:
        return None
    end = _year_at(at, stop + 1)
    if end is None or end <= year:
        return None
    return end, stop + 2


def _stands_alone(at: Cursor, stop: int) -> bool:
    """Return whether no unit or noun follows that the four digits could count."""
    if stop >= len(at.tokens) or at.tokens[stop - 1].ends_sentence:
        return True
    if _COUNTED.isdisjoint(at.tokens[stop].kinds):
        return True
    matches = at.lexicon.match(at.passage, stop).matches
    joins = [one.definite and one.clitic == "و" for one in matches if one.kind in _COUNTED]
    return all(joins)  # «2014 والربع الأول»


@rule(anchor="bare number")
def bare_year(at: Cursor) -> list[Date] | None:
    """«في 2016», «بحلول 2030», «(2016-2017)»: four digits that the words around mark as a year."""
    anchor = at.anchor
    first, stop, start = anchor.start_token, anchor.stop_token, anchor.start
    if stop != first + 1:
        return None
    year = _year_at(at, first)
    if year is None or not 1900 <= year <= 2100:
        return None
    before, after = at.word(first - 1), at.word(stop)
    if after in _SEPARATORS:
        ending = _period_end(at, stop, year)
        if ending is not None and ending[0] <= 2100:
            return [_date(at, first, ending[1], start, f"{year}/{ending[0]}")]
    if before == "(" and after == ")":
        return [_date(at, first, stop, start, written(year))]
    stop, era = _with_era(at, stop)
    if _is_dated(at, stop):
        return None
    cued = before in _CUES.year or era == "gregorian"
    if not (cued or _names_a_year(at, first, before)) or not _stands_alone(at, stop):
        return None
    open_after = stop < at.count and not at.tokens[stop - 1].ends_sentence
    if open_after and (not cued or before in _CUES.doubtful):
        period = before in {"من", "مع"} and at.word(first - 2) in _CUES.periods
        if not period and at.word(stop) not in _CUES.after_a_year:
            return None
    found = [_date(at, first, stop, start, written(year))]
    found.extend(_years_after(at, stop))
    return found


def _is_dated(at: Cursor, stop: int) -> bool:
    """Return whether a date ends with the year before token `stop` and no list continues."""
    dated = at.candidate_ending_at(stop)  # not settled yet, but only a longer date can replace it
    return dated is not None and isinstance(dated.fact, Date) and at.word(stop) not in _FURTHER


def _names_a_year(at: Cursor, first: int, noun: str) -> bool:
    """Return whether four digits are the year of the `noun` before them: «ثورة 1979»."""
    return (
        noun.isalpha()
        and len(noun) > 2
        and not noun.isascii()
        and noun not in _CUES.counting
        and at.word(first)[:2] in {"19", "20"}
        and at.modifier_before(first) is None
    )


@rule(anchor="digit group")
def numeric_date(at: Cursor) -> Date | None:
    """«24/6/2018», «2018-06-24», «24.6.2018»: day, month and year in digits."""
    first = at.anchor.start_token
    stop = first + 1
    if at.anchor.value is not None and at.word(stop) not in _SEPARATORS:
        return None
    text = at.word(first)
    while stop < len(at.tokens) and stop < first + 5 and at.tokens[stop - 1].joined_to_next:
        text += at.word(stop)
        stop += 1
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, month, three = (int(group) for group in match.groups())
    year, day = (one, three) if len(match[1]) == 4 else (three, one)
    if month > 12 >= day:
        month, day = day, month
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _date(at, first, stop, at.passage.start(first), written(year, month, day))


@rule(anchor="relative")
def relative_date(at: Cursor) -> Date | None:
    """«أمس», «الشهر الماضي»: counted from the publication date, if the caller gave one."""
    day = at.anchor
    if at.article.published is None:
        return None
    if (
        at.word(day.stop_token).startswith(DEFINITE_ARTICLE)
        and at.mention_at(day.stop_token, "ordinal") is not None
    ):
        return None  # «لليوم الثاني على التوالي» counts days
    value = shifted(at.article.published, day.value)
    return (
        _date(at, day.start_token, day.stop_token, day.start, value) if value is not None else None
    )


dates = Extractor(
    fact_class=Date,
    words=calendar_words,
    rules=(
        day_month_year,
        part_of_a_year,
        headed_year,
        bare_year,
        numeric_date,
        relative_date,
    ),
)
