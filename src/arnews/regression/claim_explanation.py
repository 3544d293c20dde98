"""Explaining claims: what the rules made of each figure, and why a figure has no claim."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from arnews.claims.slots import MEASURE_KINDS, Placed, Slot
from arnews.claims.stage import CLAIM_RULES, find_claims
from arnews.document import Document
from arnews.facts import Span
from arnews.pipeline import Pipeline

__all__ = ["CLAIM_RULE_NAMES", "ExplainedFigure", "explain_claims", "tried_claim_rules"]

CLAIM_RULE_NAMES = tuple(rule.name for rule in CLAIM_RULES)
"""The names of the rules of claims, in the order of trial."""

_WHY = {
    "no parties": "{rule} sees a deal, but its parties are not named",
    "no metric": "{rule} takes it for a {role}, but no word says of which metric",
    "no subject": "{rule} takes it for a {role}, but nothing says whose it is",
    "no claim": "{rule} takes it for a {role}, but no claim was put together",
}


@dataclass(frozen=True)
class ExplainedFigure:
    """What the rules of claims made of one figure.

    Attributes:
        kind: the kind of its fact.
        text: its quote.
        start: offset of its first code point.
        end: offset after its last code point.
        tried: the rules that were asked in vain.
        rule: the rule that attached it; empty if none did.
        slots: its role and the other slots, those that quote words as «words».
        why: why it has no claim; empty if it has one.
    """

    kind: str
    text: str
    start: int
    end: int
    tried: tuple[str, ...] = ()
    rule: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    why: str = ""


class _Trial(NamedTuple):
    """A rule that was asked about a figure, and its answer, which later steps may have filled."""

    rule: str
    figure: Placed
    slot: Slot | None


def _trace(
    pipeline: Pipeline, text: str, facts: Sequence[Span], published: datetime.date | None
) -> list[_Trial]:
    """Return each trial of a rule of claims on the facts of a text."""
    trials: list[_Trial] = []
    find_claims(
        pipeline.analyze(text, published), facts, lambda *asked: trials.append(_Trial(*asked))
    )
    return trials


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
    trials = _trace(pipeline, text, document.facts, published)
    return {trial.rule: trial.rule in attached for trial in trials}


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
    trials: dict[int, list[_Trial]] = {}
    for trial in _trace(pipeline, text, document.facts, published):
        trials.setdefault(trial.figure.number, []).append(trial)
    rows = {row["n"] - 1: row for row in document.table()}
    return [
        _explained(fact, trials.get(place, []), rows.get(place))
        for place, fact in enumerate(document.facts)
        if place in trials or place in rows or fact.kind in MEASURE_KINDS
    ]


def _explained(fact: Span, trials: Sequence[_Trial], row: dict[str, Any] | None) -> ExplainedFigure:
    rule = "" if row is None else str(row["rule"])
    return ExplainedFigure(
        fact.kind,
        fact.text,
        fact.start,
        fact.end,
        tried=tuple(trial.rule for trial in trials if trial.rule != rule),
        rule=rule,
        slots={} if row is None else _slots(row),
        why=_why(trials) if row is None else "",
    )


def _why(trials: Sequence[_Trial]) -> str:
    """Return why no claim was made of a figure: the last rule that answered tells."""
    answered = [(trial.rule, trial.slot) for trial in trials if trial.slot is not None]
    if not answered:
        return "no rule tells its role" if trials else "no rule was asked"
    rule, slot = answered[-1]
    if slot.deal is not None:
        missing = "no parties"
    elif slot.metric is None:
        missing = "no metric"
    else:
        missing = "no subject" if slot.subject is None else "no claim"
    return _WHY[missing].format(rule=rule, role=slot.role)


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
