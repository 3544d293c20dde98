"""Dates: days, months, quarters, halves and years of the calendar."""

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
from arnews.rules import Around, Extractor, Mention, rule
from arnews.text.folding import normalize

__all__ = ["dates"]

_CUES: Final = Cues()
_NUMERIC: Final = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_BEFORE_A_NAME: Final = {"/": "", "-": "", "(": ")"}
"""What may stand before a further name of a month, and what then stands behind it."""
_SEPARATORS: Final = frozenset({"/", "-"})
_JOINS: Final = frozenset({"و", "الي", "-"})
_FURTHER: Final = frozenset({"و", "الي", "حتي", "،"})
"""What stands before a further year of a list."""
_COUNTED: Final = frozenset({"currency", "percent", "unit", "numeral", "time"})
"""Before one of these four digits are an amount, no year."""


def _year_at(at: Around, index: int) -> int | None:
    """The year in digits at token `index`."""
    word = at.word(index)
    if len(word) != 4 or not word.isdecimal() or (index and at.tokens[index - 1].ends):
        return None
    year = int(word)
    return year if 1300 <= year <= 2199 else None


def _with_era(at: Around, last: int) -> tuple[int, str | None]:
    """The token behind the era mark of a year («م», «هـ»), and which era it is."""
    era = at.mention_at(last, "era")
    if era is None or era.start != at.passage.start(last):
        return last, None
    return era.last, era.value


def _year_behind(at: Around, index: int) -> tuple[int, int] | None:
    """The year that goes with what ends at token `index` («من عام 2018»), the token behind it."""
    place = index
    word = at.word(index)
    if word in _CUES.of and at.open_before(index):
        place += 1
    head = at.mention_at(place, "year")
    if head is not None:
        place = head.last
    year = _year_at(at, place)
    if year is None or (word == "في" and head is None):
        return None
    if at.mention_at(place + 1, "percent") or at.mention_at(place + 1, "currency"):
        return None
    if _period_end(at, place + 1, year) is not None:
        return None
    return year, _with_era(at, place + 1)[0]


def _mod(at: Around, first: int, start: int) -> str | None:
    mod = _CUES.mod.get(at.word(first - 1))
    if mod is None or at.tokens[first - 1].ends or start > at.passage.start(first):
        return None
    return mod


def _date(
    at: Around, first: int, last: int, start: int, value: str, calendar: str | None = None
) -> Date:
    mod = _mod(at, first, start)
    return at.fact(Date, first, last, start, value=value, mod=mod, calendar=calendar)


def _day_before(at: Around, first: int) -> tuple[int, int, int] | None:
    """The day before a month or its head: its number, its first token, where it starts."""
    place = first - (at.word(first - 1) == "من")
    if not at.open_before(place):
        return None
    ordinal = _ordinal_before(at, place)
    if ordinal is not None:
        if at.word(ordinal.first - 1) in _CUES.longer_than_a_day:
            return None
        return ordinal.value, ordinal.first, ordinal.start
    number = at.article.number_ending.get(place)
    if number is not None and not number.value.scale:
        value = number.value.value
        if 1 <= value <= 31 and value == int(value) and number.value.other is None:
            return int(value), number.first, number.start
    return None


def _ordinal_before(at: Around, place: int) -> Mention | None:
    """The ordinal of one word or two that ends before token `place`: «الحادي عشر»."""
    if at.tokens[place - 1].is_number:
        return None
    for length in (2, 1):
        ordinal = at.mention_at(place - length, "ordinal") if place >= length else None
        if ordinal is not None and ordinal.last == place:
            return ordinal
    return None


def _second_name(at: Around, last: int, month: Month) -> int:
    """The token behind further names of the same month: «/ديسمبر», «(ديسمبر)»."""
    while True:
        closing = _BEFORE_A_NAME.get(at.word(last))
        other = at.mention_at(last if closing is None else last + 1, "month")
        if other is None or other.value[::2] != month[::2] or at.tokens[last - 1].ends:
            return last
        if closing and at.word(other.last) != closing:
            return last
        last = other.last + bool(closing)


@rule(anchor="month")
def day_month_year(at: Around) -> Date | None:
    """«24 يونيو 2018», «كانون الأول/ديسمبر 2017», «العاشر من شوال 1439 هـ»."""
    anchor = at.anchor
    notes = at.article.notes
    if anchor.last <= notes.get("dated", 0):
        return None  # «كانون الأول/ديسمبر»: the second name of a month
    month: Month = anchor.value
    last = _second_name(at, anchor.last, month)
    doubled = last != anchor.last
    first, start = anchor.first, anchor.start
    bare = start == at.passage.start(first)
    headed = bare and at.word(first - 1) in _CUES.month_heads
    day = _day_before(at, first - headed) if bare else None
    if day is not None:
        _, first, start = day
    elif headed:
        first -= 1
        particles = len(at.word(first)) - len(at.word(first).lstrip("وبل"))
        start = at.passage.letter(first, particles)
    behind = _year_behind(at, last)
    year = None
    calendar = "hijri" if month.hijri else None
    if behind is not None and (behind[0] < 1700) == month.hijri:
        year, last = behind
    if month.hijri and year is None and (day is None or month.weak):
        return None
    if year is None and day is None:
        year = _year_of_the_next_month(at, last, month)
    if month.weak and not (doubled or headed or day or year) and not _is_month(at):
        return None
    if year is None and at.article.published is not None and not month.hijri:
        tense = _CUES.tense.get(at.word(last))
        year = nearest_year(at.article.published, month.number, tense)
    value = written(year, month.number, day[0] if day else None)
    notes["dated"] = last
    return _date(at, first, last, start, value, calendar=calendar)


def _year_of_the_next_month(at: Around, last: int, month: Month) -> int | None:
    """The year that a month borrows from the later one it is listed with: «جانفي وفيفري 2016»."""
    place = last + (at.word(last) in _JOINS)
    following = at.mention_at(place, "month")
    if following is None or (place == last and following.clitic != "و"):
        return None
    if following.value.number <= month.number or following.value.hijri != month.hijri:
        return None
    behind = _year_behind(at, _second_name(at, following.last, following.value))
    return behind[0] if behind is not None else None


def _is_month(at: Around) -> bool:
    """Whether a name that is another word too is placed as a month is: «في مارس»."""
    anchor = at.anchor
    raw = at.passage.text[anchor.start : anchor.end]
    if normalize(raw) == "اب" and not raw.startswith("آ"):
        return False
    if anchor.start > at.passage.start(anchor.first):
        return False
    behind = at.word(anchor.last)
    before = at.word(anchor.first - 1)
    return before in _CUES.places_a_month or before in _CUES.mod or behind in _CUES.tense


@rule(anchor="part")
def part_of_a_year(at: Around) -> Date | None:
    """«الربع الأول من 2018», «النصف الثاني للعام 2015»: a quarter or a half."""
    anchor = at.anchor
    last = anchor.last
    behind = _year_behind(at, last)
    year = None
    if behind is not None:
        year, last = behind
    else:
        year = _relative_year(at, last)
    if year is None:
        return None
    value = f"{written(year)}-{anchor.value}"
    return _date(at, anchor.first, last, anchor.start, value)


def _relative_year(at: Around, last: int) -> int | None:
    """The year of «الربع الأول من العام الجاري», by the article's own date."""
    if at.article.published is None or at.word(last) not in _CUES.of:
        return None
    relative = at.mention_at(last + 1, "relative")
    if relative is None or relative.value.unit != "year":
        return None
    return year_from(at.article.published, relative.value.shift)


@rule(anchor="year")
def headed_year(at: Around) -> list[Date] | None:
    """«عام 2023», «العام 2011», «سنتي 2016 و2017»: the noun and its years."""
    anchor = at.anchor
    place = anchor.last + (at.word(anchor.last) in _CUES.tense)  # «العام الجاري 2018»
    year = _year_at(at, place)
    if year is None:
        return None
    if anchor.entry.number == "many" and at.number_before(anchor.first) is not None:
        return None
    last = place + 1
    ending = _period_end(at, last, year)
    if ending is not None:
        calendar = "hijri" if year < 1500 else None
        value = f"{year}/{ending[0]}"
        return [_date(at, anchor.first, ending[1], anchor.start, value, calendar=calendar)]
    last, era = _with_era(at, last)
    if _is_dated(at, last):
        return None
    hijri = era == "hijri" or (year < 1500 and era is None)
    calendar = "hijri" if hijri else None
    found = [_date(at, anchor.first, last, anchor.start, written(year), calendar=calendar)]
    found.extend(_years_behind(at, last))
    return found


def _years_behind(at: Around, last: int) -> list[Date]:
    """The bare years of a list: «و2017», «إلى 2020»."""
    found = []
    while at.word(last) in _FURTHER:
        year = _year_at(at, last + 1)
        if year is None or not _stands_alone(at, last + 2):
            break
        found.append(_date(at, last + 1, last + 2, at.passage.start(last + 1), written(year)))
        last += 2
    return found


def _period_end(at: Around, last: int, year: int) -> tuple[int, int] | None:
    """The second year of «2018-2019», «1993/2015», and the token behind it."""
    if at.word(last) not in _SEPARATORS:
        return None
    end = _year_at(at, last + 1)
    if end is None or end <= year:
        return None
    return end, last + 2


def _stands_alone(at: Around, last: int) -> bool:
    """Whether a year in digits counts nothing: no unit, no noun of amount behind it."""
    if last >= len(at.tokens) or at.tokens[last - 1].ends:
        return True
    if _COUNTED.isdisjoint(at.tokens[last].kinds):
        return True
    said = at.lexicon.way(at.passage, last).said
    joins = [one.definite and one.clitic == "و" for one in said if one.kind in _COUNTED]
    return all(joins)  # «2014 والربع الأول»


@rule(anchor="loose number")
def bare_year(at: Around) -> list[Date] | None:
    """«في 2016», «بحلول 2030», «(2016-2017)»: four digits that a cue makes a year."""
    anchor = at.anchor
    first, last, start = anchor.first, anchor.last, anchor.start
    if last != first + 1:
        return None
    year = _year_at(at, first)
    if year is None or not 1900 <= year <= 2100:
        return None
    before, behind = at.word(first - 1), at.word(last)
    if behind in _SEPARATORS:
        ending = _period_end(at, last, year)
        if ending is not None and ending[0] <= 2100:
            return [_date(at, first, ending[1], start, f"{year}/{ending[0]}")]
    if before == "(" and behind == ")":
        return [_date(at, first, last, start, written(year))]
    last, era = _with_era(at, last)
    if _is_dated(at, last):
        return None
    cued = before in _CUES.year or era == "gregorian"
    if not (cued or _names_a_year(at, first, before)) or not _stands_alone(at, last):
        return None
    open_behind = last < at.count and not at.tokens[last - 1].ends
    if open_behind and (not cued or before in _CUES.doubtful):
        period = before in {"من", "مع"} and at.word(first - 2) in _CUES.periods
        if not period and at.word(last) not in _CUES.behind_a_year:
            return None
    found = [_date(at, first, last, start, written(year))]
    found.extend(_years_behind(at, last))
    return found


def _is_dated(at: Around, last: int) -> bool:
    """Whether a date that ends before token `last` has the year there, and no list goes on."""
    dated = at.candidate_ending_at(last)  # of a rule before; it may yet lose, but to a longer date
    return dated is not None and isinstance(dated.fact, Date) and at.word(last) not in _FURTHER


def _names_a_year(at: Around, first: int, noun: str) -> bool:
    """Whether the `noun` before four digits is one that they date: «ثورة 1979», «اتفاق 2015»."""
    return (
        noun.isalpha()
        and len(noun) > 2
        and not noun.isascii()
        and noun not in _CUES.counting
        and at.word(first)[:2] in {"19", "20"}
        and at.mod_before(first) is None
    )


@rule(anchor="digits")
def numeric_date(at: Around) -> Date | None:
    """«24/6/2018», «2018-06-24», «24.6.2018»: day, month and year in digits."""
    first = at.anchor.first
    last = first + 1
    if at.anchor.value is not None and at.word(last) not in _SEPARATORS:
        return None
    text = at.word(first)
    while last < len(at.tokens) and last < first + 5 and at.tokens[last - 1].glued:
        text += at.word(last)
        last += 1
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, month, three = (int(group) for group in match.groups())
    year, day = (one, three) if len(match[1]) == 4 else (three, one)
    if month > 12 >= day:
        month, day = day, month
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _date(at, first, last, at.passage.start(first), written(year, month, day))


@rule(anchor="article")
def relative_date(at: Around) -> list[Date] | None:
    """«أمس», «الشهر الماضي»: only where the caller gives the article's own date, and in its calendar."""
    if at.article.published is None:
        return None
    found = []
    for index, token in enumerate(at.tokens):
        if "relative" in token.kinds and (day := at.mention_at(index, "relative")) is not None:
            value = shifted(at.article.published, day.value)
            if value is not None:
                found.append(_date(at, day.first, day.last, day.start, value))
    return found


dates = Extractor(
    kind="date",
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
