"""When a level held or a change ran, and whether it is fact, forecast or plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from arnews.claims.figures import Figures
from arnews.claims.names import start_of
from arnews.claims.slots import Period, Placed, Slot
from arnews.claims.vocabulary import Sign

__all__ = ["date_and_status", "infer_periods"]

_BASES: Final = 8
_COMPARED: Final = 5
_SHORTEST_FUTURE: Final = 4
_THAT: Final = frozenset({"ان", "انه", "انها", "بان"})
_OF_A_DAY: Final = frozenset({"market", "price"})


def date_and_status(at: Figures, slot: Slot) -> None:
    """Fill the period, the basis and the status of a slot.

    Args:
        at: the figure in its sentence.
        slot: its slot.
    """
    if slot.role == "previous":
        slot.extra["period"] = _own_period(at)
        if slot.like is None:
            slot.period = _period(at)
    elif slot.like is None:
        slot.period = _period(at)
    if slot.role == "change":
        slot.basis = _basis(at)
    family = slot.metric.family if slot.metric is not None else ""
    if slot.period is not None and slot.period.of_a_day and family not in _OF_A_DAY:
        slot.period = None  # «أعلنت الشركة أمس»: that is when it was told
    slot.status = slot.like.status if slot.like is not None else _status(at)


def _period(at: Figures) -> Period | None:
    """Return the date or relative period of a figure: behind it first, then before it.

    What is told behind «مقارنة مع» is the time of another figure.
    """
    figure, stop = at.figure, min(at.until, at.clause[1])
    dates = [date for date in at.sentence.dates if not _is_compared(at, date.start_token)]
    signs = [sign for sign in at.sentence.signs.get("period", ()) if _is_of_figure(at, sign)]
    here = max(at.gap, at.clause[0])
    for first, last in (
        (figure.stop_token, stop),
        (here, figure.start_token),
        (at.sentence.first, figure.start_token),
    ):
        found = _inside(dates, first, last) or _inside(signs, first, last)
        if found:
            return _quoted(at, found[0] if first == figure.stop_token else found[-1])
    return None


def _inside(items: Iterable[Any], first: int, stop: int) -> list[Any]:
    return [item for item in items if first <= item.start_token < stop]


def _quoted(at: Figures, found: Placed | Sign) -> Period:
    if isinstance(found, Placed):
        fact = found.fact
        return Period(fact.start, fact.end, getattr(fact, "value", None))
    end = at.sentence.passage.end(found.stop_token - 1)
    return Period(start_of(at.sentence.passage, found), end, None, of_a_day=bool(found.value))


def _is_compared(at: Figures, index: int) -> bool:
    """Return whether a date is what something is compared with, or since when: «منذ 2014»."""
    if at.word(index - 1) == "منذ":
        return True
    comparers = at.sentence.between("comparer", index - _COMPARED, index)
    return bool(comparers) and not any(
        comparers[-1].stop_token <= one.start_token < index for one in at.sentence.figures
    )


def _is_of_figure(at: Figures, sign: Sign) -> bool:
    """Return whether a relative period tells when the level held, not when it was announced."""
    if _is_compared(at, sign.start_token) or (
        sign.definite and at.word(sign.start_token) == "الامس"
    ):
        return False
    for speaker in at.sentence.between("speaker", at.sentence.first, sign.start_token):
        for index in range(sign.stop_token, at.figure.start_token):
            if at.word(index) in _THAT and speaker.verb:
                return False
    return True


def _own_period(at: Figures) -> str | None:
    """Return the period of a figure that another is compared with: «مقابل 3 مليارات في 2014»."""
    stop = min(at.until, at.figure.stop_token + _BASES)
    dates = _inside(at.sentence.dates, at.figure.stop_token, stop)
    if dates:
        return getattr(dates[0].fact, "value", None)
    signs = _inside(at.sentence.signs.get("period", ()), at.figure.stop_token, stop)
    if not signs:
        return None
    period = _quoted(at, signs[0])
    return at.sentence.passage.text[period.start : period.end]


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
    return _future(at, first)


def _future(at: Figures, first: int) -> str | None:
    """Return the status of what will be: «ستبيع سندات», «سيبلغ العجز»."""
    for kind in ("deal", "mover", "level"):
        sign = at.sentence.last(kind, first, at.figure.start_token)
        if sign is not None and sign.verb:
            word = at.word(sign.start_token).removeprefix("و")
            if word.startswith(("سي", "ست")) and len(word) > _SHORTEST_FUTURE:
                return "target" if kind == "deal" else "forecast"
    return None


def infer_periods(slots: Sequence[Slot]) -> None:
    """Fill the periods that a sentence does not say with those of the figures before, as `inferred`.

    A session's figures have one day; others keep the period of their subject.

    Args:
        slots: the slots of an article, in reading order.
    """
    of_day: dict[str, Period] = {}
    of_subject: dict[tuple[str, str], Period] = {}
    for slot in slots:
        if slot.metric is None or slot.subject is None or slot.like is not None:
            continue
        family, key = slot.metric.family, slot.subject.name.key
        if slot.period is not None:
            if slot.period.of_a_day:
                of_day.setdefault("", slot.period)
            of_subject[family, key] = slot.period
        elif slot.status is None:
            known = of_day.get("") if family in _OF_A_DAY else of_subject.get((family, key))
            if known is not None:
                slot.period = known._replace(inferred=True)
