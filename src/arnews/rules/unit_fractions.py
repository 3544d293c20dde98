"""The fraction after a unit: «سنة ونصف», «دولارين وربع»."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from arnews.rules.cursor import Cursor

__all__ = ["Half", "fraction_after"]


class Half(NamedTuple):
    """A fraction after a unit, and the token after it."""

    value: Decimal
    stop_token: int


def fraction_after(at: Cursor, stop: int) -> Half | None:
    """The fraction in «سنة ونصف», «دولارين وربع»."""
    if stop >= at.count or not at.tokens[stop].is_numeric:
        return None
    number = at.number_at(stop) or at.number_at(stop + 1)
    if number is None or not number.value.fraction:
        return _definite_half(at, stop)
    joined = (
        number.start > at.passage.start(stop)
        if number.start_token == stop
        else at.word(stop) == "و"
    )
    if not joined:
        return None
    again = at.mention_at(number.stop_token, at.anchor.kind)  # «ساعتين ونصف الساعة»
    if again is not None and again.definite and again.value == at.anchor.value:
        return Half(number.value.value, again.stop_token)
    return Half(number.value.value, number.stop_token)


def _definite_half(at: Cursor, stop: int) -> Half | None:
    """«السنتين والنصف»: the half with the article of its noun."""
    if at.word(stop) == "والنصف" and at.sentence_continues(stop) and at.anchor.definite:
        return Half(Decimal("0.5"), stop + 1)
    return None
