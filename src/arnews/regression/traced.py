"""A pipeline that writes down which rules woke, at what, and what each proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arnews.facts import Span
from arnews.pipeline import Pipeline
from arnews.rules import Around, Rule
from arnews.rules.calling import rule_sets
from arnews.rules.rule import Made

__all__ = ["Call", "traced"]


@dataclass(frozen=True)
class Call:
    """A rule that woke.

    Attributes:
        rule: its name.
        anchor: the quote that woke it.
        facts: what it proposed; empty if it held back.
    """

    rule: str
    anchor: str
    facts: tuple[Span, ...]


def traced(pipeline: Pipeline, calls: list[Call]) -> Pipeline:
    """Give a pipeline that reads as `pipeline` does and adds each call of a rule to `calls`.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> calls: list[Call] = []
        >>> document = traced(default_pipeline(), calls).extract("نما 5%")
        >>> [call.rule for call in calls if call.facts]
        ['number_then_percent']
    """

    def recorded(rule: Rule) -> Rule:
        def call(at: Around) -> Made:
            made = rule.make(at)
            quote = at.passage.text[at.anchor.start : at.anchor.end]
            calls.append(
                Call(rule.name, quote, (made,) if isinstance(made, Span) else tuple(made or ()))
            )
            return made

        return replace(rule, make=call)

    other = pipeline.with_home(pipeline.home)
    other.rule_sets = rule_sets(
        replace(extractor, rules=tuple(map(recorded, extractor.rules)))
        for extractor in pipeline.roster
    )
    return other
