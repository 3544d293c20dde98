"""Durations: lengths of time, in the unit of the text («ثلاثة أشهر» is P3M, not P90D)."""

from __future__ import annotations

from arnews.extractors.durations.compounds import time_and_smaller_time
from arnews.extractors.durations.lengths import (
    number_then_time,
    one_of_a_time,
    time_then_number,
    two_of_a_time,
)
from arnews.extractors.durations.units import time_words
from arnews.facts import Duration
from arnews.rules import Extractor

__all__ = ["durations"]

durations = Extractor(
    fact_class=Duration,
    words=time_words,
    rules=(
        time_and_smaller_time,
        number_then_time,
        two_of_a_time,
        time_then_number,
        one_of_a_time,
    ),
)
