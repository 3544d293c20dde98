"""Money: amounts of a currency, in words, digits and subunits."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from arnews.extractors.currencies import (
    PLACES,
    Currency,
    CurrencyReading,
    currency_words,
    has_thousandths,
    in_main_units,
    place_after,
    resolve_currency,
)
from arnews.extractors.currency_symbols import (
    number_sign_scale,
    number_then_letters,
    sign_then_number,
)
from arnews.extractors.elided_currency import number_with_elided_currency, sum_that_it_moved_to
from arnews.facts import Money
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor, Extractor, Mention, rule
from arnews.rules.counted_nouns import add_fraction, count_by_form, counts_by_itself
from arnews.rules.country_inference import PLACE_KINDS
from arnews.rules.measures import Amount, amount_fact, amounts_at

__all__ = ["money"]

_LONGEST_NAME: Final = 3
_SHORT_CLOCK: Final = load_words("time.toml", "cues", "short_clock")


def _facts(at: Cursor, resolved: CurrencyReading, number: Mention) -> list[Money]:
    """Return the sums that the currency at the anchor counts; `number` is the one before it."""
    currency: Currency = at.anchor.value
    stop = resolved.stop_token
    thousandths = has_thousandths(resolved.code, currency)
    measures = amounts_at(at, stop, number, thousandths=thousandths)
    add_fraction(at, measures, stop)
    for found in measures:
        if found.stop_token > stop:
            resolved = _with_nationality(at, resolved, found.stop_token)
            found.stop_token = resolved.stop_token
        _convert(at, found, resolved.code, number)
    code, candidates = resolved.code, resolved.candidates
    return [
        amount_fact(at, Money, found, currency=code, candidates=candidates) for found in measures
    ]


def _convert(at: Cursor, found: Amount, code: str | None, number: Mention) -> None:
    """Turn an amount into main units; of a range of two currencies keep the upper end."""
    currency: Currency = at.anchor.value
    lower = found.from_fact
    if isinstance(lower, Money) and lower.value is not None and found.high is not None:
        high = in_main_units(currency, code, found.high)
        if lower.currency in {code, None}:
            found.low, found.high = min(lower.value, high), max(lower.value, high)
        else:  # «بين 5 آلاف ريال سعودي و6 آلاف ريال قطري»
            found.value, found.start, found.start_token = high, number.start, number.start_token
    elif currency.subunits != 1 or currency.multiplier != 1:
        found.value = found.value and in_main_units(currency, code, found.value)
        found.low = found.low and in_main_units(currency, code, found.low)
        found.high = found.high and in_main_units(currency, code, found.high)


def _with_nationality(at: Cursor, resolved: CurrencyReading, stop: int) -> CurrencyReading:
    """Return a currency with the nationality after its repetition: «ريال ونصف الريال السعودي»."""
    place = place_after(at, stop)
    if place is not None and place.kind == "nationality" and place.definite:
        code = at.anchor.value.by_country.get(place.value[0])
        if code is not None:
            return CurrencyReading(place.stop_token, code)
    return CurrencyReading(stop, resolved.code, resolved.candidates)


@rule(anchor=("currency", "ambiguous currency"))
def number_then_currency(at: Cursor) -> list[Money] | None:
    """«٣٫١ مليار ريال سعودي», «مليون مارك ألماني»: how many, then of what."""
    anchor = at.anchor
    if anchor.entry.grammatical_number == "two":
        return None
    number = at.number_before(anchor.start_token)
    if number is None or (anchor.definite and not number.value.in_words):
        return None  # «في 2016 الدولار»
    resolved = resolve_currency(at, anchor)
    if resolved is None or counts_by_itself(at, number, resolved.stop_token):
        return None
    return _facts(at, resolved, number)


@rule(anchor="currency")
def number_of_the_currency(at: Cursor) -> Money | None:
    """«خمسة مليارات من الدولارات»: the currency after «من», definite and plural."""
    anchor = at.anchor
    if not anchor.definite or at.word(anchor.start_token - 1) != "من":
        return None
    number = at.number_before(anchor.start_token - 1)
    resolved = resolve_currency(at, anchor)
    if number is None or resolved is None or number.value.fraction:
        return None
    return at.fact(
        Money,
        number.start_token,
        resolved.stop_token,
        number.start,
        value=in_main_units(anchor.value, resolved.code, number.value.value),
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(number.start_token),
    )


@rule(anchor="currency")
def one_or_two_of_a_currency(at: Cursor) -> Money | None:
    """«دولارين», «دولار واحد», «دولار ونصف»: the noun counts by its own form."""
    anchor = at.anchor
    dual = anchor.entry.grammatical_number == "two"
    if anchor.value.sign or anchor.entry.grammatical_number == "many" or anchor.definite:
        return None  # «الدولاران الأسترالي والنيوزيلندي» are currencies, not a sum
    if not dual and not _may_be_counted_after(at, anchor.stop_token):
        return None
    resolved = resolve_currency(at, anchor)
    if resolved is None:
        return None
    number = at.number_before(anchor.start_token)
    if number is not None and not counts_by_itself(at, number, resolved.stop_token):
        return None
    count = count_by_form(at, resolved.stop_token)
    if count is None:
        return None
    resolved = _with_nationality(at, resolved, count.stop_token)
    return at.fact(
        Money,
        anchor.start_token,
        resolved.stop_token,
        anchor.start,
        value=in_main_units(anchor.value, resolved.code, count.value),
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(anchor.start_token),
    )


def _may_be_counted_after(at: Cursor, stop: int) -> bool:
    """Return whether «واحد» or «ونصف» may follow a noun, or the nationality after it."""
    if stop >= at.count:
        return False
    after = at.tokens[stop]
    return after.is_numeric or not PLACES.isdisjoint(after.kinds)


@rule(anchor="currency abbreviation")
def number_then_short_currency(at: Cursor) -> list[Money] | None:
    """«379 م د»: Maghrebi abbreviations of «مليون دينار» («م د») and «دينار» («د»)."""
    anchor = at.anchor
    number = at.number_before(anchor.start_token)
    clock = number is not None and at.word(number.start_token - 1) in _SHORT_CLOCK  # «14سا30د»
    if number is None or clock:
        return None
    resolved = resolve_currency(at, anchor)
    if resolved is None or (resolved.code is None and anchor.value.multiplier == 1):
        return None
    return _facts(at, resolved, number)


@rule(anchor="currency")
def currency_and_parts(at: Cursor) -> Money | None:
    """«خمسة وأربعون دولاراً وخمسة وسبعون سنتاً»: a currency and its subunits."""
    count = _count_of_parts(at)
    joined = _whole_before(at, count.left) if count is not None else None
    parts = resolve_currency(at, at.anchor)
    if count is None or joined is None or parts is None:
        return None
    whole = joined.fact
    code, candidates = _shared(at.anchor.value, whole, parts)
    part = in_main_units(at.anchor.value, code, count.value)
    if whole.value is None or part >= 1 or not (code or candidates):
        return None
    return at.fact(
        Money,
        joined.start_token,
        parts.stop_token,
        whole.start,
        value=whole.value + part,
        currency=code,
        candidates=candidates,
        mod=whole.mod,
    )


class _Parts(NamedTuple):
    """How many subunits «و» joins to a sum, and the token after that sum (exclusive end)."""

    value: Decimal
    left: int


def _count_of_parts(at: Cursor) -> _Parts | None:
    """Return how many subunits the noun at the anchor counts: «وخمسة وسبعون سنتا», «وسنتان»."""
    anchor = at.anchor
    if anchor.value.subunits == 1:
        return None
    counted = at.number_before(anchor.start_token)
    if counted is None and anchor.entry.grammatical_number != "two":
        return None
    first = counted or anchor
    left = first.start_token
    if first.start == at.passage.start(left):  # no «و» attached
        left -= 1
        if at.word(left) != "و":
            return None
    return _Parts(counted.value.value if counted else Decimal(2), left)


class _Whole(NamedTuple):
    """A sum of whole units, and its first token."""

    fact: Money
    start_token: int


def _whole_before(at: Cursor, left: int) -> _Whole | None:
    """Return the sum that ends before token `left`.

    It is a candidate of this extractor («5 دولارات»), or a noun that counts one («دينار كويتي»).
    """
    known = at.candidate_ending_at(left)
    if known is not None:
        return _Whole(known.fact, known.start_token) if isinstance(known.fact, Money) else None
    for place in range(left - 1, max(left - 1 - _LONGEST_NAME, -1), -1):
        if not at.sentence_continues(place + 1):
            return None
        noun = at.mention_at(place, "currency")
        if noun is not None and _is_singular(noun):
            return _one_of(at, noun, left)
    return None


def _is_singular(noun: Mention) -> bool:
    """Return whether a currency is a noun in the singular, without an article."""
    return not (noun.definite or noun.value.sign) and noun.entry.grammatical_number == "one"


def _one_of(at: Cursor, noun: Mention, stop: int) -> _Whole | None:
    """Return the sum of one unit that a noun stands for, if it ends before token `stop`."""
    resolved = resolve_currency(at, noun)
    first = noun.start_token
    if resolved is None or resolved.stop_token != stop or at.number_before(first) is not None:
        return None
    fields = {"value": Decimal(1), "currency": resolved.code, "candidates": resolved.candidates}
    return _Whole(at.fact(Money, first, stop, noun.start, **fields), first)


def _shared(
    currency: Currency, whole: Money, parts: CurrencyReading
) -> tuple[str | None, tuple[str, ...]]:
    """Return the code of a sum with subunits of `currency`, or its possible codes."""
    codes = {currency.default, *currency.by_country.values()}
    if whole.currency is not None:
        fits = whole.currency in codes or currency.name == "سنت"
        return (whole.currency, ()) if fits else (None, ())
    if parts.code in whole.candidates:
        return parts.code, ()
    shared = tuple(code for code in whole.candidates if code in codes)
    return (shared[0], ()) if len(shared) == 1 else (None, shared)


money = Extractor(
    fact_class=Money,
    words=currency_words,
    rules=(
        currency_and_parts,
        number_sign_scale,
        number_then_currency,
        number_of_the_currency,
        one_or_two_of_a_currency,
        sign_then_number,
        number_then_short_currency,
        number_then_letters,
        number_with_elided_currency,
        sum_that_it_moved_to,
    ),
    context_kinds=PLACE_KINDS,
)
