"""Deals: which figures tell the price, the goods, the stake, the interest and the length of an agreement."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.slots import Slot
from arnews.claims.vocabulary import Sign, vocabulary
from arnews.text.folding import normalize

__all__ = ["DEAL_RULES"]

_FAR: Final = 14
_NEAR: Final = 9
_LONGEST_HEAD: Final = 6
_RAISES: Final = ("raise financing", "raise investment", "raise offering")
_RAISED_BACK: Final = 3
_RAISED_AHEAD: Final = 7
_STAKED: Final = frozenset({"acquisition", "ownership", "offering"})
_LENT: Final = frozenset({"financing"})
_GIVEN: Final = frozenset({"financing", "investment"})
"""Types whose verb has the sum as its object: «تستثمر ملياري دولار»."""
_RUNNING: Final = frozenset({"contract", "financing", "partnership"})
_GOODS: Final = frozenset({"contract", "sale"})
_OF_A_COMPANY: Final = frozenset(
    {
        "اسهم", "الاسهم", "راس", "راسمال", "راسمالها", "اسهمها", "الشركه", "شركه", "حصص", "ملكيه", "شركتها",
        "ذراعها", "وحدتها", "فرعها", "البنك", "المصرف", "المجموعه", "اسهمه", "راسماله",
    }
)  # fmt: skip
_STAKES: Final = frozenset({"حصه", "حصته", "حصتها", "نسبه", "نسبته", "نسبتها", "بنسبه", "وحصه"})
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
_ITS: Final = frozenset({"قيمتها", "قيمته", "حجمها", "حجمه"})
_LASTING: Final = frozenset(
    {
        "مدته", "مدتها", "لمده", "لاجل", "اجله", "اجلها", "تمتد", "يمتد", "مدي", "علي", "باجال", "باجل",
        "مده", "لاجال", "خلال", "يستحق", "تستحق", "امده", "امدها", "تستمر", "يستمر", "وتستمر", "ويستمر", "مدار",
        "وتمتد", "ويمتد", "ومدته", "ومدتها",
    }
)  # fmt: skip
_TAKEN_UP: Final = frozenset({"صفقه", "بصفقه", "الصفقه", "اتفاق", "عمليه"})
_VALUED: Final = frozenset({"بقيمه", "وبقيمه", "بسعر", "مقابل"})
_TRADED: Final = frozenset({"الاجله", "اجله", "المستقبليه", "مستقبليه", "الفوريه"})
_OTHERS: Final = frozenset({"التي", "الذي", "الذين"})
_REPAID: Final = frozenset(
    {"رد", "سداد", "تسديد", "سدد", "سددت", "تسدد", "يسدد", "قيمه", "اقساط", "قسط", "اعاده"}
)
"""Before a loan that is paid back."""
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


def _trigger(at: Figures) -> Sign | None:
    """Return the deal word that the figure belongs to: no metric of its own kind stands nearer."""
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
        at.sentence.between(kind, trigger.stop_token, at.figure.start_token) for kind in _RAISES
    )
    if any(raised) or _is_to_acquire(at, trigger):
        return None
    return trigger if _is_open(at, trigger) else None


def _reach(at: Figures) -> int:
    """Return how far the deal word may stand: farther where «صفقة» takes it up before the figure."""
    start = at.figure.start_token
    taken_up = any(at.word(index) in _TAKEN_UP for index in range(start - _LONGEST_HEAD, start))
    return _FAR * 2 if taken_up else _FAR


def _is_to_acquire(at: Figures, trigger: Sign) -> bool:
    """Return whether an agreement is about a purchase: «اتفاقا بقيمة 70 مليارا للاستحواذ على»."""
    stop = at.figure.stop_token
    told = any(at.word(index).endswith("للاستحواذ") for index in range(stop, stop + 2))
    return told and trigger.value.type != "acquisition"


def _is_open(at: Figures, trigger: Sign) -> bool:
    """Return whether a deal word is one here, and no metric between has the figure."""
    if not _is_told(at, trigger):
        return False
    heads = at.sentence.between(
        "metric", trigger.start_token - _LONGEST_HEAD, at.figure.start_token
    )
    if any(head.start_token < trigger.start_token < head.stop_token for head in heads):
        return False
    return not any(
        sign.start_token >= trigger.stop_token and at.figure.kind in sign.value.facts
        for sign in heads
    )


def _is_told(at: Figures, trigger: Sign) -> bool:
    """Return whether the words are there that a deal word needs: bonds are sold, what is paid is a fine."""
    deal = trigger.value
    if at.word(trigger.stop_token) in _TRADED:
        return False  # «العقود الآجلة»
    if deal.type == "financing" and at.word(trigger.start_token - 1).lstrip("لب") in _REPAID:
        return False  # «رد قرض للبنك»
    first = max(trigger.start_token - _FAR, at.sentence.first)
    if deal.after and not any(
        _is_among(at.word(i), deal.after) for i in range(first, trigger.start_token)
    ):
        return False
    if not deal.near:
        return True
    return any(at.word(i) in deal.near for i in range(first, trigger.stop_token + _FAR))


def _is_among(word: str, words: frozenset[str]) -> bool:
    """Return whether a word of the article is one of some, with a particle or without: «لتقديم»."""
    return word in words or (word[:1] in {"و", "ل", "ب", "ف"} and word[1:] in words)


@claim_rule(figure="money")
def price_of_a_deal(at: Figures) -> Slot | None:
    """«وقعت سابك عقدا بقيمة 750 مليون دولار»: the sum of an agreement, a loan, a fine."""
    trigger = _trigger(at)
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
    trigger = _trigger(at)
    if trigger is None:
        trigger = at.left("order")
        if trigger is None or at.figure.start_token - trigger.stop_token > _NEAR:
            return None
    words = {at.word(i) for i in range(trigger.start_token, at.figure.start_token)}
    kind = trigger.value.type
    if kind in _PRICED_PER_SHARE and at.figure.unit == "share":
        return at.says("value", deal=trigger.value, trigger=trigger)
    if kind not in _GOODS or not _is_goods(at):
        return None
    if trigger.kind == "order" or words & (_PRICED | _SUPPLIED):
        return at.says("value", deal=trigger.value, trigger=trigger)
    return None


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
    for kind in _RAISES:
        sign = at.sentence.last(kind, max(at.clause[0], at.gap), start)
        if sign is None or start - sign.stop_token > _NEAR:
            continue
        stop = min(at.figure.stop_token + _RAISED_AHEAD, at.until)
        words = {at.word(i) for i in range(sign.start_token - _RAISED_BACK, stop)}
        if words & sign.value.near and not at.sentence.between("metric", sign.stop_token, start):
            return at.says("value", deal=sign.value, trigger=sign)
    return None


@claim_rule(figure="percentage")
def stake_of_a_deal(at: Figures) -> Slot | None:
    """«استحوذت على 40% من أسهم الشركة»: the part of a company that is bought or owned."""
    trigger = _stake_trigger(at)
    if trigger is None:
        return None
    stop = at.figure.stop_token
    if at.word(stop) in {"من", "في"}:
        if not (_is_company(at, stop + 1) or at.word(stop + 1) in _OF_A_COMPANY):
            return None
    elif not (_is_owner(at, trigger) or _is_stake_in(at, trigger)):
        return None
    return at.says("share", deal=trigger.value, trigger=trigger)


def _stake_trigger(at: Figures) -> Sign | None:
    """Return the deal word of a stake: that of a purchase, where «حصة» stands beside it."""
    start = at.figure.start_token
    signs = at.sentence.between("deal", max(at.clause[0], start - _FAR), start)
    told = [sign for sign in signs if sign.value.type in _STAKED and _is_told(at, sign)]
    events = [sign for sign in told if sign.value.type != "ownership"]
    verbs = [sign for sign in told if sign.verb]  # «تملك حصة تبلغ 40%»
    found = events or verbs or told
    return found[-1] if found else None


def _is_company(at: Figures, index: int) -> bool:
    return any(
        name.type == "company" and index <= name.start_token <= index + 2
        for name in at.sentence.names
    )


def _is_owner(at: Figures, trigger: Sign) -> bool:
    """Return whether the owner follows: «المملوكة بنسبة 44% لشل»."""
    if trigger.value.parties.get("ل") != "owner":
        return False
    stop = at.figure.stop_token
    led = at.word(stop).startswith("ل") or at.word(stop) == "ل"
    return led and _is_company(at, stop)


def _is_stake_in(at: Figures, trigger: Sign) -> bool:
    """Return whether the company stands before: «حصة في زين تبلغ 40%»."""
    first, start = trigger.start_token, at.figure.start_token
    if _STAKES.isdisjoint(at.word(index) for index in range(first, start)):
        return False
    return any(
        name.type == "company"
        and first < name.start_token < start
        and at.word(name.start_token - 1) in {"في", "من", "شركه", "بنك"}
        for name in at.sentence.names
    )


@claim_rule(figure="percentage")
def rate_of_a_deal(at: Figures) -> Slot | None:
    """«قرض بقيمة 12 مليار دولار بفائدة 4%»: the interest of a loan."""
    start = at.figure.start_token
    first = max(start - 4, at.gap)
    if _INTEREST.isdisjoint(at.word(index) for index in range(first, start)):
        return None
    lent = [slot for slot in at.slots if slot.deal is not None and slot.deal.type in _LENT]
    if lent:
        near = start - lent[-1].figure.stop_token <= _FAR
        return at.says("rate", lent[-1]) if near else None
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in _LENT or trigger.verb:
        return None
    if start - trigger.stop_token > _LONGEST_HEAD or not _is_told(at, trigger):
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
        return at.says("term", nearest) if last - first <= _FAR and not apart else None
    return _term_alone(at)


def _term_alone(at: Figures) -> Slot | None:
    """Return the slot of a term whose sum is not told: «عقود صيانة أمدها خمس سنوات»."""
    start = at.figure.start_token
    if _RUNS.isdisjoint((at.word(start - 1), at.word(start - 2))):
        return None
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in _RUNNING or not _is_told(at, trigger):
        return None
    if start - trigger.stop_token > _NEAR:
        return None
    if any(trigger.stop_token <= one.start_token < start for one in at.sentence.figures):
        return None
    return at.says("term", deal=trigger.value, trigger=trigger)


DEAL_RULES: Final[tuple[ClaimRule, ...]] = (
    price_of_a_share,
    stake_of_a_deal,
    rate_of_a_deal,
    sum_raised,
    sum_before_its_deal,
    price_of_a_deal,
    goods_of_a_deal,
    paid_for_the_goods,
    term_of_a_deal,
)
"""The rules of deals in the order of trial."""
