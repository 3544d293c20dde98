"""Deals: what passes between parties, who they are, and which figures tell its price and length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.owners import Owners
from arnews.claims.slots import Name, Slot
from arnews.claims.vocabulary import DealWord, Sign
from arnews.rules.rule import Rule, rule

__all__ = ["DEAL_RULES", "join_deal"]

_FAR: Final = 14
_PARTY_TYPES: Final = frozenset({"company", "country", "body", "group"})
_PRICED: Final = frozenset(
    {"بقيمه", "قيمته", "قيمتها", "قيمه", "قدره", "قدرها", "بمبلغ", "مقابل", "ب", "بنحو", "بحوالي",
     "بدفع", "دفع", "بفرض", "تبلغ", "بلغت", "بلغ", "الي", "مقدارها", "تصل", "بما", "مبلغ", "تعادل",
     "قدرت", "بواقع", "اكثر", "نحو", "حجمه", "حجمها", "وقيمته", "وقيمتها"}
)  # fmt: skip


def _trigger(at: Figures) -> Sign | None:
    """Return the deal word that the figure belongs to: no metric of its own kind stands nearer."""
    first = max(at.clause[0], at.gap)
    trigger = at.sentence.last("deal", first, at.figure.start_token)
    if trigger is None or at.figure.start_token - trigger.stop_token > _FAR:
        return None
    for sign in at.sentence.between("metric", trigger.start_token, at.figure.start_token):
        if sign.start_token >= trigger.stop_token and at.figure.kind in sign.value.facts:
            return None
    return trigger


@rule(anchor=("money", "quantity"))
def price_of_a_deal(at: Figures) -> Slot | None:
    """«وقعت سابك عقدا بقيمة 750 مليون دولار»: the sum of an agreement, a loan, a fine."""
    trigger = _trigger(at)
    if trigger is None:
        return None
    words = {at.word(i) for i in range(trigger.start_token, at.figure.start_token)}
    if not (words & _PRICED or at.figure.start_token - trigger.stop_token <= 1 or at.lead in {"by", "to"}):
        return None
    return at.says("value", deal=trigger.value, trigger=trigger)


@rule(anchor="percentage")
def stake_of_a_deal(at: Figures) -> Slot | None:
    """«استحوذت على 40% من أسهم الشركة»: the part of a company that is bought or owned."""
    trigger = at.left("deal")
    if trigger is None or trigger.value.type not in {"acquisition", "ownership"}:
        return None
    if at.figure.start_token - trigger.stop_token > _FAR:
        return None
    return at.says("share", deal=trigger.value, trigger=trigger)


@rule(anchor="money")
def price_of_a_share(at: Figures) -> Slot | None:
    """«صفقة بـ72 مليار دولار بسعر 420 دولارا للسهم»: the price of one share of a deal."""
    before = at.previous
    if before is None or before.deal is None or before.deal.type not in {"acquisition", "offering"}:
        return None
    words = {at.word(i) for i in range(at.gap, min(at.figure.stop_token + 2, at.until))}
    if not words & {"للسهم", "السهم", "لكل", "سهم"}:
        return None
    return at.says("per_share", before)


DEAL_RULES: Final[tuple[Rule, ...]] = (price_of_a_share, stake_of_a_deal, price_of_a_deal)
"""The rules of deals in the order of trial."""


def join_deal(at: Figures, slot: Slot, owners: Owners) -> bool:
    """Fill the parties of a deal; return False if nobody is named.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a deal and a trigger.
        owners: the names of the article.
    """
    deal, trigger = slot.deal, slot.trigger
    if slot.like is not None:
        slot.deal, slot.trigger = slot.like.deal, slot.like.trigger
        slot.parties = slot.like.parties
        return True
    if deal is None or trigger is None:
        return False
    names = [
        name
        for name in at.sentence.names
        if name.type in _PARTY_TYPES and not (name.adjective and name.type == "country" and _near_company(at, name))
    ]
    slot.parties = _parties(at, deal, trigger, names, owners)
    return bool(slot.parties)


def _near_company(at: Figures, name: Name) -> bool:
    return any(
        other.type in {"company", "body"} and other.stop_token in (name.start_token, name.start_token - 1)
        for other in at.sentence.names
    )


def _parties(
    at: Figures, deal: DealWord, trigger: Sign, names: Sequence[Name], owners: Owners
) -> list[tuple[str, Name]]:
    found: list[tuple[str, Name]] = []
    taken: set[str] = set()
    for name in names:
        if not at.sentence.first <= name.start_token < min(at.until + 8, at.sentence.stop):
            continue
        role = _role(at, deal, trigger, name)
        if role is None or (role in taken and role != "party"):
            continue
        subject = owners.resolve(at, name)
        if subject is None or any(one.key == subject.key for _, one in found):
            continue
        taken.add(role)
        found.append((role, subject))
    return found


def _role(at: Figures, deal: DealWord, trigger: Sign, name: Name) -> str | None:
    word = at.word(name.start_token - 1)
    clitic = name.clitic[-1:] if name.clitic else ""
    if name.clitic == "لل":
        clitic = "ل"
    for preposition in (clitic, word, at.word(name.start_token - 2)):
        if preposition in deal.parties:
            return deal.parties[preposition]
    if name.start_token < trigger.start_token:
        return deal.first
    if name.start_token == trigger.stop_token or trigger.verb:
        return deal.first if trigger.verb else deal.second
    return deal.second
