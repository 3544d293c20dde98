"""Dates in ISO 8601 and TIMEX3 notation, and dates counted from the day of publication."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = [
    "Relative",
    "day_exists",
    "nearest_part",
    "nearest_year",
    "on_weekday",
    "shifted",
    "written",
    "year_from",
]

_FIRST_DAY: Final = datetime.date.min.toordinal()
_LAST_DAY: Final = datetime.date.max.toordinal()
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST_HIJRI_MONTH: Final = 30
_SUNDAY: Final = 7
_A_LEAP_YEAR: Final = 2000
_MONTHS: Final = {"quarter": 3, "half": 6}
_PREFIX: Final = {"quarter": "Q", "half": "H"}
_SIZES: Final = {"Q": 3, "H": 6}


class Relative(NamedTuple):
    """A day or a period relative to the date of publication.

    Attributes:
        unit: "day", "weekday", "week", "month", "quarter", "half" or "year".
        shift: how many units later; negative for earlier.
        weekday: for the unit "weekday" which one, 1 for Monday to 7 for Sunday.
    """

    unit: str
    shift: int
    weekday: int = 0


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


def day_exists(year: int | None, month: int, day: int, *, hijri: bool = False) -> bool:
    """Return whether the calendar has a day.

    Args:
        year: the year, or None if it is unknown.
        month: 1 to 12.
        day: the day of the month.
        hijri: whether it is the Hijri calendar, whose months have 30 days at most.

    Returns:
        True for the 29th of February of an unknown year too.

    Example:
        >>> day_exists(2016, 2, 29), day_exists(2018, 2, 29), day_exists(None, 2, 29)
        (True, False, True)
    """
    if hijri:
        return 1 <= day <= _LONGEST_HIJRI_MONTH
    if month == 2 and day == 29:
        year = _A_LEAP_YEAR if year is None else year
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _DAYS[month - 1]


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
            "present" («الجاري») for that of the current year, "before last" («قبل الماضي») for the
            one before the last, "scheduled" («تعقد القمة») for the nearest, None for the nearest
            too, but one more than four months ahead is last year's: news look back further.

    Returns:
        The year, or None if it is outside the years 1 to 9999.

    Example:
        >>> nearest_year(datetime.date(2018, 2, 10), 12, "past")
        2017
        >>> nearest_year(datetime.date(2018, 2, 10), 3, None)
        2018
    """
    away = month - published.month
    shifts = {
        "present": 0,
        "past": -(away > 0),
        "before last": -(away > 0) - 1,
        "future": int(away < 0),
    }
    furthest = 6 if tense == "scheduled" else 4
    return year_from(published, shifts.get(tense or "", (away < -8) - (away > furthest)))


def nearest_part(published: datetime.date, part: str, tense: str) -> int | None:
    """Return the year of a quarter or half that is named with a tense: «الربع الثالث الماضي».

    Args:
        published: when the article was published.
        part: "Q1" to "Q4", "H1" or "H2".
        tense: as for `nearest_year`; the part that is running is neither past nor future.

    Returns:
        The year, or None if it is outside the years 1 to 9999.

    Example:
        >>> nearest_part(datetime.date(2018, 8, 10), "Q3", "past")
        2017
    """
    away = int(part[1]) - 1 - (published.month - 1) // _SIZES[part[0]]
    shifts = {"past": -(away >= 0), "before last": -(away >= 0) - 1, "future": int(away <= 0)}
    return year_from(published, shifts.get(tense, 0))


def shifted(published: datetime.date, relative: Relative) -> str | None:
    """Return a relative date as a date in ISO 8601 notation, as precise as its unit.

    Args:
        published: when the article was published.
        relative: the unit and the number of units.

    Returns:
        A day, week, month, quarter, half or year, or None if it is outside the years 1 to 9999.

    Example:
        >>> shifted(datetime.date(2018, 1, 1), Relative("day", -1))
        '2017-12-31'
        >>> shifted(datetime.date(2018, 1, 1), Relative("quarter", -1))
        '2017-Q4'
        >>> shifted(datetime.date(2018, 1, 1), Relative("weekday", 1, weekday=5))
        '2018-01-05'
    """
    unit, shift, weekday = relative
    if unit in {"day", "week", "weekday"}:
        return _shifted_days(published, unit, shift, weekday)
    if unit == "year":
        year = year_from(published, shift)
        return None if year is None else written(year)
    size = _MONTHS.get(unit, 1)
    years, place = divmod((published.month - 1) // size + shift, 12 // size)
    year = year_from(published, years)
    if year is None:
        return None
    return written(year, place + 1) if size == 1 else f"{written(year)}-{_PREFIX[unit]}{place + 1}"


def on_weekday(day: str, weekday: int) -> str | None:
    """Return the weekday that is meant by a day counted from the publication: «اليوم الاثنين».

    An article is written before it is published, so that its «اليوم» may be some days earlier; a day
    later only where the clocks differ.

    Args:
        day: a day in ISO 8601 notation.
        weekday: 1 for Monday to 7 for Sunday.

    Returns:
        The day, a day later at most or five days earlier, or None if it is outside the years 1 to 9999.

    Example:
        >>> on_weekday("2015-07-22", 1)
        '2015-07-20'
    """
    date = datetime.date.fromisoformat(day)
    return _shifted_days(date, "day", (weekday - date.isoweekday() + 5) % 7 - 5)


def _shifted_days(published: datetime.date, unit: str, shift: int, weekday: int = 0) -> str | None:
    """Return a day; for the unit "week" the ISO week of the Monday of a week from Sunday on."""
    days = shift
    if unit == "week":
        days = 7 * shift + (published.isoweekday() == _SUNDAY)
    elif unit == "weekday":
        ahead = (weekday - published.isoweekday()) % 7
        days = ahead + 7 * (shift - (shift > 0 and ahead > 0))
    ordinal = published.toordinal() + days
    if not _FIRST_DAY <= ordinal <= _LAST_DAY:
        return None
    day = datetime.date.fromordinal(ordinal)
    if unit != "week":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{written(year)}-W{week:02}"
