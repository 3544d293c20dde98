"""Amounts: what the unit of money, percentages, durations and quantities counts.

A unit counts the number before it, and may extend to the number before that: in a range («بين 3 و5
مليارات دولار»), a change («من 20 إلى 25 مليون دولار») or a list («2 و3 بالمئة»).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

from arnews.facts import Span
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Mention
from arnews.language.numerals import Number, borrow_scale, looks_like_year
from arnews.rules.ambiguous_digits import disambiguate, ratio_to
from arnews.rules.cursor import Cursor
from arnews.rules.lower_ends import lower_end
from arnews.rules.ranges import (
    ABOUT,
    DASH,
    RANGE_OPENERS,
    START,
    TO,
    falls_from,
    is_dashed,
    is_range,
    names_something,
    opens_change,
    range_opener,
)

__all__ = ["Amount", "amount_fact", "amounts_at"]

_AND_OR: Final = frozenset({"و", "او"})
_LIST_SEPARATORS: Final = frozenset({"و", "او", "،"})
_LINKS: Final = TO | _AND_OR | {DASH}
_LONGEST_LIST: Final = 8
_PER: Final = "لل"

_F = TypeVar("_F", bound=Span)


class Amount:
    """A number, or the two ends of a range, with its modifier.

    Attributes:
        start: the first character of the quote.
        start_token: its first token.
        stop_token: the token after it (exclusive end).
        value: the number; None for a range.
        low: the lower end of a range.
        high: the upper end of a range.
        mod: the modifier (TIMEX3 `mod`, lower case), or None.
        from_fact: the fact that the range includes as its lower end, if that has a unit too.
    """

    __slots__ = ("from_fact", "high", "low", "mod", "start", "start_token", "stop_token", "value")

    def __init__(
        self,
        start: int,
        start_token: int,
        stop_token: int,
        value: Decimal | None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        mod: str | None = None,
        from_fact: Span | None = None,
    ) -> None:
        """Store the attributes."""
        self.start = start
        self.start_token = start_token
        self.stop_token = stop_token
        self.value = value
        self.low = low
        self.high = high
        self.mod = mod
        self.from_fact = from_fact


class _UnitNumber:
    """The number at the unit, its value, and the token after the whole measure."""

    __slots__ = ("number", "stop_token", "value")

    def __init__(self, number: Mention, value: Decimal, stop_token: int) -> None:
        """Store the attributes."""
        self.number = number
        self.value = value
        self.stop_token = stop_token

    def amount(self, mod: str | None) -> Amount:
        """Return it as an amount."""
        number = self.number
        return Amount(number.start, number.start_token, self.stop_token, self.value, mod=mod)


class _Link(NamedTuple):
    """The word between a number and what precedes it, and the token after the latter."""

    word: str
    left: int


def amounts_at(
    at: Cursor, stop: int, number: Mention | None = None, *, thousandths: bool = False
) -> list[Amount]:
    """Return what the unit at the anchor counts.

    Args:
        at: the cursor at the unit.
        stop: the token after the whole measure (exclusive end).
        number: the number, if it follows its unit («%4.2») or is known already; by default the one
            before the unit.
        thousandths: whether the unit has a thousand subunits, like the Kuwaiti dinar (1.250).

    Returns:
        Empty if the unit counts no number. The quote of the last amount includes the unit; earlier
        ones share the unit and quote only their number.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("نما 2 و3 بالمئة"))
        >>> at.anchor = at.article.mentions["percent"][0]
        >>> [(amount.value, amount.start_token, amount.stop_token) for amount in amounts_at(at, 5)]
        [(Decimal('2'), 1, 2), (Decimal('3'), 3, 5)]
    """
    number = _counted_number(at, number or at.number_before(at.anchor.start_token))
    if number is None:
        return []
    value = disambiguate(at, number, stop, thousandths=thousandths)
    upper = _UnitNumber(number, value, stop)
    link = _link(at, number)
    if link is not None and _is_cut_from_digits(at, link, number):
        return []
    linked = _linked(at, upper, link) if link is not None else None
    if linked:
        return linked
    mod = at.modifier_at(stop) or at.modifier_before(number.start_token)
    if mod is None and link is not None:
        mod = _shared_modifier(at, link)
    return [upper.amount(mod)]


def _shared_modifier(at: Cursor, link: _Link) -> str | None:
    """Return the modifier of the measure that «و» joins the number to."""
    joined = at.candidate_ending_at(link.left) if link.word == "و" else None
    if joined is None or joined.fact.kind == "date":
        return None
    return getattr(joined.fact, "mod", None)


def _linked(at: Cursor, upper: _UnitNumber, link: _Link) -> list[Amount]:
    """Return the range, change or list that the number ends; empty if it ends none."""
    partner = at.number_before(link.left) or _in_brackets(at, link.left)
    if partner is None or _is_no_end(at, partner, link):
        spread = _range_of_units(at, link, upper)
        return [spread] if spread is not None else []
    if is_range(at, partner, link.word) and not _is_what_it_reached(at, partner, link, upper):
        return [_range(at, partner, upper)]
    if falls_from(at, partner.start_token) and _scaled_like(partner, upper) < upper.value:
        return [_range(at, partner, upper)]
    return _list(at, partner, link.word, upper)


def _is_what_it_reached(at: Cursor, partner: Mention, link: _Link, upper: _UnitNumber) -> bool:
    """Return whether a change is told with what it reached: «انخفضت 5 مليارات إلى 3 تريليونات دولار»."""
    scale = partner.value.scale
    if link.word not in TO or scale is None or scale == upper.number.value.scale:
        return False
    if range_opener(at, partner.start_token, partner.start) in RANGE_OPENERS | {START}:
        return False
    return opens_change(at, partner.start_token)


def _in_brackets(at: Cursor, stop: int) -> Mention | None:
    """Return the number in brackets before token `stop`: «بين (3) و(5)», «(500) خمسمئة ريال»."""
    inner = at.number_before(stop - 1) if at.word(stop - 1) == ")" else None
    if inner is None or at.word(inner.start_token - 1) != "(" or looks_like_year(inner.value):
        return None
    first = inner.start_token - 1
    end = at.passage.end(stop - 1)
    return Mention("number", inner.value, first, stop, at.passage.start(first), end)


def _is_no_end(at: Cursor, number: Mention, link: _Link) -> bool:
    """Return whether a number before the link is neither an end of a range nor part of a list."""
    if at.candidate_ending_at(number.stop_token) is not None:
        return True  # it is a fact without the unit
    if number.value.fraction or names_something(at, number):
        return True
    if number.value.in_words and at.word(number.start_token).startswith(_PER):
        return True  # «530 جنيها للألف إلى 670 جنيها»
    return _is_one_of_noun(at, number) or _numbers_an_item(at, number, link)


def _numbers_an_item(at: Cursor, number: Mention, link: _Link) -> bool:
    """Return whether a number that opens its sentence is that of an item: «1- مليون ريال للطرق»."""
    if link.word != DASH or at.sentence_continues(number.start_token):
        return False
    before, dash = at.tokens[link.left - 1], at.tokens[link.left]
    return before.joined_to_next != dash.joined_to_next or not at.tokens[link.left + 1].is_number


def _is_cut_from_digits(at: Cursor, link: _Link, number: Mention) -> bool:
    """Return whether a dash parts digits from a bare scale: «دفع 1 - مليون ريال» may be 1 million."""
    if link.word != DASH or number.value.value != number.value.scale:
        return False
    partner = at.number_before(link.left)
    return partner is not None and at.sentence_continues(partner.start_token)


def _is_one_of_noun(at: Cursor, number: Mention) -> bool:
    """Return whether «واحدة» counts the noun before it: «لليلة واحدة إلى 17.75 في المئة»."""
    return number.value.value == 1 and at.word(number.start_token)[:4] == "واحد"


def _counted_number(at: Cursor, number: Mention | None) -> Mention | None:
    """Return the number that the unit counts, merged with one that repeats it in digits."""
    if at.anchor.clitic or number is None:
        return None
    if not number.value.in_words or number.start > at.passage.start(number.start_token):
        return number
    outer = _digits_before(at, number.start_token)
    return _merged(outer, number) if outer is not None and _repeats(at, outer, number) else number


def _digits_before(at: Cursor, first: int) -> Mention | None:
    """Return the number in digits, or in brackets, right before a number in words."""
    before = at.word(first - 1)
    if before == ")":
        return _in_brackets(at, first) or at.number_before(first)
    return at.number_before(first) if before[-1:].isdecimal() and not is_dashed(at, first) else None


def _repeats(at: Cursor, outer: Mention, number: Mention) -> bool:
    """Return whether a number in words belongs to the digits before it, which may be misprinted."""
    if outer.value.value == number.value.value:
        return True
    return at.word(outer.stop_token - 1) != ")" and not looks_like_year(outer.value)


def _merged(outer: Mention, inner: Mention) -> Mention:
    return Mention(
        "number", inner.value, outer.start_token, inner.stop_token, outer.start, inner.end
    )


def _link(at: Cursor, number: Mention) -> _Link | None:
    """Return the link between the number and what precedes it in the sentence."""
    first = number.start_token
    before = at.tokens[first - 1]
    if before.ends_sentence:
        return None
    opening = at.tokens[first]
    if number.start > at.passage.start(first):
        return _Link("و", first) if opening.word[0] == "و" else None
    word = before.word
    if is_dashed(at, first):
        return _Link(DASH, first)
    if word in _LINKS:
        return _Link(word, first - 1)
    if word in ABOUT and at.word(first - 2) in TO:
        return _Link(at.word(first - 2), first - 2)
    return _link_in_range(at, first)


def _link_in_range(at: Cursor, first: int) -> _Link | None:
    """Return the «و» before «الـ» or «نحو» at the upper end of a range: «بين الـ3 والـ5», «ونحو 5»."""
    place = first - 1
    if at.word(place) == DEFINITE_ARTICLE:
        link = _Link(at.word(place - 1), place - 1)
    elif at.word(place)[:1] == "و" and at.word(place)[1:] in ABOUT | {DEFINITE_ARTICLE}:
        link = _Link("و", place)
    else:
        return None
    lower = at.number_before(link.left)
    if link.word not in TO | {"و"} or lower is None:
        return None
    return link if range_opener(at, lower.start_token, lower.start) in RANGE_OPENERS else None


def _scaled_like(partner: Mention, upper: _UnitNumber) -> Decimal:
    """Return the value of a number that shares the unit and its scale («3 و5 مليارات»)."""
    parsed: Number = partner.value
    scaled = borrow_scale(parsed, upper.number.value, upper.value)
    if scaled is not None:
        return scaled
    if parsed.alternative is None:
        return parsed.value
    return min(parsed.value, parsed.alternative, key=ratio_to(upper.value))


def _range(at: Cursor, partner: Mention, upper: _UnitNumber) -> Amount:
    """Return the range from `partner` to the number at the unit."""
    mod = at.modifier_at(upper.stop_token) or at.modifier_before(partner.start_token)
    low, high = sorted((_scaled_like(partner, upper), upper.value))
    first, start = partner.start_token, partner.start
    if at.word(first - 1) == "(" and _closes_a_bracket(at, upper.number):
        first, start = first - 1, at.passage.start(first - 1)  # «(20-30) ريالا»
    return Amount(start, first, upper.stop_token, None, low, high, mod)


def _closes_a_bracket(at: Cursor, number: Mention) -> bool:
    """Return whether a bracket that opens before a number closes within it: «30) مليون»."""
    words = [token.word for token in at.tokens[number.start_token : number.stop_token]]
    return words.count(")") > words.count("(")


def _list(at: Cursor, partner: Mention, word: str, upper: _UnitNumber) -> list[Amount]:
    """Return an amount for each number of a list or a change; empty if it is none.

    The items of a list share a modifier («نحو 2 و3 بالمئة»), the two ends of a change do not.
    """
    number = upper.number
    if word == "و" and not _may_share_unit(partner, number):
        return []
    is_list = word in _AND_OR
    items = _items_before(at, partner, number)
    amounts = []
    shared = None
    for item in items:
        mod = at.modifier_before(item.start_token) or shared
        shared = mod if is_list else None
        value = _scaled_like(item, upper)
        amounts.append(Amount(item.start, item.start_token, item.stop_token, value, mod=mod))
    own = at.modifier_at(upper.stop_token) or at.modifier_before(number.start_token)
    amounts.append(upper.amount(own or shared))
    return amounts


def _items_before(at: Cursor, partner: Mention, number: Mention) -> list[Mention]:
    """Return the numbers of a list before its last one, in reading order; `partner` is the last."""
    items = [partner]
    while len(items) < _LONGEST_LIST:
        separator = items[0].start_token - 1
        item = at.number_before(separator) if at.word(separator) in _LIST_SEPARATORS else None
        if item is None or not _may_share_unit(item, number) or looks_like_year(item.value):
            break
        items.insert(0, item)
    return items


def _may_share_unit(partner: Mention, number: Mention) -> bool:
    """Return whether two numbers may be items of one list: words do not join digits."""
    return partner.value.in_words == number.value.in_words or not partner.value.in_words


def _range_of_units(at: Cursor, link: _Link, upper: _UnitNumber) -> Amount | None:
    """Return a range whose lower end has a unit too: «60 مليار دولار إلى 62 مليار دولار»."""
    lower = lower_end(at, link.word, link.left, upper.value)
    if lower is None:
        return None
    fact, first = lower.fact, lower.start_token
    low, high = getattr(fact, "value", upper.value), upper.value
    if low is None:
        return None
    if lower.anchor.kind != "currency":
        low, high = sorted((low, high))
    mod = at.modifier_at(upper.stop_token) or at.modifier_before(first)
    mod = mod or at.modifier_before(first - 1)
    return Amount(fact.start, first, upper.stop_token, None, low, high, mod, fact)


def amount_fact(at: Cursor, kind: type[_F], found: Amount, **fields: Any) -> _F:
    """Return the fact of an amount.

    Args:
        at: the cursor at the unit.
        kind: a class of facts with `value`, `low`, `high` and `mod`.
        found: the amount.
        fields: the other fields of the fact, such as its unit.

    Returns:
        The fact, with `value`, or `low` and `high` for a range.

    Raises:
        ValueError: the article has no such tokens; see `Cursor.fact`.

    Example:
        >>> from arnews.facts import Percentage
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("نما 5 بالمئة"))
        >>> at.anchor = at.article.mentions["percent"][0]
        >>> fact = amount_fact(at, Percentage, amounts_at(at, 3)[0], unit="percent")
        >>> fact.text, fact.value
        ('5 بالمئة', Decimal('5'))
    """
    if found.value is None:
        fields["low"] = found.low
        fields["high"] = found.high
    else:
        fields["value"] = found.value
    return at.fact(kind, found.start_token, found.stop_token, found.start, mod=found.mod, **fields)
