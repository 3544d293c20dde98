"""What the metric says of the role of a percentage: a level of a rate, else a change."""

from __future__ import annotations

from typing import Final

from arnews.claims.acceptance import POINTS
from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Slot
from arnews.claims.vocabulary import Sign

__all__ = ["settle"]

_GOVERNS: Final = 3
_JOBS: Final = frozenset({"employees", "employment"})
_ECONOMY: Final = words_of("economy")


def settle(at: Figures, slot: Slot) -> bool:
    """Settle the role of a percentage, which the metric decides.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.

    Returns:
        False if the figure cannot be of the metric.
    """
    metric = slot.metric
    assert metric is not None
    if at.figure.kind == "count" and metric.name in _JOBS and slot.role == "value":
        mover = at.left("job_mover")  # «توفير مليون فرصة عمل»
        near = mover is not None and at.figure.start_token - mover.stop_token <= _GOVERNS
        if mover is not None and (near or at.lead not in {"to", "level"}):
            slot.role, slot.direction = "change", mover.value
    if at.figure.kind != "percentage":
        return True
    if slot.head is not None and not _grows(at, slot.head):
        return False
    moved = slot.head is None or at.figure.unit in POINTS or _moved(at, slot.head)
    if metric.percent == "level" and slot.role == "change" and not moved:
        slot.role, slot.direction = "value", None
    if metric.percent == "growth" and slot.role == "change" and at.figure.unit not in POINTS:
        slot.role, slot.direction = "value", None
        return True
    if metric.percent or slot.role != "value" or slot.of is not None:
        return True
    direction = _direction(at)
    if direction is None:
        return False
    slot.role, slot.direction = "change", direction
    return True


def _grows(at: Figures, head: Sign) -> bool:
    """Return whether «الاقتصاد» is what moves; elsewhere it names no rate."""
    if head.value.name != "gdp_growth" or at.word(head.start_token).lstrip("ول") not in _ECONOMY:
        return True
    if head.stop_token - head.start_token > 1:
        return True
    return any(
        head.start_token - 2 <= one.stop_token <= head.start_token
        or head.stop_token <= one.start_token <= head.stop_token + _GOVERNS
        for one in at.sentence.movers
    )


def _moved(at: Figures, head: Sign) -> bool:
    """Return whether a mover stands at a rate: «لم تتقدم المفاوضات، فالرسوم بنسبة 25%» moves none."""
    if head.start_token > at.figure.start_token:
        return True
    first = head.start_token - _GOVERNS
    if head.start_token < at.gap:
        first = at.gap
    return (
        any(first <= one.start_token for one in at.sentence.movers) and at.mover(first) is not None
    )


def _direction(at: Figures) -> str | None:
    """Return the direction that the sentence tells: a mover before, else one behind."""
    first = max(at.clause[0], at.gap)
    mover = at.mover(first)
    for sign in at.sentence.between("market_mover", first, at.figure.stop_token + 3):
        if mover is None or sign.start_token > mover.start_token:
            mover = sign
    behind = at.sentence.between(
        "mover", at.figure.stop_token, min(at.until, at.figure.stop_token + 4)
    )
    if behind and (mover is None or (behind[0].clitic == "" and behind[0].verb)):
        mover = behind[0]
    if mover is None and at.previous is not None and at.previous.role == "change":
        return at.previous.direction
    return mover.value if mover is not None else None
