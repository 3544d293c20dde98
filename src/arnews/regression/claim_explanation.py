"""Explaining claims: what the rules made of each figure, and why a figure has no claim."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from arnews.claims.slots import FIGURE_KINDS
from arnews.claims.stage import CLAIM_RULES, find_claims
from arnews.claims.tracing import Attempt
from arnews.document import Document
from arnews.facts import Span
from arnews.pipeline import Pipeline

__all__ = ["CLAIM_RULE_NAMES", "ExplainedFigure", "explain_claims", "tried_claim_rules"]

CLAIM_RULE_NAMES = tuple(rule.name for rule in CLAIM_RULES)
"""The names of the rules of claims, in the order of trial."""

_WHY = {
    "no parties": "{rule} saw a deal, but its parties are not named",
    "no metric": "{rule} took it for {role}, but no word says of which metric",
    "no subject": "{rule} took it for {role}, but nothing says whose it is",
}


@dataclass(frozen=True)
class ExplainedFigure:
    """What the rules of claims made of one figure.

    Attributes:
        kind: the kind of its fact.
        text: its quote.
        start: offset of its first code point.
        end: offset after its last code point.
        lead: the word that leads it, as the rules read it.
        tried: the rules that were tried in vain before one answered.
        rule: the rule that attached it; empty if none did.
        slots: its role and the other slots, those that quote words as «words».
        why: why it has no claim; empty if it has one.
    """

    kind: str
    text: str
    start: int
    end: int
    lead: str = ""
    tried: tuple[str, ...] = ()
    rule: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    why: str = ""


def _trace(
    pipeline: Pipeline, text: str, facts: Sequence[Span], published: datetime.date | None
) -> list[Attempt]:
    """Return each trial of a rule of claims on the facts of a text."""
    trace: list[Attempt] = []
    find_claims(pipeline.analyze(text, published), facts, trace)
    return trace


def tried_claim_rules(
    pipeline: Pipeline, text: str, document: Document, published: datetime.date | None = None
) -> dict[str, bool]:
    """Return for each rule of claims that was tried on a figure True if it attached one.

    Args:
        pipeline: the pipeline.
        text: the text.
        document: its facts of all kinds, and its claims.
        published: its date.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> text = "ارتفعت أرباح سابك 12%"
        >>> reader = default_pipeline()
        >>> any(tried_claim_rules(reader, text, reader.extract(text)).values())
        True
    """
    attached = {figure.rule for claim in document.claims for figure in claim.figures}
    trace = _trace(pipeline, text, document.facts, published)
    return {attempt.rule: attempt.rule in attached for attempt in trace}


def explain_claims(
    pipeline: Pipeline, text: str, document: Document, published: datetime.date | None = None
) -> list[ExplainedFigure]:
    """Return what the rules of claims made of each figure, in reading order.

    Args:
        pipeline: the pipeline.
        text: the text.
        document: its facts of all kinds, and its claims.
        published: its date.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> text = "ارتفعت أرباح سابك 12%"
        >>> reader = default_pipeline()
        >>> [figure] = explain_claims(reader, text, reader.extract(text))
        >>> figure.slots["role"], figure.slots["metric"], figure.slots["subject"]
        ('change up', 'net_profit «أرباح»', 'company «سابك»')
    """
    attempts: dict[int, list[Attempt]] = {}
    for attempt in _trace(pipeline, text, document.facts, published):
        attempts.setdefault(attempt.fact, []).append(attempt)
    rows = {row["n"] - 1: row for row in document.table()}
    return [
        _explained(fact, attempts.get(place, []), rows.get(place))
        for place, fact in enumerate(document.facts)
        if place in attempts or place in rows or fact.kind in FIGURE_KINDS - {"duration"}
    ]


def _explained(
    fact: Span, attempts: Sequence[Attempt], row: dict[str, Any] | None
) -> ExplainedFigure:
    return ExplainedFigure(
        fact.kind,
        fact.text,
        fact.start,
        fact.end,
        lead=attempts[-1].lead if attempts else "",
        tried=tuple(attempt.rule for attempt in attempts if attempt.outcome != "attached"),
        rule=row["rule"] if row is not None else "",
        slots=_slots(row) if row is not None else {},
        why="" if row is not None else _why(attempts),
    )


def _why(attempts: Sequence[Attempt]) -> str:
    """Return why no claim was made of a figure: the last rule that answered tells."""
    for attempt in reversed(attempts):
        if attempt.outcome in _WHY:
            return _WHY[attempt.outcome].format(rule=attempt.rule, role=f"a {attempt.role}")
        if attempt.outcome == "attached":
            return f"{attempt.rule} attached it, but no claim was put together"
    return "no rule tells its role" if attempts else "no rule was tried"


def _slots(row: dict[str, Any]) -> dict[str, str]:
    """Return the slots of a row of the table of claims, with the words that made them."""
    slots = {
        "role": _said(row["role"], row["direction"], row["basis"]),
        "metric": _said(row["metric"], _quoted(row["metric_quote"])),
        "deal": _said(row["deal"], _quoted(row["trigger"])),
        "subject": _said(row["subject_type"], _quoted(row["subject_quote"]), _standing(row)),
        "parties": ", ".join(row["parties"] or ()),
        "period": _said(row["period"], _quoted(row["period_quote"])),
        "status": _said(row["status"]),
        "of": _quoted(row["of"]),
    }
    return {name: said for name, said in slots.items() if said}


def _said(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _quoted(words: str | None) -> str:
    return f"«{words}»" if words else ""


def _standing(row: dict[str, Any]) -> str:
    if row["via"]:
        return f"via «{row['via']}»"
    return "(topic of the article)" if row["elided"] else ""
