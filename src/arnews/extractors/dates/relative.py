"""Parts of a year, and dates counted from the day of publication."""

from __future__ import annotations

from typing import Final

from arnews.extractors.dates.days import Day, dates_of_days, days_before
from arnews.extractors.dates.facts import CUES, date_fact
from arnews.extractors.dates.years import Year, year_after, year_referred_to
from arnews.facts import Date
from arnews.language.date_values import (
    Relative,
    day_exists,
    nearest_part,
    on_weekday,
    shifted,
    written,
)
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor, rule

__all__ = ["RELATIVE_RULES"]

_QUOTES: Final = frozenset("\"«»“”'")
_COMPARED: Final = load_words("calendar.toml", "cues", "compared")
"""Beside these «الربع الحالي» is the quarter that a company reports, not that of the article."""
_FISCAL: Final = "المالي"
"""«هذا الربع المالي» is of a fiscal year that only the company knows."""
_AND: Final = "و"
_IN_A_ROW: Final = ("علي", "التوالي")
_LATIN_PARTS: Final = {"Q": 4, "H": 2}
_NEAR: Final = 4
"""Tokens behind a weekday in which the month of its date is looked for."""
_FAR: Final = 7
"""Such tokens if «الموافق» is one of them: «الخميس الماضي الموافق يوم 5 من شهر مايو»."""
_THAT_IS: Final = load_words("calendar.toml", "cues", "that_is")
_NOT_OF_A_YEAR: Final = load_words("calendar.toml", "cues", "not_of_a_year")


@rule(anchor="part")
def part_of_a_year(at: Cursor) -> Date | None:
    """«الربع الأول من 2018», «النصف الثاني للعام 2015», «الربع الثالث»: a quarter or a half."""
    anchor = at.anchor
    year = year_after(at, anchor.stop_token) or _part_without_year(at)
    if year is None:
        return None
    value = f"{written(year.value)}-{anchor.value.code}"
    hijri = year.is_hijri
    return date_fact(at, anchor.start_token, year.stop_token, anchor.start, value, hijri=hijri)


def _part_without_year(at: Cursor) -> Year | None:
    """Return the year that other words tell («من العام الماضي»), or an unknown one."""
    stop, published = at.anchor.stop_token, at.article.published
    told = year_referred_to(at, stop) or _year_of_the_next_part(at, stop)
    if told is not None:
        return told
    tense = CUES.tense.get(at.word_in_sentence(stop))
    if tense is not None and published is not None:
        return Year(nearest_part(published, at.anchor.value.code, tense), stop)
    return Year(None, stop) if at.anchor.value.alone and not _is_of_another(at, stop) else None


def _year_of_the_next_part(at: Cursor, stop: int) -> Year | None:
    """Return the year that a part shares with the next: «الربع الثاني والثالث من 2018»."""
    following = at.mention_at(stop, "ordinal")
    if following is None or following.clitic != _AND:
        return None
    year = year_after(at, following.stop_token)
    return Year(year.value if year is not None else None, stop)


def _is_of_another(at: Cursor, stop: int) -> bool:
    """Return whether the words behind make it no part of a year: «النصف الأول من المباراة»."""
    after = at.word_in_sentence(stop)
    in_a_row = (after, at.word_in_sentence(stop + 1)) == _IN_A_ROW
    return in_a_row or after in _NOT_OF_A_YEAR or after.startswith("لل")


@rule(anchor="bare number")
def part_in_latin(at: Cursor) -> Date | None:
    """«Q3 2025», «H1 2024»: a quarter or half as in English reports."""
    number = at.anchor
    first = number.start_token - 1
    letter = at.word(first)
    most = _LATIN_PARTS.get(letter)
    if most is None or not at.tokens[first].joined_to_next or number.value.value > most:
        return None
    year = year_after(at, number.stop_token)
    if year is None:
        return None
    value = f"{written(year.value)}-{letter}{number.value.value}"
    return date_fact(at, first, year.stop_token, at.passage.start(first), value)


@rule(anchor="relative")
def day_of_a_month(at: Cursor) -> list[Date] | None:
    """«20 من الشهر الجاري», «السادس عشر من هذا الشهر»: a day of a month counted from today's."""
    month, published = at.anchor, at.article.published
    relative: Relative = month.value
    if published is None or relative.unit != "month" or at.word(month.start_token - 1) != "من":
        return None
    days = days_before(at, month.start_token)
    value = shifted(published, relative)
    if value is None:
        return None
    return _days_of_month(at, days, month.stop_token, int(value[:4]), int(value[5:7]))


@rule(anchor="bare number")
def day_of_this_month(at: Cursor) -> list[Date] | None:
    """«يوم 28 الجاري», «من 15 إلى 20 الجاري»: «الجاري» alone is the current month."""
    stop, published = at.anchor.stop_token, at.article.published
    if published is None or CUES.tense.get(at.word_in_sentence(stop)) != "present":
        return None
    days = days_before(at, stop)
    before = at.word(days[0].start_token - 1) if days else ""
    if before not in CUES.places_a_month and before not in CUES.within:
        return None
    return _days_of_month(at, days, stop + 1, published.year, published.month)


def _days_of_month(
    at: Cursor, days: list[Day], stop: int, year: int, month: int
) -> list[Date] | None:
    """Return the dates of days of a month; None if there are none, or the calendar lacks one."""
    if not days or not all(day_exists(year, month, day.number) for day in days):
        return None
    return dates_of_days(at, days, stop, year, month)


@rule(anchor="relative")
def relative_date(at: Cursor) -> Date | None:
    """«أمس», «الشهر الماضي», «الأحد المقبل»: counted from the publication date, if that is given."""
    words = at.anchor
    if at.article.published is None or not _is_meant(at, words.value):
        return None
    value = shifted(at.article.published, words.value)
    weekday = at.mention_at(words.stop_token, "weekday") if words.value.unit == "day" else None
    if value is not None and weekday is not None:
        value = on_weekday(value, weekday.value)
    if value is None:
        return None
    return date_fact(at, words.start_token, words.stop_token, words.start, value)


def _is_meant(at: Cursor, relative: Relative) -> bool:
    """Return whether the words of a relative date mean it here."""
    unit, stop = relative.unit, at.anchor.stop_token
    if unit == "day":
        return _is_today(at) if relative.shift == 0 else at.word(stop) not in CUES.need
    if unit == "weekday":  # «الخميس الماضي 5 مايو»: the date itself follows
        near = _FAR if at.word_in_sentence(stop) in _THAT_IS else _NEAR
        return all(at.mention_at(stop + ahead, "month") is None for ahead in range(near))
    if unit == "year":
        return not _completes_a_date(at)
    if unit not in {"quarter", "half"}:
        return True
    return at.word(stop) != _FISCAL and (relative.shift != 0 or not _is_reported(at))


def _is_today(at: Cursor) -> bool:
    """Return whether «اليوم» is the day of publication, not «اليوم التالي» or «المصري اليوم»."""
    first, stop = at.anchor.start_token, at.anchor.stop_token
    before, after = at.word(first - 1), at.word_in_sentence(stop)
    if at.anchor.clitic.strip("وف") or before in CUES.never_today or after in CUES.not_today:
        return False
    if after in _QUOTES and (before in _QUOTES or at.word(first - 2) in _QUOTES):
        return False  # «"الخليج اليوم"»
    return not after.startswith(DEFINITE_ARTICLE) or at.mention_at(stop, "ordinal") is None


def _completes_a_date(at: Cursor) -> bool:
    """Return whether a year is the year of the month or quarter before it: «مارس من العام الماضي»."""
    first = at.anchor.start_token
    dated = at.candidate_ending_at(first - (at.word(first - 1) in CUES.of))
    return dated is not None and isinstance(dated.fact, Date)


def _is_reported(at: Cursor) -> bool:
    """Return whether the sentence compares a company's quarters."""
    first, stop = at.passage.sentence(at.anchor.start_token)
    return any(at.tokens[index].word in _COMPARED for index in range(first, stop))


RELATIVE_RULES: Final = (
    part_of_a_year,
    part_in_latin,
    day_of_this_month,
    day_of_a_month,
    relative_date,
)
