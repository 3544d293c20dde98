"""How many of a unit: what money, percentages, durations and quantities share.

A unit counts the number before it. It may lend itself to the number before that: in a range
(«بين 3 و5 مليارات دولار»), a change («من 20 إلى 25 مليون دولار») or a list («2 و3 بالمئة»).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

from arnews.facts import Span
from arnews.language.inflection import ARTICLE
from arnews.language.lexicon import Mention
from arnews.language.lists import read_list, word_set
from arnews.language.numerals import BETWEEN, Number, like_year, scaled_alike
from arnews.rules.around import Around
from arnews.rules.candidates import Candidate
from arnews.rules.separators import distance_from, settled_value

__all__ = ["BETWEEN", "FROM", "Half", "Measured", "fact_of", "half_after", "measured", "opened_by"]

FROM: Final = frozenset({"من", "مقابل"})
"""Before the value that a change began at."""
_TO: Final = frozenset({"الي", "حتي", "لغايه", "وحتي"})
_DASH: Final = "-"
_AND_OR: Final = frozenset({"و", "او"})
_LINKS: Final = _TO | {"و", "او", _DASH}
_ABOUT: Final = frozenset({"نحو", "حوالي"})
_OPENING: Final = re.compile("^ف?س?[يتن]")
_PARTED: Final = word_set("modifiers.toml", "parted")
_CHANGES: Final = frozenset(read_list("modifiers.toml")["change"]["stems"])
_LONGEST_LIST: Final = 8
_LONGEST_GAP: Final = 6


_F = TypeVar("_F", bound=Span)


class Measured:
    """One number, or the two ends of a range, with what the words around make of it.

    It quotes tokens `first` up to but not including `last`, from character `start`; `from_fact` is
    the fact that a range takes in as its lower end.
    """

    __slots__ = ("first", "from_fact", "high", "last", "low", "mod", "start", "value")

    def __init__(
        self,
        start: int,
        first: int,
        last: int,
        value: Decimal | None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        mod: str | None = None,
        from_fact: Span | None = None,
    ) -> None:
        """Hold what is told of it."""
        self.start = start
        self.first = first
        self.last = last
        self.value = value
        self.low = low
        self.high = high
        self.mod = mod
        self.from_fact = from_fact


class _AtUnit:
    """The number at the unit, its value, the token after the measure."""

    __slots__ = ("last", "number", "value")

    def __init__(self, number: Mention, value: Decimal, last: int) -> None:
        """Hold what the unit counts, whatever stands before it."""
        self.number = number
        self.value = value
        self.last = last

    def measured(self, mod: str | None) -> Measured:
        """Give it as a measure of its own."""
        number = self.number
        return Measured(number.start, number.first, self.last, self.value, mod=mod)


def opened_by(at: Around, first: int, start: int) -> str:
    """Give the word that opens a range or a change before the number at token `first`."""
    if start > at.passage.start(first):
        return ""
    place = first - 1
    while (word := at.word(place)) in _ABOUT or word == ARTICLE:
        place -= 1
    return word[1:] if word[1:] in BETWEEN else word


def measured(at: Around, last: int, number: Mention | None = None) -> list[Measured]:
    """Give what the unit of the anchor counts; `last` is the token behind the whole measure.

    `number` is given where it stands behind its unit («%4.2») or is looked up already, else it is
    the one before.

    The list is empty where no number stands before the unit. Its last item holds the unit; those
    before it borrow it and quote the bare number.
    """
    number = _counted(at, number or at.number_before(at.anchor.first))
    if number is None:
        return []
    said: Number = number.value
    value = said.value if said.other is None else settled_value(at, number)
    upper = _AtUnit(number, value, last)
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
    mod = at.hedge_at(last) or at.mod_before(number.first) or joined_mod
    return [upper.measured(mod)]


def _linked(at: Around, upper: _AtUnit, word: str, left: int) -> list[Measured]:
    """The range, change or list that the number is the end of, if it is.

    `word` ties it to what ends before token `left`.
    """
    partner = at.number_before(left)
    if partner is not None and not partner.value.fraction and not _says_one(at, partner):
        taken = at.candidate_ending_at(partner.last)
        if taken is None or taken.anchor.kind == at.anchor.kind:
            if _is_range(at, partner, word):
                return [_range(at, partner, upper)]
            if word != _DASH and taken is None:
                return _list(at, partner, word, upper)
    spread = _range_of_units(at, word, left, upper)
    return [spread] if spread is not None else []


def _says_one(at: Around, number: Mention) -> bool:
    """Whether a number is «واحدة» of the noun before it: «لليلة واحدة إلى 17.75 في المئة»."""
    return number.value.value == 1 and at.word(number.first)[:4] == "واحد"


def _counted(at: Around, number: Mention | None) -> Mention | None:
    """The `number` at the unit, or in brackets before it; one with a number that it repeats."""
    anchor = at.anchor
    if anchor.clitic:
        return None
    if number is None:
        if at.word(anchor.first - 1) == ")":
            inner = at.number_before(anchor.first - 1)
            if inner is not None and at.word(inner.first - 1) == "(":
                outer = at.number_before(inner.first - 1)
                if outer is None:
                    return inner  # «(1,457,200) ريال»
                if outer.value.value == inner.value.value:
                    return _merged(outer, inner)
        return None
    if number.value.worded and number.first and at.tokens[number.first - 1].is_number:
        outer = at.number_before(number.first)
        if (
            outer is not None
            and not outer.value.worded
            and at.passage.start(number.first) == number.start
        ):
            return _merged(outer, number)
    return number


def _merged(outer: Mention, inner: Mention) -> Mention:
    return Mention("number", inner.value, outer.first, inner.last, outer.start, inner.end)


def _link(at: Around, number: Mention) -> tuple[str, int] | None:
    """The word that ties the number to the one before it, and the token where that ends."""
    first = number.first
    before = at.tokens[first - 1]
    if first == 0 or before.ends:
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


def _is_range(at: Around, partner: Mention, word: str) -> bool:
    opener = opened_by(at, partner.first, partner.start)
    if word == _DASH:
        return True
    if opener in BETWEEN:
        return (word == "و" or word in _TO) and not _splits(at, partner.first)
    if word == "و" and opener == "مقابل":
        return _behind_a_range(at, partner)
    if word in _TO:
        spans = at.anchor.kind in {"time", "unit"} and not _changes(at, partner.first - 1)
        return opener != "من" or spans or _spreads(at, partner.first - 1)
    return False


def _splits(at: Around, first: int) -> bool:
    """Whether «بين» before token `first` tells the parts of a whole: «موزعة بين 98 و56 غيغاوات»."""
    return at.word(first - 2) in _PARTED or at.word(first - 3) in _PARTED


def _behind_a_range(at: Around, partner: Mention) -> bool:
    """Whether a range of the same unit is set against: «بين 59 و60 روبل مقابل 49 و50 روبل»."""
    known = [
        candidate.fact
        for candidate in at.candidates_in_sentence(partner.first)
        if candidate.stop_token < partner.first
    ]
    kind = getattr(at.anchor.entry, "kind", "")
    return bool(known and kind == "currency" and getattr(known[-1], "low", None) is not None)


def _changes(at: Around, index: int) -> bool:
    """Whether a verb of change stands before «من» at token `index`: «رفع المدة من …»."""
    return any(
        word[:3] in _CHANGES or _OPENING.sub("", word)[:3] in _CHANGES
        for word in (at.word(place).lstrip("وفل") for place in range(max(index - 6, 0), index))
    )


def _spreads(at: Around, index: int) -> bool:
    """Whether «من» at token `index` is that of «تتراوح من»."""
    return any("تراوح" in at.word(place) for place in range(max(index - 3, 0), index))


def _lent(partner: Mention, upper: _AtUnit) -> Decimal:
    """The value of a number that borrows the unit, and the scale with it («3 و5 مليارات»)."""
    said: Number = partner.value
    scaled = scaled_alike(said, upper.number.value, upper.value)
    if scaled is not None:
        return scaled
    if said.other is None:
        return said.value
    return min(said.value, said.other, key=distance_from(upper.value))


def _range(at: Around, partner: Mention, upper: _AtUnit) -> Measured:
    mod = at.mod_before(partner.first)
    if mod is None and opened_by(at, partner.first, partner.start) in BETWEEN:
        mod = at.mod_before(partner.first - 1)
    mod = at.hedge_at(upper.last) or mod
    start, first = partner.start, partner.first
    if at.anchor.kind == "percent sign" and at.word(first - 1) == "%":
        first -= 1
        start = at.passage.start(first)
    low, high = sorted((_lent(partner, upper), upper.value))
    return Measured(start, first, upper.last, None, low, high, mod)


def _list(at: Around, partner: Mention, word: str, upper: _AtUnit) -> list[Measured]:
    """The numbers of a list or a change, each a measure of its own."""
    number = upper.number
    if word == "و" and not _may_share(partner, number):
        return [upper.measured(at.mod_before(number.first))]
    partners = [partner]
    while len(partners) < _LONGEST_LIST:
        first = partners[0].first
        before = at.word(first - 1)
        if word not in _AND_OR or before not in {"،", "و"}:
            break
        further = at.number_before(first - 1)
        if further is None or not _may_share(further, number) or like_year(further.value):
            break
        partners.insert(0, further)
    found = []
    mod = None
    for each in partners:
        mod = at.mod_before(each.first) or (mod if word in _AND_OR else None)
        lent = _lent(each, upper)
        found.append(Measured(each.start, each.first, each.last, lent, mod=mod))
    own = at.hedge_at(upper.last) or at.mod_before(number.first)
    found.append(upper.measured(own or (mod if word in _AND_OR else None)))
    return found


def _may_share(partner: Mention, number: Mention) -> bool:
    """Whether two numbers of a list look as if they counted the same."""
    return partner.value.worded == number.value.worded or not partner.value.worded


def _range_of_units(at: Around, word: str, left: int, upper: _AtUnit) -> Measured | None:
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
    opener = opened_by(at, first, fact.start)
    spreads = opener == "من" and _spreads(at, first - 1)
    if opener in BETWEEN and _splits(at, first):
        return None
    if opener not in BETWEEN and not spreads:
        open_ended = adjacent and word in _TO and at.anchor.kind == "time"
        if not open_ended or opener == "من":
            return None
    low, high = getattr(fact, "value", upper.value), upper.value
    if low is None:
        return None
    if unit.kind != "currency":
        low, high = sorted((low, high))
    mod = at.mod_before(first) or at.mod_before(first - 1)
    return Measured(fact.start, first, upper.last, None, low, high, mod, fact)


def _candidate_near(at: Around, left: int) -> Candidate | None:
    """The nearest fact before token `left`, in the same sentence.

    It may be of the unit's own extractor, whose facts are not settled yet: the range takes it in.
    """
    for stop_token in range(left, max(left - _LONGEST_GAP, 0), -1):
        if at.tokens[stop_token - 1].ends:
            return None
        candidate = at.candidate_ending_at(stop_token)
        if candidate is not None:
            return candidate
    return None


def _same_unit(one: object, other: object) -> bool:
    """Whether two units can bound one range: times of any length, else the same unit."""
    return one == other or getattr(one, "iso", None) is not None


def _between_near(at: Around, left: int) -> bool:
    return not BETWEEN.isdisjoint([token.word for token in at.tokens[max(left - 12, 0) : left]])


def fact_of(at: Around, kind: type[_F], found: Measured, **fields: Any) -> _F:
    """Make the fact of what a unit counts."""
    if found.value is None:
        fields["low"] = found.low
        fields["high"] = found.high
    else:
        fields["value"] = found.value
    return at.fact(kind, found.first, found.last, found.start, mod=found.mod, **fields)


class Half(NamedTuple):
    """A fraction after a unit, and the token after it."""

    value: Decimal
    stop_token: int


def half_after(at: Around, last: int) -> Half | None:
    """The fraction in «سنة ونصف», «دولارين وربع»."""
    if last >= at.count or not at.tokens[last].counts:
        return None
    number = at.number_at(last) or at.number_at(last + 1)
    if number is None or not number.value.fraction:
        return _definite_half(at, last)
    joined = number.start > at.passage.start(last) if number.first == last else at.word(last) == "و"
    if not joined:
        return None
    again = at.mention_at(number.last, at.anchor.kind)  # «ساعتين ونصف الساعة»
    if again is not None and again.definite and again.value == at.anchor.value:
        return Half(number.value.value, again.last)
    return Half(number.value.value, number.last)


def _definite_half(at: Around, last: int) -> Half | None:
    """«السنتين والنصف»: the half with the article of its noun."""
    if at.word(last) == "والنصف" and at.open_before(last) and at.anchor.definite:
        return Half(Decimal("0.5"), last + 1)
    return None
