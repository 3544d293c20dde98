"""The topic of an article, whose a figure is where its sentence names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.unnamed import is_described
from arnews.claims.vocabulary import Metric

__all__ = ["is_state", "may_own", "topic_of"]

_TOPICS: Final = frozenset({"company", "country", "market", "currency"})
_OF_GOODS: Final = frozenset({"demand", "supply"})
"""Metrics that are of the goods that an article is about."""
_WORLD_ECONOMY: Final = "العالمي"
_WORLDS: Final = ("العالم", _WORLD_ECONOMY)
"""How the names of the world end, which is no topic where a state is spoken of."""
_OF_THE_WORLD: Final = frozenset({"gdp_growth", "gdp"})
"""Metrics of «الاقتصاد العالمي»."""
_CODE: Final = 2
"""Letters of the code of a country."""


def topic_of(
    names: Sequence[Name], lead_stop: int, at: Figures, slot: Slot, metric: Metric
) -> SubjectFound | None:
    """Return the first name of title or lead of the type that a metric has most often.

    A country that something is sold to is no topic, and a state goes before a town.

    Args:
        names: the names of the article, in reading order.
        lead_stop: the token after its title and lead.
        at: the figure in its sentence.
        slot: its slot, with a role.
        metric: its metric.
    """
    wanted = metric.subjects[0]
    of_goods = metric.name in _OF_GOODS and at.figure.unit.startswith("barrel")
    if wanted not in _TOPICS and not of_goods:
        return None
    if is_described(at, slot, metric) or (slot.head is None and at.figure.kind == "count"):
        return None  # «كان على متنها 189 راكبا»
    told: Counter[str] = Counter()
    lead: list[Name] = []
    for name in names:
        if name.type != wanted or name.stands or name.counter or name.key.endswith(_WORLDS):
            continue
        told[name.key] += 1
        if name.start_token < lead_stop:
            lead.append(name)
    if not lead:
        return None
    found = next((name for name in lead if not _is_partner(name)), lead[0])
    if wanted == "country" and not is_state(found):
        states = [
            name
            for name in lead
            if is_state(name) and not _is_partner(name) and told[name.key] >= told[found.key]
        ]
        found = states[0] if states else found
    if _is_partner(found) and told[found.key] < max(told.values()):
        return None
    if wanted == "company" and told[found.key] < max(told.values()):
        return None
    return SubjectFound(found, elided=True)


def _is_partner(name: Name) -> bool:
    """Return whether something may be sold to a country: «تبيع الغاز للصين»."""
    return name.type == "country" and name.clitic.endswith("ل") and not name.adjective


def is_state(name: Name) -> bool:
    """Return whether a country is a state, and no town or region: its key is a code.

    Args:
        name: the name of a country.
    """
    return len(name.key) == _CODE and name.key.isascii()


def may_own(name: Name, metric: Metric) -> bool:
    """Return whether a name may have a metric: «الاقتصاد العالمي» has its growth, and no employees.

    Args:
        name: the name.
        metric: the metric.
    """
    of_the_world = name.type == "country" and name.key.endswith(_WORLD_ECONOMY)
    return not of_the_world or metric.name in _OF_THE_WORLD
