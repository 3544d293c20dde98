"""A rule: a name, the kinds of mentions that trigger it, a function from what is around to facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from arnews.facts import Span
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
        anchors: the kinds of mentions that trigger it, most often one.
        make: the function.
    """

    name: str
    anchors: tuple[str, ...]
    make: Make = field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process by name: the decorated name stands for the rule there."""
        return (_named, (self.make.__module__, self.make.__qualname__))

    @property
    def doc(self) -> str:
        """What the rule is for, opening with an example."""
        return (self.make.__doc__ or "").strip()


def _named(module: str, name: str) -> Any:
    return attrgetter(name)(import_module(module))


def rule(anchor: str | Sequence[str]) -> Callable[[Make], Rule]:
    """Make a rule of a function: it is called for each mention of kind `anchor`, or of several.

    Example:
        >>> @rule(anchor="percent")
        ... def number_then_percent(at):
        ...     '''«5%»: how many percent.'''
        >>> number_then_percent.name, number_then_percent.anchors
        ('number_then_percent', ('percent',))
    """
    anchors = (anchor,) if isinstance(anchor, str) else tuple(anchor)

    def decorate(make: Make) -> Rule:
        return Rule(make.__name__, anchors, make)

    return decorate


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that finds one kind of fact: its words and its rules.

    A user's own extractor goes into `Pipeline(extractors=…)` beside those of the roster;
    docs/extractors.md shows how to write one.

    Attributes:
        kind: the kind of its facts.
        words: gives its phrases with their entries; called once, when the pipeline is built.
        rules: its rules, in the order in which they are tried; of those with one anchor the
            first that makes a fact of a mention has it.
        hears: the kinds of mentions that its rules ask the article for, beside their anchors.

    Example:
        >>> import arnews
        >>> from arnews.facts import Span
        >>> class Place(Span):
        ...     kind: str = "place"
        >>> @rule(anchor="port")
        ... def port(at):
        ...     '''«ميناء صلالة»: a port by its name.'''
        ...     return at.fact(Place, at.anchor.first, at.anchor.last)
        >>> ports = Extractor("place", lambda: [("ميناء صلالة", Entry("port", None))], (port,))
        >>> arnews.Pipeline(extractors=[ports]).extract("رست في ميناء صلالة").facts[0].text
        'ميناء صلالة'
    """

    kind: str
    words: Callable[[], Iterable[tuple[str, Entry]]]
    rules: tuple[Rule, ...]
    hears: tuple[str, ...] = ()
