"""A pipeline that writes down which rules were triggered, at what, and what each proposed."""

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
    """A rule that was triggered.

    Attributes:
        rule: its name.
        anchor: the quote that triggered it.
        facts: what it proposed; empty if it held back.
    """

    rule: str
    anchor: str
    facts: tuple[Span, ...]


def with_tracing(pipeline: Pipeline, calls: list[Call]) -> Pipeline:
    """Give a pipeline that reads as `pipeline` does and adds each call of a rule to `calls`.

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
