"""The known name that a misspelt one resembles, for error messages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

__all__ = ["is_it"]

_MOST, _LONGEST = 300, 60
"""How many names are compared, and of how many characters; a hostile table may have more."""


def is_it(name: object, known: Iterable[object]) -> str:
    """Return a question for the known name that is nearest, empty if none is near.

    Args:
        name: the name that is unknown.
        known: the names that there are.

    Example:
        >>> is_it("bodytext", ["id", "body_text"]), is_it("x", ["id"])
        ("is it 'body_text'? ", '')
    """
    from difflib import get_close_matches

    told = (str(one) for one in islice(known, _MOST))
    folded = {one.casefold(): one for one in told if len(one) <= _LONGEST}
    near = get_close_matches(str(name).casefold()[:_LONGEST], list(folded), n=1)
    return f"is it {folded[near[0]]!r}? " if near else ""
