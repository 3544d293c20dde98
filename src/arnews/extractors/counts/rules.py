"""Counts: numbers of people, shares, points and things.

The grammar of the number tells its noun: an indefinite noun right behind it («41.3 مليون هاتف»), a
definite plural behind «من» or before «الـ». All other kinds come first: a count is made only of a
number that is in no other fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from arnews.extractors.counts.labels import label_of
from arnews.extractors.counts.nouns import (
    SOURCE,
    Form,
    Unit,
    form_of,
    is_plural,
    unit_of,
    without_article,
)
from arnews.extractors.unit_ellipsis import ends_phrase
from arnews.facts import Count, Measure
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.language.number_terms import numerals_of
from arnews.language.numerals import Number, looks_like_year
from arnews.rules import Article, Cursor, Entry, Extractor, Mention, rule
from arnews.rules.candidates import Candidate
from arnews.rules.measures import Amount, amount_fact, amounts_at
from arnews.rules.ranges import RANGE_OPENERS, opens_split, range_opener

__all__ = ["counts"]

_MEASURED: Final = frozenset({"currency", "ambiguous currency", "unit", "time", "percent", "month"})
"""Kinds of mentions that other extractors count, or have refused to."""
_PLACES: Final = load_words(SOURCE, "index_point", "places")
_RATES: Final = load_words(SOURCE, "index_point", "rates")
_RATE_OF: Final = load_words(SOURCE, "index_point", "rate_of")
_INDICES: Final = load_words(SOURCE, "index_point", "indices")
_CREDIT: Final = load_words(SOURCE, "index_point", "credit")
_HEADS: Final = load_words(SOURCE, "elided", "heads")
_LINKS: Final = load_words(SOURCE, "elided", "links")
_OF: Final = "من"
_TOTAL: Final = frozenset({"اصل", "بين", "ضمن", "مجموع"})
_SMALL: Final = 10
_FURTHEST_HEAD: Final = 8
_ALIKE: Final = 100
_DUAL: Final = 2
_HUNDRED: Final = 100
_LARGE: Final = 1_000


class _Noun(NamedTuple):
    """A counted noun.

    Attributes:
        index: its token.
        unit: what it is.
        form: its form.
    """

    index: int
    unit: Unit
    form: Form


class _Taken:
    """The characters that facts of other kinds quote."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, article: Article) -> None:
        """Take the facts that have been settled when the first count is looked for."""
        facts = article.candidates.settled
        self._starts = [fact.start for fact in facts]
        self._ends = [fact.end for fact in facts]

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether a fact has one of the characters from `start` to `end`."""
        place = bisect_right(self._starts, end - 1)
        return place > 0 and self._ends[place - 1] > start


def _is_free(at: Cursor, start: int, stop_token: int) -> bool:
    """Return whether no fact of another kind has a part of the quote."""
    return not at.article.once(_Taken).overlaps(start, at.passage.end(stop_token - 1))


def _noun_at(at: Cursor, index: int) -> _Noun | None:
    """Return the indefinite noun at token `index` that the number before it may count."""
    if not at.sentence_continues(index):
        return None
    token = at.tokens[index]
    if token.is_number or not (token.kinds.isdisjoint(_MEASURED) or _is_longer(at, index)):
        return None
    if "nationality" in token.kinds:
        return _person_of_a_country(at, index)
    form = form_of(token.word, at.passage.text[at.passage.start(index) : at.passage.end(index)])
    if form is None:
        return None
    noun = _Noun(index, unit_of(token.word), form)
    return _point(at, noun) if noun.unit == "index_point" else noun


def _person_of_a_country(at: Cursor, index: int) -> _Noun | None:
    """Return the people of a nationality: «100 ألف بريطاني», «12 سعوديا»."""
    people = at.mention_at(index, "nationality")
    if people is None or people.definite or people.clitic:
        return None
    word = at.word(index)
    form: Form = "many" if is_plural(word) else "accusative" if word.endswith("ا") else "one"
    return _Noun(index, "person", form)


def _is_longer(at: Cursor, index: int) -> bool:
    """Return whether a measure only begins with the word: «نقطة» of «نقطة مئوية»."""
    return _MEASURED.isdisjoint(at.matches_at(index))


def _point(at: Cursor, noun: _Noun) -> _Noun | None:
    """Return a point of an index; «نقطة بيع» is a thing, a point of a rate no count."""
    if at.word_in_sentence(noun.index + 1) in _PLACES:
        return noun._replace(unit="item")
    first = at.passage.sentence(noun.index)[0]
    near = {token.word for token in at.tokens[first : noun.index]}
    if at.word(at.anchor.start_token - 1) in _RATE_OF:
        return None
    if not _RATES.isdisjoint(near) and _INDICES.isdisjoint(near):
        return None
    words = at.article.once(_words)
    if not _CREDIT.isdisjoint(words):
        return None
    if not _INDICES.isdisjoint(words):
        return noun
    measures = [one.fact.kind for one in at.candidates_in_sentence(noun.index)]
    return None if "percentage" in measures else noun._replace(unit="item")


def _words(article: Article) -> frozenset[str]:
    """Return the words of the article."""
    return frozenset(token.word for token in article.passage.tokens)


def _is_certain(number: Mention, noun: _Noun) -> bool:
    """Return whether the noun has just the form that the number asks for, or is known."""
    parsed: Number = number.value
    if parsed.scale or noun.unit != "item" or (parsed.value >= _LARGE and not looks_like_year(parsed)):
        return True
    return noun.form == "accusative" and parsed.value % _HUNDRED > _SMALL


def _agrees(at: Cursor, number: Mention, noun: _Noun) -> bool:
    """Return whether the noun has a form that the number allows.

    Three to ten ask for a plural, eleven to 99 for a singular; behind a modifier («نحو») the press
    is not so strict.
    """
    parsed: Number = number.value
    if parsed.scale or noun.unit != "item" or at.modifier_before(number.start_token):
        return True
    rest = int(parsed.value) % _HUNDRED
    if _DUAL < rest <= _SMALL:
        return noun.form == "many" or parsed.value > _HUNDRED
    regular_plural = at.word(noun.index).endswith(("ات", "ين"))
    if looks_like_year(parsed):
        return noun.form == "accusative" or (rest <= _DUAL and not regular_plural)
    return not regular_plural or parsed.in_words


def _number_of(at: Cursor, number: Mention, noun: _Noun) -> Mention:
    """Return the number with the value that its noun tells: of things there is no fraction."""
    parsed: Number = number.value
    value = parsed.value
    if _is_dual(at, number):
        value *= 2  # «ألفا موظف»
    elif parsed.alternative is not None and noun.unit != "index_point" and not parsed.scale:
        value = max(value, parsed.alternative)
    else:
        return number
    read = Number(value, None, parsed.scale, False, parsed.in_words)
    return Mention(
        "number", read, number.start_token, number.stop_token, number.start, number.end
    )


def _is_dual(at: Cursor, number: Mention) -> bool:
    """Return whether a noun makes the number two: «ألفا موظف», «مليونا مشترك»."""
    index = number.start_token
    if number.stop_token != index + 1 or number.value.value not in _DUALS:
        return False
    readings = numerals_of(at.tokens[index]).analyses
    text = at.passage.text[number.start : number.end]
    return "\u064b" not in text and any(
        entry.grammatical_number == "dual or one" for one in readings for entry in one.entries
    )


_DUALS: Final = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))


def _is_whole(amount: Amount, unit: Unit) -> bool:
    """Return whether the amount may be a number of things: two or more, no fraction."""
    if unit in {"index_point", "share"}:
        return True
    ends: Iterable[Decimal | None] = (amount.value, amount.low, amount.high)
    return all(end is None or (end > 1 and end % 1 == 0) for end in ends)


def _facts(at: Cursor, noun: _Noun, amounts: list[Amount]) -> list[Count]:
    """Return a count for each amount; those before the last must not be labels or in other facts."""
    printed = at.passage.text[at.passage.start(noun.index) : at.passage.end(noun.index)]
    found = []
    for amount in amounts:
        opening = at.number_at(amount.start_token)
        if opening is not None and amount is not amounts[-1] and label_of(at, opening):
            continue
        if _is_whole(amount, noun.unit) and _is_free(at, amount.start, amount.stop_token):
            made = _range_of_nouns(at, noun, amount)
            found.append(amount_fact(at, Count, made, unit=noun.unit, noun=printed))
    return found


def _range_of_nouns(at: Cursor, noun: _Noun, amount: Amount) -> Amount:
    """Return a range whose lower end has a noun too («بين 100 شركة و200 شركة»), else the amount."""
    lower = at.candidate_ending_at(amount.start_token - (at.word(amount.start_token - 1) == "و"))
    if lower is None or amount.value is None or not isinstance(lower.fact, Count):
        return amount
    fact, first = lower.fact, lower.start_token
    if fact.value is None or fact.unit != noun.unit or opens_split(at, first - 1):
        return amount
    if range_opener(at, first, fact.start) not in RANGE_OPENERS:
        return amount
    low, high = sorted((fact.value, amount.value))
    return Amount(fact.start, first, amount.stop_token, None, low, high, fact.mod)


def _with_brackets(at: Cursor, number: Mention) -> Mention:
    """Return the number with the brackets around it: «(170) شركة», «خمسة (5) مصانع»."""
    first, stop = number.start_token - 1, number.stop_token
    if at.word(first) != "(" or at.word_in_sentence(stop) != ")":
        return number
    start = at.passage.start(first)
    outer = at.number_before(first)
    if outer is not None and outer.value.value == number.value.value:
        first, start = outer.start_token, outer.start
    return Mention("number", number.value, first, stop + 1, start, at.passage.end(stop))


def _is_two(number: Mention) -> bool:
    """Return whether the number is «اثنان», which follows its noun and counts none behind it."""
    return number.value.in_words and number.value.value == _DUAL


@rule(anchor="number")
def number_then_noun(at: Cursor) -> list[Count] | None:
    """«41.3 مليون هاتف», «170 شركة», «بين 3 و5 آلاف موظف»: how many of what."""
    number = _with_brackets(at, at.anchor)
    if number.value.fraction or number.value.value < 0 or _is_two(number):
        return None
    noun = _noun_at(at, number.stop_token)
    if noun is None:
        return None
    number = _number_of(at, number, noun)
    if label_of(at, number, certain=_is_certain(number, noun)) or not _agrees(at, number, noun):
        return None
    return _facts(at, noun, amounts_at(at, noun.index + 1, number))


@rule(anchor="number")
def number_of_the_noun(at: Cursor) -> list[Count] | None:
    """«11 ألفا من الموظفين»: the noun after «من», definite and plural."""
    number = at.anchor
    place = number.stop_token + 1
    if number.value.fraction or at.word_in_sentence(place - 1) != _OF:
        return None
    noun = _definite_plural(at, place) if at.sentence_continues(place) else None
    if noun is None or label_of(at, number) is not None:
        return None
    return _facts(at, noun, amounts_at(at, place + 1, _number_of(at, number, noun)))


def _definite_plural(at: Cursor, index: int) -> _Noun | None:
    """Return the noun at token `index` if it is definite and plural: «الموظفين»."""
    if index < 0 or not at.tokens[index].kinds.isdisjoint(_MEASURED):
        return None
    rest = without_article(at.word(index))
    if not rest or not is_plural(rest) or form_of(rest, rest) is None:
        return None
    return _Noun(index, unit_of(rest), "many")


@rule(anchor="number")
def noun_then_number(at: Cursor) -> Count | None:
    """«الشركات الـ 170»: the number after its noun, both definite."""
    number = at.anchor
    first = number.start_token
    place = first - 2 if at.word(first - 1) == DEFINITE_ARTICLE else first - 1
    definite = place == first - 2 or at.word(first).startswith(DEFINITE_ARTICLE)
    if not definite or not at.sentence_continues(first) or number.value.value <= (_SMALL if number.value.in_words else 1):
        return None
    noun = _definite_plural(at, place)
    if noun is None or number.value.value % 1 or not _is_free(
        at, at.passage.start(place), number.stop_token
    ):
        return None
    printed = at.passage.text[at.passage.start(place) : at.passage.end(place)]
    return at.fact(
        Count, place, number.stop_token, value=number.value.value, unit=noun.unit, noun=printed
    )


@rule(anchor="bare number")
def number_of_a_total(at: Cursor) -> Count | None:
    """«ثمانية من أصل 16 خبيرا», «عشرة من 13»: a part of a count shares its noun."""
    number = at.anchor
    place = number.stop_token
    if at.word_in_sentence(place) != _OF or label_of(at, number) is not None:
        return None
    place += 1 + (at.word(place + 1) in _TOTAL)
    whole = next((one for one in _counts_near(at) if one.start_token == place), None)
    return _borrowed(at, whole) if whole is not None else None


@rule(anchor="bare number")
def number_with_elided_noun(at: Cursor) -> Count | None:
    """«من 12 ألف قطعة إلى تسعة آلاف»: the other end of a change shares its noun."""
    number = at.anchor
    first = number.start_token
    if not ends_phrase(at) or at.word(first - 1) not in _LINKS or label_of(at, number):
        return None
    lender = None
    for candidate in at.candidates_in_sentence(first):
        if candidate.stop_token <= first and isinstance(candidate.fact, Measure):
            lender = candidate
    if lender is None or lender.stop_token < first - 1:
        return None
    return _borrowed(at, lender)


def _counts_near(at: Cursor) -> list[Candidate]:
    """Return the counts of the sentence of the anchor."""
    near = at.candidates_in_sentence(at.anchor.start_token)
    return [candidate for candidate in near if isinstance(candidate.fact, Count)]


def _borrowed(at: Cursor, lender: Candidate) -> Count | None:
    """Return the number at the anchor as a count with the noun of another."""
    number, fact = at.anchor, lender.fact
    if not isinstance(fact, Count) or number.value.fraction:
        return None
    amount = Amount(number.start, number.start_token, number.stop_token, number.value.value)
    other = fact.value or fact.high
    alike = other is not None and 0 < amount.value < other * _ALIKE  # type: ignore[operator]
    if not alike or not _is_whole(amount, fact.unit):
        return None
    if not _is_free(at, number.start, number.stop_token):
        return None
    amount.mod = at.modifier_before(number.start_token)
    return amount_fact(at, Count, amount, unit=fact.unit, noun=fact.noun)


@rule(anchor="bare number")
def number_after_its_head(at: Cursor) -> Count | None:
    """«بلغ عدد المشتركين 2.2 مليون»: the noun stands behind «عدد»."""
    number = at.anchor
    if not ends_phrase(at) or label_of(at, number) is not None:
        return None
    noun = _headed_noun(at, number.start_token)
    if noun is None or not _is_free(at, number.start, number.stop_token):
        return None
    number = _number_of(at, number, noun)
    amount = Amount(number.start, number.start_token, number.stop_token, number.value.value)
    if number.value.fraction or not _is_whole(amount, noun.unit):
        return None
    amount.mod = at.modifier_before(number.start_token)
    printed = at.passage.text[at.passage.start(noun.index) : at.passage.end(noun.index)]
    return amount_fact(at, Count, amount, unit=noun.unit, noun=printed)


def _headed_noun(at: Cursor, first: int) -> _Noun | None:
    """Return the noun of «عدد» before token `first`, if no other number stands between."""
    for place in range(first - 2, max(first - _FURTHEST_HEAD, 0), -1):
        if not at.sentence_continues(place + 1) or at.number_before(place + 1) is not None:
            return None
        if at.word(place).lstrip("وفبل") in _HEADS:
            noun = at.word(place + 1)
            rest = without_article(noun) or noun
            unit = unit_of(rest)
            unit = "item" if unit == "index_point" else unit  # «عدد النقاط»
            return _Noun(place + 1, unit, "many") if is_plural(rest) else None
    return None


def no_words() -> Iterable[tuple[str, Entry]]:
    """Return no phrases: counted nouns are known by their form and place."""
    return ()


counts = Extractor(
    fact_class=Count,
    words=no_words,
    rules=(
        number_then_noun,
        number_of_the_noun,
        noun_then_number,
        number_of_a_total,
        number_with_elided_noun,
        number_after_its_head,
    ),
)
