"""Nouns that count by their own form («دولارين», «طن واحد», «عام ونصف») and fractions after them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Mention
from arnews.language.numerals import ONE_WORDS, looks_like_year
from arnews.rules.cursor import Cursor
from arnews.rules.measures import Amount

__all__ = ["NounCount", "add_fraction", "count_by_form", "counts_by_itself", "fraction_after"]

_DEFINITE_HALF: Final = "والنصف"
_HALF: Final = Decimal("0.5")
_COUNTED: Final = ("currency", "unit", "time", "percent")
_TWO: Final = Decimal(2)


class NounCount(NamedTuple):
    """A count expressed by a noun's form or the words after it.

    Attributes:
        value: the count.
        stop_token: the token after the words that express it (exclusive end).
    """

    value: Decimal
    stop_token: int


def counts_by_itself(at: Cursor, number: Mention, stop: int) -> bool:
    """Return whether a noun counts by itself, so that a year before it does not: «دولارا واحدا».

    Args:
        at: the cursor at the noun.
        number: the number before the noun.
        stop: the token after the noun and what belongs to it (exclusive end).

    Returns:
        True for a dual and before «واحد», if the number may be a year.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("في 2018 دولارا واحدا"))
        >>> at.anchor = at.article.mentions["currency"][0]
        >>> counts_by_itself(at, at.number_before(2), 3)
        True
    """
    if not looks_like_year(number.value):
        return False
    entry = at.anchor.entry
    if entry.grammatical_number == "one":
        return at.word_in_sentence(stop) in ONE_WORDS
    return entry.grammatical_number == "two"  # type: ignore[no-any-return]


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
    is_dual = at.anchor.entry.grammatical_number == "two"
    value = _TWO if is_dual else Decimal(1)
    fraction = fraction_after(at, stop)
    if fraction is not None:
        return NounCount(value + fraction.value, fraction.stop_token)
    if is_dual:
        return NounCount(_TWO, stop)
    one = at.number_at(stop) if at.word_in_sentence(stop) in ONE_WORDS else None
    if one is None or one.value.value >= _TWO:  # «واحد ونصف» is one and a half
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
    return _fraction_of(at, number)


def _fraction_of(at: Cursor, number: Mention) -> NounCount | None:
    """Return a fraction that is joined to the unit at the anchor, with the unit if it is repeated."""
    after = number.stop_token
    repeated = at.mention_at(after, at.anchor.kind)
    if repeated is not None and repeated.value == at.anchor.value:
        return NounCount(number.value.value, repeated.stop_token)  # «ساعتين ونصف الساعة»
    if at.anchor.kind != "time" and _belongs_elsewhere(at, after):
        return None
    return NounCount(number.value.value, after)


def _belongs_elsewhere(at: Cursor, after: int) -> bool:
    """Return whether a fraction that ends before token `after` is one of something else.

    «مئة دولار ونصف ريال» are two sums, «70% ونصف السعر» is half the price.
    """
    if any(_counts_other(at, at.mention_at(after, kind)) for kind in _COUNTED):
        return True
    of_another = at.word_in_sentence(after).startswith(DEFINITE_ARTICLE)
    return of_another and at.anchor.kind != "currency"


def _counts_other(at: Cursor, noun: Mention | None) -> bool:
    """Return whether «نصف» before a noun counts it: «نصف ريال», not «نصف الريال»."""
    if noun is None or noun.definite or noun.clitic:
        return False
    name = getattr(noun.value, "name", None)  # «درجة ونصف مئوية»
    return name is None or name != getattr(at.anchor.value, "name", None)


def add_fraction(at: Cursor, measures: list[Amount], stop: int) -> None:
    """Add the fraction after a unit to the one amount before it: «خمسة كيلومترات ونصف».

    Args:
        at: the cursor at the unit.
        measures: the amounts that the unit counts; if it is one, it is changed.
        stop: the token after the unit (exclusive end).

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> from arnews.rules.measures import amounts_at
        >>> at = Cursor(default_pipeline().analyze("قطع 5 كيلومترات ونصف"))
        >>> at.anchor = at.article.mentions["unit"][0]
        >>> measures = amounts_at(at, 3)
        >>> add_fraction(at, measures, 3)
        >>> measures[0].value
        Decimal('5.5')
    """
    if len(measures) != 1 or measures[0].value is None or measures[0].value < 1:
        return  # «ربع كيلو ونصف كيلو» are two
    fraction = fraction_after(at, stop)
    if fraction is not None:
        measures[0].value += fraction.value
        measures[0].stop_token = fraction.stop_token


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
