"""What a rule of claims is: a named function from the cursor at a figure to a slot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from arnews.claims.figures import Figures
    from arnews.claims.slots import Slot

__all__ = ["ClaimRule", "claim_rule"]

ClaimFunction: TypeAlias = Callable[["Figures"], "Slot | None"]
"""The function of a claim rule: it is called with the cursor at a figure."""


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A named rule of claims; the decorator `claim_rule` turns a function into one.

    Attributes:
        name: the name of the function, which its figures carry.
        anchors: the kinds of facts that it is asked about.
        function: the function that makes the slot.
    """

    name: str
    anchors: tuple[str, ...]
    function: ClaimFunction = field(repr=False)

    @property
    def doc(self) -> str:
        """The docstring of its function, which starts with an example."""
        return (self.function.__doc__ or "").strip()


def claim_rule(figure: str | Sequence[str]) -> Callable[[ClaimFunction], ClaimRule]:
    """Return a decorator that turns a function into a rule of claims.

    Args:
        figure: the kind of facts that the rule is asked about, or several kinds.

    Example:
        >>> @claim_rule(figure=("money", "count"))
        ... def level_reached(at):
        ...     '''«بلغت الأرباح 5 مليارات ريال»: the level itself.'''
        ...     return at.says("value")
        >>> level_reached.name, level_reached.anchors
        ('level_reached', ('money', 'count'))
    """
    kinds = (figure,) if isinstance(figure, str) else tuple(figure)

    def decorate(make: ClaimFunction) -> ClaimRule:
        return ClaimRule(make.__name__, kinds, make)

    return decorate
