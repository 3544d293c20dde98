"""A record of what the claim rules did with each figure, for those who explain or count them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from arnews.claims.figures import Figures
    from arnews.claims.slots import Slot

__all__ = ["Attempt", "Outcome", "attempt"]

Outcome: TypeAlias = Literal["nothing", "no parties", "no metric", "no subject", "attached"]


class Attempt(NamedTuple):
    """One rule that was tried on a figure.

    Attributes:
        fact: index of the figure's fact.
        rule: the name of the rule.
        outcome: "nothing" (the rule does not fit), "no parties" (of the deal that it saw), "no
            metric", "no subject" (for the role that it gave), or "attached".
        lead: the word that leads the figure, as the rules read it.
        role: the role that the rule gave, "" if none.
    """

    fact: int
    rule: str
    outcome: Outcome
    lead: str = ""
    role: str = ""


def attempt(at: Figures, outcome: Outcome, slot: Slot | None) -> Attempt:
    """Return the record of a trial.

    Args:
        at: the cursor at the figure.
        outcome: what came of it.
        slot: the answer of the rule.
    """
    role = slot.role if slot is not None else ""
    return Attempt(at.figure.index, at.rule_name, outcome, at.word(at.lead_token), role)
