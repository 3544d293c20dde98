"""Words of the calendar, and dates in ISO 8601 and TIMEX3 notation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Entry
from arnews.language.lexicon_files import load_toml, load_words

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
    """A month of the calendar.

    Attributes:
        number: 1 to 12.
        ambiguous: True if its name is another word too («مارس»), so that a date must be around it.
        hijri: True if it is a month of the Hijri calendar.
    """

    number: int
    ambiguous: bool = False
    hijri: bool = False


class Relative(NamedTuple):
    """A day, month or year relative to the date of publication.

    Attributes:
        unit: "day", "month" or "year".
        shift: how many units later; negative for earlier.
    """

    unit: str
    shift: int


def calendar_words() -> Iterator[tuple[str, Entry]]:
    """Yield the words of the calendar with their entries.

    They are of kind "month" (value: a `Month`), "part" («الربع الأول», "Q1"), "year", "era",
    "ordinal" (the day of the month) and "relative" («أمس», a `Relative`).

    Yields:
        Pairs of a phrase, not folded, and its entry.

    Example:
        >>> dict(calendar_words())["رمضان"].value
        Month(number=9, ambiguous=False, hijri=True)
    """
    lists = load_toml(_SOURCE)
    yield from _month_names(lists["month"], hijri=False)
    yield from _month_names(lists["hijri"], hijri=True)
    for item in lists["part"]:
        for number, ordinals in enumerate(item["ordinals"], start=1):
            for head in item["nouns"]:
                for ordinal in ordinals:
                    value = f"{item['iso_prefix']}{number}"
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


def _month_names(months: list[dict[str, Any]], *, hijri: bool) -> Iterator[tuple[str, Entry]]:
    """Yield the names of the months of one calendar."""
    for item in months:
        for ambiguous, names in ((False, item["names"]), (True, item.get("ambiguous", ()))):
            month = Month(item["number"], ambiguous, hijri)
            for name in names:
                yield name, Entry("month", month, "one", _SOURCE)


def _year_words(years: dict[str, list[str]]) -> Iterator[tuple[str, Entry]]:
    """Yield the nouns of years («العام المالي») and the words of eras («هجرية»)."""
    for key, number in (("nouns", "one"), ("duals", "two"), ("plurals", "many")):
        for head in years[key]:
            yield head, Entry("year", None, number, _SOURCE)
            for tail in years["adjectives"] if number == "one" else ():
                yield f"{head} {tail}", Entry("year", None, number, _SOURCE)
    for key in ("hijri", "gregorian"):
        for word in years[key]:
            yield word, Entry("era", key, "one", _SOURCE)


class Cues:
    """The words around a date, folded.

    Attributes:
        mod: for «أوائل», «منتصف», «نهاية» the TIMEX3 modifier: "start", "mid" or "end".
        tense: for «الماضي», «الجاري», «المقبل» the tense: "past", "present" or "future".
        year: words before a year without a noun: «في 2016», with clitics.
        doubtful: those of `year` that as often precede an amount: «من».
        of: words between a month or a quarter and its year: «الربع الأول من 2018».
        month_heads: nouns before the name of a month, inside its quote: «شهر مارس».
        counting: words before four digits that are an amount, not a year: «بلغ 2000».
        places_a_month: words before a month whose name is another word too: «في مارس».
        after_a_year: words after a year that confirm it where `doubtful` leaves it open.
        periods: words before «من» or «مع» and a year: «الفترة من 2011».
        longer_than_a_day: nouns before an ordinal that is not a day: «الأسبوع الأول من أكتوبر».

    Example:
        >>> Cues().tense["الماضي"]
        'past'
    """

    def __init__(self) -> None:
        """Read the word list and compose the forms with clitics."""
        self.mod = {
            clitic + word: mod
            for mod in ("start", "mid", "end")
            for word in load_words(_SOURCE, "mod", mod)
            for clitic in _CLITICS
        }
        self.tense = {
            word: tense
            for tense in ("past", "present", "future")
            for word in load_words(_SOURCE, "tense", tense)
        }
        self.year = frozenset(
            clitic + word
            for word in load_words(_SOURCE, "cues")
            for clitic in ("", "و", "ف", DEFINITE_ARTICLE)
        )
        self.doubtful = load_words(_SOURCE, "cues", "doubtful")
        self.of = load_words(_SOURCE, "cues", "of")
        self.month_heads = load_words(_SOURCE, "cues", "month_heads")
        self.counting = load_words(_SOURCE, "cues", "counting")
        self.places_a_month = load_words(_SOURCE, "cues", "places_a_month")
        self.after_a_year = load_words(_SOURCE, "cues", "after_a_year")
        self.periods = load_words(_SOURCE, "cues", "periods")
        self.longer_than_a_day = frozenset(
            clitic + word
            for word in load_words(_SOURCE, "ordinal", "longer")
            for clitic in ("", "و")
        )


@lru_cache(maxsize=4096)
def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Return a date in ISO 8601 notation, with XXXX for an unknown year as in TIMEX3.

    Args:
        year: the year, or None if it is unknown.
        month: 1 to 12, or None for a whole year.
        day: the day of the month, or None for a whole month.

    Returns:
        The date, as precise as the arguments.

    Example:
        >>> written(2018, 6), written(None, 6, 24), written(2023)
        ('2018-06', 'XXXX-06-24', '2023')
    """
    date = "XXXX" if year is None else f"{year:04}"
    if month is None:
        return date
    return f"{date}-{month:02}" if day is None else f"{date}-{month:02}-{day:02}"


def year_from(published: datetime.date, shift: int) -> int | None:
    """Return the year that is `shift` years after the date of publication.

    Args:
        published: when the article was published.
        shift: years to add; negative for earlier.

    Returns:
        The year, or None if it is outside the years 1 to 9999.

    Example:
        >>> year_from(datetime.date(2018, 2, 10), -1), year_from(datetime.date(9999, 1, 1), 1)
        (2017, None)
    """
    year = published.year + shift
    return year if datetime.MINYEAR <= year <= datetime.MAXYEAR else None


def nearest_year(published: datetime.date, month: int, tense: str | None) -> int | None:
    """Return the year of a month that is named without a year.

    Args:
        published: when the article was published.
        month: 1 to 12.
        tense: "past" («الماضي») for the last such month, "future" («المقبل») for the next,
            "present" («الجاري») for that of the current year, None for the nearest.

    Returns:
        The year, or None if it is outside the years 1 to 9999.

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
    """Return a relative date as a date in ISO 8601 notation, as precise as its unit.

    Args:
        published: when the article was published.
        relative: the unit and the number of units.

    Returns:
        A day, month or year, or None if it is outside the years 1 to 9999.

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
