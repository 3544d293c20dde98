"""What is told about a fact beside its kind: its value, and what its figure means."""

from __future__ import annotations

from arnews.claims.models import Claim, Deal, Figure
from arnews.document import Document
from arnews.view.safe import one_line
from arnews.view.values import value_of

__all__ = ["notes_of"]


def notes_of(document: Document) -> list[list[str]]:
    """Return for each fact of a document its value, then one line a claim that it is a figure of.

    Args:
        document: the facts and claims.

    Example:
        >>> import arnews
        >>> notes_of(arnews.extract("ارتفعت أرباح سابك 12%"))
        [['Saudi Basic Industries Corporation'], ['12%', 'net_profit of سابك: change up']]
    """
    notes = [[one_line(value_of(fact))] for fact in document.facts]
    for claim in document.claims:
        for figure in claim.figures:
            notes[figure.index].append(one_line(_meaning(claim, figure)))
    return notes


def _meaning(claim: Claim, figure: Figure) -> str:
    what: str
    if isinstance(claim, Deal):
        what = claim.type
        who = ", ".join(f"{party.name or party.text} ({party.role})" for party in claim.parties)
        when = None
    else:
        what = figure.metric or claim.metric
        who = claim.subject.name or claim.subject.text
        when = figure.period if figure.role == "previous" else claim.period and claim.period.value
    said = [f"{what} of {who}: {figure.role}", figure.direction, claim.status, when]
    return " ".join(word for word in said if word)
