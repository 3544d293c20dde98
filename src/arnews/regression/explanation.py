"""Why a sentence gives the facts it gives: every step of the line, written down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from arnews.facts import Span
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.tracing import Call, with_tracing

__all__ = ["Explanation", "Proposal", "explain"]


@dataclass(frozen=True)
class Excerpt:
    """A token, or a mention of something of a kind."""

    kind: str
    text: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a rule made of a mention that triggered it.

    Attributes:
        rule: the rule.
        anchor: the quote that triggered it.
        facts: the facts that it proposed, none if it held back.
        dropped: for each, why it was dropped; empty if it stayed.
    """

    rule: str
    anchor: str
    facts: tuple[dict[str, Any], ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass
class Explanation:
    """The line from a text to its facts, step by step."""

    text: str
    tokens: list[Excerpt] = field(default_factory=list)
    mentions: list[Excerpt] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain JSON values."""
        return asdict(self)


def explain(
    text: str, pipeline: Pipeline | None = None, *, published: datetime.date | None = None
) -> Explanation:
    """Tell the tokens, the mentions, which rules were triggered, what they proposed, what was dropped.

    Example:
        >>> explanation = explain("بين 3 و5 مليارات دولار")
        >>> [proposal.rule for proposal in explanation.proposals if proposal.facts]
        ['number_then_currency']
        >>> explanation.facts[0]["high"]
        '5000000000'
    """
    pipeline = pipeline or default_pipeline()
    article = pipeline.analyze(text, published)
    passage = article.passage
    explanation = Explanation(text)
    for index, token in enumerate(passage.tokens):
        start, end = passage.start(index), passage.end(index)
        kind = "number" if token.is_number else "word"
        explanation.tokens.append(Excerpt(kind, text[start:end], start, end, token.word))
    for kind, mentions in article.mentions.items():
        for said in mentions if kind != "article" else ():
            value = getattr(said.value, "name", said.value)
            if kind.endswith("number") and said.value is not None:
                value = said.value.value
            explanation.mentions.append(
                Excerpt(kind, text[said.start : said.end], said.start, said.end, str(value))
            )
    explanation.mentions.sort(key=lambda said: (said.start, said.end, said.kind))
    calls: list[Call] = []
    kept = with_tracing(pipeline, calls).extract(text, published=published).facts
    for call in calls:
        explanation.proposals.append(
            Proposal(
                call.rule,
                "" if call.anchor == text else call.anchor,
                tuple(fact.to_plain() for fact in call.facts),
                tuple(_why_dropped(fact, kept) for fact in call.facts),
            )
        )
    explanation.facts = [fact.to_plain() for fact in kept]
    return explanation


def _why_dropped(fact: Span, kept: Sequence[Span]) -> str:
    if any(fact is other for other in kept):
        return ""
    for other in kept:
        if other.start < fact.end and fact.start < other.end:
            longer = "longer" if len(other.text) > len(fact.text) else "first of equal length"
            return f"overlaps «{other.text}» of {other.rule}, which is {longer}"
    return "overlaps a fact that was dropped itself"
