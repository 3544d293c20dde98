"""A pipeline that records each call of a rule: its anchor and the facts that it proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arnews.facts import Span
from arnews.pipeline import Pipeline
from arnews.rules import Cursor, Rule
from arnews.rules.engine import rule_sets
from arnews.rules.rule import RuleResult

__all__ = ["Call", "with_tracing"]


@dataclass(frozen=True)
class Call:
    """A call of a rule.

    Attributes:
        rule: the name of the rule.
        anchor: the quote of the mention that triggered it.
        facts: the facts that it proposed.
    """

    rule: str
    anchor: str
    facts: tuple[Span, ...]


def with_tracing(pipeline: Pipeline, calls: list[Call]) -> Pipeline:
    """Return a pipeline like `pipeline` that appends each call of a rule to `calls`.

    Args:
        pipeline: the pipeline to trace; it is not changed.
        calls: the list to append to.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> calls: list[Call] = []
        >>> document = with_tracing(default_pipeline(), calls).extract("نما 5%")
        >>> [call.rule for call in calls if call.facts]
        ['number_then_percent']
    """

    def recorded(rule: Rule) -> Rule:
        def call(at: Cursor) -> RuleResult:
            made = rule.function(at)
            quote = at.passage.text[at.anchor.start : at.anchor.end]
            calls.append(
                Call(rule.name, quote, (made,) if isinstance(made, Span) else tuple(made or ()))
            )
            return made

        return replace(rule, function=call)

    other = pipeline.with_country(pipeline.country)
    other.rule_sets = rule_sets(
        replace(extractor, rules=tuple(map(recorded, extractor.rules)))
        for extractor in pipeline.roster
    )
    return other
