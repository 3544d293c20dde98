"""Explaining the facts and claims of a sentence: the result of each step of the pipeline."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from arnews.extractors.companies.verdicts import Verdicts
from arnews.facts import Span
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.claim_explanation import ExplainedFigure, explain_claims
from arnews.regression.tracing import Call, with_tracing
from arnews.rules import Article
from arnews.rules.engine import call_rules
from arnews.text.tokens import Passage

__all__ = ["Evidence", "Excerpt", "Explanation", "Proposal", "explain"]


@dataclass(frozen=True)
class Excerpt:
    """A token or a mention.

    Attributes:
        kind: "word" or "number" for a token; for a mention its kind.
        text: the quote.
        start: offset of its first code point.
        end: offset after its last code point.
        value: the folded word of a token; the value of a mention.
    """

    kind: str
    text: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True)
class Proposal:
    """The result of a rule for the mention that triggered it.

    Attributes:
        rule: the name of the rule.
        anchor: the quote of the mention; empty for a rule that runs once per article.
        facts: the facts that it proposed.
        dropped: for each fact why it was dropped; empty if it was kept.
    """

    rule: str
    anchor: str
    facts: tuple[dict[str, Any], ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """The evidence of an article on one name that may be a company's.

    Attributes:
        name: the name of the list, or the words in quotes, folded.
        items: the items of evidence with their weights, those against it negative.
        total: the sum of the weights.
        is_company: whether the sum is enough.
    """

    name: str
    items: dict[str, int]
    total: int
    is_company: bool


@dataclass
class Explanation:
    """The results of each step from a text to its facts and claims.

    Attributes:
        text: the text.
        tokens: its tokens, in reading order.
        mentions: its numbers and its mentions of lexicon entries, in reading order.
        proposals: the rules that were triggered, in the order of their calls.
        facts: the facts that were kept, as plain JSON values.
        names: the names that may be companies, with the evidence for and against each.
        figures: what the rules of claims made of each figure among them.
    """

    text: str
    tokens: list[Excerpt] = field(default_factory=list)
    mentions: list[Excerpt] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    names: list[Evidence] = field(default_factory=list)
    figures: list[ExplainedFigure] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as plain JSON values."""
        return asdict(self)


def explain(
    text: str, pipeline: Pipeline | None = None, *, published: datetime.date | None = None
) -> Explanation:
    """Return the tokens, mentions, triggered rules, their proposals, the kept facts and the claims.

    Args:
        text: a sentence or a whole article.
        pipeline: the pipeline to explain; the default one if None.
        published: the article's date.

    Example:
        >>> explanation = explain("بين 3 و5 مليارات دولار")
        >>> [proposal.rule for proposal in explanation.proposals if proposal.facts]
        ['number_then_currency']
        >>> explanation.facts[0]["high"]
        '5000000000'
    """
    pipeline = pipeline or default_pipeline()
    article = pipeline.analyze(text, published)
    calls: list[Call] = []
    document = with_tracing(pipeline, calls).extract(text, published=published)
    kept = document.facts
    return Explanation(
        text,
        tokens=list(_tokens(article.passage)),
        mentions=sorted(_mentions(article), key=lambda one: (one.start, one.end, one.kind)),
        proposals=[_proposal(call, text, kept) for call in calls],
        facts=[fact.to_plain() for fact in kept],
        names=_names(article, pipeline),
        figures=explain_claims(pipeline, text, document, published),
    )


def _names(article: Article, pipeline: Pipeline) -> list[Evidence]:
    """Return the names that were weighed; the rules run first, for what they find is evidence."""
    call_rules(article, pipeline.rule_sets)
    weighed = article.made_once.get(Verdicts)
    verdicts = weighed.by_name.values() if weighed is not None else ()
    return [
        Evidence(verdict.name, dict(verdict.items), verdict.total, verdict.is_company)
        for verdict in verdicts
    ]


def _tokens(passage: Passage) -> Iterator[Excerpt]:
    for index, token in enumerate(passage.tokens):
        start, end = passage.start(index), passage.end(index)
        kind = "number" if token.is_number else "word"
        yield Excerpt(kind, passage.text[start:end], start, end, token.word)


def _mentions(article: Article) -> Iterator[Excerpt]:
    for kind, mentions in article.mentions.items():
        for mention in mentions if kind != "article" else ():
            value = getattr(mention.value, "name", mention.value)
            if kind.endswith("number") and mention.value is not None:
                value = mention.value.value
            start, end = mention.start, mention.end
            yield Excerpt(kind, article.passage.text[start:end], start, end, str(value))


def _proposal(call: Call, text: str, kept: Sequence[Span]) -> Proposal:
    return Proposal(
        call.rule,
        "" if call.anchor == text else call.anchor,
        tuple(fact.to_plain() for fact in call.facts),
        tuple(_why_dropped(fact, kept) for fact in call.facts),
    )


def _why_dropped(fact: Span, kept: Sequence[Span]) -> str:
    if any(fact is other for other in kept):
        return ""
    for other in kept:
        if other.start < fact.end and fact.start < other.end:
            longer = "longer" if len(other.text) > len(fact.text) else "first of equal length"
            return f"overlaps «{other.text}» of {other.rule}, which is {longer}"
    return "overlaps a fact that was dropped itself"
