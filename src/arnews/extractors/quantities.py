"""Quantities: numbers with a physical unit, and their rates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from arnews.facts import Quantity
from arnews.language.inflection import noun_forms
from arnews.language.lists import read_list
from arnews.rules import Around, Entry, Extractor, rule
from arnews.rules.measures import half_after, measured

__all__ = ["quantities"]

_SOURCE = "units.toml"
_LONGEST_CONTENT = 2


class Unit(NamedTuple):
    """A physical unit: the name that facts carry and its symbol."""

    name: str
    symbol: str


def unit_words() -> Iterator[tuple[str, Entry]]:
    """Compose the units with their prefixes, duals and plurals, and the rates."""
    lists = read_list(_SOURCE)
    prefixes = {item["name"]: item for item in lists["prefix"]}
    for item in lists["unit"]:
        for name in ("", *item.get("prefixes", ())):
            yield from _forms(item, prefixes.get(name))
        for word, name in item.get("short", {}).items():
            yield word, Entry("unit", _named(item, prefixes.get(name)), "one", _SOURCE)
    for item in lists["rate"]:
        for words in item["words"]:
            yield words, Entry("rate", item["per"], "one", _SOURCE)


def _named(item: dict[str, Any], prefix: dict[str, Any] | None) -> Unit:
    if prefix is None:
        return Unit(item["unit"], item["symbol"])
    return Unit(prefix["name"] + item["unit"], prefix["symbol"] + item["symbol"])


def _forms(item: dict[str, Any], prefix: dict[str, Any] | None) -> Iterator[tuple[str, Entry]]:
    unit = _named(item, prefix)
    openings = [""]
    if prefix is not None:
        openings = [word + space for word in prefix["words"] for space in ("", " ")]
    for word in item["words"]:
        noun, space, tail = word.partition(" ")
        plain = noun.isalpha()
        for form, number in noun_forms(noun) if plain else [(noun, "one")]:
            if number == "construct" or (number == "two" and tail):
                continue
            for opening in openings:
                yield opening + form + space + tail, Entry("unit", unit, number, _SOURCE)
        if plain and not tail and not noun.endswith("ة"):
            for opening in openings:
                yield opening + noun + "ات", Entry("unit", unit, "many", _SOURCE)
    for word in item.get("many", ()):
        for opening in openings:
            yield opening + word, Entry("unit", unit, "many", _SOURCE)


def _rate(at: Around, last: int) -> tuple[int, str]:
    """The token behind the rate of a unit that ends at `last`, and the rate with its slash.

    What is measured may stand between: «100 مليون برميل من النفط يومياً».
    """
    rate = at.mention_at(last, "rate")
    if rate is not None and at.word(last) == "في" and at.word(rate.last).startswith("ال"):
        return last, ""  # «في الأسبوع الماضي» tells when
    if rate is None and at.word(last) in {"من", "نفط", "نفطا", "غاز", "خام"}:
        for place in range(last + 1, last + 2 + _LONGEST_CONTENT):
            if not at.open_before(place) or not at.word(place).isalpha() or at.number_at(place):
                break
            rate = at.mention_at(place, "rate")
            if rate is not None:
                break
    return (rate.last, "/" + rate.value) if rate is not None else (last, "")


@rule(anchor="unit")
def number_then_unit(at: Around) -> list[Quantity] | None:
    """«30 غيغاواط», «مليون برميل يوميا»: how many of what, by day or year."""
    anchor = at.anchor
    if anchor.entry.number == "two" or anchor.definite:
        return None
    if at.number_before(anchor.first) is None:
        return None
    unit: Unit = anchor.value
    last, per = _rate(at, anchor.last)
    if "/" in unit.name:
        last, per = anchor.last, ""
    facts = []
    for found in measured(at, last):
        fact = at.fact(
            Quantity,
            found.start,
            found.end,
            value=found.value,
            low=found.low,
            high=found.high,
            unit=unit.name + per,
            mod=found.mod,
        )
        at.remember(fact, found.first, found.last)
        facts.append(fact)
    return facts


@rule(anchor="unit")
def two_of_a_unit(at: Around) -> Quantity | None:
    """«برميلين», «كيلومتر ونصف»: the noun counts by its own form."""
    anchor = at.anchor
    unit: Unit = anchor.value
    dual = anchor.entry.number == "two"
    if anchor.definite or at.number_before(anchor.first) is not None:
        return None
    value, last = Decimal(2 if dual else 1), anchor.last
    half = half_after(at, last)
    if half is not None:
        value, last = value + half[0], half[1]
    elif not dual:
        return None
    last, per = _rate(at, last)
    fact = at.fact(
        Quantity,
        anchor.start,
        at.passage.end(last - 1),
        value=value,
        unit=unit.name + per,
        mod=at.mod_before(anchor.first),
    )
    at.remember(fact, anchor.first, last)
    return fact


quantities = Extractor(
    kind="quantity",
    words=unit_words,
    rules=(number_then_unit, two_of_a_unit),
)
