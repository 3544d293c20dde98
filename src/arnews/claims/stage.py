"""The stage of claims: each figure gets a role, a metric and an owner; then claims are put together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from arnews.claims.assemble import assemble
from arnews.claims.clauses import Sentence
from arnews.claims.deals import DEAL_RULES, DEAL_SIGNS
from arnews.claims.figures import Figures
from arnews.claims.inferred import infer_periods
from arnews.claims.measured import measure
from arnews.claims.models import Claim
from arnews.claims.owners import Owners
from arnews.claims.parties import join_deal
from arnews.claims.periods import date_and_status
from arnews.claims.roles import ROLE_RULES
from arnews.claims.rule import ClaimRule
from arnews.claims.scopes import scope_of
from arnews.claims.slots import FIGURE_KINDS, Slot, Told
from arnews.claims.stagework import Trace, Work
from arnews.claims.suiting import name_lent, suits
from arnews.facts import Span
from arnews.rules.article import Article

__all__ = ["CLAIM_RULES", "find_claims", "select"]

CLAIM_RULES: Final[tuple[ClaimRule, ...]] = (*DEAL_RULES, *ROLE_RULES)
"""All rules of claims, in the order of trial."""


def _by_kind(rules: Sequence[ClaimRule]) -> dict[str, list[ClaimRule]]:
    return {kind: [one for one in rules if kind in one.anchors] for kind in FIGURE_KINDS}


_ALL_BY_KIND: Final = _by_kind(CLAIM_RULES)
_ROLES_BY_KIND: Final = _by_kind(ROLE_RULES)


def find_claims(
    article: Article, facts: Sequence[Span], trace: Trace | None = None
) -> tuple[Claim, ...]:
    """Return the claims that the facts of an article make.

    Args:
        article: the article with its mentions.
        facts: its facts, in reading order.
        trace: called with the name of each rule that is asked, its figure, and its answer: a slot
            or None. An answer makes no claim if it has no metric or subject.
    """
    work = Work(article, facts, trace)
    if not work.sentences:
        return ()
    owners = Owners(work.names, work.lead_stop, work.passage)
    slots: list[Slot] = []
    told = Told()
    for sentence in work.sentences:
        if work.trace is None and not sentence.may_claim(work.vocabulary):
            continue
        slots.extend(_slots_of(work, sentence, owners, told))
    infer_periods(work, slots)
    return tuple(assemble(work, slots))


def _slots_of(work: Work, sentence: Sentence, owners: Owners, told: Told) -> list[Slot]:
    slots: list[Slot] = []
    asks_all = work.trace is not None or sentence.has(DEAL_SIGNS)
    rules = _ALL_BY_KIND if asks_all else _ROLES_BY_KIND
    gap = sentence.first
    figures = sentence.figures
    for place, figure in enumerate(figures):
        last = place + 1 == len(figures)
        until = sentence.stop if last else figures[place + 1].start_token
        at = Figures(sentence, figure, slots, gap, until)
        slot = _attach(work, at, rules[figure.kind], owners, told)
        if slot is not None:
            slots.append(slot)
            told.add(slot.metric)
        gap = figure.stop_token
    for length in sentence.durations if sentence.signs.get("deal") else ():
        at = Figures(sentence, length, slots, sentence.first, sentence.stop)
        slot = _attach(work, at, rules[length.kind], owners, told)
        if slot is not None:
            slots.append(slot)
    name_lent(slots)
    return slots


def _attach(
    work: Work, at: Figures, rules: Sequence[ClaimRule], owners: Owners, told: Told
) -> Slot | None:
    """Return the slot of a figure: the first rule whose answer has a metric and a subject."""
    for one in rules:
        at.rule_name = one.name
        slot = one.function(at)
        if work.trace is not None:
            work.trace(one.name, at.figure, slot)
        if slot is None:
            continue
        if slot.deal is not None or (slot.like is not None and slot.like.deal is not None):
            if not join_deal(at, slot, owners, told):
                continue
        elif not measure(at, slot, work.vocabulary, told):
            return None
        else:
            slot.subject = owners.of(at, slot)
            if slot.subject is None or not suits(at, slot, work.vocabulary.metrics):
                return None
            slot.scope = scope_of(at, slot)
        slot.sentence = at.sentence.number
        date_and_status(at, slot)
        return slot
    return None


def select(
    facts: Sequence[Span], claims: Sequence[Claim], kinds: Collection[str]
) -> tuple[list[Span], tuple[Claim, ...]]:
    """Return the facts of some kinds, and the claims whose figures are all among them.

    Args:
        facts: the facts of an article.
        claims: the claims that they make.
        kinds: the kinds that are wanted.
    """
    kept = [fact for fact in facts if fact.kind in kinds]
    new_index = {id(fact): index for index, fact in enumerate(kept)}
    found = []
    for claim in claims:
        indices = [new_index.get(id(facts[figure.index])) for figure in claim.figures]
        if None not in indices:
            figures = [
                figure.model_copy(update={"index": index})
                for figure, index in zip(claim.figures, indices, strict=True)
            ]
            found.append(claim.model_copy(update={"figures": tuple(figures)}))
    return kept, tuple(found)
