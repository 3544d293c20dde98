"""Rules and extractors: a rule is a function from the cursor at its anchor to facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from arnews.facts import Span
from arnews.language.lexicon import Entry

if TYPE_CHECKING:
    from arnews.rules.cursor import Cursor

__all__ = ["Extractor", "Rule", "RuleFunction", "RuleResult", "rule"]

RuleResult: TypeAlias = Span | Sequence[Span] | None
"""The result of a rule: a fact, several (the items of a list), or None."""
RuleFunction: TypeAlias = Callable[["Cursor"], RuleResult]
"""The function of a rule: it is called with the cursor at the anchor."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; the decorator `rule` turns a function into one.

    Attributes:
        name: the name of the function, which its facts carry.
        anchors: the kinds of mentions that trigger it.
        function: the function that makes the facts.
    """

    name: str
    anchors: tuple[str, ...]
    function: RuleFunction = field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Support pickling: import the rule again by the name of its function."""
        return (_named, (self.function.__module__, self.function.__qualname__))

    @property
    def doc(self) -> str:
        """The docstring of its function, which starts with an example."""
        return (self.function.__doc__ or "").strip()


def _named(module: str, name: str) -> Any:
    return attrgetter(name)(import_module(module))


def rule(anchor: str | Sequence[str]) -> Callable[[RuleFunction], Rule]:
    """Return a decorator that turns a function into a rule.

    Args:
        anchor: the kind of mention that triggers the rule, or several kinds.

    Returns:
        The decorator.

    Example:
        >>> @rule(anchor="percent")
        ... def number_then_percent(at):
        ...     '''«5%»: how many percent.'''
        >>> number_then_percent.name, number_then_percent.anchors
        ('number_then_percent', ('percent',))
    """
    anchors = (anchor,) if isinstance(anchor, str) else tuple(anchor)

    def decorate(make: RuleFunction) -> Rule:
        return Rule(make.__name__, anchors, make)

    return decorate


@dataclass(frozen=True, slots=True)
class Extractor:
    """The words and rules that find one kind of fact.

    Pass your own extractors to `Pipeline(extractors=…)`; they run after the built-in ones.
    docs/extractors.md shows how to write one.

    Attributes:
        fact_class: the class of its facts, a subclass of `arnews.facts.Span`.
        words: returns its phrases with their entries; called once, when the pipeline is built.
        rules: its rules in the order of trial. Of those with the same anchor, the first that makes
            a fact wins the mention.
        context_kinds: the kinds of mentions that its rules read besides their anchors.

    Example:
        >>> import arnews
        >>> from arnews.facts import Span
        >>> class Place(Span):
        ...     kind: str = "place"
        >>> @rule(anchor="port")
        ... def port(at):
        ...     '''«ميناء صلالة»: a port by its name.'''
        ...     return at.fact(Place, at.anchor.start_token, at.anchor.stop_token)
        >>> ports = Extractor(Place, lambda: [("ميناء صلالة", Entry("port", None))], (port,))
        >>> arnews.Pipeline(extractors=[ports]).extract("رست في ميناء صلالة").facts[0].text
        'ميناء صلالة'
    """

    fact_class: type[Span]
    words: Callable[[], Iterable[tuple[str, Entry]]]
    rules: tuple[Rule, ...]
    context_kinds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the class of facts.

        Raises:
            TypeError: `fact_class` is not a subclass of `Span`, or its `kind` has no default.
        """
        fact_class: object = self.fact_class
        if not (isinstance(fact_class, type) and issubclass(fact_class, Span) and self.kind):
            raise TypeError(
                f"{fact_class!r} is not a class of facts: an extractor takes a subclass of "
                "arnews.facts.Span whose field `kind` has a default"
            )

    @property
    def kind(self) -> str:
        """The kind of its facts."""
        return str(self.fact_class.model_fields["kind"].default or "")
