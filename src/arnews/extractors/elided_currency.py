"""Sums without a currency of their own, taken from another sum: «مقابل 1.5 مليار»."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from arnews.extractors.unit_ellipsis import (
    FOLLOWING,
    ends_phrase,
    fact_with_elided_unit,
    has_scale,
)
from arnews.facts import Date, Measure, Money
from arnews.language.decimal_context import canonical_decimal
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import ONE_WORDS, Number, looks_like_year
from arnews.rules import Cursor, Mention, rule
from arnews.rules.candidates import Candidate
from arnews.rules.ranges import FROM, RANGE_OPENERS, TO, falls_from, moves, range_opener

__all__ = ["number_with_elided_currency", "sum_that_it_moved_to"]

_START: Final = attrgetter("start")
_PARTICLES: Final = frozenset("ولبفك")
_PRONOUNS: Final = ("ها", "هم")
_NEAR: Final = 6
"""Tokens before a number that are searched for a noun that it counts."""
_COUNTED_NOUNS: Final = load_words("currencies.toml", "elided_unit", "counted_nouns")
_SAME_SUBJECT: Final = load_words("currencies.toml", "elided_unit", "same_subject")
_PRICE_SIDES: Final = load_words("currencies.toml", "elided_unit", "price_sides")
_ACCUSATIVE_THOUSAND: Final = "الفا"
_ACCUSATIVE_SCALES: Final = ("ونا", "ارا", _ACCUSATIVE_THOUSAND)
"""Endings of «مليونا», «مليارا», «ألفا»: in this case no noun follows that is counted."""


@rule(anchor="bare number")
def number_with_elided_currency(at: Cursor) -> Money | None:
    """«3 مليارات دولار من 1.5 مليار متوقعة»: a sum whose currency another sum has."""
    if not (has_scale(at) or _is_another_price(at)) or not _counts_nothing(at):
        return None
    lender = _nearest_sum(at)
    if lender is None or (lender.currency is None and lender.start > at.anchor.start):
        return None
    if _counts_people(at) or _counts_as(at, lender) or _ends_another_range(at):
        return None
    lower = _lower_end(at)
    if lower is not None:
        return _range_from(at, lower)
    upper = _upper_end(at)
    if upper is not None:
        return _range_to(at, upper, lender)
    return fact_with_elided_unit(
        at,
        Money,
        value=at.anchor.value.value,
        currency=lender.currency,
        candidates=lender.candidates,
    )


@rule(anchor="bare number")
def sum_that_it_moved_to(at: Cursor) -> Money | None:
    """«بلغت 732 مليار دولار لكنها تراجعت إلى 679.7»: the same sum later, its scale and currency left out."""
    number, first = at.anchor.value, at.anchor.start_token
    if number.in_words or number.alternative is not None or not _moved_again(at, first):
        return None
    lender = _last_measure(at)
    printed = at.number_at(lender.start_token) if lender is not None else None
    if lender is None or printed is None or not isinstance(lender.fact, Money):
        return None
    known, value = lender.fact.value, canonical_decimal(number.value * (printed.value.scale or 1))
    if known is None or not known / 2 < value < known * 2:
        return None
    return fact_with_elided_unit(
        at, Money, value=value, currency=lender.fact.currency, candidates=lender.fact.candidates
    )


def _moved_again(at: Cursor, first: int) -> bool:
    """Return whether a verb without a subject of its own leads to a number: «لكنها تراجعت إلى»."""
    if at.word(first - 1) not in TO or at.word(first - 3) not in _SAME_SUBJECT:
        return False
    return moves(at.word(first - 2)) and ends_phrase(at)


def _last_measure(at: Cursor) -> Candidate | None:
    """Return the last measure before the number in its sentence."""
    last = None
    for candidate in at.candidates_in_sentence(at.anchor.start_token):
        is_measure = isinstance(candidate.fact, Measure) and not isinstance(candidate.fact, Date)
        if is_measure and candidate.stop_token <= at.anchor.start_token:
            last = candidate
    return last


def _upper_end(at: Cursor) -> Mention | None:
    """Return the upper end of a range that the number opens: «انخفاضا من مليارين إلى ثلاثة مليارات»."""
    stop = at.anchor.stop_token
    if not falls_from(at, at.anchor.start_token) or at.word_in_sentence(stop) not in TO:
        return None
    upper = at.number_at(stop + 1)
    if upper is None or upper.value.value <= at.anchor.value.value:
        return None
    return upper if at.mention_at(upper.stop_token, "currency") is None else None


def _range_to(at: Cursor, upper: Mention, lender: Money) -> Money:
    """Return the range from the number at the anchor to another, in the currency of `lender`."""
    low, high = at.anchor.value.value, upper.value.value
    return at.fact(
        Money,
        at.anchor.start_token,
        upper.stop_token,
        at.anchor.start,
        low=low,
        high=high,
        currency=lender.currency,
        candidates=lender.candidates,
    )


class _LowerEnd(NamedTuple):
    """The sum at the lower end of a range, its value, and its first token."""

    fact: Money
    value: Decimal
    start_token: int


def _range_from(at: Cursor, lower: _LowerEnd) -> Money:
    """Return the range from a sum to the number at the anchor."""
    fact, value = lower.fact, at.anchor.value.value
    return at.fact(
        Money,
        lower.start_token,
        at.anchor.stop_token,
        fact.start,
        low=min(lower.value, value),
        high=max(lower.value, value),
        currency=fact.currency,
        candidates=fact.candidates,
        mod=fact.mod,
    )


def _ends_another_range(at: Cursor) -> bool:
    """Return whether the number closes a range of something else: «بين 10 آلاف طن و20 ألفا»."""
    known = at.candidate_ending_at(_left_of_and(at))
    if known is None or isinstance(known.fact, Money):
        return False
    return range_opener(at, known.start_token, known.fact.start) in RANGE_OPENERS


def _left_of_and(at: Cursor) -> int:
    """Return the token after what «و» joins the number to, be it attached or a token of its own."""
    first, start = at.anchor.start_token, at.anchor.start
    return first if start > at.passage.start(first) else first - 1


def _lower_end(at: Cursor) -> _LowerEnd | None:
    """Return the lower end of a range that the number closes: «بين 10 آلاف دولار و20 ألفا»."""
    first, left = at.anchor.start_token, _left_of_and(at)
    known = at.candidate_ending_at(left)  # not settled yet: the longer range replaces it
    if known is None or (left < first and at.word(left) != "و"):
        return None
    fact = known.fact
    if not isinstance(fact, Money) or fact.value is None:
        return None
    opener = range_opener(at, known.start_token, fact.start)
    return _LowerEnd(fact, fact.value, known.start_token) if opener in RANGE_OPENERS else None


def _counts_people(at: Cursor) -> bool:
    """Return whether the number counts people or things: «عدد المستخدمين بستة ملايين»."""
    first = at.anchor.start_token
    for token in reversed(at.tokens[max(first - _NEAR, 0) : first]):
        if token.ends_sentence:
            return False
        if token.word.removeprefix(DEFINITE_ARTICLE) in _COUNTED_NOUNS:
            return True
    return False


def _counts_as(at: Cursor, lender: Money) -> bool:
    """Return whether a number nearer than the sum counts things in the same scale.

    «جمعت 2 مليار دولار وباعت 41.3 مليون هاتف وستبيع 41.8 مليونا»: the last are telephones.
    """
    anchor = at.anchor
    numbers = at.article.mentions["bare number"]
    for index in range(bisect_left(numbers, anchor.start, key=_START) - 1, -1, -1):
        number = numbers[index]
        if number.start < lender.end:
            return False
        if number.value.scale == anchor.value.scale and _counts_noun(at, number):
            return True
    return False


def _counts_noun(at: Cursor, number: Mention) -> bool:
    """Return whether a noun that is no unit follows a number; particles and pronouns make it none."""
    after = at.word_in_sentence(number.stop_token)
    if not after.isalpha() or after in FOLLOWING or after in ONE_WORDS:
        return False
    return len(after) > 2 and after[0] not in _PARTICLES and not after.endswith(_PRONOUNS)


def _is_another_price(at: Cursor) -> bool:
    """Return whether a number without a scale is another price of the same thing.

    «إلى 4.45 ليرة، من 4.58», «47 جنيها للشراء و48 للبيع», «3.74 للشراء و3.76 ريال للبيع».
    """
    anchor = at.anchor
    value = anchor.value.value
    if _has_another_side(at):
        if looks_like_year(anchor.value) and at.word(anchor.start_token - 1) == "في":
            return False
    elif at.word(anchor.start_token - 1) not in FROM or (
        value == int(value) and "," not in at.word(anchor.start_token)
    ):
        return False
    known = _nearest_sum(at)
    return known is not None and known.value is not None and abs(known.value - value) < value / 2


def _has_another_side(at: Cursor) -> bool:
    """Return whether «للبيع» follows and «للشراء» stands near, or the other way round."""
    stop = at.anchor.stop_token
    side = at.word(stop)
    if side not in _PRICE_SIDES:
        return False
    first = max(at.anchor.start_token - _NEAR, 0)
    near = {token.word for token in at.tokens[first : stop + _NEAR]}
    return len(near & _PRICE_SIDES) > 1


def _nearest_sum(at: Cursor) -> Money | None:
    """Return the last sum before the number in its sentence, else the first after it.

    Sums are not settled yet, but of two that overlap both are of the same currency.
    """
    known: Money | None = None
    for candidate in at.candidates_in_sentence(at.anchor.start_token):
        follows = candidate.stop_token > at.anchor.start_token
        if follows and known is not None:
            break
        if isinstance(candidate.fact, Money):
            known = candidate.fact
    return known


def _counts_nothing(at: Cursor) -> bool:
    """Return whether no noun follows that the number could count; thousands must be «ألفا»."""
    last = at.word(at.anchor.stop_token - 1)
    number: Number = at.anchor.value
    if number.scale == 1_000 and not last.endswith(_ACCUSATIVE_THOUSAND):
        return False
    return last.endswith(_ACCUSATIVE_SCALES) or ends_phrase(at)
