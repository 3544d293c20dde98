"""Deals: which percentages are the part of a company that is bought or owned."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.slots import Name, Party, Slot
from arnews.claims.triggers import FAR, is_told
from arnews.claims.vocabulary import Sign

__all__ = ["STAKE_RULES"]

_NEXT: Final = 15
"""Words from a stake to the next one of a list at most."""
_HEDGES: Final = 4
"""Words from an owner to the stake at most: «تحوز أبل على نحو 35%»."""
_STAKED: Final = frozenset({"acquisition", "ownership", "offering"})
_OF_A_COMPANY: Final = frozenset(
    {
        "اسهم", "الاسهم", "راس", "راسمال", "راسمالها", "اسهمها", "الشركه", "شركه", "حصص", "ملكيه", "شركتها",
        "ذراعها", "وحدتها", "فرعها", "البنك", "المصرف", "المجموعه", "اسهمه", "راسماله",
    }
)  # fmt: skip
_STAKES: Final = frozenset({"حصه", "حصته", "حصتها", "نسبه", "نسبته", "نسبتها", "بنسبه", "وحصه"})


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


@claim_rule(figure="percentage")
def stake_sold(at: Figures) -> Slot | None:
    """«باعت الحكومة 5% من أسهم زين»: the part of a company that is sold, without «حصة»."""
    sign = at.left("sell", at.gap)
    stop = at.figure.stop_token
    if sign is None or at.figure.start_token - sign.stop_token > _HEDGES:
        return None
    if at.word(stop) not in {"من", "في"}:
        return None
    if not (_is_company(at, stop + 1) or at.word(stop + 1) in _OF_A_COMPANY):
        return None
    return at.says("share", deal=sign.value, trigger=sign)


def _stake_trigger(at: Figures) -> Sign | None:
    """Return the deal word of a stake: that of a purchase, where «حصة» stands beside it."""
    start = at.figure.start_token
    signs = at.sentence.between("deal", max(at.clause[0], start - FAR), start)
    told = [sign for sign in signs if sign.value.type in _STAKED and is_told(at, sign)]
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
def stake_of_the_next_owner(at: Figures) -> Slot | None:
    """«تملك سابك 25% في زين، بينما تحوز أبل 35% وفيزا 40%»: the part that the next one owns."""
    before = at.beside
    if before is None or before.deal is None or before.deal.type != "ownership":
        return None
    owner = _next_owner(at)
    owned = [party for party in before.parties if party.role == "owned"]
    if owner is None or not owned or any(party.name.key == owner.key for party in before.parties):
        return None
    parties = [Party("owner", owner), *owned]
    return at.says(
        "share", deal=before.deal, trigger=before.trigger, parties=parties, extra={"owner": owner}
    )


def _next_owner(at: Figures) -> Name | None:
    """Return the one company between the stake before and this one."""
    start = at.figure.start_token
    signs = [at.in_gap(kind) for kind in ("mover", "metric", "level", "comparer")]
    names = [name for name in at.sentence.names if at.gap <= name.start_token < start]
    if any(signs) or start - at.gap > _NEXT or not names:
        return None
    if names[-1].type != "company" or names[-1].stands or names[-1].counter:
        return None
    return names[-1] if start - names[-1].stop_token <= _HEDGES else None


STAKE_RULES: Final[tuple[ClaimRule, ...]] = (
    stake_of_the_next_owner,
    stake_of_a_deal,
    stake_sold,
)
"""The rules in the order of trial: the first that answers wins."""
