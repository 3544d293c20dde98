"""Percentages, per mille, percentage points and basis points, in signs and in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from arnews.extractors.unit_ellipsis import ends_phrase, fact_with_elided_unit
from arnews.facts import Percentage
from arnews.language.inflection import DEFINITE_ARTICLE, noun_forms
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.number_signs import is_minus_behind, negative, sign_before
from arnews.language.numerals import Number
from arnews.rules import Cursor, Entry, Extractor, Mention, rule
from arnews.rules.addresses import in_address
from arnews.rules.candidates import Candidate
from arnews.rules.counted_nouns import add_fraction
from arnews.rules.measures import Amount, amount_fact, amounts_at
from arnews.rules.ranges import FROM, START, TO

__all__ = ["percentages"]

_SOURCE: Final = "percent.toml"
_PER_MILLE: Final = "per_mille"
_BAR: Final = "|"
_LINE_END: Final = "\n"
_TAB: Final = "\t"
_FIGURE_SIGNS: Final = frozenset({"(", ")", "%"})
_HUNDRED: Final = 100
_NEAR: Final = 3
_AT_RATE: Final = "بنسبه"
_BEFORE_RATE: Final = FROM | {"الي", _AT_RATE, "و"}
"""Words before a number that may be a rate without its unit."""
_EVERY: Final = load_words("time.toml", "cues", "every")


def percent_words() -> Iterator[tuple[str, Entry]]:
    """Yield the words for percent and per mille, and the forms of «نقطة مئوية».

    Yields:
        Phrases with entries of the kinds "percent", "percent sign", and "dual point" for a dual,
        which counts without a number («نقطتين مئويتين»). The value is the unit of the facts.
    """
    lists = load_toml(_SOURCE)
    for item in lists["percent"]:
        for words in (*item["signs"], *item["words"]):
            yield words, Entry("percent", item["unit"], "one", _SOURCE)
        for sign in item["signs"]:
            yield sign, Entry("percent sign", item["unit"], "one", _SOURCE)
    for item in lists["point"]:
        for form, number in noun_forms(item["word"], item["plurals"]):
            kind = "dual point" if number in {"two", "dual construct"} else "percent"
            for tail in item["tails"]:
                yield f"{form} {tail}", Entry(kind, item["unit"], number, _SOURCE)


@rule(anchor="percent")
def percent_in_a_cell(at: Cursor) -> Percentage | None:
    """«| النمو | (3.7 %) |»: brackets round a cell of a table are a minus."""
    number, stop = at.number_before(at.anchor.start_token), at.anchor.stop_token
    if number is None or number.value.value < 0 or at.word(stop) != ")":
        return None
    first = number.start_token - 1
    if at.word(first) != "(" or not _is_cell(at, first, stop):
        return None
    value, unit = -number.value.value, at.anchor.value
    return at.fact(Percentage, first, stop + 1, value=value, unit=unit)


def _is_cell(at: Cursor, first: int, last: int) -> bool:
    """Return whether some tokens are all of a table's cell: between bars, tabs or a line's ends.

    Between tabs a cell needs a number beside it: in some articles each blank is a tab.
    """
    borders = {_border(at, first - 1, first - 1), _border(at, last, last + 1)}
    if "" in borders or borders == {_LINE_END}:
        return False
    return borders != {_TAB} or _is_figure(at, first - 1) or _is_figure(at, last + 1)


def _border(at: Cursor, index: int, beside: int) -> str:
    """Return what bounds a cell behind token `index`; `beside` is the token of the next cell."""
    if at.word(beside) == _BAR:
        return _BAR
    if not at.sentence_continues(index + 1):
        return _LINE_END
    blanks = at.passage.text[at.passage.end(index) : at.passage.start(index + 1)]
    return _TAB if _TAB in blanks else ""


def _is_figure(at: Cursor, index: int) -> bool:
    """Return whether a token begins or ends a number in brackets or without."""
    return at.tokens[index].is_number or at.word(index) in _FIGURE_SIGNS


@rule(anchor="percent")
def number_then_percent(at: Cursor) -> list[Percentage] | None:
    """«12.5%», «نحو 3 في المئة», «3 في الألف», «بين 50 و100 نقطة أساس»: how many of a hundred."""
    anchor = at.anchor
    stop = anchor.stop_token
    if anchor.value == _PER_MILLE and at.word_in_sentence(stop).startswith(DEFINITE_ARTICLE):
        return None  # «في الألف الثالث»
    number = at.number_before(anchor.start_token)
    if number is None or in_address(at, number.start_token):
        return None
    if number.value.value > 0 and is_minus_behind(at.tokens, stop):
        number, stop = negative(number), stop + 1
    measures = amounts_at(at, stop, number)
    add_fraction(at, measures, stop)
    return _facts(at, measures)


def _facts(at: Cursor, measures: list[Amount]) -> list[Percentage]:
    return [amount_fact(at, Percentage, found, unit=at.anchor.value) for found in measures]


@rule(anchor="percent sign")
def percent_then_number(at: Cursor) -> list[Percentage] | None:
    """«%4.2», «%-4.2», «-%4.2», «%4.2-», «بين 30 و%50»: the sign printed before its number."""
    anchor = at.anchor
    if at.number_before(anchor.start_token) is not None or in_address(at, anchor.start_token):
        return None
    number = at.number_at(anchor.stop_token)
    if number is None or number.value.in_words or not _touches(at, number):
        return None
    if at.mention_at(number.stop_token, "percent") is not None:
        return None
    signed = _signed(at, number)
    return _facts(at, amounts_at(at, signed.stop_token, signed))


def _signed(at: Cursor, number: Mention) -> Mention:
    """Return a number with the percent sign before it and a minus on either side."""
    value, stop, end = number.value, number.stop_token, number.end
    first, start = at.anchor.start_token, at.anchor.start
    minus = sign_before(at.passage, first)
    if minus is not None:
        first, start = minus
    behind = is_minus_behind(at.tokens, stop)
    if behind:
        stop, end = stop + 1, at.passage.end(stop)
    if value.value > 0 and (behind or minus is not None):
        value = value.negative()
    return Mention("number", value, first, stop, start, end)


def _touches(at: Cursor, number: Mention) -> bool:
    """Return whether a number with a minus touches the sign before it: «%-5»."""
    return number.value.value >= 0 or at.tokens[number.start_token - 1].joined_to_next


@rule(anchor="bare number")
def number_with_elided_percent(at: Cursor) -> Percentage | None:
    """«إلى 5.5 في المئة من 7.5، أي», «4 بالمئة للمغرب و2.9 للجزائر»: a rate next to another."""
    anchor = at.anchor
    before = at.word(anchor.start_token - 1)
    number: Number = anchor.value
    if before not in _BEFORE_RATE or number.in_words or _starts_change(at):
        return None
    if not (ends_phrase(at) or _of_another(at)):
        return None
    rate = _rate_beside(at, before)
    if rate is None:
        return None
    value = number.value if number.alternative is None else min(number.value, number.alternative)
    return fact_with_elided_unit(at, Percentage, value=value, unit=rate.unit)


def _starts_change(at: Cursor) -> bool:
    """Return whether the number starts a change of another unit: «36% من 51 إلى 100 كيلوواط»."""
    anchor = at.anchor
    return at.word(anchor.start_token - 1) == START and at.word(anchor.stop_token) in TO


def _of_another(at: Cursor) -> bool:
    """Return whether «ل» and a definite noun follow: «4 بالمئة للمغرب و2.9 للجزائر»."""
    return at.word(at.anchor.stop_token).startswith("لل")


def _rate_beside(at: Cursor, before: str) -> Percentage | None:
    """Return the rate whose unit the number at the anchor shares; `before` is the word before it.

    Rates are not settled yet, but those that overlap have the same unit.
    """
    anchor = at.anchor
    if before in FROM:
        adjacent = at.candidate_ending_at(anchor.start_token - 1)
        if adjacent is None or _is_whole_of(at, adjacent):
            return None
        return _rate_with_unit(at, adjacent)
    if anchor.value.value % 1 == 0 or anchor.value.value >= _HUNDRED:
        return None
    for candidate in reversed(list(at.candidates_in_sentence(anchor.start_token))):
        rate = _rate_in_list(at, candidate, before)
        if rate is not None and _is_linked(at, candidate, before):
            return rate
    return None


def _is_whole_of(at: Cursor, rate: Candidate) -> bool:
    """Return whether a rate is a share of the number, no change from it: «26.6 بالمائة من 22.324»."""
    return at.anchor.value.alternative is not None and at.word(rate.start_token - 1) not in TO


def _rate_in_list(at: Cursor, candidate: Candidate, before: str) -> Percentage | None:
    """Return the rate of a candidate; before «و» its own unit may be elided too.

    «4 بالمئة للمغرب و2.9 للجزائر و3.1 للأردن».
    """
    if before == "و" and isinstance(candidate.fact, Percentage):
        return candidate.fact
    return _rate_with_unit(at, candidate)


def _rate_with_unit(at: Cursor, candidate: Candidate) -> Percentage | None:
    """Return the rate of a candidate, unless its own unit is elided."""
    fact = candidate.fact
    return (
        fact if isinstance(fact, Percentage) and candidate.anchor.kind != at.anchor.kind else None
    )


def _is_linked(at: Cursor, rate: Candidate, before: str) -> bool:
    """Return whether the word before a number links it to an earlier rate.

    «بنسبة» always does; «إلى» ends a change («من 3.3 في المئة إلى 2.3»); «و» joins close rates.
    """
    distance = at.anchor.start_token - rate.stop_token
    if before == "الي":
        return distance > 0 and at.word(rate.start_token - 1) == "من"
    if before == "و":
        return 0 <= distance <= _NEAR
    return before == _AT_RATE and getattr(rate.fact, "unit", None) == "percent"


@rule(anchor="dual point")
def two_points(at: Cursor) -> Percentage | None:
    """«نقطتين مئويتين»: the dual counts by itself; «لكل نقطتين» is a frequency."""
    anchor = at.anchor
    if at.word(anchor.start_token - 1) in _EVERY:
        return None
    return at.fact(
        Percentage,
        anchor.start_token,
        anchor.stop_token,
        anchor.start,
        value=Decimal(2),
        unit=anchor.value,
        mod=at.modifier_before(anchor.start_token),
    )


percentages = Extractor(
    fact_class=Percentage,
    words=percent_words,
    rules=(
        percent_in_a_cell,
        number_then_percent,
        percent_then_number,
        two_points,
        number_with_elided_percent,
    ),
)
