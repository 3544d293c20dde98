"""Money: how many of which currency, and whose currency it is where the words leave it open."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.extractors.borrowed import number_borrows_currency
from arnews.extractors.currencies import (
    PLACES,
    Currency,
    Whose,
    currency_words,
    in_main_units,
    whose_currency,
)
from arnews.extractors.signs import number_sign_scale, number_then_letters, sign_then_number
from arnews.facts import Money
from arnews.language.lists import word_set
from arnews.rules import Around, Extractor, Mention, rule
from arnews.rules.measures import fact_of, half_after, measured
from arnews.rules.places import PLACE_KINDS

__all__ = ["amounts"]

_LONGEST_NAME: Final = 3
_SHORT_CLOCK: Final = word_set("time.toml", "cues", "short_clock")


def _facts(at: Around, whose: Whose, number: Mention | None) -> list[Money]:
    """The sums that the currency of the anchor counts; `number` stands before it, if any does."""
    currency: Currency = at.anchor.value
    code = whose.code
    at.article.notes["currency"] = code
    facts = []
    measures = measured(at, whose.last, number)
    half = half_after(at, whose.last) if len(measures) == 1 else None
    if half is not None and measures[0].value is not None:
        measures[0].value += half.value
        measures[0].last = half.stop_token
    for found in measures:
        lower, high = found.from_fact, found.high
        if lower and isinstance(lower, Money) and lower.value is not None and high is not None:
            if lower.currency not in {code, None}:
                continue
            high = in_main_units(currency, code, high)
            found.low, found.high = min(lower.value, high), max(lower.value, high)
        elif currency.parts != 1 or currency.times != 1:
            found.value = found.value and in_main_units(currency, code, found.value)
            found.low = found.low and in_main_units(currency, code, found.low)
            found.high = high and in_main_units(currency, code, high)
        facts.append(fact_of(at, Money, found, currency=code, candidates=whose.candidates))
    return facts


@rule(anchor=("currency", "scarce currency"))
def number_then_currency(at: Around) -> list[Money] | None:
    """«٣٫١ مليار ريال سعودي», «مليون مارك ألماني»: how many, then of what."""
    anchor = at.anchor
    if anchor.entry.number == "two":
        return None
    number = at.number_before(anchor.first)
    if number is None and (anchor.definite or at.word(anchor.first - 1) != ")"):
        return None
    whose = whose_currency(at, anchor)
    return _facts(at, whose, number) if whose else None


@rule(anchor="currency")
def number_of_the_currency(at: Around) -> Money | None:
    """«خمسة مليارات من الدولارات»: the currency behind «من», definite and plural."""
    anchor = at.anchor
    if not anchor.definite or at.word(anchor.first - 1) != "من":
        return None
    number = at.number_before(anchor.first - 1)
    whose = whose_currency(at, anchor)
    if number is None or whose is None or number.value.fraction:
        return None
    return at.fact(
        Money,
        number.first,
        whose.last,
        number.start,
        value=in_main_units(anchor.value, whose.code, number.value.value),
        currency=whose.code,
        candidates=whose.candidates,
        mod=at.mod_before(number.first),
    )


@rule(anchor="currency")
def one_or_two_of_a_currency(at: Around) -> Money | None:
    """«دولارين», «دولار واحد», «دولار ونصف»: the noun counts by its own form."""
    anchor = at.anchor
    dual = anchor.entry.number == "two"
    if anchor.value.sign or anchor.entry.number == "many" or anchor.definite:
        return None  # «الدولاران الأسترالي والنيوزيلندي» are currencies, no sum
    if at.number_before(anchor.first) is not None:
        return None
    if not dual and not _may_be_counted_behind(at, anchor.last):
        return None
    whose = whose_currency(at, anchor)
    if whose is None:
        return None
    last = whose.last
    value = Decimal(2 if dual else 1)
    half = half_after(at, last)
    if half is not None:
        value += half.value
        last = half.stop_token
    elif not dual:
        one = at.number_at(last)
        if one is None or one.value.value != 1 or one.start != at.passage.start(last):
            return None
        last = one.last
    if not dual and half is None and at.word(last - 1)[:4] not in {"واحد", "احدي"}:
        return None
    return at.fact(
        Money,
        anchor.first,
        last,
        anchor.start,
        value=in_main_units(anchor.value, whose.code, value),
        currency=whose.code,
        candidates=whose.candidates,
        mod=at.mod_before(anchor.first),
    )


def _may_be_counted_behind(at: Around, last: int) -> bool:
    """Whether «واحد» or «ونصف» may stand behind a noun or the place behind it."""
    if last >= at.count:
        return False
    behind = at.tokens[last]
    return behind.counts or not PLACES.isdisjoint(behind.kinds)


@rule(anchor="short currency")
def number_then_short_currency(at: Around) -> list[Money] | None:
    """«379 م د»: the Maghrebi press shortens «مليون دينار», and «دينار» to «د»."""
    anchor = at.anchor
    if (
        at.word(anchor.last) == "."
        and at.tokens[anchor.last - 1].glued
        and len(anchor.value.name) > 1
    ):
        following = at.tokens[anchor.last]
        if following.glued:
            return None
    number = at.number_before(anchor.first)
    clock = number is not None and at.word(number.first - 1) in _SHORT_CLOCK  # «14سا30د»
    if clock or anchor.start != at.passage.start(anchor.first):
        return None
    whose = whose_currency(at, anchor)
    if whose is None or (whose.code is None and anchor.value.times == 1):
        return None
    return _facts(at, whose, number)


@rule(anchor="currency")
def currency_and_parts(at: Around) -> Money | None:
    """«خمسة وأربعون دولاراً وخمسة وسبعون سنتاً»: the sub-units join their currency."""
    anchor = at.anchor
    if anchor.value.parts == 1:
        return None
    number = at.number_before(anchor.first)
    if number is None and anchor.entry.number != "two":
        return None
    first = number.first if number else anchor.first
    start = number.start if number else anchor.start
    left = first if start > at.passage.start(first) else first - 1
    if left != first and at.word(left) != "و":
        return None
    joined = _whole_before(at, left)
    parts = whose_currency(at, anchor)
    if joined is None or parts is None:
        return None
    start_token, whole = joined
    if whole.value is None:
        return None
    code, candidates = _shared(anchor.value, whole, parts)
    if code is None and not candidates:
        return None
    part = in_main_units(anchor.value, code, number.value.value if number else Decimal(2))
    if part >= 1:
        return None
    return at.fact(
        Money,
        start_token,
        parts.last,
        whole.start,
        value=whole.value + part,
        currency=code,
        candidates=candidates,
        mod=whole.mod,
    )


def _whole_before(at: Around, left: int) -> tuple[int, Money] | None:
    """The sum that ends before token `left`: «5 دولارات», or «دينار كويتي», which is one.

    And its first token. It is of money's own rules, so not settled: this one takes it in.
    """
    known = at.candidate_ending_at(left)
    if known is not None:
        return (known.start_token, known.fact) if isinstance(known.fact, Money) else None
    for place in range(left - 1, max(left - 1 - _LONGEST_NAME, -1), -1):
        if not at.open_before(place + 1):
            return None
        noun = at.mention_at(place, "currency")
        if noun is None or noun.definite or noun.value.sign or noun.entry.number != "one":
            continue
        whose = whose_currency(at, noun)
        if whose is None or whose.last != left or at.number_before(place) is not None:
            return None
        fields = {"value": Decimal(1), "currency": whose.code, "candidates": whose.candidates}
        return place, at.fact(Money, place, left, noun.start, **fields)
    return None


def _shared(currency: Currency, whole: Money, parts: Whose) -> tuple[str | None, tuple[str, ...]]:
    """The currency of a sum whose sub-units are of `currency`, or the codes it could be."""
    codes = {currency.alone, *currency.of.values()}
    if whole.currency is not None:
        fits = whole.currency in codes or currency.name == "سنت"
        return (whole.currency, ()) if fits else (None, ())
    if parts.code in whole.candidates:
        return parts.code, ()
    return None, tuple(code for code in whole.candidates if code in codes)


amounts = Extractor(
    kind="money",
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
        number_borrows_currency,
    ),
    hears=PLACE_KINDS,
)
