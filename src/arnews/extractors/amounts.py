"""Money: how many of which currency, and whose currency it is where the words leave it open."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from arnews.extractors.borrowed import number_borrows_currency
from arnews.facts import Money
from arnews.language.inflection import noun_forms
from arnews.language.lists import read_list
from arnews.language.numerals import Number
from arnews.rules import Around, Entry, Extractor, Mention, rule
from arnews.rules.measures import half_after, measured
from arnews.rules.places import PLACE_KINDS, country_of, place_words
from arnews.text.folding import normalize

__all__ = ["amounts"]

_SOURCE = "currencies.toml"
_PLACES = frozenset({"country", "nationality"})


class Currency(NamedTuple):
    """A currency's name: whose it is by country, and what it means alone.

    `parts` is how many of it make one main unit (100 for a cent), `parts_of` where that differs
    by currency; `likely` is what it is where the article does not tell; `sign` says that it may stand before its number, `times` that it holds a scale.
    """

    name: str
    alone: str | None
    of: dict[str, str]
    parts: int = 1
    parts_of: dict[str, int] | None = None
    sign: bool = False
    times: Decimal = Decimal(1)
    likely: str | None = None


def currency_words() -> Iterator[tuple[str, Entry]]:
    """Compose the names of the currencies, and those of the countries for their adjectives."""
    lists = read_list(_SOURCE)
    nouns = {}
    for item in (*lists["noun"], *lists["part"]):
        currency = Currency(
            normalize(item["word"]),
            item.get("alone"),
            item["of"],
            item.get("parts", 1),
            item.get("parts_of"),
            times=Decimal(item.get("times", 1)),
            likely=item.get("likely"),
        )
        nouns[item["word"]] = currency
        for form, number in noun_forms(item["word"], item["many"]):
            yield form, Entry("currency", currency, number, _SOURCE)
    for item in lists["phrase"]:
        for words in item["words"]:
            yield words, Entry("currency", Currency(words, item["code"], {}), "one", _SOURCE)
    for item in lists["sign"]:
        for words in item["words"]:
            sign = Currency(item["code"], item["code"], {}, sign=True)
            yield words, Entry("currency", sign, "one", _SOURCE)
    for item in lists["short"]:
        for words in item["words"]:
            short = nouns[item["noun"]]._replace(times=Decimal(item["times"]))
            yield words, Entry("short currency", short, "one", _SOURCE)
    yield from place_words()


def _unit(at: Around) -> tuple[int, str | None, tuple[str, ...]] | None:
    """The token behind the currency with its nationality, its code, the codes it could be."""
    anchor = at.anchor
    currency: Currency = anchor.value
    last = anchor.last
    place = _whose(at, last)
    if place is not None:
        codes = [currency.of[code] for code in place.value if code in currency.of]
        if codes:
            return place.last, codes[0], ()
    if currency.alone is not None:
        return last, currency.alone, ()
    code = currency.of.get(country_of(at.article, tuple(currency.of)) or "", currency.likely)
    if code is None and len(currency.of) == 1:
        return None  # «بات», «بر», «سول» are other words as well
    return last, code, () if code else tuple(sorted(set(currency.of.values())))


def _whose(at: Around, last: int) -> Mention | None:
    """The nationality or the country behind a currency: «كوريا الشمالية» before «كوريا»."""
    if last >= at.count or _PLACES.isdisjoint(at.tokens[last].kinds):
        return None
    place = at.mention_at(last, "nationality")
    country = at.mention_at(last, "country")
    if place is None or (country is not None and country.last > place.last):
        place = country
    return place if place is not None and not place.clitic else None


def _in_main_units(currency: Currency, code: str | None, value: Decimal) -> Decimal:
    parts = (currency.parts_of or {}).get(code or "", currency.parts)
    value = value * currency.times / parts
    if parts != 1 or currency.times != 1:
        whole = value.to_integral_value()
        return whole if whole == value else value.normalize()
    return value


def _facts(at: Around, last: int, code: str | None, candidates: tuple[str, ...]) -> list[Money]:
    currency: Currency = at.anchor.value
    at.article.notes["currency"] = code
    facts = []
    measures = measured(at, last)
    half = half_after(at, last) if len(measures) == 1 else None
    if half is not None and measures[0].value is not None:
        total, last = measures[0].value + half[0], half[1]
        measures = [measures[0]._replace(value=total, last=last, end=at.passage.end(last - 1))]
    for found in measures:
        value, low, high = found.value, found.low, found.high
        lower = found.from_fact
        if isinstance(lower, Money) and lower.value is not None and high is not None:
            if lower.currency not in {code, None}:
                continue
            high = _in_main_units(currency, code, high)
            low, high = min(lower.value, high), max(lower.value, high)
        elif currency.parts != 1 or currency.times != 1:
            value = value and _in_main_units(currency, code, value)
            low = low and _in_main_units(currency, code, low)
            high = high and _in_main_units(currency, code, high)
        fact = at.fact(
            Money,
            found.start,
            found.end,
            value=value,
            low=low,
            high=high,
            currency=code,
            candidates=candidates,
            mod=found.mod,
        )
        at.remember(fact, found.first, found.last)
        facts.append(fact)
    return facts


@rule(anchor="currency")
def number_then_currency(at: Around) -> list[Money] | None:
    """«٣٫١ مليار ريال سعودي»: how many, then of what."""
    if at.anchor.entry.number == "two":
        return None
    if at.anchor.definite and not _of_the(at):
        return None
    if at.number_before(at.anchor.first) is None and at.word(at.anchor.first - 1) != ")":
        return None
    unit = _unit(at)
    return _facts(at, *unit) if unit else None


def _of_the(at: Around) -> bool:
    return at.number_before(at.anchor.first) is not None


@rule(anchor="currency")
def number_of_the_currency(at: Around) -> Money | None:
    """«خمسة مليارات من الدولارات»: the currency behind «من», definite and plural."""
    anchor = at.anchor
    if not anchor.definite or at.word(anchor.first - 1) != "من":
        return None
    number = at.number_before(anchor.first - 1)
    unit = _unit(at)
    if number is None or unit is None or number.value.fraction:
        return None
    last, code, candidates = unit
    return at.fact(
        Money,
        number.start,
        at.passage.end(last - 1),
        value=_in_main_units(anchor.value, code, number.value.value),
        currency=code,
        candidates=candidates,
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
    unit = _unit(at)
    if unit is None:
        return None
    last, code, candidates = unit
    value = Decimal(2 if dual else 1)
    half = half_after(at, last)
    if half is not None:
        value += half[0]
        last = half[1]
    elif not dual:
        one = at.number_at(last)
        if one is None or one.value.value != 1 or one.start != at.passage.start(last):
            return None
        last = one.last
    if not dual and half is None and at.word(last - 1)[:4] not in {"واحد", "احدي"}:
        return None
    fact = at.fact(
        Money,
        anchor.start,
        at.passage.end(last - 1),
        value=_in_main_units(anchor.value, code, value),
        currency=code,
        candidates=candidates,
        mod=at.mod_before(anchor.first),
    )
    at.remember(fact, anchor.first, last)
    return fact


@rule(anchor="currency")
def sign_then_number(at: Around) -> Money | None:
    """«$150», «USD 20 مليون»: the sign or code first, then how many."""
    anchor = at.anchor
    if not anchor.value.sign or at.number_before(anchor.first) is not None:
        return None
    number = at.number_at(anchor.last)
    if number is None or number.start != at.passage.start(anchor.last):
        return None
    if at.mention_at(number.last, "currency") is not None:
        return None
    said: Number = number.value
    fact = at.fact(
        Money,
        anchor.start,
        number.end,
        value=said.value,
        currency=anchor.value.alone,
        mod=at.mod_before(anchor.first),
    )
    at.remember(fact, anchor.first, number.last)
    return fact


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
    if anchor.start != at.passage.start(anchor.first):
        return None
    unit = _unit(at)
    if unit is None or (unit[1] is None and anchor.value.times == 1):
        return None
    return _facts(at, *unit)


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
    known = at.article.facts.get(left)
    if known is None:
        return None
    mention, whole = known
    if not isinstance(whole, Money) or whole.value is None:
        return None
    codes = {anchor.value.alone, *anchor.value.of.values()}
    if whole.currency not in codes and not (whole.currency and anchor.value.name == "سنت"):
        return None
    count = number.value.value if number else Decimal(2)
    part = _in_main_units(anchor.value, whole.currency, count)
    if part >= 1:
        return None
    return at.fact(
        Money,
        mention.start,
        anchor.end,
        value=whole.value + part,
        currency=whole.currency,
        mod=whole.mod,
    )


amounts = Extractor(
    kind="money",
    words=currency_words,
    rules=(
        currency_and_parts,
        number_then_currency,
        number_of_the_currency,
        one_or_two_of_a_currency,
        sign_then_number,
        number_then_short_currency,
        number_borrows_currency,
    ),
    hears=PLACE_KINDS,
)
