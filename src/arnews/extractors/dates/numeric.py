"""Dates in digits: «24/6/2018», «5/11/1430هـ», «في 3/2015», «شهر 3»."""

from __future__ import annotations

import re
from typing import Final

from arnews.extractors.dates.facts import CLOSING, CUES, date_fact
from arnews.extractors.dates.years import SEPARATORS, Year, era_at, year_after, year_at
from arnews.facts import Date
from arnews.language.date_values import day_exists, nearest_year, written
from arnews.rules import Cursor, Mention, rule

__all__ = ["NUMERIC_RULES"]

_LONGEST: Final = 5
"""Tokens of day, month, year and the signs between them."""
_DATE: Final = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_MONTH: Final = re.compile(r"(\d{1,2})/(\d{4})")


def _joined(at: Cursor, first: int) -> tuple[str, int]:
    """Return the text of the tokens printed without blanks from a token on, and the token after."""
    stop = first + 1
    text = at.word(first)
    last = min(at.count, first + _LONGEST)
    while stop < last and at.tokens[stop - 1].joined_to_next:
        text += at.word(stop)
        stop += 1
    return text, stop


@rule(anchor="digit group")
def numeric_date(at: Cursor) -> Date | None:
    """«24/6/2018», «2018-06-24», «24.6.2018», «5/11/1430هـ»: day, month and year in digits."""
    first = at.anchor.start_token
    if at.anchor.value is not None and at.word(first + 1) not in SEPARATORS:
        return None
    text, stop = _joined(at, first)
    match = _DATE.fullmatch(text)
    if match is None or _has_a_fourth_part(at, first, stop):
        return None
    era = era_at(at, stop)
    is_hijri = _is_hijri(match, era.value if era is not None else None)
    date = _day_month_year(match, is_hijri)
    if date is None:
        return None
    stop = era.stop_token if era is not None else stop
    return date_fact(at, first, stop, at.passage.start(first), written(*date), hijri=is_hijri)


def _has_a_fourth_part(at: Cursor, first: int, stop: int) -> bool:
    """Return whether digits go on before or behind a date: «3/12/11/2016» is a number, not a day."""
    if at.word(first - 1) in SEPARATORS and at.word(first - 2)[-1:].isdecimal():
        return at.tokens[first - 1].joined_to_next and at.tokens[first - 2].joined_to_next
    goes_on = at.tokens[stop - 1].joined_to_next and at.word(stop) in SEPARATORS
    return goes_on and at.tokens[stop].joined_to_next and at.word(stop + 1)[:1].isdecimal()


def _is_hijri(match: re.Match[str], era: str | None) -> bool:
    """Return whether a date in digits is of the Hijri calendar: by its era, or by its year."""
    year = match[1] if len(match[1]) == 4 else match[3]
    return Year(int(year), 0, era).is_hijri


def _day_month_year(match: re.Match[str], hijri: bool) -> tuple[int, int, int] | None:
    """Return year, month and day, if there is such a day from 1900 to 2100 or 1300 to 1499."""
    one, month, three = (int(group) for group in match.groups())
    year, day = (one, three) if len(match[1]) == 4 else (three, one)
    if month > 12 >= day:
        month, day = day, month
    years = range(1300, 1500) if hijri else range(1900, 2101)
    if year not in years or not 1 <= month <= 12:
        return None
    return (year, month, day) if day_exists(year, month, day, hijri=hijri) else None


@rule(anchor="bare number")
def spaced_numeric_date(at: Cursor) -> Date | None:
    """«7 / 11 / 1436هـ»: a date in digits with blanks around the signs."""
    first = at.anchor.start_token - _LONGEST + 1
    if at.word(first + 1) not in SEPARATORS or not at.sentence_continues(first + 1):
        return None
    if all(at.tokens[index].joined_to_next for index in range(first, first + _LONGEST - 1)):
        return None
    match = _DATE.fullmatch("".join(at.word(index) for index in range(first, first + _LONGEST)))
    year = year_at(at, at.anchor.start_token)
    if match is None or year is None:
        return None
    date = _day_month_year(match, year.is_hijri)
    if date is None:
        return None
    start = at.passage.start(first)
    return date_fact(at, first, year.stop_token, start, written(*date), hijri=year.is_hijri)


@rule(anchor="digit group")
def month_in_digits(at: Cursor) -> Date | None:
    """«في 3/2015»: month and year in digits."""
    first = at.anchor.start_token
    if at.word(first - 1) not in CUES.month_in_digits:
        return None
    text, stop = _joined(at, first)
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    month, year = int(match[1]), int(match[2])
    if not 1 <= month <= 12 or year not in range(1900, 2101):
        return None
    return date_fact(at, first, stop, at.passage.start(first), written(year, month))


@rule(anchor="time")
def numbered_month(at: Cursor) -> Date | None:
    """«نهاية شهر 6 ميلادي», «الشهر الثامن من 2017»: a month by its number."""
    anchor, stop = at.anchor, at.anchor.stop_token
    if anchor.value.iso != "M" or anchor.entry.grammatical_number != "one":
        return None
    number = at.number_at(stop) or at.mention_at(stop, "ordinal")
    if number is None:
        return None
    month = number.value if number.kind == "ordinal" else number.value.value
    year = year_after(at, number.stop_token) or _year_unsaid(at, number)
    if year is None or not 1 <= month <= 12 or month != int(month):
        return None
    value = written(year.value, int(month))
    return date_fact(at, anchor.start_token, year.stop_token, anchor.start, value)


def _year_unsaid(at: Cursor, number: Mention) -> Year | None:
    """Return the year of «شهر 6» where the digits count nothing: the nearest, or an unknown one."""
    stop, published = number.stop_token, at.article.published
    if number.kind == "ordinal" or number.value.in_words or at.anchor.definite:
        return None
    era = era_at(at, stop)
    if era is None and at.sentence_continues(stop) and at.word(stop) not in CLOSING:
        return None
    stop = era.stop_token if era is not None else stop
    month = int(number.value.value)
    return Year(None if published is None else nearest_year(published, month, None), stop)


NUMERIC_RULES: Final = (numeric_date, spaced_numeric_date, month_in_digits, numbered_month)
