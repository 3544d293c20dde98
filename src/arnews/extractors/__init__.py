"""The built-in extractors, one module for each kind of fact."""

from arnews.extractors.companies.rules import companies
from arnews.extractors.counts.rules import counts
from arnews.extractors.dates import dates
from arnews.extractors.durations import durations
from arnews.extractors.money import money
from arnews.extractors.percentages import percentages
from arnews.extractors.quantities import quantities

__all__ = ["LAST", "ROSTER"]

ROSTER = (dates, percentages, quantities, durations, money, companies)
"""The extractors in the order in which they run; of two equally long quotes the earlier wins."""

LAST = (counts,)
"""The extractors that run after a user's own: they make facts only of what no other quotes."""
