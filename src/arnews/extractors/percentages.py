"""Percentages, percentage points and basis points, in signs and in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from arnews.facts import Percentage
from arnews.language.inflection import noun_forms
from arnews.language.lexicon_files import load_toml, load_words
from arnews.rules import Cursor, Entry, Extractor, Mention, rule
from arnews.rules.measures import Amount, amount_fact, amounts_at
from arnews.rules.ranges import FROM

__all__ = ["percentages"]

_SOURCE: Final = "percent.toml"
_HUNDRED: Final = 100
_NEAR: Final = 3
_AFTER: Final = load_words(_SOURCE, "elided_unit", "after")
_BEFORE_A_RATE: Final = FROM | {"الي", "بنسبه", "و"}
_EVERY: Final = load_words("time.toml", "cues", "every")


def percent_words() -> Iterator[tuple[str, Entry]]:
    """Yield the words for percent and the forms of «نقطة مئوية».

    Yields:
        Phrases with entries of the kinds "percent", "percent sign", and "dual point" for a dual,
        which counts without a number («نقطتين مئويتين»). The value is the unit of the facts.
    """
    lists = load_toml(_SOURCE)
    for item in lists["percent"]:
        for words in item["words"]:
            yield words, Entry("percent", item["unit"], "one", _SOURCE)
        yield "%", Entry("percent sign", item["unit"], "one", _SOURCE)
    for item in lists["point"]:
        for form, number in noun_forms(item["word"], item["plurals"]):
            kind = "dual point" if number in {"two", "dual construct"} else "percent"
            for tail in item["tails"]:
                yield f"{form} {tail}", Entry(kind, item["unit"], number, _SOURCE)


@rule(anchor="percent")
def number_then_percent(at: Cursor) -> list[Percentage] | None:
    """«12.5%», «نحو 3 في المئة», «بين 50 و100 نقطة أساس»: how many of a hundred."""
    return _facts(at, amounts_at(at, at.anchor.stop_token))


def _facts(at: Cursor, measures: list[Amount]) -> list[Percentage]:
    return [amount_fact(at, Percentage, found, unit=at.anchor.value) for found in measures]


@rule(anchor="percent sign")
def percent_then_number(at: Cursor) -> list[Percentage] | None:
    """«%4.2», «بين 30 و%50»: the sign printed before its number."""
    anchor = at.anchor
    if at.number_before(anchor.start_token) is not None:
        return None
    number = at.number_at(anchor.stop_token)
    if number is None or number.value.in_words or number.value.value < 0:
        return None
    if at.mention_at(number.stop_token, "percent") is not None:
        return None
    signed = Mention(
        "number", number.value, anchor.start_token, number.stop_token, anchor.start, number.end
    )
    return _facts(at, amounts_at(at, number.stop_token, signed))


@rule(anchor="bare number")
def number_with_elided_percent(at: Cursor) -> Percentage | None:
    """«إلى 5.5 في المئة من 7.5، أي», «4 بالمئة للمغرب و2.9 للجزائر»: a rate beside another."""
    anchor = at.anchor
    before = at.word(anchor.start_token - 1)
    if before not in _BEFORE_A_RATE or anchor.value.in_words or not _ends_phrase(at):
        return None
    rate = _rate_beside(at, before)
    if rate is None or rate.value is None:
        return None
    parsed = anchor.value
    return at.fact(
        Percentage,
        anchor.start_token,
        anchor.stop_token,
        anchor.start,
        value=parsed.value if parsed.alternative is None else min(parsed.value, parsed.alternative),
        unit=rate.unit,
        mod=at.modifier_before(anchor.start_token),
    )


def _ends_phrase(at: Cursor) -> bool:
    """Whether nothing is counted: the number ends its phrase, or «للجزائر» follows it."""
    stop = at.anchor.stop_token
    if not at.sentence_continues(stop):
        return True
    return at.word(stop) in _AFTER or at.word(stop).startswith("لل")


def _rate_beside(at: Cursor, before: str) -> Percentage | None:
    """The rate whose unit the number at the anchor borrows, if its place tells that it does.

    It changed from one to the other («من 3.3 في المئة إلى 2.3»), «و» joins them, or «بنسبة» says
    that a rate follows: the word `before` tells. Rates are of this extractor, so not settled; those
    that overlap have one unit. One that has borrowed its unit itself lends it to no other.
    """
    anchor = at.anchor
    if before in FROM:
        right_before = at.candidate_ending_at(anchor.start_token - 1)
        if right_before is None or right_before.anchor.kind == anchor.kind:
            return None
        return right_before.fact if isinstance(right_before.fact, Percentage) else None
    fraction = anchor.value.value % 1 != 0 and anchor.value.value < _HUNDRED
    if not fraction:
        return None
    for candidate in reversed(list(at.candidates_in_sentence(anchor.start_token))):
        rate = candidate.fact
        if not isinstance(rate, Percentage) or candidate.anchor.kind == at.anchor.kind:
            continue
        if before == "بنسبه":
            return rate
        away = anchor.start_token - candidate.stop_token
        if before == "الي" and away > 0 and at.word(candidate.start_token - 1) == "من":
            return rate
        if before == "و" and 0 <= away <= _NEAR:
            return rate
    return None


@rule(anchor="dual point")
def two_points(at: Cursor) -> Percentage | None:
    """«نقطتين مئويتين»: the dual is the number; «لكل نقطتين» tells of a rate."""
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
    rules=(number_then_percent, percent_then_number, two_points, number_with_elided_percent),
)
