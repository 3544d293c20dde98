"""Whether a subject suits the metric of its figure: who is an employer, whose followers they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import starts_of
from arnews.claims.slots import Name, Slot
from arnews.claims.speakers import is_placed
from arnews.claims.vocabulary import Metric
from arnews.language.inflection import is_definite

__all__ = ["name_lent", "suits"]

_OF_PEOPLE: Final = frozenset({"users", "employees"})
_JOBS: Final = starts_of("jobs")
_FOLLOWERS: Final = starts_of("followers")
_LENDERS: Final = starts_of("lenders")
_GIVING: Final = starts_of("giving")
_TAKEN: Final = starts_of("taken")
_GIVEN: Final = 3
"""Words behind loans in which it is told that they were given."""
_PRICED: Final = frozenset({"commodity_price", "retail_price", "fx_rate", "crypto_price"})
_PRICED_WITHIN: Final = 3


def suits(at: Figures, slot: Slot, metrics: Mapping[str, Metric]) -> bool:
    """Return whether a slot may have the subject that was found; jobs of a state are `employment`.

    Args:
        at: the figure in its sentence.
        slot: its slot, with metric and subject.
        metrics: the metrics by their names.
    """
    assert slot.metric is not None
    assert slot.subject is not None
    name = slot.subject.name
    if slot.like is not None:
        return True
    if slot.metric.name == "borrowings" and _lends(at, slot, name):
        slot.extra["lent"] = metrics["loans_advances"]
    if slot.metric.name == "net_loss" and slot.role == "change" and _is_lost(at):
        slot.role, slot.direction = "value", None
    if slot.metric.name == "sales_volume" and at.lead == "to":
        _count_change(at, slot.metric)
    if slot.metric.name in _OF_PEOPLE:
        return _suits_people(at, slot, name, metrics)
    if slot.metric.name == "index_level":
        return not _is_of_counted_shares(at)
    return slot.metric.name not in _PRICED or not _is_of_unknown_goods(at, slot)


def name_lent(slots: Sequence[Slot]) -> None:
    """Set the metric of loans that are lent, once all figures of their sentence are read.

    Args:
        slots: the slots of a sentence.
    """
    for slot in slots:
        if "lent" in slot.extra:
            slot.metric = slot.extra["lent"]


def _lends(at: Figures, slot: Slot, name: Name) -> bool:
    """Return whether loans are given, not taken: «قروض بنك الرياض», «القروض التي قدمها الصندوق»."""
    head = slot.head
    if head is None or name.type not in {"company", "body", "market", "group"}:
        return False
    words = [at.word(index) for index in range(head.start_token, head.stop_token + _GIVEN)]
    if not any("قروض" in word for word in words[: head.stop_token - head.start_token]):
        return False
    if any(word.startswith(_TAKEN) for word in words):
        return False
    owner = at.sentence.tokens[name.start_token].word.lstrip("ول").removeprefix("ال")
    return owner.startswith(_LENDERS) or any(word.startswith(_GIVING) for word in words)


def _count_change(at: Figures, metric: Metric) -> None:
    """Make a change of sales one of what is counted behind it: «زادت المبيعات 5% إلى 3 آلاف سيارة»."""
    before = at.beside
    if before is None or before.role != "change" or before.metric is None:
        return
    if before.metric.name == "sales" and at.lead_token - before.figure.stop_token <= 1:
        before.metric = metric


def _is_lost(at: Figures) -> bool:
    """Return whether a firm has lost a sum: «خسرت سابك 8 ملايين، مقابل خسائر بـ12 مليونا»."""
    mover = at.sentence.last("mover", at.clause[0], at.figure.start_token)
    lost = mover is not None and mover.verb and "خسر" in at.word(mover.start_token)
    return lost and at.figure.kind == "money" and at.lead == ""


def _suits_people(at: Figures, slot: Slot, name: Name, metrics: Mapping[str, Metric]) -> bool:
    counted = at.word(at.figure.stop_token - 1)
    if name.type == "company":
        return not (counted.startswith(_FOLLOWERS) and is_placed(at, name))
    if name.type != "country" or at.figure.kind != "count":
        return True
    if counted.startswith(_JOBS):
        slot.metric = metrics["employment"]  # «خلق 4 آلاف وظيفة في البحرين»
        return True
    return slot.head is not None or slot.subject is None or slot.subject.via is not None


def _is_of_counted_shares(at: Figures) -> bool:
    """Return whether a percentage is of the shares that moved: «تداول 165 سهما، ارتفعت 42% منها»."""
    if at.figure.kind != "percentage":
        return False
    before = [one for one in at.sentence.figures if one.stop_token <= at.figure.start_token]
    counted = [one for one in before if one.kind == "count" and one.unit == "share"]
    if not counted:
        return False
    stop = counted[-1].stop_token
    return not any(stop <= name.start_token < at.figure.start_token for name in at.sentence.names)


def _is_of_unknown_goods(at: Figures, slot: Slot) -> bool:
    """Return whether a price is that of goods that no list knows: «انخفضت أسعار الإيثيلين 40 دولارا»."""
    sign = at.sentence.last("price", at.clause[0], at.figure.start_token)
    if sign is None or sign.definite or sign.pronoun:
        return False
    if slot.head is not None and slot.head.start_token >= sign.start_token:
        return False
    first = sign.stop_token
    if first >= at.figure.start_token or not is_definite(at.word(first)):
        return False
    return not any(
        name.start_token < first + _PRICED_WITHIN and name.stop_token > first
        for name in at.sentence.names
    )
