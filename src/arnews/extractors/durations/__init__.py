"""Durations: lengths of time, in the unit of the text («ثلاثة أشهر» is P3M, not P90D)."""

from __future__ import annotations

from arnews.extractors.durations.compounds import COMPOUND_RULES
from arnews.extractors.durations.lengths import LENGTH_RULES
from arnews.extractors.durations.units import time_words
from arnews.facts import Duration
from arnews.rules import Extractor

__all__ = ["durations"]

durations = Extractor(
    fact_class=Duration,
    words=time_words,
    rules=(*COMPOUND_RULES, *LENGTH_RULES),
)
