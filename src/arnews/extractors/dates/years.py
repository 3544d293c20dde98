"""Reading years: in digits or words, behind a month or quarter, or told by other words."""

from __future__ import annotations

from typing import Final, NamedTuple

from arnews.extractors.counts.nouns import form_of
from arnews.extractors.dates.facts import CUES
from arnews.facts import Date
from arnews.language.date_values import written, year_from
from arnews.rules import Cursor, Mention

__all__ = [
    "HIJRI_YEARS",
    "OUR_TIME",
    "SEPARATORS",
    "Year",
    "era_at",
    "is_counted",
    "period",
    "period_end",
    "year_after",
    "year_at",
    "year_of_noun",
    "year_referred_to",
]

_STROKE: Final = "/"
SEPARATORS: Final = frozenset({_STROKE, "-"})
_MEASURED: Final = frozenset({"currency", "percent", "unit"})
_COUNTED: Final = _MEASURED | {"time"}
"""Kinds of mentions before which four digits are an amount, not a year; «يوم» may follow a date."""
OUR_TIME: Final = range(1900, 2101)
_FROM: Final = "من"
_BEFORE: Final = "قبل"
"""«العام قبل الماضي 2013» is two years ago."""
_IN: Final = "في"
_COMMAS: Final = frozenset({"،", ","})
_LONGEST_PERIOD: Final = 100
"""Years; «1446هـ/2025م» is one year in two calendars."""
HIJRI_YEARS: Final = range(1300, 1460)
"""Years that are Hijri where no era is said; 1459 is 2037."""


class Year(NamedTuple):
    """A year that was read.

    Attributes:
        value: the year; None for one that the words refer to and the article does not tell.
        stop_token: the token after it and its era (exclusive end).
        era: "hijri", "gregorian" or "before_christ" where the article says so.
    """

    value: int | None
    stop_token: int
    era: str | None = None

    @property
    def is_hijri(self) -> bool:
        """Return whether it counts from the Hijra: by its era, or as it could be of our time."""
        return self.era == "hijri" or (self.era is None and self.value in HIJRI_YEARS)


def year_at(at: Cursor, index: int) -> Year | None:
    """Return the year 1000 to 2199 at a token, in digits («2018») or words («ألفين وعشرة»).

    Args:
        at: the cursor.
        index: the token; a year does not begin a sentence behind its month.

    Returns:
        The year with its era, or None for another number.
    """
    if index >= at.count or not at.tokens[index].is_numeric:
        return None
    if index and not at.sentence_continues(index):
        return None
    number = _year_in_digits(at, index) or _year_in_words(at, index)
    if number is None or not 1000 <= number.value.value <= 2199:
        return None
    value, stop = int(number.value.value), number.stop_token
    era = era_at(at, stop)
    return Year(value, stop) if era is None else Year(value, era.stop_token, era.value)


def _year_in_digits(at: Cursor, index: int) -> Mention | None:
    """Return the number of four digits at a token, if no scale word is part of it."""
    word = at.word(index)
    return at.article.number_ending.get(index + 1) if len(word) == 4 and word.isdecimal() else None


def _year_in_words(at: Cursor, index: int) -> Mention | None:
    """Return the number at a token if it is in words and has the thousands of a year."""
    number = at.number_at(index)
    if number is None or not number.value.in_words:
        return None
    value = number.value.value
    return number if value > 1000 and value == int(value) else None


def era_at(at: Cursor, index: int) -> Mention | None:
    """Return the era of the year before a token: «م», «هـ», «قبل الميلاد».

    Args:
        at: the cursor.
        index: the token after the year.

    Returns:
        The mention, or None.
    """
    era = at.mention_at(index, "era")
    return era if era is not None and not era.clitic else None


def year_after(at: Cursor, index: int) -> Year | None:
    """Return the year told behind a month or quarter: «من عام 2018», «، 2018», «ألفين وعشرة».

    Args:
        at: the cursor.
        index: the token after the month or quarter.

    Returns:
        The year, or None if none follows, or a period of several years.
    """
    word = at.word_in_sentence(index)
    place = index + (word in CUES.of)
    place += word in _COMMAS and at.word_in_sentence(place) == _FROM  # «30 سبتمبر، من عام 1882»
    head = at.mention_at(place, "year")
    year = year_at(at, place) if head is None else year_of_noun(at, head.stop_token)
    if year is None or year.value is None or (head is None and not _follows(at, word, year)):
        return None
    if year.era == "before_christ" or period_end(at, year.stop_token, year.value) is not None:
        return None
    return year


def year_of_noun(at: Cursor, stop: int) -> Year | None:
    """Return the year behind its noun, or behind an adjective: «العام الجاري 2018».

    Args:
        at: the cursor.
        stop: the token after the noun.

    Returns:
        The year; None if there is none, or four digits that count: «العام الماضي 1200 مسافر».
    """
    stop += at.word_in_sentence(stop) == _BEFORE and at.word(stop + 1) in CUES.tense
    if at.word_in_sentence(stop) not in CUES.tense:
        return year_at(at, stop)
    year = year_at(at, stop + 1)
    if (
        year is None
        or is_counted(at, year.stop_token)
        or not (year.is_hijri or year.value in OUR_TIME)
        or _counts_a_noun(at, year)
    ):
        return None
    return year


def _counts_a_noun(at: Cursor, year: Year) -> bool:
    """Return whether a noun in the form of what is counted follows: «العام الماضي 2000 مشروع».

    After 2011 and more stands an accusative, as an adverbial too: «العام الحالي 2018 ارتفاعا كبيرا».
    """
    assert year.value is not None
    after = at.word_in_sentence(year.stop_token) if year.era is None else ""
    rest = year.value % 100
    if rest == 0:  # any noun may be «مسافر», which no form shows
        return after.isalpha() and after not in CUES.after_a_year
    return form_of(after) == "many" and 2 < rest <= 10


def _follows(at: Cursor, word: str, year: Year) -> bool:
    """Return whether `word` joins a year without «عام» to what is before it."""
    if word == _IN or _is_followed(at, year.stop_token, _MEASURED):
        return False
    if year.value in OUR_TIME:
        return True
    reaches = word == _FROM and at.word_in_sentence(year.stop_token) in CUES.to
    return word not in _COMMAS and not (reaches and at.number_at(year.stop_token + 1))


def year_referred_to(at: Cursor, index: int) -> Year | None:
    """Return the year that words behind a date refer to: «من العام الماضي», «من العام نفسه».

    Args:
        at: the cursor.
        index: the token after the date.

    Returns:
        The year, whose value is None if the article does not tell it; None if no words refer to one.
        The token after it is `index`: the words are no part of the quote.
    """
    of = at.word_in_sentence(index) in CUES.of
    relative = at.mention_at(index + of, "relative")
    if relative is not None:
        return _relative_year(at, relative, index) if relative.value.unit == "year" else None
    before = at.word_in_sentence(index + of)
    is_one_of = before in CUES.same_before or before in CUES.every
    head = at.mention_at(index + of + is_one_of, "year")
    if head is None or not (of or head.clitic) or year_at(at, head.stop_token) is not None:
        return None  # «من السنة المالية 2017-2018» is a date of its own
    is_same = before in CUES.same_before or at.word_in_sentence(head.stop_token) in CUES.same
    return Year(_year_before(at, index) if is_same else None, index)


def _relative_year(at: Cursor, relative: Mention, index: int) -> Year:
    """Return the year of «العام الماضي», which is unknown without the publication date."""
    published = at.article.published
    return Year(None if published is None else year_from(published, relative.value.shift), index)


def _year_before(at: Cursor, index: int) -> int | None:
    """Return the year of the last date before token `index` in its sentence."""
    year = None
    for candidate in at.candidates_in_sentence(index - 1):
        fact = candidate.fact
        if candidate.stop_token < index and isinstance(fact, Date) and fact.calendar is None:
            year = int(fact.value[:4]) if fact.value[:4].isdecimal() else None
    return year


def period_end(at: Cursor, index: int, year: int) -> Year | None:
    """Return the second year of a period: «2018-2019», «1993/2015», «2012-13».

    Args:
        at: the cursor.
        index: the token after the first year.
        year: the first year.

    Returns:
        The other year, or None. Two digits are the next year only. Behind a stroke it may be the
        year before, as right-to-left input turns a fiscal year round: «2019/2018», «2022/21».
    """
    separator = at.word(index)
    if separator not in SEPARATORS:
        return None
    end = year_at(at, index + 1) or _short_year(at, index + 1, year)
    if end is None or end.value is None:
        return None
    is_turned = separator == _STROKE and end.value == year - 1
    return end if is_turned or year < end.value < year + _LONGEST_PERIOD else None


def _short_year(at: Cursor, index: int, year: int) -> Year | None:
    """Return the year after or before another in two digits: «2012-13», «2022/21»."""
    if at.word(index + 1) in SEPARATORS:
        return None  # «2012-13-01» is a day
    word = at.word_in_sentence(index)
    near = (other for other in (year + 1, year - 1) if word == f"{other % 100:02}")
    return next((Year(other, index + 1) for other in near), None)


def period(one: int, other: int) -> str:
    """Return two years as a period, the earlier first.

    Args:
        one: a year.
        other: another year.

    Returns:
        The period in TIMEX3 notation.

    Example:
        >>> period(2019, 2018)
        '2018/2019'
    """
    return "/".join(map(written, sorted((one, other))))


def is_counted(at: Cursor, index: int) -> bool:
    """Return whether a unit follows that four digits before it could count: «2000 دولار».

    Args:
        at: the cursor.
        index: the token after the digits.

    Returns:
        False for a definite noun behind «و»: «2014 والربع الأول».
    """
    return _is_followed(at, index, _COUNTED)


def _is_followed(at: Cursor, index: int, kinds: frozenset[str]) -> bool:
    """Return whether a mention of one of the kinds follows, and is no new item behind «و»."""
    if not at.sentence_continues(index):
        return False
    units = [match for match in at.matches_at(index).values() if match.kind in kinds]
    return any(not (match.definite and match.clitic == "و") for match in units)
