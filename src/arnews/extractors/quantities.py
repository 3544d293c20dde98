"""Quantities: numbers with a physical unit, or with a rate («برميل يوميا»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from arnews.extractors.unit_ellipsis import ends_phrase, fact_with_elided_unit, has_scale
from arnews.facts import Measure, Quantity
from arnews.language.inflection import noun_forms
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.numerals import Number, looks_like_year
from arnews.rules import Cursor, Entry, Extractor, Mention, rule
from arnews.rules.counted_nouns import add_fraction, count_by_form, counts_by_itself
from arnews.rules.country_inference import PLACE_KINDS, main_country
from arnews.rules.measures import Amount, amount_fact, amounts_at
from arnews.rules.ranges import DASH, FROM, START
from arnews.text.folding import normalize

__all__ = ["quantities"]

_SOURCE: Final = "units.toml"
_RAISED: Final = {"2": "²", "3": "³"}
_LONGEST_CONTENT: Final = 2
_ENDS_OF_CHANGE: Final = FROM | {"الي"}
_HOMOGRAPHS: Final = load_words(_SOURCE, "homographs")
_PREPOSITIONS: Final = load_words(_SOURCE, "homographs", "prepositions")
_MEASURED: Final = tuple(load_words(_SOURCE, "homographs", "measured"))
_CONJUNCTIONS: Final = frozenset({"و", "ف"})
_CONTENT: Final = load_words(_SOURCE, "content")
_METALS: Final = load_words(_SOURCE, "metals")
_DEGREE: Final = "degree"
_BELOW: Final = load_words(_SOURCE, "degrees", "below")
_ZERO: Final = "الصفر"
_CENTIGRADE: Final = load_words(_SOURCE, "degrees", "centigrade")
_AGREES: Final = ("مربع", "مكعب", "ة")
"""Endings of adjectives that agree with the number of their unit: «مترين مربعين»."""


class Unit(NamedTuple):
    """A physical unit. A word with other meanings has conditions, all of which must be met.

    Attributes:
        name: the name that facts carry ("kilometre").
        symbol: the symbol after UCUM ("km").
        requires: folded stems; the sentence must have a word with one of them.
        not_after: folded words that must not precede the number.
        verb: whether the word is a verb too, so that a year or a clock time before it is no count.
        money_of: ISO 3166 code of a country where the word is a currency.
        unless: folded stems; the sentence must not have a word with one of them.
        not_in: ISO 3166 code of a country where the word is another unit.
    """

    name: str
    symbol: str
    requires: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    verb: bool = False
    money_of: str | None = None
    unless: tuple[str, ...] = ()
    not_in: str | None = None


def unit_words() -> Iterator[tuple[str, Entry]]:
    """Yield the units with their prefixes, duals and plurals, and the rates.

    Yields:
        Phrases with entries of the kinds "unit" (the value is a `Unit`) and "rate" (the value is
        the unit after the slash: "day").
    """
    for words, entry in _unit_words():
        yield words, entry
        if words[-1] in _RAISED:
            yield words[:-1] + _RAISED[words[-1]], entry


def _unit_words() -> Iterator[tuple[str, Entry]]:
    lists = load_toml(_SOURCE)
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
        tuple(map(normalize, item.get("requires", ()))),
        tuple(map(normalize, item.get("not_after", ()))),
        item.get("verb", False),
        item.get("money_of"),
        tuple(map(normalize, item.get("unless", ()))),
        item.get("not_in"),
    )


def _forms(item: dict[str, Any], prefix: dict[str, Any] | None) -> Iterator[tuple[str, Entry]]:
    """Yield the forms of one unit, with one of its prefixes or without."""
    unit = _named(item, prefix)
    openings = [""]
    if prefix is not None:
        openings = [word + space for word in prefix["words"] for space in ("", " ")]
    for form, number in _nouns(item):
        for opening in openings:
            yield opening + form, Entry("unit", unit, number, _SOURCE)


def _nouns(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a unit without a prefix, with their grammatical number."""
    for word in item["words"]:
        yield from _noun_and_tail(word)
    for word in item.get("plurals", ()):
        yield word, "many"


def _noun_and_tail(word: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun and of what describes it: «متر مربع», «مترين مربعين»."""
    noun, space, tail = word.partition(" ")
    if not noun.isalpha():
        yield word, "one"
        return
    for form, number in noun_forms(noun):
        if number == "two" and tail:
            if _agrees(tail):
                yield form + space + _dual_adjective(tail, form), number
        elif number != "dual construct":
            yield form + space + tail, number
    if not tail and not noun.endswith("ة"):
        yield noun + "ات", "many"


def _agrees(tail: str) -> bool:
    return " " not in tail and tail.endswith(_AGREES)


def _dual_adjective(adjective: str, noun: str) -> str:
    """Return an adjective in the dual and the case of `noun`: «مترين مربعين», «درجتان مئويتان»."""
    stem = adjective[:-1] + "ت" if adjective.endswith("ة") else adjective
    return stem + noun[-2:]


def _is_unit(at: Cursor, number: Mention | None) -> bool:
    """Return whether the word at the anchor is the unit, not another word of the same spelling."""
    unit: Unit = at.anchor.value
    if at.word(at.anchor.start_token) in _CENTIGRADE and (number is None or number.value.fraction):
        return False  # «نقطة مئوية واحدة», «درجة ونصف مئوية»
    if unit.money_of is not None:
        after = {at.word(at.anchor.stop_token), at.word(at.anchor.stop_token + 1)}
        return main_country(at.article) != unit.money_of or not _METALS.isdisjoint(after)
    if number is not None and _is_other_before(at, unit, number):
        return False
    return not unit.requires or _is_required(at, unit)


def _is_required(at: Cursor, unit: Unit) -> bool:
    """Return whether the sentence and the article tell that a word is the unit."""
    if unit.not_in is not None and main_country(at.article) == unit.not_in:
        return False
    return _sentence_has(at, unit.requires) and not _sentence_has(at, unit.unless)


def _is_other_before(at: Cursor, unit: Unit, number: Mention) -> bool:
    """Return whether the word before a number, or a year, shows that no unit follows it."""
    before = at.word(number.start_token - 1)
    if before in unit.not_after:
        return True
    return unit.verb and (_a_year(number) or before == "الساعه")


def _sentence_has(at: Cursor, stems: tuple[str, ...]) -> bool:
    """Return whether a word of the sentence contains one of the stems."""
    first, stop = at.passage.sentence(at.anchor.start_token)
    return any(stem in token.word for token in at.tokens[first:stop] for stem in stems)


def _is_homograph(at: Cursor) -> bool:
    """Return whether a dual is another word: «إنتر ميلان», not «تبعد ميلان عن المدينة»."""
    first, clitic = at.anchor.start_token, at.anchor.clitic
    if at.word(first).removeprefix(clitic) not in _HOMOGRAPHS:
        return False
    governed = (clitic and clitic not in _CONJUNCTIONS) or at.word(first - 1) in _PREPOSITIONS
    return governed or not _sentence_has(at, _MEASURED)


def _a_year(number: Mention) -> bool:
    parsed: Number = number.value
    return parsed.alternative is None and looks_like_year(parsed)


def _rate(at: Cursor, stop: int) -> tuple[int, str]:
    """Return the token after the rate of a unit that ends at `stop`, and the rate with its slash.

    The measured substance may come between: «100 مليون برميل من النفط يومياً».
    """
    rate = at.mention_at(stop, "rate")
    if rate is not None and at.word(stop) == "في" and at.word(rate.stop_token).startswith("ال"):
        return stop, ""  # «في الأسبوع الماضي» is a date
    if rate is None and at.word(stop) in _CONTENT:
        rate = _rate_after_content(at, stop + 1)
    return (rate.stop_token, "/" + rate.value) if rate is not None else (stop, "")


def _rate_after_content(at: Cursor, first: int) -> Mention | None:
    """Return the rate after what is measured, whose name begins at token `first`."""
    for place in range(first, first + 1 + _LONGEST_CONTENT):
        if not at.sentence_continues(place) or _ends_content(at, place):
            return None
        rate = at.mention_at(place, "rate")
        if rate is not None:
            return rate
    return None


def _ends_content(at: Cursor, place: int) -> bool:
    """Return whether a token begins another measure: «5 أطنان من القمح وطنين يوميا»."""
    if not at.word(place).isalpha() or at.number_at(place):
        return True
    return "unit" in at.tokens[place].kinds and at.mention_at(place, "unit") is not None


@rule(anchor="unit")
def number_then_unit(at: Cursor) -> list[Quantity] | None:
    """«30 غيغاواط», «مليون برميل يوميا»: how many of what, by day or year."""
    anchor = at.anchor
    if anchor.entry.grammatical_number == "two" or anchor.definite:
        return None
    number = at.number_before(anchor.start_token)
    if number is None or counts_by_itself(at, number, anchor.stop_token):
        return None
    if not _is_unit(at, number):
        return None
    unit: Unit = anchor.value
    stop, per = _rate(at, anchor.stop_token)
    if "/" in unit.name:
        stop, per = anchor.stop_token, ""
    measures = amounts_at(at, stop, number)
    if not per:
        add_fraction(at, measures, stop)
    if unit.name.startswith(_DEGREE):
        _sign_degrees(at, measures)
    return [amount_fact(at, Quantity, found, unit=unit.name + per) for found in measures]


def _sign_degrees(at: Cursor, measures: list[Amount]) -> None:
    """Make the last of some temperatures negative: «ثلاث درجات تحت الصفر», «- 2 درجة»."""
    if not measures:
        return
    last = measures[-1]
    stop, dash = last.stop_token, last.start_token - 1
    if at.word_in_sentence(stop) in _BELOW and at.word_in_sentence(stop + 1) == _ZERO:
        _negate(last)
        last.stop_token = stop + 2
    elif (
        last.value is not None
        and at.word(dash) == DASH
        and at.sentence_continues(dash)
        and not at.tokens[dash - 1].is_number
    ):
        _negate(last)
        last.start_token, last.start = dash, at.passage.start(dash)


def _negate(amount: Amount) -> None:
    """Put an amount below zero: «بين 3 و5 درجات تحت الصفر» lies from -5 to -3."""
    if amount.value is not None:
        amount.value = -abs(amount.value)
    elif amount.low is not None and amount.high is not None and amount.low > 0:
        amount.low, amount.high = -amount.high, -amount.low


@rule(anchor="unit")
def degree_sign_then_number(at: Cursor) -> Quantity | None:
    """«حرارة قدرها °40»: the sign before its number, where right-to-left input leaves it."""
    anchor = at.anchor
    number = at.number_at(anchor.stop_token)
    if at.word(anchor.start_token) != "°" or anchor.stop_token - anchor.start_token > 1:
        return None
    if number is None or number.value.in_words or not at.tokens[anchor.start_token].joined_to_next:
        return None
    if at.number_before(anchor.start_token) or not _is_unit(at, None):
        return None
    stop = number.stop_token
    stop += at.word_in_sentence(stop) in _CENTIGRADE
    return at.fact(
        Quantity,
        anchor.start_token,
        stop,
        anchor.start,
        value=number.value.value,
        unit=anchor.value.name,
        mod=at.modifier_before(anchor.start_token),
    )


@rule(anchor="unit")
def two_of_a_unit(at: Cursor) -> Quantity | None:
    """«برميلين», «كيلومتر ونصف», «غيغاواط واحد»: the noun counts by its own form."""
    anchor = at.anchor
    unit: Unit = anchor.value
    if anchor.definite or _is_homograph(at):
        return None
    number = at.number_before(anchor.start_token)
    if number is not None and not counts_by_itself(at, number, anchor.stop_token):
        return None
    count = count_by_form(at, anchor.stop_token)
    if count is None or not _is_unit(at, None):
        return None
    stop, per = _rate(at, count.stop_token)
    stop += at.word_in_sentence(stop) in _CENTIGRADE
    found = Amount(anchor.start, anchor.start_token, stop, count.value)
    found.mod = at.modifier_before(anchor.start_token)
    if unit.name.startswith(_DEGREE):
        _sign_degrees(at, [found])
    return amount_fact(at, Quantity, found, unit=unit.name + per)


@rule(anchor="bare number")
def number_with_elided_unit(at: Cursor) -> Quantity | None:
    """«إلى 126 مليون طن سنويا ثم إلى 142 مليونا»: the unit of the measure before it."""
    if not has_scale(at) or not _is_end_of_change(at) or not ends_phrase(at):
        return None
    lender = _last_measure(at)
    if not isinstance(lender, Quantity):
        return None
    return fact_with_elided_unit(at, Quantity, value=at.anchor.value.value, unit=lender.unit)


def _is_end_of_change(at: Cursor) -> bool:
    """Return whether «من» or «إلى» precedes the number, but not the «من» of «أكثر من»."""
    first = at.anchor.start_token
    before = at.word(first - 1)
    if before == START and at.modifier_before(first) is not None:
        return False
    return before in _ENDS_OF_CHANGE


def _last_measure(at: Cursor) -> Measure | None:
    """Return the last measure before the anchor in its sentence.

    Quantities are not settled yet, but those that overlap have the same unit.
    """
    last = None
    for candidate in at.candidates_in_sentence(at.anchor.start_token):
        if candidate.stop_token <= at.anchor.start_token and isinstance(candidate.fact, Measure):
            last = candidate.fact
    return last


quantities = Extractor(
    fact_class=Quantity,
    words=unit_words,
    rules=(number_then_unit, two_of_a_unit, degree_sign_then_number, number_with_elided_unit),
    context_kinds=PLACE_KINDS,
)
