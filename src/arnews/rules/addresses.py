"""Web addresses, in which digits and signs are no facts: «example.com/q=30%25»."""

from __future__ import annotations

from typing import Final

from arnews.rules.cursor import Cursor

__all__ = ["in_address"]

_LONGEST: Final = 80
"""Tokens of an address before the one in question."""
_STARTS: Final = frozenset({"www", "http", "https"})


def in_address(at: Cursor, index: int) -> bool:
    """Return whether a token is part of a web address.

    Args:
        at: the cursor.
        index: the token.

    Returns:
        True if «www» or «https» begins the chunk without blanks that the token is in.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("https://example.com/a=30%25 نما 5%"))
        >>> [token.word for index, token in enumerate(at.tokens) if in_address(at, index)][-2:]
        ['%', '25']
    """
    first = index
    while first > max(index - _LONGEST, 0) and at.tokens[first - 1].joined_to_next:
        first -= 1
    return first < index and any(
        token.word in _STARTS for token in at.tokens[first : min(first + 2, index)]
    )
