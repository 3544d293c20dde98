"""Claims as a table: one row a figure, with the slots of its claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from arnews.claims.models import Claim, Deal, Figure, Observation, Party
from arnews.facts import Span

__all__ = ["TABLE_COLUMNS", "figure_rows"]

TABLE_COLUMNS: Final = (
    "claim",
    "n",
    "kind",
    "subject",
    "subject_type",
    "metric",
    "deal",
    "role",
    "direction",
    "basis",
    "fact",
    "mod",
    "value",
    "low",
    "high",
    "unit",
    "noun",
    "currency",
    "iso",
    "quote",
    "start",
    "end",
    "period",
    "period_quote",
    "status",
    "parties",
    "subject_quote",
    "subject_start",
    "subject_end",
    "via",
    "elided",
    "metric_quote",
    "trigger",
    "scope",
    "of",
    "rule",
)
"""The columns of a row, in order; docs/batch.md describes them."""

_OF_THE_FACT: Final = ("mod", "value", "low", "high", "unit", "noun", "currency")


def figure_rows(claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Yield a row for each figure of some claims, with the columns `TABLE_COLUMNS`.

    Args:
        claims: the claims of a document.

    Example:
        >>> import arnews
        >>> document = arnews.extract("ارتفعت أرباح سابك 12%")
        >>> row = next(figure_rows(document.claims))
        >>> row["subject"], row["metric"], row["role"], row["value"]
        ('سابك', 'net_profit', 'change', Decimal('12'))
    """
    empty = dict.fromkeys(TABLE_COLUMNS)
    for number, claim in enumerate(claims, start=1):
        of_the_claim = _of_deal(claim) if isinstance(claim, Deal) else _of_observation(claim)
        for figure in claim.figures:
            row = {**empty, "claim": number, "kind": claim.kind, **of_the_claim}
            row |= {"status": claim.status, **_of_figure(figure)}
            if figure.metric is not None:
                row["metric"] = figure.metric
            if figure.role == "previous":
                row["period"], row["period_quote"] = figure.period, None
            yield row


def _of_observation(claim: Observation) -> dict[str, Any]:
    subject, period = claim.subject, claim.period
    return {
        "subject": subject.name or subject.text,
        "subject_type": subject.type,
        "metric": claim.metric,
        "period": period and period.value,
        "period_quote": period and period.text,
        "subject_quote": subject.text,
        "subject_start": subject.start,
        "subject_end": subject.end,
        "via": subject.via and subject.via.text,
        "elided": subject.elided,
        "metric_quote": claim.metric_text and claim.metric_text.text,
        "scope": claim.scope and claim.scope.text,
    }


def _of_deal(claim: Deal) -> dict[str, Any]:
    return {
        "deal": claim.type,
        "parties": [_party(party) for party in claim.parties],
        "trigger": claim.trigger and claim.trigger.text,
    }


def _party(party: Party) -> str:
    return f"{party.role}: {party.name or party.text}"


def _of_figure(figure: Figure) -> dict[str, Any]:
    fact = figure.fact
    said = fact.__dict__.get  # pydantic looks long for an attribute that a class lacks
    row: dict[str, Any] = {
        "n": figure.index + 1,
        "role": figure.role,
        "direction": figure.direction,
        "basis": figure.basis,
        "fact": fact.kind,
        **{name: said(name) for name in _OF_THE_FACT},
        "iso": _length(fact),
        "quote": figure.text,
        "start": figure.start,
        "end": figure.end,
        "of": figure.of and figure.of.text,
        "rule": figure.rule,
    }
    return row


def _length(fact: Span) -> str | None:
    """Return the length of a duration, a range as `low..high`."""
    said = fact.__dict__
    iso: str | None = said.get("iso")
    low, high = said.get("iso_low"), said.get("iso_high")
    return f"{low}..{high}" if iso is None and low is not None else iso
