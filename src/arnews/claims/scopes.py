"""What narrows a metric, without which its claim would be false: goods, a part of the economy, who is taxed."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Name, Slot
from arnews.claims.unnamed import PREPOSITIONS
from arnews.claims.vocabulary import Sign
from arnews.language.inflection import is_definite

__all__ = ["scope_of"]

_TRADED: Final = frozenset({"exports", "imports", "production", "stocks"})
_GOODS: Final = frozenset({"commodity", "product"})
_OUTPUT: Final = frozenset({"gdp", "gdp_growth"})
_TAXES: Final = frozenset({"tax_rate"})
_LONGEST: Final = 5
"""Words of a scope at most."""


def scope_of(at: Figures, slot: Slot) -> tuple[int, int] | None:
    """Return the characters of what narrows the metric of a slot, None if nothing is told.

    Args:
        at: the figure in its sentence.
        slot: its slot, with its metric and subject.
    """
    metric, head = slot.metric, slot.head
    if metric is None or head is None or head.start_token > at.figure.start_token:
        return None
    if metric.name in _TRADED:
        return _goods(at, slot, head)
    if metric.name in _OUTPUT:
        return _part_of_output(at, head)
    return _taxed(at, head) if metric.name in _TAXES else None


def _goods(at: Figures, slot: Slot, head: Sign) -> tuple[int, int] | None:
    """«صادرات تونس من زيت الزيتون», «تصدير 70 طنا من التمور»: the goods, where a country is the subject."""
    if slot.subject is None or slot.subject.name.type != "country":
        return None
    stop = at.figure.stop_token
    for name in at.sentence.names:
        if name.type not in _GOODS or name.stands:
            continue
        before = at.word(name.start_token - 1)
        inside = head.stop_token <= name.start_token < at.figure.start_token
        behind = name.start_token == stop + 1
        adjacent = name.start_token == head.stop_token
        if adjacent or (before == "من" and (behind or (inside and _is_near(head, name)))):
            return name.start, name.end
    return None


def _is_near(head: Sign, name: Name) -> bool:
    return name.start_token - head.stop_token <= _LONGEST


def _part_of_output(at: Figures, head: Sign) -> tuple[int, int] | None:
    """«النمو خارج قطاع النفط», «الناتج غير النفطي»: the part of an economy that grows."""
    first = head.stop_token
    if at.word(first) == "غير" and at.word(first + 1).removeprefix("ال").startswith("نفطي"):
        return at.sentence.span(first, first + 2)
    if at.word(first) != "خارج":
        return None
    stop = first + 1
    stop += at.word(stop) == "قطاع"
    while stop < first + _LONGEST and is_definite(at.word(stop).removeprefix("و")):
        stop += 1
    return at.sentence.span(first, stop) if stop > first + 1 else None


def _taxed(at: Figures, head: Sign) -> tuple[int, int] | None:
    """«الضريبة على أرباح شركات الاستيراد عند 26%»: who or what pays a tax."""
    first = head.stop_token + 1
    if at.word(head.stop_token) != "علي" or at.lead not in {"to", "by", "level", "from"}:
        return None
    stop = min(at.lead_token, at.gap if at.gap > first else at.lead_token)
    words = [at.word(index) for index in range(first, stop)]
    if not 0 < len(words) <= _LONGEST or not PREPOSITIONS.isdisjoint(words):
        return None
    cues = any(first <= sign.start_token < stop for sign in at.sentence.movers)
    return None if cues else at.sentence.span(first, stop)
