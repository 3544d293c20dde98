"""The calendar's words, and how a date is written down (ISO 8601, TIMEX3)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from arnews.language.inflection import ARTICLE
from arnews.language.lexicon import Entry
from arnews.language.lists import read_list, word_set

__all__ = [
    "Cues",
    "Month",
    "Relative",
    "calendar_words",
    "nearest_year",
    "shifted",
    "written",
    "year_from",
]

_SOURCE: Final = "calendar.toml"
_FIRST_DAY: Final = datetime.date.min.toordinal()
_LAST_DAY: Final = datetime.date.max.toordinal()
_CLITICS: Final = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب", "فل")


class Month(NamedTuple):
    """A month: its number, whether its name needs company, whether it is of the Hijri calendar."""

    number: int
    weak: bool = False
    hijri: bool = False


class Relative(NamedTuple):
    """A day, month or year counted from the article's own."""

    unit: str
    shift: int


def calendar_words() -> Iterator[tuple[str, Entry]]:
    """Give the names of months, parts of the year, heads of years, ordinals of days."""
    lists = read_list(_SOURCE)
    for key, hijri in (("month", False), ("hijri", True)):
        for item in lists[key]:
            for weak, names in ((False, item["names"]), (True, item.get("weak", ()))):
                for name in names:
                    yield name, Entry("month", Month(item["number"], weak, hijri), "one", _SOURCE)
    for item in lists["part"]:
        for number, ordinals in enumerate(item["ordinals"], start=1):
            for head in item["heads"]:
                for ordinal in ordinals:
                    value = f"{item['letter']}{number}"
                    yield f"{head} {ordinal}", Entry("part", value, "one", _SOURCE)
    yield from _year_words(lists["year"])
    for day, word in enumerate(lists["ordinal"]["words"], start=1):
        yield word, Entry("ordinal", day, "one", _SOURCE)
    for word in lists["ordinal"]["first"]:
        yield word, Entry("ordinal", 1, "one", _SOURCE)
    for item in lists["relative"]:
        for words in item["words"]:
            shift = Relative(item["unit"], item["shift"])
            yield words, Entry("relative", shift, "one", _SOURCE)


def _year_words(years: dict[str, list[str]]) -> Iterator[tuple[str, Entry]]:
    for key, number in (("heads", "one"), ("duals", "two"), ("plurals", "many")):
        for head in years[key]:
            yield head, Entry("year", None, number, _SOURCE)
            for tail in years["tails"] if number == "one" else ():
                yield f"{head} {tail}", Entry("year", None, number, _SOURCE)
    for key in ("hijri", "gregorian"):
        for word in years[key]:
            yield word, Entry("era", key, "one", _SOURCE)


class Cues:
    """The words around a date: what part of it is meant, whether it lies behind or ahead."""

    def __init__(self) -> None:
        """Read the list and compose the forms."""
        self.mod = {
            clitic + word: mod
            for mod in ("start", "mid", "end")
            for word in word_set(_SOURCE, "mod", mod)
            for clitic in _CLITICS
        }
        self.tense = {
            word: tense
            for tense in ("past", "present", "future")
            for word in word_set(_SOURCE, "tense", tense)
        }
        self.year = frozenset(
            clitic + word
            for word in word_set(_SOURCE, "cues")
            for clitic in ("", "و", "ف", ARTICLE)
        )
        self.doubtful = word_set(_SOURCE, "cues", "doubtful")
        self.of = word_set(_SOURCE, "cues", "of")
        self.month_heads = word_set(_SOURCE, "cues", "month_heads")
        self.counting = word_set(_SOURCE, "cues", "counting")
        self.places_a_month = word_set(_SOURCE, "cues", "places_a_month")
        self.behind_a_year = word_set(_SOURCE, "cues", "behind_a_year")
        self.periods = word_set(_SOURCE, "cues", "periods")
        self.longer_than_a_day = frozenset(
            clitic + word for word in word_set(_SOURCE, "ordinal", "longer") for clitic in ("", "و")
        )


@lru_cache(maxsize=4096)
def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Write a date; XXXX stands for a year that is not told.

    Example:
        >>> written(2018, 6), written(None, 6, 24), written(2023)
        ('2018-06', 'XXXX-06-24', '2023')
    """
    date = "XXXX" if year is None else f"{year:04}"
    if month is None:
        return date
    return f"{date}-{month:02}" if day is None else f"{date}-{month:02}-{day:02}"


def year_from(published: datetime.date, shift: int) -> int | None:
    """Return the year that lies `shift` years from the article's; None outside the calendar.

    Example:
        >>> year_from(datetime.date(2018, 2, 10), -1), year_from(datetime.date(9999, 1, 1), 1)
        (2017, None)
    """
    year = published.year + shift
    return year if datetime.MINYEAR <= year <= datetime.MAXYEAR else None


def nearest_year(published: datetime.date, month: int, tense: str | None) -> int | None:
    """Return the year of a month named without one, in an article of that date.

    «الماضي» is the last such month before, «المقبل» the next, «الجاري» this year's; without a word
    for it, the nearest. None if that year lies outside the calendar.

    Example:
        >>> nearest_year(datetime.date(2018, 2, 10), 12, "past")
        2017
        >>> nearest_year(datetime.date(2018, 2, 10), 3, None)
        2018
    """
    away = month - published.month
    if tense == "present":
        shift = 0
    elif tense == "past":
        shift = -1 if away > 0 else 0
    elif tense == "future":
        shift = 1 if away < 0 else 0
    else:
        shift = -1 if away > 6 else 1 if away < -6 else 0
    return year_from(published, shift)


def shifted(published: datetime.date, relative: Relative) -> str | None:
    """Return the date that lies `relative` to the article's; None outside the calendar.

    Example:
        >>> shifted(datetime.date(2018, 1, 1), Relative("day", -1))
        '2017-12-31'
        >>> shifted(datetime.date(2018, 1, 1), Relative("month", -1))
        '2017-12'
    """
    if relative.unit == "day":
        ordinal = published.toordinal() + relative.shift
        if not _FIRST_DAY <= ordinal <= _LAST_DAY:
            return None
        return datetime.date.fromordinal(ordinal).isoformat()
    if relative.unit == "year":
        year = year_from(published, relative.shift)
        return None if year is None else written(year)
    years, month = divmod(published.month - 1 + relative.shift, 12)
    year = year_from(published, years)
    return None if year is None else written(year, month + 1)
