"""Which deal word a figure belongs to, and whether it is one here."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.vocabulary import Sign

__all__ = ["FAR", "LONGEST_HEAD", "RAISES", "is_told", "trigger_of"]

FAR: Final = 14
"""Words from a deal word to its figure at most."""
LONGEST_HEAD: Final = 6
RAISES: Final = ("raise financing", "raise investment", "raise offering")
_TRADED: Final = frozenset({"الاجله", "اجله", "المستقبليه", "مستقبليه", "الفوريه", "شهر"})
_REPAID: Final = frozenset(
    {"رد", "سداد", "تسديد", "سدد", "سددت", "تسدد", "يسدد", "قيمه", "اقساط", "قسط", "اعاده"}
)
"""Before a loan that is paid back."""
_TAKEN_UP: Final = frozenset({"صفقه", "بصفقه", "الصفقه", "اتفاق", "عمليه"})
_ITS: Final = frozenset({"قيمتها", "قيمته", "حجمها", "حجمه"})


def trigger_of(at: Figures) -> Sign | None:
    """Return the deal word that the figure belongs to: no metric of its own kind stands nearer.

    Args:
        at: the figure in its sentence.
    """
    first = max(at.clause[0], at.gap)
    if any(at.word(index) in _ITS for index in range(at.lead_token - 1, at.lead_token + 1)):
        first = at.gap  # «الشريحة الرابعة وتبلغ قيمتها ملياري دولار»
    deals = at.sentence.between("deal", first, at.figure.start_token)
    if at.figure.kind == "money":
        deals = [one for one in deals if one.value.type != "ownership"]
    trigger = deals[-1] if deals else None
    if trigger is None or at.figure.start_token - trigger.stop_token > _reach(at):
        return None
    moved = at.sentence.between("mover", trigger.stop_token, at.figure.start_token)
    if any(one.verb for one in moved):
        return None  # «بالشريحة ترتفع قيمة ما حصلت عليه إلى 8 مليارات»
    raised = (
        at.sentence.between(kind, trigger.stop_token, at.figure.start_token) for kind in RAISES
    )
    if any(raised) or _is_to_acquire(at, trigger):
        return None
    return trigger if _is_open(at, trigger) else None


def _reach(at: Figures) -> int:
    """Return how far the deal word may stand: farther where «صفقة» takes it up before the figure."""
    start = at.figure.start_token
    taken_up = any(at.word(index) in _TAKEN_UP for index in range(start - LONGEST_HEAD, start))
    return FAR * 2 if taken_up else FAR


def _is_to_acquire(at: Figures, trigger: Sign) -> bool:
    """Return whether an agreement is about a purchase: «اتفاقا بقيمة 70 مليارا للاستحواذ على»."""
    stop = at.figure.stop_token
    told = any(at.word(index).endswith("للاستحواذ") for index in range(stop, stop + 2))
    return told and trigger.value.type != "acquisition"


def _is_open(at: Figures, trigger: Sign) -> bool:
    """Return whether a deal word is one here, and no metric between has the figure."""
    if not is_told(at, trigger):
        return False
    heads = at.sentence.between("metric", trigger.start_token - LONGEST_HEAD, at.figure.start_token)
    if any(head.start_token < trigger.start_token < head.stop_token for head in heads):
        return False
    return not any(
        sign.start_token >= trigger.stop_token and at.figure.kind in sign.value.facts
        for sign in heads
    )


def is_told(at: Figures, trigger: Sign) -> bool:
    """Return whether the words are there that a deal word needs: bonds are sold, what is paid is a fine.

    Args:
        at: the figure in its sentence.
        trigger: the deal word.
    """
    deal = trigger.value
    if at.word(trigger.stop_token) in _TRADED:
        return False  # «العقود الآجلة»
    if deal.type == "financing" and at.word(trigger.start_token - 1).lstrip("لب") in _REPAID:
        return False  # «رد قرض للبنك»
    first = max(trigger.start_token - FAR, at.sentence.first)
    if deal.after and not any(
        _is_among(at.word(i), deal.after) for i in range(first, trigger.start_token)
    ):
        return False
    if not deal.near:
        return True
    stop = trigger.stop_token + FAR
    return any(_is_among(at.word(i), deal.near) for i in range(first, stop))


def _is_among(word: str, words: frozenset[str]) -> bool:
    """Return whether a word of the article is one of some, with a particle or without: «لتقديم»."""
    return word in words or (word[:1] in {"و", "ل", "ب", "ف"} and word[1:] in words)
