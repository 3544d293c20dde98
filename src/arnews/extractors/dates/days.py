"""Reading days of a month: «24 يونيو», «من 13 إلى 15 يوليو», «الثاني والعشرين من مايو»."""

from __future__ import annotations

from typing import Final, NamedTuple

from arnews.extractors.dates.facts import CLOSING, CUES, date_fact
from arnews.extractors.dates.years import Year, year_after
from arnews.facts import Date
from arnews.language.date_values import written
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Cursor, Mention

__all__ = ["Day", "dates_of_days", "days_after", "days_before"]

_OF: Final = "من"
_AND: Final = "و"
_TWO_DAYS: Final = "يومي"
_TENS: Final = frozenset({20, 30})
_FEMININE: Final = ("ه", "الاولي")


class Day(NamedTuple):
    """A day of a month in digits or words.

    Attributes:
        number: 1 to 31.
        start_token: its first token.
        stop_token: the token after it (exclusive end).
        start: its first character, after a clitic.
        link: the word that joins it to the day before it: «و», «إلى», a dash; "" for the first.
    """

    number: int
    start_token: int
    stop_token: int
    start: int
    link: str = ""


def days_before(at: Cursor, place: int) -> list[Day]:
    """Return the days before a month, in reading order.

    Args:
        at: the cursor.
        place: the first token of the month or of «شهر» before it.

    Returns:
        One day for «24 يونيو», two for «من 13 إلى 15 يوليو», more for a list; empty if there is none.
    """
    place -= at.word(place - 1) == _OF
    day = _day_before(at, place)
    days = [day] if day is not None else []
    while days:
        link, stop = _link_before(at, days[0])
        earlier = _day_before(at, stop) if link else None
        if earlier is None or (
            earlier.number >= days[0].number and not _are_two(at, earlier, link)
        ):
            break
        days[0] = days[0]._replace(link=link)
        days.insert(0, earlier)
    if days and _is_rest_of_an_ordinal(at, days[0]):
        return []
    return days if _are_placed(at, days) else days[-1:]


def _are_two(at: Cursor, earlier: Day, link: str) -> bool:
    """Return whether «يومي» tells that the number before «و» is a day, be it the later: «يومي 15 و13 يوليو»."""
    return link == _AND and at.word(earlier.start_token - 1).lstrip("ولب") == _TWO_DAYS


def _are_placed(at: Cursor, days: list[Day]) -> bool:
    """Return whether the words before several days show that all are: «في 3 و7 أبريل»."""
    if len(days) < 2 or days[-1].link in CUES.to:
        return True
    before = at.word(days[0].start_token - 1)
    return before in CUES.places_a_month or before in CUES.between or before in CUES.within


def _link_before(at: Cursor, day: Day) -> tuple[str, int]:
    """Return the word that may join a day to an earlier one, and the token after that one."""
    first = day.start_token
    if day.start > at.passage.start(first):
        return at.word(first)[0], first
    place = first - 1
    while at.word(place) in CUES.within and at.word(place) != _OF:
        place -= 1
    word = at.word(place)
    return (word, place) if word in CUES.to or word in CUES.listing else ("", place)


def _is_rest_of_an_ordinal(at: Cursor, day: Day) -> bool:
    """Return whether a day is a ten behind «و» whose unit is no ordinal: «كذا والعشرين»."""
    return day.number in _TENS and day.start > at.passage.start(day.start_token)


def _is_period(at: Cursor, days: list[Day]) -> bool:
    """Return whether several days are one period: a range, or consecutive days."""
    first, last = days[0], days[-1]
    if last.number - first.number == len(days) - 1:
        return True
    between = at.word(first.start_token - 1) in CUES.between
    return len(days) == 2 and (last.link in CUES.to or between)


def _day_before(at: Cursor, place: int) -> Day | None:
    """Return the day that ends before token `place`."""
    if not at.sentence_continues(place):
        return None
    ordinal = _ordinal_before(at, place)
    if ordinal is not None:
        if _is_adjective(at, ordinal) or _names_a_month(at, place):
            return None
        return Day(ordinal.value, ordinal.start_token, place, ordinal.start)
    number = at.number_before(place)
    return _as_day(number) if number is not None and not _is_no_day(at, number) else None


def _as_day(number: Mention) -> Day | None:
    """Return a number as a day, if it is a whole one from 1 to 31."""
    value = number.value.value
    if number.value.alternative is not None:
        return None
    if not 1 <= value <= 31 or value != int(value):
        return None
    return Day(int(value), number.start_token, number.stop_token, number.start)


def _is_no_day(at: Cursor, number: Mention) -> bool:
    """Return whether number words are no day: «آخر اثنين من مارس», «الأيام الأربعة حتى 26 يونيو»."""
    first = number.start_token
    is_definite = at.word(first).startswith(DEFINITE_ARTICLE)
    return number.value.in_words and (is_definite or at.word(first - 1) in CUES.of_weekdays)


def _ordinal_before(at: Cursor, place: int) -> Mention | None:
    """Return the ordinal of one or two words that ends before token `place`: «الحادي عشر»."""
    for length in (2, 1):
        ordinal = at.mention_at(place - length, "ordinal")
        if ordinal is not None and ordinal.stop_token == place:
            return ordinal
    return None


def _names_a_month(at: Cursor, place: int) -> bool:
    """Return whether the ordinal before token `place` ends a name: «كانون الثاني حتى 31 يوليو»."""
    month = at.mention_at(place - 2, "month")
    return month is not None and month.stop_token == place


def _is_adjective(at: Cursor, ordinal: Mention) -> bool:
    """Return whether an ordinal belongs to the noun before it: «الأسبوع الأول من أكتوبر»."""
    first = ordinal.start_token
    noun = at.word_in_sentence(first - 1).lstrip("وبف")
    if not at.word(first).startswith(DEFINITE_ARTICLE):
        return False  # «غرة شهر شوال»
    if noun in CUES.before_a_day or noun in CUES.tense:
        return False
    if at.mention_at(first - 1, "time") is not None:
        return True  # «ثلاثة أسابيع الأولى من مايو»
    is_feminine = at.word(first).endswith(_FEMININE)
    if at.mention_at(first - 1, "weekday") is not None:
        return is_feminine  # «الجمعة الثالثة من مارس»
    return noun.startswith((DEFINITE_ARTICLE, "لل")) and is_feminine == noun.endswith("ه")


def days_after(at: Cursor, first: int, stop: int) -> tuple[list[Day], Year | None]:
    """Return the days behind the name of their month: «فبراير 14، 2017», «في نوفمبر 2».

    Args:
        at: the cursor.
        first: the first token of the month.
        stop: the token after it.

    Returns:
        The days, and the year behind them. No days where neither a year nor the end of the clause
        follows: «في نوفمبر 2 مليون».
    """
    days = _days_at(at, stop)
    if not days:
        return [], None
    after = days[-1].stop_token
    year = year_after(at, after)
    ends = not at.sentence_continues(after) or at.word(after) in CLOSING
    placed = at.word(first - 1) in CUES.places_a_month
    return (days, year) if year is not None or (ends and placed) else ([], None)


def _days_at(at: Cursor, place: int) -> list[Day]:
    """Return the day that begins with token `place`, or the two ends of a range of days."""
    day = _day_at(at, place)
    link = at.word_in_sentence(day.stop_token) if day is not None else ""
    if day is None or link not in CUES.to:
        return [day] if day is not None else []
    last = _day_at(at, day.stop_token + 1)
    return [day, last._replace(link=link)] if last is not None and last.number > day.number else []


def _day_at(at: Cursor, place: int) -> Day | None:
    """Return the day that begins with token `place`, in digits or an ordinal."""
    ordinal = at.mention_at(place, "ordinal")
    if ordinal is not None and not ordinal.clitic:
        return Day(ordinal.value, place, ordinal.stop_token, ordinal.start)
    number = at.number_at(place)
    return _as_day(number) if number is not None and not number.value.in_words else None


def dates_of_days(
    at: Cursor, days: list[Day], stop: int, year: int | None, month: int, *, hijri: bool = False
) -> list[Date]:
    """Return the dates of several days of a month: one for a period, else one for each.

    Args:
        at: the cursor.
        days: the days, in reading order.
        stop: the token after the last date (exclusive end).
        year: the year, or None if it is unknown.
        month: 1 to 12.
        hijri: whether they are of the Hijri calendar.

    Returns:
        «من 13 إلى 15 يوليو» is one period, «5 و12 مايو» two dates of which the first quotes «5».
    """
    values = [written(year, month, day.number) for day in days]
    first, last = days[0], days[-1]
    if len(days) > 1 and _is_period(at, days):
        value = f"{values[0]}/{values[-1]}"
        return [date_fact(at, first.start_token, stop, first.start, value, hijri=hijri)]
    stops = [*(day.stop_token for day in days[:-1]), max(stop, last.stop_token)]
    return [
        date_fact(at, day.start_token, until, day.start, value, hijri=hijri)
        for day, until, value in zip(days, stops, values, strict=True)
    ]
