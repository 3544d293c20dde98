"""Rules of years: «عام 2023», «في 2016», «(2016)», «2018-2019», «1446هـ»."""

from __future__ import annotations

from typing import Final

from arnews.extractors.dates.facts import CUES, date_fact
from arnews.extractors.dates.years import (
    HIJRI_YEARS,
    OUR_TIME,
    SEPARATORS,
    Year,
    is_counted,
    period,
    period_end,
    year_at,
    year_of_noun,
)
from arnews.facts import Date
from arnews.language.calendar import names_a_year
from arnews.language.date_values import written
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import looks_like_year
from arnews.rules import Cursor, rule

__all__ = ["YEAR_RULES"]

_PERIOD_OPENERS: Final = load_words("calendar.toml", "cues", "period_openers")
_ENDS: Final = CUES.to | {"من"}
"""Words before the ends of a change, which may be amounts: «إلى 2016 السنة الماضية»."""
_LINKS: Final = CUES.listing | CUES.to | {"او"}
_SHORT: Final = 2
"""Digits of a year without its century."""
_LISTED: Final = range(1300, 2200)
"""Years that continue a list; four digits below them are an amount."""


@rule(anchor="year")
def headed_year(at: Cursor) -> list[Date] | None:
    """«عام 2023», «العام 2011», «سنتي 2016 و2017», «سنة ألفين وعشرة»: the noun and its years."""
    anchor = at.anchor
    first, start = anchor.start_token, anchor.start
    year = year_of_noun(at, anchor.stop_token)
    if year is None or year.value is None or year.era == "before_christ" or _is_counting(at):
        return None
    ending = period_end(at, year.stop_token, year.value)
    if ending is not None and ending.value is not None:
        value = period(year.value, ending.value)
        return [date_fact(at, first, ending.stop_token, start, value, hijri=year.is_hijri)]
    value = written(year.value)
    found = [date_fact(at, first, year.stop_token, start, value, hijri=year.is_hijri)]
    return found + _years_after(at, year.stop_token)


def _is_counting(at: Cursor) -> bool:
    """Return whether a number counts the noun of years: «3 أعوام 2015 و2016»."""
    counted = at.anchor.entry.grammatical_number == "many"
    return counted and at.number_before(at.anchor.start_token) is not None


def _years_after(at: Cursor, stop: int) -> list[Date]:
    """Return the other years of a list: «و2017», «إلى 2020», «أو 2021»."""
    found = []
    while at.word(stop) in _LINKS:
        year = year_at(at, stop + 1)
        if year is None or year.value not in _LISTED:
            break
        start = at.passage.start(stop + 1)
        value = written(year.value)
        found.append(date_fact(at, stop + 1, year.stop_token, start, value, hijri=year.is_hijri))
        stop = year.stop_token
    return found


def _year_of_our_time(at: Cursor) -> Year | None:
    """Return the year 1900 to 2100 that the anchor is, four digits alone."""
    anchor = at.anchor
    if not looks_like_year(anchor.value):
        return None
    year = year_at(at, anchor.start_token)
    return year if year is None or year.era != "before_christ" else None


@rule(anchor="bare number")
def years_of_a_period(at: Cursor) -> Date | None:
    """«خطة 2016-2020», «موسم 2012-13»: two years and a dash or a stroke."""
    anchor = at.anchor
    year = _year_of_our_time(at) if at.word(anchor.stop_token) in SEPARATORS else None
    ending = period_end(at, anchor.stop_token, year.value) if year and year.value else None
    if year is None or year.value is None or ending is None or ending.value is None:
        return None
    if ending.value not in OUR_TIME:
        return None
    if ending.value == year.value - 1 and len(at.word(anchor.stop_token + 1)) == _SHORT:
        return None  # «البيان رقم 2015/14»
    value = period(year.value, ending.value)
    return date_fact(at, anchor.start_token, ending.stop_token, anchor.start, value)


@rule(anchor="bare number")
def hijri_year(at: Cursor) -> Date | None:
    """«1446هـ», «1435-1436هـ»: a Hijri year or two with their era."""
    first, start = at.anchor.start_token, at.anchor.start
    era = at.mention_at(at.anchor.stop_token, "era")
    year = year_at(at, first) if era is not None else None
    if year is None or year.era != "hijri" or year.value not in HIJRI_YEARS:
        return None
    value = written(year.value)
    if at.word(first - 1) in SEPARATORS:
        earlier = year_at(at, first - 2)
        if earlier is None or not earlier.is_hijri:
            return None  # «7 / 11 / 1436هـ»
        first, start = first - 2, at.passage.start(first - 2)
        value = f"{written(earlier.value)}/{value}"
    return date_fact(at, first, year.stop_token, start, value, hijri=True)


@rule(anchor="bare number")
def bare_year(at: Cursor) -> list[Date] | None:
    """«في 2016», «بحلول 2030», «(2016)»: four digits that the words around mark as a year."""
    anchor, year = at.anchor, _year_of_our_time(at)
    if year is None:
        return None
    first, stop = anchor.start_token, year.stop_token
    in_brackets = at.word(first - 1) == "(" and at.word(stop) == ")"
    if not in_brackets and (is_counted(at, stop) or not _is_marked(at, first, year)):
        return None
    if at.word(first - 1) in _ENDS and _is_dated_itself(at, stop):
        return None
    found = [date_fact(at, first, stop, anchor.start, written(year.value))]
    return found + _years_after(at, stop)


def _is_dated_itself(at: Cursor, stop: int) -> bool:
    """Return whether four digits, or those after «إلى», are dated: «من 2000 إلى 2016 السنة الماضية»."""
    if at.word_in_sentence(stop) in CUES.to:
        stop += 2
    relative = at.mention_at(stop, "relative")
    return relative is not None and relative.value.unit == "year" and not relative.clitic


def _is_marked(at: Cursor, first: int, year: Year) -> bool:
    """Return whether the words around four digits mark them as a year."""
    before, stop = at.word(first - 1), year.stop_token
    cued = before in CUES.year or year.era == "gregorian"
    if not cued and not _has_a_noun(at, first, before):
        return False
    if (cued and before not in CUES.doubtful) or not at.sentence_continues(stop):
        return True
    in_period = before in _PERIOD_OPENERS and at.word(first - 2) in CUES.periods
    return in_period or at.word(stop) in CUES.after_a_year


def _has_a_noun(at: Cursor, first: int, noun: str) -> bool:
    """Return whether four digits are the year of the `noun` before them: «ثورة 1979»."""
    return (
        noun.isalpha()
        and len(noun) > 2
        and not noun.isascii()
        and noun not in CUES.counting
        and at.word(first)[:2] in {"19", "20"}
        and at.modifier_before(first) is None
    )


@rule(anchor="year")
def year_before_its_noun(at: Cursor) -> Date | None:
    """«كانت 2016 سنة صعبة»: a year of which the noun behind it says something."""
    noun = at.anchor
    number = at.number_before(noun.start_token)
    if number is None or noun.definite or not names_a_year(number.value):
        return None
    if at.word(number.start_token - 1) in _ENDS and _is_dated_itself(at, noun.start_token):
        return None
    value = written(int(number.value.value))
    return date_fact(at, number.start_token, noun.start_token, number.start, value)


YEAR_RULES: Final = (
    headed_year,
    year_before_its_noun,
    years_of_a_period,
    hijri_year,
    bare_year,
)
