"""When a level held or a change ran, and whether it is fact, forecast or plan."""

from __future__ import annotations

from arnews.claims.figures import Figures
from arnews.claims.names import start_of
from arnews.claims.slots import Slot

__all__ = ["date_and_status"]

_BASES = 8


def date_and_status(at: Figures, slot: Slot) -> None:
    """Fill the period, the basis and the status of a slot.

    Args:
        at: the figure in its sentence.
        slot: its slot.
    """
    slot.period = _period(at)
    if slot.role == "change":
        slot.basis = _basis(at)
    if slot.like is not None:
        slot.status = slot.like.status
    else:
        slot.status = _status(at)


def _period(at: Figures) -> tuple[int, int, str | None] | None:
    """Return the date or relative period: behind the figure first, then before it."""
    sentence, figure = at.sentence, at.figure
    clause_end = at.clause[1]
    behind = [date for date in sentence.dates if figure.stop_token <= date.start_token < at.until]
    before = [date for date in sentence.dates if date.start_token < figure.start_token]
    for dates in (
        [date for date in behind if date.start_token < clause_end],
        [date for date in reversed(before) if date.start_token >= max(at.gap, at.clause[0])],
        before[::-1],
    ):
        if dates:
            fact = dates[0].fact
            return fact.start, fact.end, getattr(fact, "value", None)
    signs = sentence.signs.get("period", ())
    for sign in signs:
        if figure.stop_token <= sign.start_token < min(at.until, clause_end):
            return start_of(sentence, sign), sentence.passage.end(sign.stop_token - 1), None
    for sign in reversed(signs):
        if sign.start_token < figure.start_token:
            return start_of(sentence, sign), sentence.passage.end(sign.stop_token - 1), None
    return None


def _basis(at: Figures) -> str | None:
    stop = at.figure.stop_token
    for sign in at.sentence.between("basis", stop, min(stop + _BASES, at.until)):
        return str(sign.value)
    return None


def _status(at: Figures) -> str | None:
    first = max(at.clause[0], at.sentence.first)
    for sign in reversed(at.sentence.between("status", first, at.figure.start_token)):
        if at.word(sign.stop_token - 1) == "قد" and at.word(sign.stop_token)[:1] not in {"ي", "ت"}:
            continue  # «قد خسر»: it has
        return str(sign.value)
    return None
