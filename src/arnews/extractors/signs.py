"""Sums with a sign, a code or letters for their currency: «$3.1bn», «100$ مليون», «500 ر. س»."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from arnews.extractors.currencies import Whose, letter_currencies, place_behind, whose_currency
from arnews.facts import Money
from arnews.language.numerals import Number
from arnews.rules import Around, Mention, rule
from arnews.rules.measures import BETWEEN, opened_by

__all__ = ["number_sign_scale", "number_then_letters", "sign_then_number"]


_DASH: Final = "-"
_LINKS: Final = frozenset({_DASH, "و", "الي"})


class _Sum(NamedTuple):
    """A number behind a sign, with its scale: «5», «5bn», «5 مليارات»."""

    value: Decimal
    scale: Decimal | None
    last: int


@rule(anchor="currency")
def sign_then_number(at: Around) -> Money | None:
    """«$150», «USD 20 مليون», «$5-10 million»: the sign or code first, then how many."""
    anchor = at.anchor
    if not anchor.value.sign or at.number_before(anchor.first) is not None:
        return None
    said = _sum_at(at, anchor.last)
    if said is None:
        return None
    upper = _upper_end(at, said)
    values: dict[str, Decimal] = {"value": said.value}
    if upper is not None:
        low = said.value if said.scale is not None else said.value * (upper.scale or 1)
        values = {"low": min(low, upper.value), "high": max(low, upper.value)}
        said = upper
    elif at.mention_at(said.last, "currency") is not None:
        return None
    last, code = said.last, anchor.value.alone
    place = place_behind(at, last)
    if place is not None and place.kind == "nationality" and place.value[0] in anchor.value.of:
        last, code = place.last, anchor.value.of[place.value[0]]
    mod = at.mod_before(anchor.first)
    return at.fact(Money, anchor.first, last, anchor.start, currency=code, mod=mod, **values)


def _sum_at(at: Around, first: int) -> _Sum | None:
    """The number that begins at token `first`, multiplied by a Latin scale behind it."""
    number = at.number_at(first)
    if number is None or number.start != at.passage.start(first):
        return None
    said: Number = number.value
    scale = _latin_scale(at, number.last) if said.scale is None else None
    if scale is None:
        return _Sum(said.value, said.scale, number.last)
    return _Sum(_whole(said.value * scale.value), scale.value, scale.last)


def _upper_end(at: Around, low: _Sum) -> _Sum | None:
    """The upper end of a range: «$5-10», «بين $5 و$10»; the sign may stand before it again."""
    place = low.last
    opened = opened_by(at, at.anchor.first, at.anchor.start) in BETWEEN
    if not at.open_before(place) or at.word(place) not in (_LINKS if opened else {_DASH}):
        return None
    again = at.mention_at(place + 1, "currency")
    same = again is not None and again.value == at.anchor.value
    return _sum_at(at, again.last if again is not None and same else place + 1)


@rule(anchor="currency")
def number_sign_scale(at: Around) -> Money | None:
    """«100$ مليون», «5bn USD»: the scale parted from its number by the sign, or in Latin."""
    anchor = at.anchor
    if anchor.first == 0:
        return None
    if not anchor.value.sign and "latin scale" not in at.tokens[anchor.first - 1].kinds:
        return None
    number = at.number_before(anchor.first)
    if number is not None:
        if not anchor.value.sign or number.value.scale is not None:
            return None
        scale = _scale_at(at, anchor.last)
        if scale is None:
            return None
        whose = Whose(scale.last, anchor.value.alone)
    else:
        scale = _latin_scale(at, anchor.first - 1)
        number = at.number_before(anchor.first - 1)
        found = whose_currency(at, anchor) if scale is not None and number is not None else None
        if number is None or scale is None or found is None:
            return None
        whose = found
    return at.fact(
        Money,
        number.first,
        whose.last,
        number.start,
        value=_whole(number.value.value * scale.value),
        currency=whose.code,
        candidates=whose.candidates,
        mod=at.mod_before(number.first),
    )


def _latin_scale(at: Around, place: int) -> Mention | None:
    """A Latin scale at token `place`; one letter must stick to what is before it."""
    if place < 1 or (len(at.word(place)) == 1 and not at.tokens[place - 1].glued):
        return None
    return at.mention_at(place, "latin scale")


def _scale_at(at: Around, place: int) -> Mention | None:
    """A bare scale at token `place`: «مليون», «bn»; its value is the number."""
    latin = _latin_scale(at, place)
    if latin is not None:
        return latin
    number = at.number_at(place)
    if number is None or number.value.value != number.value.scale:
        return None
    return Mention("scale", number.value.scale, place, number.last, number.start, number.end)


@rule(anchor="loose number")
def number_then_letters(at: Around) -> Money | None:
    """«500 ر. س», «20 د ك»: the letters of a currency, however they are spaced."""
    anchor = at.anchor
    place = anchor.last
    letter = at.word(place)
    if len(letter) != 1 or not letter.isalpha() or at.tokens[place - 1].ends:
        return None
    dotted = at.word(place + 1) == "."
    second = place + 1 + dotted
    currency = letter_currencies().get(letter + at.word(second))
    last = second + 1
    if dotted and at.word(last) == ".":
        last += 1
    if currency is None or (len(at.word(last)) == 1 and at.word(last).isalpha()):
        return None  # «د ب أ» is an agency
    end = at.passage.end(last - 1)
    whose = whose_currency(at, Mention("currency", currency, place, last, anchor.end, end))
    if whose is None:
        return None
    return at.fact(
        Money,
        anchor.first,
        whose.last,
        anchor.start,
        value=anchor.value.value,
        currency=whose.code,
        candidates=whose.candidates,
        mod=at.mod_before(anchor.first),
    )


def _whole(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
