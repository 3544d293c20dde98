"""A rule: a name, one kind of mention that wakes it, a function from what is around to facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from arnews.facts import Kind, Span
from arnews.language.lexicon import Entry

if TYPE_CHECKING:
    from arnews.rules.around import Around

__all__ = ["Extractor", "Made", "Make", "Rule", "rule"]

Made: TypeAlias = Span | Sequence[Span] | None
"""What a rule gives: a fact, several (a list with one unit), or nothing."""
Make: TypeAlias = Callable[["Around"], Made]
"""The function of a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under its name; the decorator `rule` makes one of a function.

    Attributes:
        name: the name of the function; facts carry it.
        anchor: the kind of mention that wakes it.
        make: the function.
    """

    name: str
    anchor: str
    make: Make = field(repr=False)

    @property
    def doc(self) -> str:
        """What the rule is for, opening with an example."""
        return (self.make.__doc__ or "").strip()


def rule(anchor: str) -> Callable[[Make], Rule]:
    """Make a rule of a function: it is called for each mention of kind `anchor`.

    Example:
        >>> @rule(anchor="percent")
        ... def number_then_percent(at):
        ...     '''«5%»: how many percent.'''
        >>> number_then_percent.name, number_then_percent.anchor
        ('number_then_percent', 'percent')
    """

    def decorate(make: Make) -> Rule:
        return Rule(make.__name__, anchor, make)

    return decorate


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that finds one kind of fact: its words and its rules.

    A user's own extractor goes into `Pipeline(extractors=…)` beside those of the roster.

    Attributes:
        kind: the kind of its facts.
        words: gives its phrases with their entries; called once, when the pipeline is built.
        rules: its rules, in the order in which they are tried; of those with one anchor the
            first that makes a fact of a mention has it.
        hears: the kinds of mentions that its rules ask the article for, beside their anchors.
    """

    kind: Kind
    words: Callable[[], Iterable[tuple[str, Entry]]]
    rules: tuple[Rule, ...]
    hears: tuple[str, ...] = ()
