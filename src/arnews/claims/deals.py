"""Deals: what passes between parties, who they are, and which figures tell its price and length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.owners import Owners
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.slots import Name, Placed, Slot
from arnews.claims.vocabulary import DealWord, Sign

__all__ = ["DEAL_RULES", "join_deal", "term_of_a_deal"]

_FAR: Final = 14
_BEHIND: Final = 9
_LONGEST_HEAD: Final = 6
_OF_ITS_SHARES: Final = 5
_PARTY_TYPES: Final = frozenset({"company", "country", "body", "group"})
_OF_A_COMPANY: Final = frozenset(
    {"اسهم", "الاسهم", "راس", "راسمال", "راسمالها", "اسهمها", "الشركه", "شركه", "حصص", "ملكيه"}
)
_PRICED: Final = frozenset(
    {"بقيمه", "قيمته", "قيمتها", "قيمه", "قدره", "قدرها", "بمبلغ", "مقابل", "ب", "بنحو", "بحوالي",
     "بدفع", "دفع", "بفرض", "تبلغ", "بلغت", "بلغ", "الي", "مقدارها", "تصل", "بما", "مبلغ", "تعادل",
     "قدرت", "بواقع", "اكثر", "نحو", "حجمه", "حجمها", "وقيمته", "وقيمتها"}
)  # fmt: skip
_STATES: Final = frozenset({"الحكومه", "حكومه", "الدوله", "السلطات", "الخزانه", "المملكه"})
_ITS: Final = frozenset({"قيمتها", "قيمته", "حجمها", "حجمه"})
_LASTING: Final = frozenset(
    {"مدته", "مدتها", "لمده", "لاجل", "اجله", "اجلها", "تمتد", "يمتد", "مدي", "علي", "باجال", "باجل", "مده", "لاجال", "خلال", "يستحق", "تستحق"}
)  # fmt: skip


def _trigger(at: Figures) -> Sign | None:
    """Return the deal word that the figure belongs to: no metric of its own kind stands nearer."""
    first = max(at.clause[0], at.gap)
    if any(at.word(index) in _ITS for index in range(at.lead_token - 1, at.lead_token + 1)):
        first = at.gap  # «الشريحة الرابعة وتبلغ قيمتها ملياري دولار»
    trigger = at.sentence.last("deal", first, at.figure.start_token)
    if trigger is None or at.figure.start_token - trigger.stop_token > _FAR:
        return None
    if trigger.value.after and not _led_by(at, trigger):
        return None
    heads = at.sentence.between(
        "metric", trigger.start_token - _LONGEST_HEAD, at.figure.start_token
    )
    if any(head.start_token < trigger.start_token < head.stop_token for head in heads):
        return None
    for sign in heads:
        if sign.start_token >= trigger.stop_token and at.figure.kind in sign.value.facts:
            return None
    return trigger


def _led_by(at: Figures, trigger: Sign) -> bool:
    first = max(trigger.start_token - _FAR, at.sentence.first)
    return any(at.word(i) in trigger.value.after for i in range(first, trigger.start_token))


@claim_rule(figure=("money", "quantity"))
def price_of_a_deal(at: Figures) -> Slot | None:
    """«وقعت سابك عقدا بقيمة 750 مليون دولار»: the sum of an agreement, a loan, a fine."""
    trigger = _trigger(at)
    if trigger is None or trigger.value.type == "ownership":
        return None
    if at.figure.kind == "quantity" and trigger.value.type != "contract":
        return None
    words = {at.word(i) for i in range(trigger.start_token, at.figure.start_token)}
    near = at.figure.start_token - trigger.stop_token <= 1
    if not (words & _PRICED or near or at.lead in {"by", "to"}):
        return None
    return at.says("value", deal=trigger.value, trigger=trigger)


@claim_rule(figure="percentage")
def stake_of_a_deal(at: Figures) -> Slot | None:
    """«استحوذت على 40% من أسهم الشركة»: the part of a company that is bought or owned."""
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in {"acquisition", "ownership"}:
        return None
    stop = at.figure.stop_token
    if at.figure.start_token - trigger.stop_token > _FAR or at.word(stop) not in {"من", "في"}:
        return None
    company = any(
        name.type == "company" and stop < name.start_token <= stop + 2 for name in at.sentence.names
    )
    if not company and at.word(stop + 1) not in _OF_A_COMPANY:
        return None
    return at.says("share", deal=trigger.value, trigger=trigger)


@claim_rule(figure="money")
def price_of_a_share(at: Figures) -> Slot | None:
    """«صفقة بـ72 مليار دولار بسعر 420 دولارا للسهم»: the price of one share of a deal."""
    before = at.previous
    if before is None or before.deal is None or before.deal.type not in {"acquisition", "offering"}:
        return None
    words = {at.word(i) for i in range(at.gap, min(at.figure.stop_token + 2, at.until))}
    if not words & {"للسهم", "السهم", "لكل", "سهم"}:
        return None
    return at.says("per_share", before)


@claim_rule(figure="duration")
def term_of_a_deal(at: Figures) -> Slot | None:
    """«قرض بقيمة 12 مليار دولار مدته ثلاث سنوات»: how long an agreement runs."""
    start = at.figure.start_token
    words = {at.word(start - 1), at.word(start - 2), at.sentence.tokens[start].word[:1]}
    if not words & _LASTING:
        return None
    slots = [slot for slot in at.slots if slot.deal is not None and slot.role == "value"]
    if not slots:
        return None
    nearest = min(slots, key=lambda slot: abs(slot.figure.start_token - start))
    if abs(nearest.figure.start_token - start) > _FAR:
        return None
    return at.says("term", nearest)


DEAL_RULES: Final[tuple[ClaimRule, ...]] = (
    price_of_a_share,
    stake_of_a_deal,
    price_of_a_deal,
    term_of_a_deal,
)
"""The rules of deals in the order of trial."""


def join_deal(at: Figures, slot: Slot, owners: Owners) -> bool:
    """Fill the parties of a deal.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a deal and a trigger.
        owners: the names of the article.

    Returns:
        False if the parties that it needs are not named.
    """
    if slot.like is not None:
        slot.deal, slot.trigger = slot.like.deal, slot.like.trigger
        slot.parties = slot.like.parties
        return True
    deal, trigger = slot.deal, slot.trigger
    if deal is None or trigger is None:
        return False
    names = [name for name in at.sentence.names if _may_take_part(at, name)]
    roles = _Roles(at, deal, trigger, owners)
    behind = _behind(names, trigger, at.figure, at.until)
    for name in behind:
        told = roles.of_behind(name)
        if told is not None:
            roles.add(name, told)
    for name in reversed([name for name in names if name.start_token < trigger.stop_token]):
        roles.add(name, deal.first)
    stop = at.figure.start_token
    if at.figure.kind == "percentage":  # «40% من أسهم زين»
        stop = at.figure.stop_token + _OF_ITS_SHARES
    for name in behind:
        if name.start_token < stop:
            roles.add(name, deal.second)
    slot.parties = sorted(roles.found, key=lambda party: party[1].start_token)
    return bool(slot.parties) and (not deal.needs or roles.has(deal.needs))


def _may_take_part(at: Figures, name: Name) -> bool:
    if name.type not in _PARTY_TYPES or name.counter:
        return False
    if not name.adjective:
        return True
    return at.word(name.start_token - 1).lstrip("ول") in _STATES


def _behind(names: Sequence[Name], trigger: Sign, figure: Placed, until: int) -> list[Name]:
    stop = min(until, figure.stop_token + _BEHIND)
    return [name for name in names if trigger.stop_token <= name.start_token < stop]


class _Roles:
    """The parties of a deal that were found, one a role."""

    def __init__(self, at: Figures, deal: DealWord, trigger: Sign, owners: Owners) -> None:
        self.at = at
        self.deal = deal
        self.trigger = trigger
        self.owners = owners
        self.found: list[tuple[str, Name]] = []

    def has(self, role: str) -> bool:
        return any(one == role for one, _ in self.found)

    def add(self, name: Name, role: str) -> None:
        """Add a party, unless its role is taken or it has one."""
        if self.deal.first == "borrower":  # a fund lends, a country borrows
            role = {"body": "lender", "country": "borrower"}.get(name.type, role)
        if self.has(role) and role != "party":
            return
        if role in {"target", "owned"} and name.type != "company":
            return
        meant = self.owners.resolve(name)
        if meant is None or any(one.key == meant.key for _, one in self.found):
            return
        self.found.append((role, meant))

    def of_behind(self, name: Name) -> str | None:
        """Return the role of a name behind the trigger that its preposition or place tells."""
        at, deal, trigger = self.at, self.deal, self.trigger
        near = name.start_token - trigger.stop_token <= 1 and not name.clitic
        if trigger.verb and near and at.word(name.start_token - 1) not in deal.parties:
            return deal.first
        clitic = "ل" if name.clitic.endswith("ل") else name.clitic[-1:]
        for word in (clitic, at.word(name.start_token - 1), at.word(name.start_token - 2)):
            if word in deal.parties:
                return deal.parties[word]
        return None
