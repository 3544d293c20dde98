"""Numbers behind which nothing stands that they could count: what they count may be said before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from arnews.accounting.meanings import Reason
from arnews.accounting.surroundings import (
    MEASURED,
    noun_follows,
    stem,
    stop_of,
    word_after,
    word_before,
    words,
    words_before,
)
from arnews.extractors.counts.nouns import is_plural, plural_of
from arnews.facts import Company, Count, Date, Money, Percentage, Quantity, Span
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.numerals import looks_like_year
from arnews.rules import Cursor, Mention

__all__ = ["reason_without_noun"]

_LENDERS: Final = (Count, Money, Quantity)
_OLDEST: Final = 120
_NEAR: Final = 6
"""Tokens before a number in which the noun of a price or a count is looked for."""


def reason_without_noun(at: Cursor, number: Mention, facts: Sequence[Span]) -> Reason | None:
    """Return the reason of a number behind which no noun stands, None if one does.

    Args:
        at: the cursor.
        number: the number.
        facts: the facts of the article in reading order.
    """
    if not _is_nameless(at, number):
        return None
    before = stem(word_before(at, number))
    told = before in words("said before", "before") or before in words("said before", "counted")
    if told or word_after(at, number) in words("said before", "after"):
        return "said before"  # «534 مبايعة، 366 منها لأراض», «مصنعين من أصل 4»
    if _is_percent_before(at, number, facts):
        return "said before"
    value = number.value.value
    sentence = set(map(stem, words_before(at, number, number.start_token)))
    if value <= _OLDEST and not words("age", "near").isdisjoint(sentence):
        return "age"  # «رفع سن التقاعد إلى 65 بدلا من 60»
    decimal = value % 1 != 0 and number.value.scale is None
    near = words_before(at, number, number.start_token if decimal else _NEAR)
    said = number.value.in_words and number.value.scale is None  # «على مستوى القطاعات تراجع اثنان»
    if not said and not words("price", "before").isdisjoint(map(stem, near)):
        return "price"
    return "said before" if _is_said_before(at, number, facts) else "no noun"


def _is_nameless(at: Cursor, number: Mention) -> bool:
    """«187 مليونا في العالم», «29، منها»: nothing that it could count follows."""
    stop = stop_of(at, number)
    if not at.sentence_continues(stop) or _is_dated(at, stop):
        return True
    token = at.tokens[stop]
    definite = token.word.startswith((DEFINITE_ARTICLE, "لل"))
    if not token.kinds.isdisjoint(MEASURED) and not definite:
        found = at.matches_at(stop)
        return all(found[kind].clitic for kind in MEASURED.intersection(found))
    if "numeral" in token.kinds and not definite:
        return False  # «(1200) مليون ريال»
    if not token.word.isalpha():
        return True
    return not noun_follows(at, number)


def _is_dated(at: Cursor, index: int) -> bool:
    """Return whether a date stands behind the number: «4352 مليونا عام 2014», «67800 يوم الأحد»."""
    if at.word(index) not in words("said before", "dates"):
        return False
    year = at.number_at(index + 1)
    return at.word(index + 1).startswith(DEFINITE_ARTICLE) or (
        year is not None and looks_like_year(year.value)
    )


def _is_percent_before(at: Cursor, number: Mention, facts: Sequence[Span]) -> bool:
    """«إلى 0.2 بالمئة في مايو من 1.5 في أبريل», «11.9% وبزيادة 3.5 عن العام السابق»."""
    place = bisect_left(facts, number.start, key=lambda fact: fact.start) - 1
    start = at.passage.start(at.passage.sentence(number.start_token)[0])
    while place >= 0 and isinstance(facts[place], Date | Company):
        place -= 1
    if place < 0 or facts[place].start < start or not isinstance(facts[place], Percentage):
        return False
    before = word_before(at, number)
    led = stem(before) in words("said before", "percent") or before in words("said before", "from")
    return led and number.value.scale is None


def _is_said_before(at: Cursor, number: Mention, facts: Sequence[Span]) -> bool:
    """Return whether a count, a sum or a noun before the number tells what it counts."""
    near = words_before(at, number, number.start_token)
    if not words("said before", "counted").isdisjoint(map(stem, near)):
        return True  # «عدد الفروع ... إلى 30», «شبكة فروعه البالغة 318»
    before = word_before(at, number)
    if is_plural(plural_of(before.removeprefix("و"))):
        return True  # «السكان 38 مليونا»
    start = at.passage.start(at.passage.sentence(number.start_token)[0])
    place = bisect_left(facts, number.start, key=lambda fact: fact.start)
    while place > 0 and facts[place - 1].start >= start:
        place -= 1
        if isinstance(facts[place], _LENDERS):
            return True
    return False
