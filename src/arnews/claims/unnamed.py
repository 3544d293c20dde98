"""Owners that no list knows: goods behind «على», items of a list, and those of whom nothing can be said."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.speakers import is_placed
from arnews.claims.vocabulary import Metric, Sign
from arnews.language.inflection import is_definite

__all__ = ["PREPOSITIONS", "goods_at", "in_construct", "is_described", "item_of_list", "of_unknown"]

PREPOSITIONS: Final = words_of("prepositions")
_AFTER: Final = 4
_FIRMS: Final = words_of("heads_of_firms")
_NO_GOODS: Final = words_of("no_goods")
_TIMES: Final = words_of("times")
_OWNED_FAMILIES: Final = frozenset({"firm", "public", "market"})
_BEFORE_ITEM: Final = words_of("before_item")
_NO_ITEM: Final = words_of("no_item")


def goods_at(at: Figures, index: int) -> SubjectFound | None:
    """Return the goods named from a token on: a known name, else the words themselves.

    Args:
        at: the figure in its sentence.
        index: a token.
    """
    for figure in at.sentence.figures:  # «على 12.7 مليار دولار من الواردات»
        if figure.start_token == index:
            index = figure.stop_token
    while at.word(index) in {"من", "تلك"}:
        index += 1
    for name in at.sentence.names:
        if index <= name.start_token < index + _AFTER and name.type in {"commodity", "product"}:
            return SubjectFound(name)
    word = at.word(index)
    if not word[:1].isalpha() or word in _NO_GOODS:
        return None
    stop = index + 1
    if at.word(stop)[:1].isalpha() and at.word(stop) not in PREPOSITIONS:
        stop += 1
    start, end = at.sentence.span(index, stop)
    key = " ".join(at.word(one) for one in range(index, stop))
    return SubjectFound(Name("product", index, stop, start, end, key))


def item_of_list(at: Figures, slot: Slot) -> SubjectFound | None:
    """Return the words of one more item of a list: «القطاعات: الزراعة بنسبة 2% ثم التأمين بنسبة 1%».

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
    """
    before = at.previous
    if before is None or before.subject is None or slot.head is not before.head:
        return None
    if slot.metric is not before.metric or at.lead != "by" or slot.role != before.role:
        return None
    first = at.gap
    while at.sentence.is_stop(first) or at.word(first) in _BEFORE_ITEM:
        first += 1
    word = at.word(first)
    if word in _NO_ITEM or not word[:1].isalpha() or not 0 < at.lead_token - first <= 3:
        return None
    if first == at.gap and not word.startswith("و"):
        return None
    if any(first <= sign.start_token < at.lead_token for sign in at.sentence.all_signs):
        return None
    start, end = at.sentence.span(first, at.lead_token)
    start += word.startswith("و")
    key = at.sentence.passage.text[start:end]
    return SubjectFound(Name(before.subject.name.type, first, at.lead_token, start, end, key))


def of_unknown(at: Figures, slot: Slot, metric: Metric) -> bool:
    """Return whether the head belongs to something that is not known: «مصروفات الجمعية».

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        metric: the metric of the figure.
    """
    head = _open_head(at, slot, metric)
    if head is None or head.verb or not at.gap <= head.start_token < at.figure.start_token:
        return False
    stop = head.stop_token
    word = at.word(stop)
    if is_definite(word) or word in _FIRMS:
        return True
    tanween = at.word(stop - 1).endswith("ا")
    return (
        metric.name == "share_price"
        and word[:1].isalpha()
        and not tanween
        and word not in PREPOSITIONS
    )


def _open_head(at: Figures, slot: Slot, metric: Metric) -> Sign | None:
    """Return the head of a slot if a word that no list knows may own it: it is not definite yet."""
    head = slot.head
    if head is None or head.definite or head.pronoun or metric.family not in _OWNED_FAMILIES:
        return None
    stop = head.stop_token
    if at.word(stop - 1).startswith("ال") or stop >= at.lead_token or _is_of_time(at, stop):
        return None
    return None if any(sign.start_token == stop for sign in at.sentence.all_signs) else head


def _is_of_time(at: Figures, index: int) -> bool:
    """Return whether a token is part of a date or a length of time: «أرباح الربع الأول»."""
    times = (*at.sentence.dates, *at.sentence.durations)
    return at.word(index) in _TIMES or any(
        one.start_token <= index < one.stop_token for one in times
    )


def is_described(at: Figures, slot: Slot, metric: Metric) -> bool:
    """Return whether the head is in construct with a word that is not known: «تكاليف تجهيز القارب».

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        metric: the metric of the figure.
    """
    head = _open_head(at, slot, metric)
    if head is None or at.word(head.stop_token - 1).endswith("ا"):
        return False
    word = at.word(head.stop_token)
    return word[:1].isalpha() and word not in PREPOSITIONS


def in_construct(at: Figures, head: Sign | None, name: Name, metric: Metric) -> bool:
    """Return whether no preposition parts a name from its head but the one before it.

    Args:
        at: the figure in its sentence.
        head: the words that name a metric, or None if the name stands behind the figure.
        name: a name behind it.
        metric: the metric.
    """
    of_place = name.type == "country" and metric.subjects[0] == "company"
    if head is None:
        last = at.sentence.last("metric", at.clause[0], at.figure.start_token)
        own = last is not None and last.definite and last.value is metric
        own = own or name.key == "العالم"  # «باعت 5 ملايين نسخة حول العالم»
        return not (of_place and own and is_placed(at, name))  # «زادت المبيعات 5% في منطقة آسيا»
    if of_place and (at.word(name.start_token - 1) in PREPOSITIONS or is_placed(at, name)):
        return False  # «المبيعات في الصين»
    end = name.start_token - (0 if name.adjective else 1)
    first = head.start_token if name.adjective else head.stop_token
    return all(at.word(index) not in PREPOSITIONS for index in range(first, end))
