"""Which head or name governs a figure: what stands behind its verb, not what describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name, Slot
from arnews.claims.unnamed import PREPOSITIONS
from arnews.claims.vocabulary import Sign
from arnews.language.inflection import is_definite

__all__ = ["are_prices", "governor", "has_doer", "has_unknown_object", "is_aside"]

_GOVERNS: Final = 3
_RELATIVE: Final = frozenset({"الذي", "التي", "والذي", "والتي"})
_AMID: Final = frozenset({"وسط", "رغم"})
_AROUND: Final = frozenset({"بعد", "قبل"})
_OF_PRICES: Final = frozenset({"inflation", "producer_prices"})
_AT: Final = words_of("to")
_ASIDE: Final = words_of("aside")


def governor(
    at: Figures,
    slot: Slot,
    heads: Sequence[Sign],
    names: Sequence[Name],
    first: int,
    stop: int,
) -> Sign | Name | None:
    """Return the head or the name that governs a figure, None if there is none.

    Args:
        at: the figure in its sentence.
        slot: its slot; its role and direction are set where the head is a growth.
        heads: the heads that it can be of, in reading order.
        names: the names that move themselves, in reading order.
        first: the first token that they are looked for at.
        stop: the token after the last (exclusive end).
    """
    names = [one for one in names if not _is_where(at, one, names)]
    heads = [head for head in heads if not _is_of_unknown(at, head)]
    found = _behind_verb(at, slot, heads, names, first, stop)
    if found is not None:
        return found
    name = names[-1] if names else None
    head = _last_head(slot, at, heads)
    if name is not None and (head is None or _apart(at, head, name)):
        return name
    return head


def _is_where(at: Figures, name: Name, names: Sequence[Name]) -> bool:
    """Return whether a market tells where another thing is traded: «بلغ سعر بتكوين في بورصة كراكن»."""
    if name.type != "market" or at.word(name.start_token - 1) != "في":
        return False
    return any(one.type != "market" and one.start_token < name.start_token for one in names)


def _behind_verb(
    at: Figures, slot: Slot, heads: Sequence[Sign], names: Sequence[Name], first: int, stop: int
) -> Sign | Name | None:
    """Return what stands right behind the last verb or noun of moving that has something there.

    «ارتفع المؤشر عند منتصف التداولات 5%»: the index; a head that «و» adds takes over.
    """
    sentence = at.sentence
    governors = [one for one in sentence.movers if first <= one.start_token < stop]
    governors += [one for one in sentence.between("level", first, stop) if one.verb]
    governors.sort(key=lambda one: -one.start_token)
    candidates: list[Sign | Name] = sorted([*heads, *names], key=lambda one: one.start_token)
    for governor in governors:
        near = governor.stop_token + _GOVERNS
        described = [one for one in candidates if _is_described(one, governor)]
        if described:
            return described[-1]
        behind = [one for one in candidates if governor.stop_token <= one.start_token]
        if behind and behind[0].start_token <= near:
            added = [
                one
                for one in behind[1:]
                if isinstance(one, Sign) and (one.clitic == "و" or _is_parted(at, one))
            ]
            return added[-1] if added else _of_growth(at, slot, behind)
    return None


def _is_of_unknown(at: Figures, head: Sign) -> bool:
    """Return whether what moves is not known, and is of a head: «تزيد القدرة الشرائية لسكان المدينة»."""
    if not head.clitic.endswith("ل"):
        return False
    verbs = [one for one in at.sentence.movers if one.verb and one.stop_token < head.start_token]
    if not verbs or head.start_token - verbs[-1].stop_token > _GOVERNS:
        return False
    index = verbs[-1].stop_token
    known = any(sign.start_token == index for sign in at.sentence.all_signs) or any(
        name.start_token == index for name in at.sentence.names
    )
    return is_definite(at.word(index)) and not known


def _is_described(one: Sign | Name, verb: Sign) -> bool:
    """Return whether a verb of level describes an indefinite head right before it: «رغم إنتاج تجاوز»."""
    if isinstance(one, Name) or one.definite or one.pronoun or not verb.verb or verb.clitic:
        return False
    return verb.kind == "level" and one.stop_token == verb.start_token


def _is_parted(at: Figures, head: Sign) -> bool:
    """Return whether a comma stands before a head: «حقق الميزان التجاري، فائضا قدره» goes on."""
    tanween = at.word(head.start_token).endswith("ا")
    return at.sentence.is_stop(head.start_token - 1) and not (head.clitic or tanween)


def _of_growth(at: Figures, slot: Slot, behind: Sequence[Sign | Name]) -> Sign | Name:
    """Return the first head, or what it is the growth of: «نسبة نمو الواردات»."""
    one = behind[0]
    for other in behind[1:2]:
        adjacent = other.start_token == one.stop_token or (
            other.start_token == one.stop_token + 1 and other.clitic.endswith("ل")
        )
        if adjacent and isinstance(one, Sign) and isinstance(other, Sign):
            return other if _is_growth(at, slot, one) else one
    return one


def _last_head(slot: Slot, at: Figures, heads: Sequence[Sign]) -> Sign | None:
    """Return the last head that stands in construct behind no other: «سعر سهم الشركة»."""
    found: Sign | None = None
    for sign in heads:
        if found is None or not _of_other(at, slot, found, sign):
            found = sign
    return found


def _of_other(at: Figures, slot: Slot, one: Sign, other: Sign) -> bool:
    gap = other.start_token - one.stop_token
    if gap <= 0 and other.clitic != "و":
        return not _is_growth(at, slot, one)
    led = gap <= 1 and other.clitic in {"ل", "لل"}
    return led and not _is_growth(at, slot, one)  # «معدل النمو السنوي للمصروفات»


def _is_growth(at: Figures, slot: Slot, one: Sign) -> bool:
    """Return whether a head is the growth of another: «نسبة نمو الواردات»."""
    if one.value.name != "gdp_growth":
        return False
    if at.figure.kind == "percentage" and slot.direction is None:
        slot.role, slot.direction = "change", "up"
    return True


def is_aside(at: Figures, sign: Sign) -> bool:
    """Return whether a head stands in a phrase of circumstance: «في موازنة 2019».

    Args:
        at: the figure in its sentence.
        sign: the sign.
    """
    if _is_explained(at, sign):
        return True
    first = sign.start_token - 1
    first -= sign.clitic == "و" and at.word(first - 1) in _AROUND  # «بعد الضرائب والمخصصات»
    if at.word(first) not in _ASIDE or sign.pronoun:
        return False
    levels = at.sentence.between("level", sign.stop_token, at.figure.start_token)
    amid = at.word(first) in _AMID and not sign.definite
    if amid and any(level.verb for level in levels):  # «وسط تعاملات بلغت», «رغم إنتاج تجاوز»
        return False
    first = sign.start_token - 3  # «تراجع حاد في الإيرادات» is no circumstance
    return not any(first <= one.start_token < sign.start_token for one in at.sentence.movers)


def has_doer(at: Figures) -> bool:
    """Return whether the clause says who moves: «وتشهد الشركة نموا 8%» is not of the market before.

    Args:
        at: the figure in its sentence.
    """
    first = at.clause[0]
    return any(
        first < name.start_token <= first + _GOVERNS and not name.moves and not name.adjective
        for name in at.sentence.names
    )


def _apart(at: Figures, head: Sign, name: Name) -> bool:
    """Return whether a name behind a head is no complement of it: something new begins between."""
    sentence = at.sentence
    if name.start_token <= head.stop_token + 1:
        return False
    for index in range(head.stop_token, name.start_token + 1):
        if sentence.is_stop(index) or index in sentence.breaks:
            return True
    return any(head.stop_token <= one.start_token < name.start_token for one in sentence.movers)


def has_unknown_object(at: Figures) -> bool:
    """Return whether a verb behind the figure before has an object that is not known.

    «ويزيد عدد الملتزمين 10%» is not of the metric before.

    Args:
        at: the figure in its sentence.
    """
    sentence = at.sentence
    stop = at.figure.start_token
    verbs = [one for one in sentence.movers if at.gap <= one.start_token < stop]
    verbs += [one for one in sentence.between("level", at.gap, stop) if one.verb]
    if not verbs:
        return False
    index = max(one.stop_token for one in verbs)
    if index >= (at.lead_token if at.lead else stop) or any(
        name.start_token == index for name in sentence.names
    ):
        return False
    if any(sign.start_token == index and sign.kind != "price" for sign in sentence.all_signs):
        return False
    word = at.word(index)
    if not word.isalpha() or len(word) < 3:
        return False
    if any(one.stop_token == index for one in sentence.between("closer", at.gap, stop)):
        return word not in PREPOSITIONS and word not in _AT
    return is_definite(word) or is_definite(at.word(index + 1))


def _is_explained(at: Figures, sign: Sign) -> bool:
    """Return whether a head is in a relative clause between commas: «الفائض، والذي يقيس التدفقات، إلى»."""
    sentence, index = at.sentence, sign.start_token - 1
    while index > at.gap and not sentence.is_stop(index):
        index -= 1
    if not sentence.is_stop(index) or at.word(index + 1) not in _RELATIVE:
        return False
    stop = at.figure.start_token
    return any(sentence.is_stop(one) for one in range(sign.stop_token, stop))


def are_prices(at: Figures, slot: Slot, head: Sign, first: int) -> bool:
    """Return whether bare prices move, and not what a head names: «زادت الصادرات فانخفضت الأسعار 11%».

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        head: the head that would govern it.
        first: the token that heads are looked for from.
    """
    metric = head.value
    if metric.family == "price" or metric.name in _OF_PRICES or slot.role != "change":
        return False
    mover = at.mover(first)
    if mover is None:
        return False
    index = mover.stop_token
    prices = at.sentence.between("price", index, index + 1)
    named = at.sentence.between("metric", index, index + 1)
    return bool(prices) and prices[0].definite and not named
