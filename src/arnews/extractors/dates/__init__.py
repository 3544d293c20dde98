"""Dates: days, months, quarters, halves and years, Gregorian and Hijri."""

from __future__ import annotations

from arnews.extractors.dates.months import day_month_year
from arnews.extractors.dates.numeric import (
    month_in_digits,
    numbered_month,
    numeric_date,
    spaced_numeric_date,
)
from arnews.extractors.dates.relative import (
    day_of_a_month,
    day_of_this_month,
    part_in_latin,
    part_of_a_year,
    relative_date,
)
from arnews.extractors.dates.year_rules import (
    bare_year,
    headed_year,
    hijri_year,
    year_before_its_noun,
    years_of_a_period,
)
from arnews.facts import Date
from arnews.language.calendar import calendar_words
from arnews.rules import Extractor

__all__ = ["dates"]

dates = Extractor(
    fact_class=Date,
    words=calendar_words,
    rules=(
        headed_year,  # years first: months look for the one that «العام نفسه» refers to
        year_before_its_noun,
        years_of_a_period,
        spaced_numeric_date,
        hijri_year,
        bare_year,
        part_in_latin,
        day_of_this_month,
        day_month_year,
        part_of_a_year,
        numeric_date,
        month_in_digits,
        numbered_month,
        day_of_a_month,
        relative_date,
    ),
)
