"""Whether what is said is fact, forecast, target, proposed or denied."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Slot
from arnews.claims.vocabulary import Sign
from arnews.language.lexicon_files import load_folded

__all__ = ["SET_BY_STATE", "status_of"]

_SHORTEST_FUTURE: Final = 4
_SHORTEST_PAST: Final = 5
_PURPOSE: Final = frozenset({"سعيا", "وسعيا"})
"""«سعيا إلى خفض الخسائر» tells why, not what is aimed at."""
_DELIBERATE: Final = frozenset({"خفض", "رفع", "قلص", "خفف", "عزز", "وسع"})
"""What is done on purpose, in the present without its prefix: «ستقلص نفقاتها»."""
_PLANNED: Final = frozenset(
    {
        "spending",
        "budget",
        "subsidy",
        "capex",
        "investment",
        "employees",
        "production",
        "dividend",
        "costs",
    }
)
"""What a state or a firm sets itself."""
_PLANS: Final = frozenset({"خطه", "هدف", "بهدف", "الخطه", "نيته", "نيتها", "عزمه", "عزمها"})
SET_BY_STATE: Final = frozenset({"retail_price", "tariff_rate", "tax_rate", "wages"})


def status_of(at: Figures, slot: Slot) -> str | None:
    """Return the status of a figure, None of what is reported as fact.

    Args:
        at: the figure in its sentence.
        slot: its slot, with its metric or deal.
    """
    first = max(at.clause[0], at.sentence.first)
    if slot.trigger is not None:
        first = min(first, at.sentence.clause(slot.trigger.start_token)[0])
    for sign in reversed(at.sentence.between("status", first, at.figure.start_token)):
        own = slot.trigger is not None and slot.trigger.start_token == sign.start_token
        if not own and not _is_over(at, sign):  # «توصي على 65 طائرة» is an order
            return str(sign.value)
    return _future(at, slot, first)


def _is_over(at: Figures, sign: Sign) -> bool:
    """Return whether a word of forecast or plan does not reach the figure: «قد خسر» tells that it has."""
    if at.word(sign.start_token) in _PURPOSE:
        return True
    if at.word(sign.stop_token - 1) == "قد" and not _is_present(at.word(sign.stop_token)):
        return True
    stop = at.figure.start_token
    if at.word(sign.stop_token - 1).removeprefix("و") in _PLANS and any(
        at.sentence.is_stop(index) for index in range(sign.stop_token, stop)
    ):
        return True  # «لتفادي خطة الإنقاذ، حصل البنك على»
    speakers = at.sentence.between("speaker", sign.stop_token, stop)
    if any(one.verb and at.word(one.start_token) != "بين" for one in speakers):
        return at.word(sign.start_token)[:1] != "م"  # «يتوقعون المزيد بعد بيانات أظهرت»
    return any(_is_past(at.word(index)) for index in range(sign.stop_token, stop))


def _is_past(word: str) -> bool:
    """Return whether a folded word begins a new clause with a verb of the past: «وحصلت»."""
    if len(word) < _SHORTEST_PAST or word[:1] != "و" or word[1:2] == "ا":
        return False
    return word.endswith("ت") and not word.endswith("ات")


def _is_present(word: str) -> bool:
    """Return whether a folded verb is of the present: «يصل», but not «تراجع», «تعرضت»."""
    past = word[:1] == "ت" and word.endswith("ت") and len(word) >= _SHORTEST_PAST - 1
    return word[:1] in {"ي", "ت"} and not past and word not in _pasts()


@lru_cache(maxsize=1)
def _pasts() -> frozenset[str]:
    """Return the verbs whose past looks like a present: «تراجع», «تجاوز»."""
    tables = load_folded("claims.toml")
    verbs = [
        verb for kind in ("mover", "level") for one in tables[kind] for verb in one.get("verbs", ())
    ]
    return frozenset(verb.partition(" ")[0] for verb in verbs)


def _future(at: Figures, slot: Slot, first: int) -> str | None:
    """Return the status of what will be: «ستبيع سندات», «سيبلغ العجز»."""
    trigger = slot.trigger
    if trigger is not None:
        told = [at.word(i) for i in range(first, trigger.start_token)]
        told = [word for word in told if word in trigger.value.after | trigger.value.near]
        if trigger.verb:
            told.append(at.word(trigger.start_token))
        return "target" if any(map(_is_future, told)) else None
    for kind in ("mover", "level"):
        sign = at.sentence.last(kind, first, at.figure.start_token)
        if sign is not None and sign.verb and _is_future(at.word(sign.start_token)):
            decided = slot.metric is not None and slot.metric.name in SET_BY_STATE
            done = at.word(sign.start_token).removeprefix("و")[2:] in _DELIBERATE
            done = done and slot.metric is not None and slot.metric.name in _PLANNED
            return "target" if decided or done else "forecast"
    return None


def _is_future(word: str) -> bool:
    """Return whether a folded verb tells what will be: «ستبيع»."""
    bare = word.removeprefix("و")
    return bare.startswith(("سي", "ست")) and len(bare) > _SHORTEST_FUTURE
