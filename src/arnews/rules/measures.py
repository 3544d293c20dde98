"""How many of a unit: what money, percentages, durations and quantities share.

A unit counts the number before it. It may lend itself to the number before that: in a range
(«بين 3 و5 مليارات دولار»), a change («من 20 إلى 25 مليون دولار») or a list («2 و3 بالمئة»).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, TypeVar

from arnews.facts import Span
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Mention
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.number import Number, borrow_scale, looks_like_year
from arnews.language.numerals import RANGE_OPENERS
from arnews.rules.ambiguous_digits import disambiguate, ratio_to
from arnews.rules.candidates import Candidate
from arnews.rules.cursor import Cursor

__all__ = [
    "FROM",
    "RANGE_OPENERS",
    "Amount",
    "amount_fact",
    "amounts_at",
    "range_opener",
]

FROM: Final = frozenset({"من", "مقابل"})
"""Before the value that a change began at."""
_TO: Final = frozenset({"الي", "حتي", "لغايه", "وحتي"})
_DASH: Final = "-"
_AND_OR: Final = frozenset({"و", "او"})
_LINKS: Final = _TO | {"و", "او", _DASH}
_ABOUT: Final = frozenset({"نحو", "حوالي"})
_OPENING: Final = re.compile("^ف?س?[يتن]")
_PARTED: Final = load_words("modifiers.toml", "distribution_words")
_CHANGES: Final = frozenset(load_toml("modifiers.toml")["change"]["stems"])
_LONGEST_LIST: Final = 8
_LONGEST_GAP: Final = 6


_F = TypeVar("_F", bound=Span)


class Amount:
    """One number, or the two ends of a range, with what the words around make of it.

    It quotes tokens `start_token` up to but not including `stop_token`, from character `start`; `from_fact` is
    the fact that a range takes in as its lower end.
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
        """Hold what is told of it."""
        self.start = start
        self.start_token = start_token
        self.stop_token = stop_token
        self.value = value
        self.low = low
        self.high = high
        self.mod = mod
        self.from_fact = from_fact


class _UnitNumber:
    """The number at the unit, its value, the token after the measure."""

    __slots__ = ("number", "stop_token", "value")

    def __init__(self, number: Mention, value: Decimal, stop_token: int) -> None:
        """Hold what the unit counts, whatever stands before it."""
        self.number = number
        self.value = value
        self.stop_token = stop_token

    def amount(self, mod: str | None) -> Amount:
        """Give it as a measure of its own."""
        number = self.number
        return Amount(number.start, number.start_token, self.stop_token, self.value, mod=mod)


def range_opener(at: Cursor, first: int, start: int) -> str:
    """Give the word that opens a range or a change before the number at token `first`."""
    if start > at.passage.start(first):
        return ""
    place = first - 1
    while (word := at.word(place)) in _ABOUT or word == DEFINITE_ARTICLE:
        place -= 1
    return word[1:] if word[1:] in RANGE_OPENERS else word


def amounts_at(
    at: Cursor, stop: int, number: Mention | None = None, *, thousandths: bool = False
) -> list[Amount]:
    """Give what the unit of the anchor counts; `stop` is the token after the whole measure.

    `number` is given where it stands after its unit («%4.2») or is looked up already, else it is
    the one before. `thousandths` says that the unit has a thousand parts.

    The list is empty where no number stands before the unit. Its last item holds the unit; those
    before it borrow it and quote the bare number.
    """
    number = _counted(at, number or at.number_before(at.anchor.start_token))
    if number is None:
        return []
    parsed: Number = number.value
    value = parsed.value
    if parsed.alternative is not None:
        value = disambiguate(at, number, thousandths=thousandths)
    upper = _UnitNumber(number, value, stop)
    link = _link(at, number)
    joined_mod = None
    if link is not None:
        word, left = link
        linked = _linked(at, upper, word, left)
        if linked:
            return linked
        joined = at.candidate_ending_at(left) if word == "و" else None
        if joined is not None and joined.fact.kind != "date":
            joined_mod = getattr(joined.fact, "mod", None)
    mod = at.modifier_at(stop) or at.modifier_before(number.start_token) or joined_mod
    return [upper.amount(mod)]


def _linked(at: Cursor, upper: _UnitNumber, word: str, left: int) -> list[Amount]:
    """The range, change or list that the number is the end of, if it is.

    `word` ties it to what ends before token `left`.
    """
    partner = at.number_before(left)
    if partner is not None and not partner.value.fraction and not _says_one(at, partner):
        taken = at.candidate_ending_at(partner.stop_token)
        if taken is None or taken.anchor.kind == at.anchor.kind:
            if _is_range(at, partner, word):
                return [_range(at, partner, upper)]
            if word != _DASH and taken is None:
                return _list(at, partner, word, upper)
    spread = _range_of_units(at, word, left, upper)
    return [spread] if spread is not None else []


def _says_one(at: Cursor, number: Mention) -> bool:
    """Whether a number is «واحدة» of the noun before it: «لليلة واحدة إلى 17.75 في المئة»."""
    return number.value.value == 1 and at.word(number.start_token)[:4] == "واحد"


def _counted(at: Cursor, number: Mention | None) -> Mention | None:
    """The `number` at the unit, or in brackets before it; one with a number that it repeats."""
    anchor = at.anchor
    if anchor.clitic:
        return None
    if number is None:
        if at.word(anchor.start_token - 1) == ")":
            inner = at.number_before(anchor.start_token - 1)
            if inner is not None and at.word(inner.start_token - 1) == "(":
                outer = at.number_before(inner.start_token - 1)
                if outer is None:
                    return inner  # «(1,457,200) ريال»
                if outer.value.value == inner.value.value:
                    return _merged(outer, inner)
        return None
    if number.value.in_words and number.start_token and at.tokens[number.start_token - 1].is_number:
        outer = at.number_before(number.start_token)
        if (
            outer is not None
            and not outer.value.in_words
            and at.passage.start(number.start_token) == number.start
        ):
            return _merged(outer, number)
    return number


def _merged(outer: Mention, inner: Mention) -> Mention:
    return Mention(
        "number", inner.value, outer.start_token, inner.stop_token, outer.start, inner.end
    )


def _link(at: Cursor, number: Mention) -> tuple[str, int] | None:
    """The word that ties the number to the one before it, and the token where that ends."""
    first = number.start_token
    before = at.tokens[first - 1]
    if first == 0 or before.ends_sentence:
        return None
    opening = at.tokens[first]
    if not opening.is_number and number.start > at.passage.start(first):
        return ("و", first) if opening.word[0] == "و" else None
    word = before.word
    if word in _LINKS:
        return word, first - 1
    if word in _ABOUT and at.word(first - 2) in _TO:
        return at.word(first - 2), first - 2
    return None


def _is_range(at: Cursor, partner: Mention, word: str) -> bool:
    opener = range_opener(at, partner.start_token, partner.start)
    if word == _DASH:
        return True
    if opener in RANGE_OPENERS:
        return (word == "و" or word in _TO) and not _splits(at, partner.start_token)
    if word == "و" and opener == "مقابل":
        return _after_a_range(at, partner)
    if word in _TO:
        spans = at.anchor.kind in {"time", "unit"} and not _changes(at, partner.start_token - 1)
        return opener != "من" or spans or _spreads(at, partner.start_token - 1)
    return False


def _splits(at: Cursor, first: int) -> bool:
    """Whether «بين» before token `first` tells the parts of a whole: «موزعة بين 98 و56 غيغاوات»."""
    return at.word(first - 2) in _PARTED or at.word(first - 3) in _PARTED


def _after_a_range(at: Cursor, partner: Mention) -> bool:
    """Whether a range of the same unit is set against: «بين 59 و60 روبل مقابل 49 و50 روبل»."""
    known = [
        candidate.fact
        for candidate in at.candidates_in_sentence(partner.start_token)
        if candidate.stop_token < partner.start_token
    ]
    kind = getattr(at.anchor.entry, "kind", "")
    return bool(known and kind == "currency" and getattr(known[-1], "low", None) is not None)


def _changes(at: Cursor, index: int) -> bool:
    """Whether a verb of change stands before «من» at token `index`: «رفع المدة من …»."""
    return any(
        word[:3] in _CHANGES or _OPENING.sub("", word)[:3] in _CHANGES
        for word in (at.word(place).lstrip("وفل") for place in range(max(index - 6, 0), index))
    )


def _spreads(at: Cursor, index: int) -> bool:
    """Whether «من» at token `index` is that of «تتراوح من»."""
    return any("تراوح" in at.word(place) for place in range(max(index - 3, 0), index))


def _scaled_like(partner: Mention, upper: _UnitNumber) -> Decimal:
    """The value of a number that borrows the unit, and the scale with it («3 و5 مليارات»)."""
    parsed: Number = partner.value
    scaled = borrow_scale(parsed, upper.number.value, upper.value)
    if scaled is not None:
        return scaled
    if parsed.alternative is None:
        return parsed.value
    return min(parsed.value, parsed.alternative, key=ratio_to(upper.value))


def _range(at: Cursor, partner: Mention, upper: _UnitNumber) -> Amount:
    mod = at.modifier_before(partner.start_token)
    if mod is None and range_opener(at, partner.start_token, partner.start) in RANGE_OPENERS:
        mod = at.modifier_before(partner.start_token - 1)
    mod = at.modifier_at(upper.stop_token) or mod
    start, first = partner.start, partner.start_token
    if at.anchor.kind == "percent sign" and at.word(first - 1) == "%":
        first -= 1
        start = at.passage.start(first)
    low, high = sorted((_scaled_like(partner, upper), upper.value))
    return Amount(start, first, upper.stop_token, None, low, high, mod)


def _list(at: Cursor, partner: Mention, word: str, upper: _UnitNumber) -> list[Amount]:
    """The numbers of a list or a change, each a measure of its own."""
    number = upper.number
    if word == "و" and not _may_share(partner, number):
        return [upper.amount(at.modifier_before(number.start_token))]
    partners = [partner]
    while len(partners) < _LONGEST_LIST:
        first = partners[0].start_token
        before = at.word(first - 1)
        if word not in _AND_OR or before not in {"،", "و"}:
            break
        further = at.number_before(first - 1)
        if further is None or not _may_share(further, number) or looks_like_year(further.value):
            break
        partners.insert(0, further)
    found = []
    mod = None
    for each in partners:
        mod = at.modifier_before(each.start_token) or (mod if word in _AND_OR else None)
        lent = _scaled_like(each, upper)
        found.append(Amount(each.start, each.start_token, each.stop_token, lent, mod=mod))
    own = at.modifier_at(upper.stop_token) or at.modifier_before(number.start_token)
    found.append(upper.amount(own or (mod if word in _AND_OR else None)))
    return found


def _may_share(partner: Mention, number: Mention) -> bool:
    """Whether two numbers of a list look as if they counted the same."""
    return partner.value.in_words == number.value.in_words or not partner.value.in_words


def _range_of_units(at: Cursor, word: str, left: int, upper: _UnitNumber) -> Amount | None:
    """A range whose lower end has the unit too: «60 مليار دولار إلى 62 مليار دولار»."""
    near = _candidate_near(at, left)
    if near is None:
        return None
    adjacent = near.stop_token == left
    if not adjacent and (word == _DASH or (word in _TO and not _between_near(at, left))):
        return None
    unit, fact, first = near.anchor, near.fact, near.start_token
    if unit.kind != at.anchor.kind or not _same_unit(unit.value, at.anchor.value):
        return None
    opener = range_opener(at, first, fact.start)
    spreads = opener == "من" and _spreads(at, first - 1)
    if opener in RANGE_OPENERS and _splits(at, first):
        return None
    if opener not in RANGE_OPENERS and not spreads:
        open_ended = adjacent and word in _TO and at.anchor.kind == "time"
        if not open_ended or opener == "من":
            return None
    low, high = getattr(fact, "value", upper.value), upper.value
    if low is None:
        return None
    if unit.kind != "currency":
        low, high = sorted((low, high))
    mod = at.modifier_before(first) or at.modifier_before(first - 1)
    return Amount(fact.start, first, upper.stop_token, None, low, high, mod, fact)


def _candidate_near(at: Cursor, left: int) -> Candidate | None:
    """The nearest fact before token `left`, in the same sentence.

    It may be of the unit's own extractor, whose facts are not settled yet: the range takes it in.
    """
    for stop_token in range(left, max(left - _LONGEST_GAP, 0), -1):
        if at.tokens[stop_token - 1].ends_sentence:
            return None
        candidate = at.candidate_ending_at(stop_token)
        if candidate is not None:
            return candidate
    return None


def _same_unit(one: object, other: object) -> bool:
    """Whether two units can bound one range: times of any length, else the same unit."""
    return one == other or getattr(one, "iso", None) is not None


def _between_near(at: Cursor, left: int) -> bool:
    return not RANGE_OPENERS.isdisjoint(
        [token.word for token in at.tokens[max(left - 12, 0) : left]]
    )


def amount_fact(at: Cursor, kind: type[_F], found: Amount, **fields: Any) -> _F:
    """Make the fact of what a unit counts."""
    if found.value is None:
        fields["low"] = found.low
        fields["high"] = found.high
    else:
        fields["value"] = found.value
    return at.fact(kind, found.start_token, found.stop_token, found.start, mod=found.mod, **fields)
