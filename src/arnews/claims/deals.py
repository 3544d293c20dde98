"""Deals: which figures tell the price, the goods, the stake, the interest and the length of an agreement."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.slots import Slot
from arnews.claims.stakes import STAKE_RULES
from arnews.claims.triggers import FAR, LONGEST_HEAD, RAISES, is_told, trigger_of
from arnews.claims.vocabulary import Sign, vocabulary
from arnews.text.folding import normalize

__all__ = ["DEAL_RULES", "DEAL_SIGNS"]

_NEAR: Final = 9
_RAISED_BACK: Final = 3
_RAISED_AHEAD: Final = 7
_LENT: Final = frozenset({"financing"})
_GIVEN: Final = frozenset({"financing", "investment", "penalty"})
"""Types whose verb has the sum as its object: «تستثمر ملياري دولار»."""
_RUNNING: Final = frozenset({"contract", "financing", "partnership"})
_GOODS: Final = frozenset({"contract", "sale"})
_PRICED: Final = frozenset(
    {"بقيمه", "قيمته", "قيمتها", "قيمه", "قدره", "قدرها", "بمبلغ", "مقابل", "ب", "بنحو", "بحوالي",
     "بدفع", "دفع", "بفرض", "تبلغ", "بلغت", "بلغ", "الي", "مقدارها", "تصل", "بما", "مبلغ", "تعادل",
     "قدرت", "بواقع", "اكثر", "نحو", "حجمه", "حجمها", "وقيمته", "وقيمتها", "البالغه", "البالغ", "لقاء",
     "تقدر", "يقدر", "بسعر", "بكلفه", "بتكلفه", "وبقيمه", "قدر", "تتجاوز", "يتجاوز", "تناهز", "ال"}
)  # fmt: skip
_SUPPLIED: Final = frozenset(
    {
        "لشراء",
        "شراء",
        "لتوريد",
        "توريد",
        "لتزويد",
        "تزويد",
        "لبناء",
        "لاستيراد",
        "لتصدير",
        "لاقتناء",
    }
)
_SUPPLIED_UNITS: Final = (
    "tonne",
    "barrel",
    "cubic",
    "watt",
    "gram",
    "litre",
    "ounce",
    "quintal",
    "british",
)
_LASTING: Final = frozenset(
    {
        "مدته", "مدتها", "لمده", "لاجل", "اجله", "اجلها", "تمتد", "يمتد", "مدي", "علي", "باجال", "باجل",
        "مده", "لاجال", "خلال", "يستحق", "تستحق", "امده", "امدها", "تستمر", "يستمر", "وتستمر", "ويستمر", "مدار",
        "وتمتد", "ويمتد", "ومدته", "ومدتها",
    }
)  # fmt: skip
_VALUED: Final = frozenset({"بقيمه", "وبقيمه", "بسعر", "مقابل"})
_OTHERS: Final = frozenset({"التي", "الذي", "الذين"})
_RUNS: Final = frozenset(
    {
        "مدته",
        "مدتها",
        "لمده",
        "مده",
        "امده",
        "امدها",
        "تمتد",
        "يمتد",
        "تستمر",
        "يستمر",
        "ومدته",
        "ومدتها",
    }
)
_INTEREST: Final = frozenset(
    {
        "فائده",
        "بفائده",
        "الفائده",
        "فائدته",
        "فوائد",
        "والفوائد",
        "بفوائد",
        "بعائد",
        "عائد",
        "كوبون",
        "بكوبون",
    }
)
_PER_SHARE: Final = frozenset({"للسهم", "السهم", "لكل", "سهم"})
_PRICED_PER_SHARE: Final = frozenset({"acquisition", "offering"})


@claim_rule(figure="money")
def price_of_a_deal(at: Figures) -> Slot | None:
    """«وقعت سابك عقدا بقيمة 750 مليون دولار»: the sum of an agreement, a loan, a fine."""
    trigger = trigger_of(at)
    if trigger is None or trigger.value.type == "ownership":
        return None
    words = {at.word(i) for i in range(trigger.start_token, at.figure.start_token)}
    near = at.figure.start_token - trigger.stop_token <= 1
    lent = trigger.verb and trigger.value.type in _GIVEN
    if not (words & _PRICED or near or lent or at.lead in {"by", "to"}):
        return None
    of_one = trigger.value.type in _PRICED_PER_SHARE and at.word(at.figure.stop_token) == "للسهم"
    return at.says("per_share" if of_one else "value", deal=trigger.value, trigger=trigger)


@claim_rule(figure="money")
def sum_before_its_deal(at: Figures) -> Slot | None:
    """«عرضت 5 مليارات دولار لشراء زين»: what is paid, told before what it buys."""
    stop = at.figure.stop_token
    if at.word(stop) == "(" or at.figure.start_token >= stop:
        return None
    for trigger in at.sentence.between("deal", stop, stop + 2):
        bought = trigger.value.type == "acquisition" and not trigger.verb
        if bought and trigger.clitic.endswith("ل") and trigger.stop_token < at.until:
            return at.says("value", deal=trigger.value, trigger=trigger)
    return None


@claim_rule(figure=("quantity", "count"))
def goods_of_a_deal(at: Figures) -> Slot | None:
    """«طلبت طيران الإمارات 65 طائرة»: what is ordered, supplied or sold."""
    trigger = trigger_of(at)
    if trigger is None or (trigger.value.type == "acquisition" and at.figure.unit != "share"):
        trigger = _ordered(at)
    if trigger is None:
        return None
    words = {at.word(i) for i in range(trigger.start_token, at.figure.start_token)}
    kind = trigger.value.type
    if kind in _PRICED_PER_SHARE and at.figure.unit == "share":
        return at.says("value", deal=trigger.value, trigger=trigger)
    if kind not in _GOODS or not _is_goods(at):
        return None
    if trigger.kind in {"order", "buy"} or words & (_PRICED | _SUPPLIED):
        return at.says("value", deal=trigger.value, trigger=trigger)
    return None


def _ordered(at: Figures) -> Sign | None:
    """Return the verb behind which goods are counted or weighed: «اشترت 12 طائرة», «شراء مليون طن»."""
    trigger = at.left("buy" if at.figure.kind == "quantity" else "order")
    if trigger is None or at.figure.start_token - trigger.stop_token > _NEAR:
        return None
    if trigger.kind == "buy" and "watt" in at.figure.unit:
        return None  # «تشتري الكيلوواط ساعة من محطة (100 ميغاواط)»
    if trigger.kind == "buy" and trigger.verb and _tells_when(at, trigger):
        return None  # «اشترت اليابان العام الماضي 88 مليون طن» tells of imports
    return trigger


def _tells_when(at: Figures, trigger: Sign) -> bool:
    """Return whether a clause tells the time in which goods were bought."""
    first, stop = trigger.start_token, min(at.until, at.figure.stop_token + _NEAR)
    times = (*at.sentence.dates, *at.sentence.signs.get("period", ()))
    return any(first <= one.start_token < stop for one in times)


def _is_goods(at: Figures) -> bool:
    """Return whether a figure counts or weighs goods: «65 طائرة», «3 ملايين طن»."""
    if at.figure.kind == "quantity":
        return any(part in at.figure.unit for part in _SUPPLIED_UNITS)
    noun = getattr(at.figure.fact, "noun", None) or at.figure.fact.text
    return not vocabulary().goods.isdisjoint(normalize(noun).split())


@claim_rule(figure="money")
def paid_for_the_goods(at: Figures) -> Slot | None:
    """«طلبت 65 طائرة بـ38 مليار دولار»: what the goods before cost."""
    before = at.beside
    if before is None or before.deal is None or before.role not in {"value", "share", "per_share"}:
        return None
    if before.figure.kind == "money" and before.role == "value":
        return None
    words = {at.word(i) for i in range(at.gap, at.figure.start_token)}
    if not (words & _PRICED or at.lead == "by"):
        return None
    kinds: tuple[str, ...] = ("deal", "mover", "break")
    if at.word(at.figure.start_token - 1) not in _VALUED:
        kinds = (*kinds, "metric")
    if any(at.in_gap(kind) for kind in kinds):
        return None
    return at.says("value", before)


@claim_rule(figure="money")
def sum_raised(at: Figures) -> Slot | None:
    """«جمعت أرامكو 3 مليارات دولار من الصكوك»: a sum that bonds, shares or investors bring."""
    start = at.figure.start_token
    for kind in RAISES:
        sign = at.sentence.last(kind, max(at.clause[0], at.gap), start)
        if sign is None or start - sign.stop_token > _NEAR:
            continue
        stop = min(at.figure.stop_token + _RAISED_AHEAD, at.until)
        words = {at.word(i) for i in range(sign.start_token - _RAISED_BACK, stop)}
        if words & sign.value.near and not at.sentence.between("metric", sign.stop_token, start):
            return at.says("value", deal=sign.value, trigger=sign)
    return None


@claim_rule(figure="percentage")
def rate_of_a_deal(at: Figures) -> Slot | None:
    """«قرض بقيمة 12 مليار دولار بفائدة 4%»: the interest of a loan."""
    start = at.figure.start_token
    first = max(start - 4, at.gap)
    if _INTEREST.isdisjoint(at.word(index) for index in range(first, start)):
        return None
    lent = [slot for slot in at.slots if slot.deal is not None and slot.deal.type in _LENT]
    if lent:
        near = start - lent[-1].figure.stop_token <= FAR
        return at.says("rate", lent[-1]) if near else None
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in _LENT or trigger.verb:
        return None
    if start - trigger.stop_token > LONGEST_HEAD or not is_told(at, trigger):
        return None
    return at.says("rate", deal=trigger.value, trigger=trigger)


@claim_rule(figure="money")
def price_of_a_share(at: Figures) -> Slot | None:
    """«صفقة بـ72 مليار دولار بسعر 420 دولارا للسهم»: the price of one share of a deal."""
    before = at.previous
    if before is None or before.deal is None or before.deal.type not in _PRICED_PER_SHARE:
        return None
    stop = min(at.figure.stop_token + 2, at.until)
    words = {
        at.word(i)
        for i in (*range(at.gap, at.figure.start_token), *range(at.figure.stop_token, stop))
    }
    if not words & _PER_SHARE:
        return None
    return at.says("per_share", before)


@claim_rule(figure="duration")
def term_of_a_deal(at: Figures) -> Slot | None:
    """«قرض بقيمة 12 مليار دولار مدته ثلاث سنوات»: how long an agreement runs."""
    start = at.figure.start_token
    clitic = at.figure.fact.start > at.sentence.passage.start(start)
    words = {at.word(start - 1), at.word(start - 2)}
    led = clitic and at.sentence.tokens[start].word.startswith(("ل", "ول"))
    if not (words & _LASTING or led or at.word(start - 1) == "ل"):
        return None
    roles = {"value", "rate"}
    slots = [slot for slot in at.slots if slot.deal is not None and slot.role in roles]
    if "خلال" in words:  # «أول إصدار خلال خمس سنوات»
        slots = [slot for slot in slots if slot.deal is not None and slot.deal.type == "contract"]
    if slots:
        nearest = min(slots, key=lambda slot: abs(slot.figure.start_token - start))
        first, last = sorted((nearest.figure.start_token, start))
        apart = any(at.word(index) in _OTHERS for index in range(first, last))
        return at.says("term", nearest) if last - first <= FAR and not apart else None
    return _term_alone(at)


def _term_alone(at: Figures) -> Slot | None:
    """Return the slot of a term whose sum is not told: «عقود صيانة أمدها خمس سنوات»."""
    start = at.figure.start_token
    if _RUNS.isdisjoint((at.word(start - 1), at.word(start - 2))):
        return None
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in _RUNNING or not is_told(at, trigger):
        return None
    if start - trigger.stop_token > _NEAR:
        return None
    if any(trigger.stop_token <= one.start_token < start for one in at.sentence.figures):
        return None
    return at.says("term", deal=trigger.value, trigger=trigger)


DEAL_SIGNS: Final = ("deal", "order", "sell", "buy", *RAISES)
"""The kinds of signs of which a sentence has one that tells of a deal."""
DEAL_RULES: Final[tuple[ClaimRule, ...]] = (
    price_of_a_share,
    *STAKE_RULES,
    rate_of_a_deal,
    sum_raised,
    sum_before_its_deal,
    price_of_a_deal,
    goods_of_a_deal,
    paid_for_the_goods,
    term_of_a_deal,
)
"""The rules of deals in the order of trial."""
