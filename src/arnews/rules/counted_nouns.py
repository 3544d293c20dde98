"""Nouns that count by their own form («دولارين», «طن واحد», «عام ونصف») and fractions after them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from arnews.language.lexicon import Mention
from arnews.language.numerals import ONE_WORDS
from arnews.rules.cursor import Cursor

__all__ = ["NounCount", "count_by_form", "fraction_after"]

_DEFINITE_HALF: Final = "والنصف"
_HALF: Final = Decimal("0.5")
_TWO: Final = Decimal(2)


class NounCount(NamedTuple):
    """A count expressed by a noun's form or the words after it.

    Attributes:
        value: the count.
        stop_token: the token after the words that express it (exclusive end).
    """

    value: Decimal
    stop_token: int


def count_by_form(at: Cursor, stop: int) -> NounCount | None:
    """Return how many a noun counts without a number before it.

    Args:
        at: the cursor at the noun: «دولارين», «دولار واحد», «دولار ونصف».
        stop: the token after the noun and what belongs to it (exclusive end).

    Returns:
        Two for a dual, one for a singular before «واحد», plus a fraction joined to either; None for a
        noun that counts nothing.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("دام عامين ونصف"))
        >>> at.anchor = at.article.mentions["time"][0]
        >>> count_by_form(at, 2)
        NounCount(value=Decimal('2.5'), stop_token=3)
    """
    is_dual = at.anchor.entry is not None and at.anchor.entry.grammatical_number == "two"
    value = _TWO if is_dual else Decimal(1)
    fraction = fraction_after(at, stop)
    if fraction is not None:
        return NounCount(value + fraction.value, fraction.stop_token)
    if is_dual:
        return NounCount(_TWO, stop)
    one = at.number_at(stop) if at.word_in_sentence(stop) in ONE_WORDS else None
    if one is None or not 1 <= one.value.value < _TWO:  # «واحد ونصف» is one and a half
        return None
    return NounCount(one.value.value, one.stop_token)


def fraction_after(at: Cursor, stop: int) -> NounCount | None:
    """Return the fraction joined to a unit: «سنة ونصف», «دولارين وربع».

    Args:
        at: the cursor at the unit.
        stop: the token after the unit (exclusive end).

    Returns:
        The fraction and the token after it; None if there is none.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("دام سنة ونصف"))
        >>> at.anchor = at.article.mentions["time"][0]
        >>> fraction_after(at, 2)
        NounCount(value=Decimal('0.5'), stop_token=3)
    """
    if stop >= at.count or not at.tokens[stop].is_numeric:
        return None
    number = at.number_at(stop) or at.number_at(stop + 1)
    if number is None or not number.value.fraction:
        return _definite_half(at, stop)
    if not _is_joined(at, number, stop):
        return None
    repeated = at.mention_at(number.stop_token, at.anchor.kind)  # «ساعتين ونصف الساعة»
    if repeated is not None and repeated.definite and repeated.value == at.anchor.value:
        return NounCount(number.value.value, repeated.stop_token)
    return NounCount(number.value.value, number.stop_token)


def _is_joined(at: Cursor, number: Mention, stop: int) -> bool:
    """Return whether «و», attached or a token of its own, joins `number` to token `stop - 1`."""
    if number.start_token == stop:
        return number.start > at.passage.start(stop)
    return at.word(stop) == "و"


def _definite_half(at: Cursor, stop: int) -> NounCount | None:
    """Return the half that agrees with its definite noun: «السنتين والنصف»."""
    if at.word(stop) == _DEFINITE_HALF and at.sentence_continues(stop) and at.anchor.definite:
        return NounCount(_HALF, stop + 1)
    return None
