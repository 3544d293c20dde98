"""Counts: numbers of people, shares, points and things.

The grammar of the number tells its noun: an indefinite noun right behind it («41.3 مليون هاتف»), a
definite plural behind «من» or before «الـ». All other kinds come first: a count is made only of a
number that is in no other fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from arnews.extractors.counts.agreement import agrees, is_certain, resolved
from arnews.extractors.counts.counted import (
    CountedNoun,
    definite_plural,
    headed_noun,
    noun_at,
    plural_after_of,
)
from arnews.extractors.counts.labels import label_of
from arnews.extractors.counts.nouns import SOURCE, Unit, is_plural, plural_of
from arnews.extractors.unit_ellipsis import ends_phrase
from arnews.facts import Count, Measure
from arnews.language.inflection import DEFINITE_ARTICLE, is_definite, root_of
from arnews.language.lexicon_files import load_words
from arnews.rules import Article, Cursor, Entry, Extractor, Mention, rule
from arnews.rules.candidates import Candidate
from arnews.rules.measures import Amount, amount_fact, amounts_at
from arnews.rules.ranges import RANGE_OPENERS, opens_split, range_opener

__all__ = ["counts"]

_LINKS: Final = load_words(SOURCE, "elided", "links")
_OF: Final = "من"
_QUOTE: Final = '"'
_TOTAL: Final = load_words(SOURCE, "elided", "totals")
_TAKING_OBJECTS: Final = frozenset(map(root_of, load_words(SOURCE, "elided", "verbs")))
_SMALL: Final = 10
_ALIKE: Final = 100
"""How many times larger a number may be than the one whose noun it borrows."""
_TWO: Final = 2


class _Taken:
    """The characters that facts of other kinds quote, and the first tokens of the numbers there."""

    __slots__ = ("_ends", "_starts", "numbers")

    def __init__(self, article: Article) -> None:
        """Take the facts that have been settled when the first count is looked for."""
        facts = article.candidates.settled
        self._starts = [fact.start for fact in facts]
        self._ends = [fact.end for fact in facts]
        self.numbers = self._numbers(article.mentions["number"])

    def _numbers(self, numbers: list[Mention]) -> frozenset[int]:
        """Return the first tokens of the numbers in facts; both lists are in reading order."""
        ends, count = self._ends, len(self._ends)
        place, taken = 0, []
        for number in numbers:
            while place < count and ends[place] <= number.start:
                place += 1
            if place == count:
                break
            if self._starts[place] < number.end:
                taken.append(number.start_token)
        return frozenset(taken)

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether a fact has one of the characters from `start` to `end`."""
        place = bisect_right(self._starts, end - 1)
        return place > 0 and self._ends[place - 1] > start


def _is_free(at: Cursor, start: int, stop_token: int) -> bool:
    """Return whether no fact of another kind has a part of the quote."""
    return not at.article.once(_Taken).overlaps(start, at.passage.end(stop_token - 1))


def _is_taken(at: Cursor) -> bool:
    """Return whether the number at the anchor is in a fact of another kind."""
    return at.anchor.start_token in at.article.once(_Taken).numbers


def _is_whole(amount: Amount, unit: Unit) -> bool:
    """Return whether the amount may be a number of things: two or more, no fraction."""
    if unit in {"index_point", "share"}:
        return True
    ends: Iterable[Decimal | None] = (amount.value, amount.low, amount.high)
    return all(end is None or (end > 1 and end % 1 == 0) for end in ends)


def _facts(at: Cursor, noun: CountedNoun, amounts: list[Amount]) -> list[Count]:
    """Return a count for each amount; those before the last must not be labels or in other facts."""
    printed = at.passage.text[at.passage.start(noun.token) : at.passage.end(noun.token)]
    found = []
    for amount in amounts:
        opening = at.number_at(amount.start_token)
        if opening is not None and amount is not amounts[-1] and label_of(at, opening):
            continue
        if _is_whole(amount, noun.unit) and _is_free(at, amount.start, amount.stop_token):
            made = _range_of_nouns(at, noun, amount)
            found.append(amount_fact(at, Count, made, unit=noun.unit, noun=printed))
    return found


def _range_of_nouns(at: Cursor, noun: CountedNoun, amount: Amount) -> Amount:
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
    """Return the number with the brackets around it: «(170) شركة», «خمسة (5) مصانع», «"170" شركة»."""
    first, stop = number.start_token - 1, number.stop_token
    around = at.word(first) + at.word_in_sentence(stop)
    touches = at.tokens[first].joined_to_next and at.tokens[stop - 1].joined_to_next
    if around == "-)" and at.number_before(first) and at.word(first - 2) == "(":
        end = at.passage.end(stop)  # «(9400-9167) نقطة»
        return Mention("number", number.value, number.start_token, stop + 1, number.start, end)
    if around != "()" and not (around == _QUOTE * 2 and touches):
        return number
    start = at.passage.start(first)
    outer = at.number_before(first)
    if outer is not None and outer.value.value == number.value.value:
        first, start = outer.start_token, outer.start
    return Mention("number", number.value, first, stop + 1, start, at.passage.end(stop))


def _is_two(number: Mention) -> bool:
    """Return whether the number is «اثنان», which follows its noun and counts none behind it."""
    return bool(number.value.in_words and number.value.value == _TWO)


def _noun_in_quotes(at: Cursor, number: Mention) -> CountedNoun | None:
    """Return the noun in quotation marks behind a number: «50 مليون "ضحية"»."""
    place = number.stop_token
    if at.word_in_sentence(place) != _QUOTE or at.word_in_sentence(place + 2) != _QUOTE:
        return None
    if at.tokens[place - 1].joined_to_next or not at.tokens[place].joined_to_next:
        return None  # «"نوماد 1000" خاصية "المنبه"»
    noun = noun_at(at, place + 1)
    return noun if noun is not None and is_certain(number, noun) else None


def _belongs_to_a_plural(at: Cursor, number: Mention) -> bool:
    """Return whether the number follows its own noun: «الهواتف الثلاثة نتاج تعاون»."""
    first = number.start_token
    if not (is_definite(at.word(first)) and number.value.in_words):
        return False
    if number.value.scale is not None or not at.sentence_continues(first):
        return False
    return is_plural(plural_of(at.word(first - 1)))


@rule(anchor="number")
def number_then_noun(at: Cursor) -> list[Count] | None:
    """«41.3 مليون هاتف», «170 شركة», «بين 3 و5 آلاف موظف»: how many of what."""
    if _is_taken(at):
        return None
    number = _with_brackets(at, at.anchor)
    if number.value.fraction or number.value.value < 0 or _is_two(number):
        return None
    noun = noun_at(at, number.stop_token) or _noun_in_quotes(at, number)
    if noun is None or _belongs_to_a_plural(at, number):
        return None
    number = resolved(at, number, noun)
    if label_of(at, number, certain=is_certain(number, noun)) or not agrees(at, number, noun):
        return None
    return _facts(at, noun, amounts_at(at, noun.token + 1, number))


@rule(anchor="bare number")
def number_of_the_noun(at: Cursor) -> list[Count] | None:
    """«11 ألفا من الموظفين»: the noun after «من», definite and plural."""
    number = at.anchor
    place = number.stop_token + 1
    if number.value.fraction or at.word_in_sentence(place - 1) != _OF:
        return None
    noun = plural_after_of(at, place) if at.sentence_continues(place) else None
    if noun is None or label_of(at, number) is not None:
        return None
    return _facts(at, noun, amounts_at(at, place + 1, resolved(at, number, noun)))


@rule(anchor="number")
def noun_then_number(at: Cursor) -> Count | None:
    """«الشركات الـ 170»: the number after its noun, both definite."""
    number = at.anchor
    first = number.start_token
    place = first - 1
    if at.tokens[place].word == DEFINITE_ARTICLE:
        place -= 1
    elif not is_definite(at.tokens[first].word):
        return None
    least = _SMALL if number.value.in_words else 1
    if not at.sentence_continues(first) or number.value.value <= least:
        return None
    noun = definite_plural(at, place)
    if (
        noun is None
        or number.value.value % 1
        or not _is_free(at, at.passage.start(place), number.stop_token)
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


@rule(anchor="bare number")
def number_of_the_same_verb(at: Cursor) -> Count | None:
    """«باعت 41 مليون هاتف وستبيع 42 مليونا»: the object of the same verb, its noun left out."""
    number = at.anchor
    scale, verb = number.value.scale, at.word(number.start_token - 1)
    if scale is None or not ends_phrase(at) or root_of(verb) not in _TAKING_OBJECTS:
        return None
    for lender in _counts_near(at):
        first, before = lender.start_token, lender.stop_token <= number.start_token
        if before and root_of(at.word(first - 1)) == root_of(verb):
            return _borrowed(at, lender)
    return None


def _counts_near(at: Cursor) -> list[Candidate]:
    """Return the counts of the sentence of the anchor."""
    near = at.candidates_in_sentence(at.anchor.start_token)
    return [candidate for candidate in near if isinstance(candidate.fact, Count)]


def _borrowed(at: Cursor, lender: Candidate) -> Count | None:
    """Return the number at the anchor as a count with the noun of another."""
    number, fact = at.anchor, lender.fact
    if not isinstance(fact, Count):
        return None
    amount = Amount(number.start, number.start_token, number.stop_token, number.value.value)
    other = fact.value or fact.high
    alike = other is not None and 0 < amount.value < other * _ALIKE  # type: ignore[operator]
    if not alike or not _is_whole(amount, fact.unit):
        return None
    amount.mod = at.modifier_before(number.start_token)
    return amount_fact(at, Count, amount, unit=fact.unit, noun=fact.noun)


@rule(anchor="bare number")
def number_after_its_head(at: Cursor) -> Count | None:
    """«بلغ عدد المشتركين 2.2 مليون»: the noun stands behind «عدد»."""
    number = at.anchor
    if not ends_phrase(at) or label_of(at, number) is not None:
        return None
    noun = headed_noun(at, number.start_token)
    if noun is None:
        return None
    number = resolved(at, number, noun)
    amount = Amount(number.start, number.start_token, number.stop_token, number.value.value)
    if not _is_whole(amount, noun.unit):
        return None
    amount.mod = at.modifier_before(number.start_token)
    printed = at.passage.text[at.passage.start(noun.token) : at.passage.end(noun.token)]
    return amount_fact(at, Count, amount, unit=noun.unit, noun=printed)


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
        number_of_the_same_verb,
        number_after_its_head,
    ),
)
