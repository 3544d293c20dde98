"""Money whose currency is a sign, a code or letters: «$3.1bn», «100$ مليون», «500 ر. س»."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final, NamedTuple

from arnews.extractors.currencies import (
    Currency,
    CurrencyReading,
    letter_currencies,
    place_after,
    resolve_currency,
)
from arnews.facts import Money
from arnews.language.number_signs import sign_before
from arnews.language.numerals import Number, borrow_scale
from arnews.rules import Cursor, Mention, rule
from arnews.rules.lower_ends import MOST_APART
from arnews.rules.ranges import RANGE_OPENERS, opens_change, range_opener

__all__ = ["number_sign_scale", "number_then_letters", "sign_then_number"]


_RIAL_SIGNS: Final = frozenset({"\ufdfc", unicodedata.normalize("NFKC", "\ufdfc")})
"""NFKC spells the sign out in Persian letters, which Arabic keyboards do not have."""
_DASH: Final = "-"
_TO: Final = "الي"
_LINKS: Final = frozenset({_DASH, _TO, "و"})


class _Sum(NamedTuple):
    """The number after a sign, its scale («5bn», «5 مليارات»), and the token after both."""

    value: Decimal
    scale: Decimal | None
    stop_token: int


@rule(anchor="currency")
def sign_then_number(at: Cursor) -> Money | None:
    """«$150», «-$23 مليون», «USD 20 مليون», «$5-10 million»: the sign or code, then how many."""
    anchor = at.anchor
    if not _is_sign(at):
        return None
    amount = _sum_at(at, anchor.stop_token)
    if amount is None:
        return None
    upper = _upper_end(at, amount)
    if upper is None and at.mention_at(amount.stop_token, "currency") is not None:
        return None
    minus = sign_before(at.passage, anchor.start_token)
    first, start = minus or (anchor.start_token, anchor.start)
    if upper is None:
        amount = _scaled_like_the_end(at, amount)
    resolved = _currency_of_sign(at, (upper or amount).stop_token)
    return at.fact(
        Money,
        first,
        resolved.stop_token,
        start,
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(first),
        **_values(amount, upper, negative=minus is not None),
    )


def _is_sign(at: Cursor) -> bool:
    """Return whether the anchor is a sign or a code; «﷼» folds to the word «ريال», as NFKC has it."""
    currency: Currency = at.anchor.value
    if currency.subunits != 1:
        return False
    return currency.sign or at.passage.text[at.anchor.start : at.anchor.end] in _RIAL_SIGNS


def _values(amount: _Sum, upper: _Sum | None, *, negative: bool) -> dict[str, Decimal]:
    """Return the value of a sum, or the two ends of a range."""
    if upper is None:
        return {"value": -abs(amount.value) if negative else amount.value}
    low = amount.value if amount.scale is not None else amount.value * (upper.scale or 1)
    return {"low": min(low, upper.value), "high": max(low, upper.value)}


def _currency_of_sign(at: Cursor, stop: int) -> CurrencyReading:
    """Return the currency of the sign at the anchor, whose sum ends before token `stop`."""
    currency = at.anchor.value
    place = place_after(at, stop)
    if place is not None and place.kind == "nationality" and place.value[0] in currency.by_country:
        return CurrencyReading(place.stop_token, currency.by_country[place.value[0]])
    if currency.sign:
        return CurrencyReading(stop, currency.default)
    resolved = resolve_currency(at, at.anchor)
    assert resolved is not None  # a «ريال» needs no nationality
    return CurrencyReading(stop, resolved.code, resolved.candidates)


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
    place, first = low.stop_token, at.anchor.start_token
    opened = range_opener(at, first, at.anchor.start) in RANGE_OPENERS
    link = at.word_in_sentence(place)
    if link not in _LINKS or (link == "و" and not opened):
        return None
    again = _same_sign_at(at, place + 1)
    upper = _sum_at(at, again.stop_token if again is not None else place + 1)
    if upper is None or opened or link == _DASH:
        return upper
    return upper if again is not None and _lie_close(at, low, upper) else None


def _scaled_like_the_end(at: Cursor, start: _Sum) -> _Sum:
    """Return the start of a change with the scale of its end: «من $3 إلى $5 مليارات»."""
    place = start.stop_token
    again = _same_sign_at(at, place + 1) if at.word_in_sentence(place) == _TO else None
    end = _sum_at(at, again.stop_token) if again is not None else None
    if end is None or end.scale is None or start.scale is not None:
        return start
    value = borrow_scale(Number(start.value), Number(end.value, scale=end.scale), end.value)
    return start if value is None else start._replace(value=value)


def _same_sign_at(at: Cursor, place: int) -> Mention | None:
    """Return the sign at token `place` if it is that of the anchor."""
    again = at.mention_at(place, "currency")
    return again if again is not None and again.value == at.anchor.value else None


def _lie_close(at: Cursor, low: _Sum, upper: _Sum) -> bool:
    """Return whether «$5 إلى $9» is a range; a change and what it reached lie far apart."""
    if opens_change(at, at.anchor.start_token):
        return False
    return low.value < upper.value < MOST_APART * low.value


@rule(anchor="currency")
def number_sign_scale(at: Cursor) -> Money | None:
    """«100$ مليون», «5bn USD»: the scale after the sign, or in Latin letters."""
    found = _scale_behind(at) or _scale_between(at)
    if found is None:
        return None
    number, scale, resolved = found
    return at.fact(
        Money,
        number.start_token,
        resolved.stop_token,
        number.start,
        value=_whole(number.value.value * scale),
        currency=resolved.code,
        candidates=resolved.candidates,
        mod=at.modifier_before(number.start_token),
    )


class _Scaled(NamedTuple):
    """A number with its scale and its currency, one of which stands between the other two."""

    number: Mention
    scale: Decimal
    currency: CurrencyReading


def _scale_behind(at: Cursor) -> _Scaled | None:
    """Return the number before the sign at the anchor, and the scale after it: «100$ مليون»."""
    anchor = at.anchor
    number = at.number_before(anchor.start_token) if anchor.value.sign else None
    scale = _scale_at(at, anchor.stop_token) if number is not None else None
    if number is None or scale is None or number.value.scale is not None:
        return None
    return _Scaled(number, scale.value, CurrencyReading(scale.stop_token, anchor.value.default))


def _scale_between(at: Cursor) -> _Scaled | None:
    """Return the number and the Latin scale before the currency at the anchor: «5bn USD»."""
    place = at.anchor.start_token - 1
    scale = _latin_scale(at, place)
    number = at.number_before(place) if scale is not None else None
    resolved = resolve_currency(at, at.anchor) if number is not None else None
    if number is None or scale is None or resolved is None:
        return None
    return _Scaled(number, scale.value, resolved)


def _latin_scale(at: Cursor, place: int) -> Mention | None:
    """Return the Latin scale at token `place`; a single letter must touch the token before it."""
    if len(at.word(place)) == 1 and not at.tokens[place - 1].joined_to_next:
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
    if len(letter) != 1 or at.tokens[place - 1].ends_sentence:
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
