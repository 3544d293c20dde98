"""Numbers without a unit that take it from another measure of their sentence (ellipsis).

«إلى 5.5 في المئة من 7.5»: the rules of money, percentages and quantities choose the measure, which
differs by kind; what follows the number and how the fact is made is the same for all of them.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

from arnews.facts import Measure
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor

__all__ = ["FOLLOWING", "ends_phrase", "fact_with_elided_unit", "has_scale"]

FOLLOWING: Final = load_words("unit_ellipsis.toml", "following")
"""The words that may follow a number without a unit."""
_SMALLEST_SCALE: Final = 1_000

_M = TypeVar("_M", bound=Measure)


def has_scale(at: Cursor) -> bool:
    """Return whether the number at the anchor has a scale word of at least a thousand.

    Args:
        at: the cursor at a number.

    Returns:
        True for «142 مليونا», False for «142».

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("إلى 142 مليونا"))
        >>> at.anchor = at.article.mentions["number"][0]
        >>> has_scale(at)
        True
    """
    scale = at.anchor.value.scale
    return scale is not None and scale >= _SMALLEST_SCALE


def ends_phrase(at: Cursor) -> bool:
    """Return whether the number at the anchor counts nothing that follows it.

    Args:
        at: the cursor at a number.

    Returns:
        True if the number ends its sentence or a word of the list unit_ellipsis.toml follows.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("إلى 142 مليونا بنهاية العام و7 سفن"))
        >>> for at.anchor in at.article.mentions["number"]:
        ...     print(at.anchor.value.value, ends_phrase(at))
        142000000 True
        7 False
    """
    stop = at.anchor.stop_token
    return not at.sentence_continues(stop) or at.word(stop) in FOLLOWING


def fact_with_elided_unit(at: Cursor, kind: type[_M], **fields: Any) -> _M:
    """Return the fact of the number at the anchor, with a unit that it does not have itself.

    Args:
        at: the cursor at the number.
        kind: the class of the fact.
        fields: the value, and the unit from the other measure.

    Returns:
        The fact; it quotes the number.

    Example:
        >>> from decimal import Decimal
        >>> from arnews.facts import Quantity
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("ثم إلى 142 مليونا"))
        >>> at.anchor = at.article.mentions["number"][0]
        >>> fact_with_elided_unit(at, Quantity, value=Decimal(142_000_000), unit="tonne").text
        '142 مليونا'
    """
    anchor = at.anchor
    mod = at.modifier_before(anchor.start_token)
    return at.fact(kind, anchor.start_token, anchor.stop_token, anchor.start, mod=mod, **fields)
