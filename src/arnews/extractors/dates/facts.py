"""What all rules of dates share: the words around a date, and the fact that they make."""

from __future__ import annotations

from typing import Final

from arnews.facts import Date
from arnews.language.calendar import Cues
from arnews.rules import Cursor

__all__ = ["CLOSING", "CUES", "date_fact"]

CUES: Final = Cues()
CLOSING: Final = frozenset({"،", ",", ".", "؛", ")", ":"})
"""Signs that end a clause, so that a number before them counts nothing."""


def date_fact(
    at: Cursor, first: int, stop: int, start: int, value: str, *, hijri: bool = False
) -> Date:
    """Return the fact of a date.

    Args:
        at: the cursor.
        first: the first token of the quote.
        stop: the token after it (exclusive end).
        start: its first character, after a clitic.
        value: the date in TIMEX3 notation.
        hijri: whether it is of the Hijri calendar.

    Returns:
        The date, with the `mod` of the word before it: «نهاية عام 2023».
    """
    mod = None
    if start == at.passage.start(first) and at.sentence_continues(first):
        mod = CUES.mod.get(at.word(first - 1))
    calendar = "hijri" if hijri else None
    return at.fact(Date, first, stop, start, value=value, mod=mod, calendar=calendar)
