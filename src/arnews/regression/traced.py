"""A pipeline that writes down which rules woke, at what, and what each proposed."""

from __future__ import annotations

from dataclasses import dataclass

from arnews.facts import Span
from arnews.pipeline import Pipeline
from arnews.rules import Around, Make
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

    def recorded(name: str, make: Make) -> tuple[str, Make]:
        def call(at: Around) -> Made:
            made = make(at)
            quote = at.passage.text[at.anchor.start : at.anchor.end]
            calls.append(
                Call(name, quote, (made,) if isinstance(made, Span) else tuple(made or ()))
            )
            return made

        return name, call

    other = pipeline.with_home(pipeline.home)
    other.groups = tuple(
        (
            kind,
            tuple((anchor, tuple(recorded(*rule) for rule in rules)) for anchor, rules in groups),
        )
        for kind, groups in pipeline.groups
    )
    return other
