"""Quantities: numbers with a physical unit, and their rates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from arnews.facts import Measure, Quantity
from arnews.language.inflection import noun_forms
from arnews.language.lists import read_list, word_set
from arnews.language.numerals import ONE, Number, like_year
from arnews.rules import Around, Entry, Extractor, Mention, rule
from arnews.rules.measures import FROM, fact_of, half_after, measured
from arnews.rules.places import PLACE_KINDS, main_country
from arnews.text.folding import normalize

__all__ = ["quantities"]

_SOURCE: Final = "units.toml"
_RAISED: Final = {"2": "²", "3": "³"}
_LONGEST_CONTENT: Final = 2
_ENDS_OF_A_CHANGE: Final = FROM | {"الي"}
_BEHIND: Final = word_set(_SOURCE, "borrowed", "behind")
_CONTENT: Final = word_set(_SOURCE, "content")
_METALS: Final = word_set(_SOURCE, "metals")
_AGREES: Final = ("مربع", "مكعب", "ة")
"""How an adjective behind a unit ends that takes its number: «مترين مربعين»."""


class Unit(NamedTuple):
    """A physical unit: the name that facts carry and its symbol.

    A word that is another thing too has its context: `needs` are stems of which the sentence must
    hold one, `not_behind` words that may not stand before the number; before a `verb` a year is no
    number of it, and in the country `money_of` it is money.
    """

    name: str
    symbol: str
    needs: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    verb: bool = False
    money_of: str | None = None


def unit_words() -> Iterator[tuple[str, Entry]]:
    """Compose the units with their prefixes, duals and plurals, and the rates."""
    for words, entry in _unit_words():
        yield words, entry
        if words[-1] in _RAISED:
            yield words[:-1] + _RAISED[words[-1]], entry


def _unit_words() -> Iterator[tuple[str, Entry]]:
    lists = read_list(_SOURCE)
    prefixes = {item["name"]: item for item in lists["prefix"]}
    for item in lists["unit"]:
        bare = [""] if item.get("bare", True) else []
        for name in (*bare, *item.get("prefixes", ())):
            yield from _forms(item, prefixes.get(name))
        for word, name in item.get("short", {}).items():
            yield word, Entry("unit", _named(item, prefixes.get(name)), "one", _SOURCE)
    for item in lists["rate"]:
        for words in item["words"]:
            yield words, Entry("rate", item["per"], "one", _SOURCE)


def _named(item: dict[str, Any], prefix: dict[str, Any] | None) -> Unit:
    opening = prefix or {"name": "", "symbol": ""}
    return Unit(
        opening["name"] + item["unit"],
        opening["symbol"] + item["symbol"],
        tuple(map(normalize, item.get("needs", ()))),
        tuple(map(normalize, item.get("not_behind", ()))),
        item.get("verb", False),
        item.get("money_of"),
    )


def _forms(item: dict[str, Any], prefix: dict[str, Any] | None) -> Iterator[tuple[str, Entry]]:
    unit = _named(item, prefix)
    openings = [""]
    if prefix is not None:
        openings = [word + space for word in prefix["words"] for space in ("", " ")]
    for word in item["words"]:
        noun, space, tail = word.partition(" ")
        plain = noun.isalpha()
        for form, number in noun_forms(noun) if plain else [(noun, "one")]:
            if number == "construct" or (number == "two" and tail and not _agrees(tail)):
                continue
            described = _dual_adjective(tail, form) if number == "two" and tail else tail
            for opening in openings:
                yield opening + form + space + described, Entry("unit", unit, number, _SOURCE)
        if plain and not tail and not noun.endswith("ة"):
            for opening in openings:
                yield opening + noun + "ات", Entry("unit", unit, "many", _SOURCE)
    for word in item.get("many", ()):
        for opening in openings:
            yield opening + word, Entry("unit", unit, "many", _SOURCE)


def _agrees(tail: str) -> bool:
    return " " not in tail and tail.endswith(_AGREES)


def _dual_adjective(adjective: str, noun: str) -> str:
    """The dual of an adjective, in the case of its noun: «مترين مربعين», «درجتان مئويتان»."""
    stem = adjective[:-1] + "ت" if adjective.endswith("ة") else adjective
    return stem + noun[-2:]


def _is_unit(at: Around, number: Mention | None) -> bool:
    """Whether the word of the anchor is the unit here, not something else of its name."""
    unit: Unit = at.anchor.value
    if unit.money_of is not None:
        behind = {at.word(at.anchor.last), at.word(at.anchor.last + 1)}
        return main_country(at.article) != unit.money_of or not _METALS.isdisjoint(behind)
    if number is not None:
        before = at.word(number.first - 1)
        if before in unit.not_behind or (unit.verb and (_a_year(number) or before == "الساعه")):
            return False
    if not unit.needs:
        return True
    first, last = at.passage.sentence(at.anchor.first)
    words = [token.word for token in at.tokens[first:last]]
    return any(stem in word for word in words for stem in unit.needs)


def _a_year(number: Mention) -> bool:
    said: Number = number.value
    return said.other is None and like_year(said)


def _rate(at: Around, last: int) -> tuple[int, str]:
    """The token behind the rate of a unit that ends at `last`, and the rate with its slash.

    What is measured may stand between: «100 مليون برميل من النفط يومياً».
    """
    rate = at.mention_at(last, "rate")
    if rate is not None and at.word(last) == "في" and at.word(rate.last).startswith("ال"):
        return last, ""  # «في الأسبوع الماضي» tells when
    if rate is None and at.word(last) in _CONTENT:
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
    number = at.number_before(anchor.first)
    if number is None or not _is_unit(at, number):
        return None
    unit: Unit = anchor.value
    last, per = _rate(at, anchor.last)
    if "/" in unit.name:
        last, per = anchor.last, ""
    name = unit.name + per
    return [fact_of(at, Quantity, found, unit=name) for found in measured(at, last, number)]


@rule(anchor="unit")
def two_of_a_unit(at: Around) -> Quantity | None:
    """«برميلين», «كيلومتر ونصف», «غيغاواط واحد»: the noun counts by its own form."""
    anchor = at.anchor
    unit: Unit = anchor.value
    dual = anchor.entry.number == "two"
    if anchor.definite or at.number_before(anchor.first) is not None:
        return None
    value, last = Decimal(2 if dual else 1), anchor.last
    half = half_after(at, last)
    if half is not None:
        value, last = value + half.value, half.stop_token
    elif not dual:
        if at.word(last) not in ONE or not at.open_before(last):
            return None
        last += 1
    if not _is_unit(at, None):
        return None
    last, per = _rate(at, last)
    return at.fact(
        Quantity,
        anchor.first,
        last,
        anchor.start,
        value=value,
        unit=unit.name + per,
        mod=at.mod_before(anchor.first),
    )


@rule(anchor="loose number")
def number_borrows_unit(at: Around) -> Quantity | None:
    """«إلى 126 مليون طن سنويا ثم إلى 142 مليونا»: a unit that the sentence has told."""
    anchor = at.anchor
    said: Number = anchor.value
    if said.scale is None or said.scale < 1000:
        return None
    if at.word(anchor.first - 1) not in _ENDS_OF_A_CHANGE:
        return None
    if not (at.tokens[anchor.last - 1].ends or at.word(anchor.last) in _BEHIND):
        return None
    known = None  # quantities are not settled yet; those that overlap have one unit
    for candidate in at.candidates_in_sentence(anchor.first):
        if candidate.stop_token <= anchor.first and isinstance(candidate.fact, Measure):
            known = candidate.fact
    if not isinstance(known, Quantity):
        return None
    return at.fact(
        Quantity,
        anchor.first,
        anchor.last,
        anchor.start,
        value=said.value,
        unit=known.unit,
        mod=at.mod_before(anchor.first),
    )


quantities = Extractor(
    kind="quantity",
    words=unit_words,
    rules=(number_then_unit, two_of_a_unit, number_borrows_unit),
    hears=PLACE_KINDS,
)
