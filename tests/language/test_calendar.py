"""Dates written down, years told by the article's own date."""

from __future__ import annotations

from datetime import date

import pytest

from arnews.language.calendar import Relative, nearest_year, shifted, written


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
        (date(2018, 2, 10), 8, None, 2018),
        (date(2018, 11, 10), 1, None, 2019),
        (date(2018, 11, 10), 12, "past", 2017),
        (date(2018, 11, 10), 11, "past", 2018),
        (date(2018, 11, 10), 11, "future", 2018),
        (date(2018, 11, 10), 1, "future", 2019),
        (date(2018, 11, 10), 1, "present", 2018),
        (date(1, 1, 1), 12, None, None),
        (date(1, 1, 1), 2, "past", None),
        (date(1, 1, 1), 2, "present", 1),
        (date(9999, 12, 31), 5, None, None),
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
    ],
)
def test_shifted(published: date, relative: Relative, value: str | None) -> None:
    assert shifted(published, relative) == value
