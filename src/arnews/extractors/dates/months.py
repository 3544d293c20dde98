"""Months and their days: «24 يونيو 2018», «كانون الأول/ديسمبر 2017», «من 13 إلى 15 يوليو»."""

from __future__ import annotations

import datetime
from typing import Final, NamedTuple

from arnews.extractors.dates.days import Day, dates_of_days, days_after, days_before
from arnews.extractors.dates.facts import CUES, date_fact
from arnews.extractors.dates.years import Year, year_after, year_referred_to
from arnews.facts import Date
from arnews.language.calendar import Month
from arnews.language.date_values import day_exists, nearest_year, written
from arnews.rules import Cursor, Mention, rule
from arnews.text.folding import normalize

__all__ = ["MONTH_RULES"]

_MOST_NAMES: Final = 3
"""Names of one month beside each other: «سبتمبر (أيلول) أيلول»."""
_BEFORE_A_NAME: Final = {"/": "", "-": "", "(": ")", '"': '"'}
"""The sign before another name of the same month, with the sign that must follow it."""
_AND: Final = "و"
_BEFORE: Final = "قبل"
_IN: Final = "في"
_MOST_WEEKDAYS: Final = 5
"""Times that a weekday comes in a month."""
_VERB_WINDOW: Final = 12
"""Tokens before a date in which its verb is looked for."""
_LONGEST_SPAN: Final = 6
"""Tokens from the first month of a span to its second: «إلى يوم 22 من شهر»."""


class _Named(NamedTuple):
    """The names of a month, with «شهر» before them.

    Attributes:
        month: the month.
        first: the first token, «شهر» if that is there.
        start: its first character, after a clitic.
        stop: the token after all names.
        is_bare: True if no clitic is attached to the name: «سبتمبر», not «وسبتمبر».
        is_sure: True if «شهر» or a second name leaves no doubt that it is a month.
    """

    month: Month
    first: int
    start: int
    stop: int
    is_bare: bool
    is_sure: bool


@rule(anchor="month")
def day_month_year(at: Cursor) -> list[Date] | None:
    """«24 يونيو 2018», «كانون الأول/ديسمبر 2017», «العاشر من شوال 1439 هـ»."""
    name = _named(at)
    days, year = _days_and_year(at, name)
    if not _is_date(at, name, days, year):
        return None
    stop = max(name.stop, *(day.stop_token for day in days), year.stop_token if year else 0)
    if year is not None:
        return _dates(at, name, days, year.value, stop)
    value = _nearest_year(at, name, days, stop)
    if not _exist(days, value, name.month):
        value = None  # «29 فبراير» of another year than the nearest
    return _dates(at, name, days, value, stop)


def _days_and_year(at: Cursor, name: _Named) -> tuple[list[Day], Year | None]:
    """Return the days of a month and the year that words tell, before it and behind it."""
    year = _year_told(at, name.month, name.first, name.stop)
    days = days_before(at, name.first) if name.is_bare else []
    if days or year is not None:
        return days, year
    days, year = days_after(at, name.first, name.stop)
    if days:
        days[0] = days[0]._replace(start_token=name.first, start=name.start)
    return days, year


def _dates(at: Cursor, name: _Named, days: list[Day], year: int | None, stop: int) -> list[Date]:
    """Return the dates of the days, or of the whole month where it has no such days."""
    month, hijri = name.month.number, name.month.hijri
    exist = bool(days) and _exist(days, year, name.month)
    if exist and not _is_nth_weekday(at, days[0], year, name.month):
        return dates_of_days(at, days, stop, year, month, hijri=hijri)
    return [date_fact(at, name.first, stop, name.start, written(year, month), hijri=hijri)]


def _named(at: Cursor) -> _Named:
    """Return the names of the month at the anchor."""
    anchor = at.anchor
    first, start = anchor.start_token, anchor.start
    stop = _second_name(at, anchor.stop_token, anchor.value)
    is_bare = start == at.passage.start(first)
    has_noun = is_bare and at.word_in_sentence(first - 1) in CUES.month_heads
    if has_noun:
        first -= 1
        word = at.word(first)
        particles = len(word) - len(word.lstrip("وبل"))
        start = at.passage.char_offset(first, particles)
    is_sure = has_noun or stop != anchor.stop_token
    return _Named(anchor.value, first, start, stop, is_bare, is_sure)


def _second_name(at: Cursor, stop: int, month: Month) -> int:
    """Return the token after other names of the same month: «/ديسمبر», «(ديسمبر)»."""
    for _ in range(_MOST_NAMES):
        closing = _BEFORE_A_NAME.get(at.word(stop))
        other = at.mention_at(stop if closing is None else stop + 1, "month")
        if other is None or not _is_same(other.value, month) or not at.sentence_continues(stop):
            return stop
        if closing and at.word(other.stop_token) != closing:
            return stop
        stop = other.stop_token + bool(closing)
    return stop


def _is_same(one: Month, other: Month) -> bool:
    """Return whether two names mean the same month."""
    return (one.number, one.hijri) == (other.number, other.hijri)


def _year_told(at: Cursor, month: Month, first: int, stop: int) -> Year | None:
    """Return the year of a month that the words behind it tell; None if they tell none."""
    year = year_after(at, stop)
    if year is not None and _is_of_calendar(year, month):
        return year
    if month.hijri:
        return None
    return year_referred_to(at, stop) or _year_of_the_next_month(at, month, first, stop)


def _is_of_calendar(year: Year, month: Month) -> bool:
    """Return whether a year is of the calendar of a month; April has no Hijri year."""
    if month.hijri:
        return year.era != "gregorian" and year.value is not None and year.value < 1500
    return year.era != "hijri"


def _year_of_the_next_month(at: Cursor, month: Month, first: int, stop: int) -> Year | None:
    """Return the year of the later date of a list or span: «جانفي وفيفري 2016», «من ديسمبر إلى يناير 2018»."""
    link, following = _next_month(at, stop)
    if following is None or following.value.hijri:
        return None
    names_stop = _second_name(at, following.stop_token, following.value)
    year = _year_told(at, following.value, following.start_token, names_stop)
    year = year or _year_by_tense(at, following.value, names_stop)
    if year is None or year.value is None or following.value.number >= month.number:
        return year and Year(year.value, stop)
    is_span = link in CUES.to or at.word(first - 1) in CUES.between
    return Year(year.value - 1, stop) if is_span else None


def _year_by_tense(at: Cursor, month: Month, stop: int) -> Year | None:
    """Return the year of «مارس المقبل», for the earlier month of its span."""
    tense, published = CUES.tense.get(at.word_in_sentence(stop)), at.article.published
    if tense is None or published is None:
        return None
    return Year(nearest_year(published, month.number, tense), stop)


def _next_month(at: Cursor, stop: int) -> tuple[str, Mention | None]:
    """Return the month that a list or span goes on with, and the word that joins it."""
    word = at.word_in_sentence(stop)
    link = _AND if word.startswith(_AND) and word not in CUES.to else word
    if link != _AND and link not in CUES.to:
        return link, None
    place = stop + (word == link)
    for index in range(place, place + _LONGEST_SPAN):
        month = at.mention_at(index, "month")
        if month is not None:
            return link, month if index > stop or month.clitic == _AND else None
        if not _is_within(at, index):
            break
    return link, None


def _is_within(at: Cursor, index: int) -> bool:
    """Return whether a token may stand between the months of a span: «إلى 22 من شهر»."""
    if not at.sentence_continues(index):
        return False
    token = at.tokens[index]
    is_day = token.is_number or not token.kinds.isdisjoint({"ordinal", "weekday"})
    return is_day or token.word in CUES.within


def _is_date(at: Cursor, name: _Named, days: list[Day], year: Year | None) -> bool:
    """Return whether the name is a month here, and enough is said of it."""
    if name.month.hijri and year is None and (not days or name.month.ambiguous):
        return False
    return not name.month.ambiguous or name.is_sure or bool(days or year) or _is_month(at)


def _is_month(at: Cursor) -> bool:
    """Return whether an ambiguous name is used as a month: «في مارس», «مارس بيونيو»."""
    anchor = at.anchor
    raw = at.passage.text[anchor.start : anchor.end]
    if normalize(raw) == "اب" and not raw.startswith("آ"):
        return False
    if anchor.start > at.passage.start(anchor.start_token):
        return False
    after, before = at.word(anchor.stop_token), at.word(anchor.start_token - 1)
    if before in CUES.places_a_month or before in CUES.mod or after in CUES.tense:
        return True
    if before in CUES.to:
        return at.mention_at(anchor.start_token - 2, "month") is not None
    _, following = _next_month(at, anchor.stop_token)
    return following is not None or at.mention_at(anchor.stop_token, "month") is not None


def _nearest_year(at: Cursor, name: _Named, days: list[Day], stop: int) -> int | None:
    """Return the year of a month that no words tell: the one nearest to the publication date."""
    if at.article.published is None or name.month.hijri:
        return None
    first = days[0].start_token if days else name.first
    return nearest_year(at.article.published, name.month.number, _tense(at, first, stop))


def _tense(at: Cursor, first: int, stop: int) -> str | None:
    """Return how a month lies to the publication date: «الماضي» after it, «منذ» before it."""
    after = at.word_in_sentence(stop)
    if after == _BEFORE and CUES.tense.get(at.word(stop + 1)) == "past":
        return "before last"
    before = at.word(first - 1) if at.sentence_continues(first) else ""
    if before in CUES.mod or before == _IN:  # «منذ مطلع يوليو», «للتسليم في ديسمبر»
        before = at.word(first - 2)
    tense = CUES.tense.get(after) or CUES.tense_before.get(before)
    return "scheduled" if tense is None and _is_scheduled(at, first) else tense


def _is_scheduled(at: Cursor, first: int) -> bool:
    """Return whether the words before a date tell of something to come: «تعقد القمة في أكتوبر»."""
    sentence, _ = at.passage.sentence(first)
    words = at.tokens[max(sentence, first - _VERB_WINDOW) : first]
    return any(token.word.removeprefix(_AND) in CUES.scheduled for token in words)


def _exist(days: list[Day], year: int | None, month: Month) -> bool:
    """Return whether the calendar has all of the days."""
    return all(day_exists(year, month.number, day.number, hijri=month.hijri) for day in days)


def _is_nth_weekday(at: Cursor, day: Day, year: int | None, month: Month) -> bool:
    """Return whether «الثلاثاء الثالث من سبتمبر» is the third Tuesday: the third is no Tuesday."""
    weekday = at.mention_at(day.start_token - 1, "weekday")
    if weekday is None or day.number > _MOST_WEEKDAYS or year is None or month.hijri:
        return False
    return bool(weekday.value != datetime.date(year, month.number, day.number).isoweekday())


MONTH_RULES: Final = (day_month_year,)
