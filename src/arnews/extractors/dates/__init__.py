"""Dates: days, months, quarters, halves and years, Gregorian and Hijri."""

from __future__ import annotations

from arnews.extractors.dates.months import MONTH_RULES
from arnews.extractors.dates.numeric import NUMERIC_RULES
from arnews.extractors.dates.relative import RELATIVE_RULES
from arnews.extractors.dates.year_rules import YEAR_RULES
from arnews.facts import Date
from arnews.language.calendar import calendar_words
from arnews.rules import Extractor

__all__ = ["dates"]

dates = Extractor(
    fact_class=Date,
    words=calendar_words,
    # Years before months, which look for the one that «العام نفسه» refers to.
    rules=(*NUMERIC_RULES, *YEAR_RULES, *MONTH_RULES, *RELATIVE_RULES),
)
