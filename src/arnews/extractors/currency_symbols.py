"""Money whose currency is a sign, a code or letters: «$3.1bn», «100$ مليون», «500 ر. س»."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from arnews.extractors.currencies import (
    CurrencyReading,
    letter_currencies,
    place_after,
    resolve_currency,
)
from arnews.facts import Money
from arnews.language.numerals import Number
from arnews.rules import Cursor, Mention, rule
from arnews.rules.ranges import RANGE_OPENERS, range_opener

__all__ = ["number_sign_scale", "number_then_letters", "sign_then_number"]


_DASH: Final = "-"
_LINKS: Final = frozenset({_DASH, "و", "الي"})


class _Sum(NamedTuple):
    """The number after a sign, its scale («5bn», «5 مليارات»), and the token after both."""

    value: Decimal
    scale: Decimal | None
    stop_token: int


@rule(anchor="currency")
def sign_then_number(at: Cursor) -> Money | None:
    """«$150», «USD 20 مليون», «$5-10 million»: the sign or code first, then how many."""
    anchor = at.anchor
    if not anchor.value.sign or at.number_before(anchor.start_token) is not None:
        return None
    amount = _sum_at(at, anchor.stop_token)
    if amount is None:
        return None
    upper = _upper_end(at, amount)
    values: dict[str, Decimal] = {"value": amount.value}
    if upper is not None:
        low = amount.value if amount.scale is not None else amount.value * (upper.scale or 1)
        values = {"low": min(low, upper.value), "high": max(low, upper.value)}
        amount = upper
    elif at.mention_at(amount.stop_token, "currency") is not None:
        return None
    stop, code = amount.stop_token, anchor.value.default
    place = place_after(at, stop)
    if (
        place is not None
        and place.kind == "nationality"
        and place.value[0] in anchor.value.by_country
    ):
        stop, code = place.stop_token, anchor.value.by_country[place.value[0]]
    mod = at.modifier_before(anchor.start_token)
    return at.fact(Money, anchor.start_token, stop, anchor.start, currency=code, mod=mod, **values)


def _sum_at(at: Cursor, first: int) -> _Sum | None:
    """Return the number at token `first`, multiplied by the Latin scale after it («5bn»)."""
    number = at.number_at(first)
    if number is None or number.start != at.passage.start(first):
        return None
    parsed: Number = number.value
    scale = _latin_scale(at, number.stop_token) if parsed.scale is None else None
    if scale is None:
        return _Sum(parsed.value, parsed.scale, number.stop_token)
    return _Sum(_whole(parsed.value * scale.value), scale.value, scale.stop_token)


def _upper_end(at: Cursor, low: _Sum) -> _Sum | None:
    """Return the upper end of a range, with or without the sign: «$5-10», «بين $5 و$10»."""
    place = low.stop_token
    opened = range_opener(at, at.anchor.start_token, at.anchor.start) in RANGE_OPENERS
    if not at.sentence_continues(place) or at.word(place) not in (_LINKS if opened else {_DASH}):
        return None
    again = at.mention_at(place + 1, "currency")
    same = again is not None and again.value == at.anchor.value
    return _sum_at(at, again.stop_token if again is not None and same else place + 1)


@rule(anchor="currency")
def number_sign_scale(at: Cursor) -> Money | None:
    """«100$ مليون», «5bn USD»: the scale after the sign, or in Latin letters."""
    anchor = at.anchor
    if anchor.start_token == 0:
        return None
    if not anchor.value.sign and "latin scale" not in at.tokens[anchor.start_token - 1].kinds:
        return None
    number = at.number_before(anchor.start_token)
    if number is not None:
        if not anchor.value.sign or number.value.scale is not None:
            return None
        scale = _scale_at(at, anchor.stop_token)
        if scale is None:
            return None
        resolved = CurrencyReading(scale.stop_token, anchor.value.default)
    else:
        scale = _latin_scale(at, anchor.start_token - 1)
        number = at.number_before(anchor.start_token - 1)
        found = resolve_currency(at, anchor) if scale is not None and number is not None else None
        if number is None or scale is None or found is None:
            return None
        resolved = found
    return at.fact(
        Money,
        number.start_token,
        resolved.stop_token,
        number.start,
        value=_whole(number.value.value * scale.value),
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(number.start_token),
    )


def _latin_scale(at: Cursor, place: int) -> Mention | None:
    """Return the Latin scale at token `place`; a single letter must touch the token before it."""
    if place < 1 or (len(at.word(place)) == 1 and not at.tokens[place - 1].joined_to_next):
        return None
    return at.mention_at(place, "latin scale")


def _scale_at(at: Cursor, place: int) -> Mention | None:
    """Return the scale at token `place`, as a mention of its value: «مليون», «bn»."""
    latin = _latin_scale(at, place)
    if latin is not None:
        return latin
    number = at.number_at(place)
    if number is None or number.value.value != number.value.scale:
        return None
    return Mention("scale", number.value.scale, place, number.stop_token, number.start, number.end)


@rule(anchor="bare number")
def number_then_letters(at: Cursor) -> Money | None:
    """«20 د ك», «500 ر. س»: the letters of a currency, however they are spaced."""
    anchor = at.anchor
    place = anchor.stop_token
    letter = at.word(place)
    if len(letter) != 1 or not letter.isalpha() or at.tokens[place - 1].ends_sentence:
        return None
    dotted = at.word(place + 1) == "."
    second = place + 1 + dotted
    currency = letter_currencies().get(letter + at.word(second))
    stop = second + 1
    if dotted and at.word(stop) == ".":
        stop += 1
    if currency is None or (len(at.word(stop)) == 1 and at.word(stop).isalpha()):
        return None  # «د ب أ» is a news agency
    end = at.passage.end(stop - 1)
    resolved = resolve_currency(at, Mention("currency", currency, place, stop, anchor.end, end))
    if resolved is None:
        return None
    return at.fact(
        Money,
        anchor.start_token,
        resolved.stop_token,
        anchor.start,
        value=anchor.value.value,
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(anchor.start_token),
    )


def _whole(value: Decimal) -> Decimal:
    """Return the value without trailing zeros after its decimal point."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
