"""What a change is counted from, where its words stand before it, behind its level, or as a date."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Placed, Slot
from arnews.claims.vocabulary import Sign

__all__ = ["farther_basis"]

_NEAR: Final = 8
_ADJECTIVES: Final = {
    "سنوي": "yoy",
    "سنويا": "yoy",
    "سنويه": "yoy",
    "السنوي": "yoy",
    "فصلي": "qoq",
    "فصليا": "qoq",
    "فصليه": "qoq",
    "ربعيا": "qoq",
    "شهري": "mom",
    "شهريا": "mom",
    "شهريه": "mom",
}
_TO_A_LEVEL: Final = frozenset(
    {
        "الي", "لتصل", "ليصل", "لتبلغ", "ليبلغ", "لتسجل", "ليسجل", "مسجلا", "مسجله", "،", ",", "(", ")", "نحو",
        "حوالي", "ما", "بما", "اي", "او", "يعادل", "تعادل", "ل", "مستوي",
    }
)  # fmt: skip
_MOST_LEVELS: Final = 3
_YEAR: Final = 4
_NEW: Final = ("mover", "metric", "break")
_BY_ITSELF: Final = frozenset({"علي", "وعلي"})


def farther_basis(at: Figures, slot: Slot) -> str | None:
    """Return the basis of a change that does not stand right behind it, None if none is told.

    Args:
        at: the figure in its sentence.
        slot: its slot, with its period.
    """
    return _of_adjective(at) or _told_first(at) or _compared(at, slot)


def _of_adjective(at: Figures) -> str | None:
    """«بزيادة سنوية 4%», «سجلت نموا سنويا قدره 5%»: the adjective of the noun that moves."""
    if at.figure.kind != "percentage":
        return None
    mover = at.mover(at.gap)
    if mover is None or mover.verb:
        return None
    return _ADJECTIVES.get(at.word(mover.stop_token))


def _told_first(at: Figures) -> str | None:
    """«على أساس سنوي، ارتفعت الصادرات 2%»: said of the whole sentence before its first figure."""
    first = at.sentence.first
    for sign in at.sentence.between("basis", first, at.figure.start_token):
        led = at.word(sign.start_token)
        opens = sign.start_token == first or (led == "وعلي" and at.in_gap("mover") is not None)
        if led in _BY_ITSELF and opens and at.gap <= sign.start_token + (at.gap == first):
            return str(sign.value)
    return None


def _compared(at: Figures, slot: Slot) -> str | None:
    """«بنسبة 5% إلى 3 مليارات مقارنة بالفترة نفسها من العام الماضي», «11% مقارنة بعام 2013»."""
    stop, until = _behind_levels(at)
    for cue in at.sentence.between("comparer", stop, min(stop + _NEAR, until)):
        if any(at.sentence.between(kind, stop, cue.start_token) for kind in _NEW):
            return None
        if at.sentence.between("expecter", cue.start_token, cue.stop_token + 2):
            return None
        signs = at.sentence.between("basis", cue.start_token, min(cue.stop_token + _NEAR, until))
        return str(signs[0].value) if signs else _of_date(at, slot, cue)
    return None


def _behind_levels(at: Figures) -> tuple[int, int]:
    """Return the token behind the levels that a change leads to, and the next figure's."""
    stop, sentence = at.figure.stop_token, at.sentence
    later = [one for one in sentence.figures if one.start_token >= stop]
    for one in later[:_MOST_LEVELS]:
        if any(at.word(index) not in _TO_A_LEVEL for index in range(stop, one.start_token)):
            return stop, one.start_token
        stop = one.stop_token
    rest = later[_MOST_LEVELS:]
    return stop, rest[0].start_token if rest else sentence.stop


def _of_date(at: Figures, slot: Slot, cue: Sign) -> str | None:
    """Return yoy where what is compared with is of the year before: 2014 and «بعام 2013»."""
    own = slot.period.value if slot.period is not None else None
    for one in at.sentence.dates:
        if cue.start_token <= one.start_token <= cue.stop_token + 1:
            return "yoy" if own is not None and _is_year_before(_value(one), own) else None
    return None


def _value(placed: Placed) -> str:
    return getattr(placed.fact, "value", None) or ""


def _is_year_before(value: str, own: str) -> bool:
    """Return whether a date is that of another a year before: 2013-Q2 and 2014-Q2."""
    years = value[:_YEAR], own[:_YEAR]
    if not all(one.isdecimal() for one in years) or value[_YEAR:] != own[_YEAR:]:
        return False
    return int(years[1]) - int(years[0]) == 1
