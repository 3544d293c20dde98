"""Dates written down, years told by the article's own date."""

from __future__ import annotations

from datetime import date

import pytest

from arnews.language.date_values import (
    Relative,
    day_exists,
    nearest_part,
    nearest_year,
    on_weekday,
    shifted,
    written,
)


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((2023,), "2023"),
        ((622,), "0622"),
        ((2018, 6), "2018-06"),
        ((2018, 6, 4), "2018-06-04"),
        ((None, 6), "XXXX-06"),
        ((None, 6, 24), "XXXX-06-24"),
    ],
)
def test_written(parts: tuple[int | None, ...], value: str) -> None:
    assert written(*parts) == value


@pytest.mark.parametrize(
    ("published", "month", "tense", "year"),
    [
        (date(2018, 2, 10), 12, None, 2017),
        (date(2018, 2, 10), 6, None, 2018),
        (date(2018, 2, 10), 7, None, 2017),
        (date(2018, 10, 10), 2, None, 2018),
        (date(2018, 11, 10), 2, None, 2019),
        (date(2018, 11, 10), 1, None, 2019),
        (date(2018, 11, 10), 12, "past", 2017),
        (date(2018, 11, 10), 11, "past", 2018),
        (date(2018, 11, 10), 11, "future", 2018),
        (date(2018, 11, 10), 1, "future", 2019),
        (date(2018, 11, 10), 1, "present", 2018),
        (date(2018, 11, 10), 11, "before last", 2017),
        (date(2018, 11, 10), 12, "before last", 2016),
        (date(1, 1, 1), 12, None, None),
        (date(1, 1, 1), 2, "past", None),
        (date(1, 1, 1), 2, "present", 1),
        (date(2018, 2, 10), 8, "scheduled", 2018),
        (date(2018, 2, 10), 9, "scheduled", 2017),
        (date(9999, 12, 31), 3, None, None),
        (date(9999, 12, 31), 11, "future", None),
        (date(9999, 12, 31), 12, "future", 9999),
    ],
)
def test_the_year_of_a_month(
    published: date, month: int, tense: str | None, year: int | None
) -> None:
    assert nearest_year(published, month, tense) == year


@pytest.mark.parametrize(
    ("published", "relative", "value"),
    [
        (date(2020, 3, 1), Relative("day", -1), "2020-02-29"),
        (date(2020, 12, 31), Relative("day", 1), "2021-01-01"),
        (date(2020, 1, 31), Relative("month", -1), "2019-12"),
        (date(2020, 12, 1), Relative("month", 1), "2021-01"),
        (date(2020, 12, 1), Relative("month", 0), "2020-12"),
        (date(2020, 2, 29), Relative("year", -1), "2019"),
        (date(1, 1, 3), Relative("day", -2), "0001-01-01"),
        (date(1, 1, 2), Relative("day", -2), None),
        (date(1, 1, 1), Relative("month", -1), None),
        (date(1, 12, 31), Relative("year", -1), None),
        (date(9999, 12, 30), Relative("day", 1), "9999-12-31"),
        (date(9999, 12, 31), Relative("day", 1), None),
        (date(9999, 12, 1), Relative("month", 1), None),
        (date(9999, 1, 1), Relative("year", 1), None),
        (date(2018, 2, 1), Relative("quarter", -1), "2017-Q4"),
        (date(2018, 12, 31), Relative("quarter", 1), "2019-Q1"),
        (date(2018, 7, 1), Relative("quarter", 0), "2018-Q3"),
        (date(2018, 6, 30), Relative("half", -1), "2017-H2"),
        (date(2018, 6, 30), Relative("half", 1), "2018-H2"),
        (date(1, 1, 1), Relative("quarter", -1), None),
        (date(2018, 5, 10), Relative("week", 0), "2018-W19"),
        (date(2018, 5, 13), Relative("week", 0), "2018-W20"),  # a Sunday begins its week
        (date(2018, 1, 3), Relative("week", -1), "2017-W52"),
        (date(9999, 12, 31), Relative("week", 1), None),
        (date(2018, 5, 10), Relative("weekday", -1, 4), "2018-05-03"),
        (date(2018, 5, 10), Relative("weekday", 1, 4), "2018-05-17"),
        (date(2018, 5, 10), Relative("weekday", -1, 3), "2018-05-09"),
        (date(2018, 5, 10), Relative("weekday", 1, 5), "2018-05-11"),
        (date(2018, 5, 10), Relative("weekday", -2, 5), "2018-04-27"),
        (date(1, 1, 1), Relative("weekday", -1, 5), None),
    ],
)
def test_shifted(published: date, relative: Relative, value: str | None) -> None:
    assert shifted(published, relative) == value


@pytest.mark.parametrize(
    ("published", "part", "tense", "year"),
    [
        (date(2018, 8, 10), "Q2", "past", 2018),
        (date(2018, 8, 10), "Q3", "past", 2017),
        (date(2018, 8, 10), "Q3", "before last", 2016),
        (date(2018, 8, 10), "Q3", "present", 2018),
        (date(2018, 8, 10), "Q4", "future", 2018),
        (date(2018, 8, 10), "H1", "future", 2019),
        (date(1, 1, 1), "H2", "past", None),
    ],
)
def test_the_year_of_a_part(published: date, part: str, tense: str, year: int | None) -> None:
    assert nearest_part(published, part, tense) == year


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        ((2018, 2, 28), True),
        ((2018, 2, 29), False),
        ((2016, 2, 29), True),
        ((2000, 2, 29), True),
        ((1900, 2, 29), False),
        ((None, 2, 29), True),
        ((None, 2, 30), False),
        ((2018, 4, 31), False),
        ((2018, 12, 31), True),
        ((2018, 1, 0), False),
    ],
)
def test_days_of_the_calendar(day: tuple[int | None, int, int], exists: bool) -> None:
    assert day_exists(*day) is exists


def test_hijri_months_have_thirty_days_at_most() -> None:
    assert day_exists(1436, 2, 30, hijri=True)
    assert not day_exists(1436, 9, 31, hijri=True)


@pytest.mark.parametrize(
    ("day", "weekday", "moved"),
    [
        ("2018-05-10", 4, "2018-05-10"),
        ("2018-05-10", 1, "2018-05-07"),
        ("2018-05-10", 5, "2018-05-11"),
        ("2018-05-10", 6, "2018-05-05"),
        ("2018-05-10", 7, "2018-05-06"),
        ("9999-12-31", 6, None),
    ],
)
def test_the_nearest_such_weekday(day: str, weekday: int, moved: str | None) -> None:
    assert on_weekday(day, weekday) == moved
