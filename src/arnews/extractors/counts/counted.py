"""The noun that a number counts: behind it, behind «من», or behind «عدد» before it."""

from __future__ import annotations

from typing import Final, NamedTuple

from arnews.extractors.counts.misprints import is_misprinted_currency
from arnews.extractors.counts.nouns import (
    SOURCE,
    Form,
    Unit,
    form_of,
    is_listed,
    is_plural,
    plural_of,
    unit_of,
    without_article,
)
from arnews.language.lexicon_files import load_words
from arnews.rules import Article, Cursor

__all__ = ["CountedNoun", "definite_plural", "headed_noun", "noun_at", "plural_after_of"]

_MEASURED: Final = frozenset({"currency", "ambiguous currency", "unit", "time", "percent", "month"})
"""Kinds of mentions that other extractors count, or have refused to."""
_PLACES: Final = load_words(SOURCE, "index_point", "places")
_RATES: Final = load_words(SOURCE, "index_point", "rates")
_RATE_OF: Final = load_words(SOURCE, "index_point", "rate_of")
_INDICES: Final = load_words(SOURCE, "index_point", "indices")
_CREDIT: Final = load_words(SOURCE, "index_point", "credit")
_OTHER_THAN_TIME: Final = load_words(SOURCE, "other_than_time")
_COUNTRIES: Final = load_words(SOURCE, "countries")
_HEADS: Final = load_words(SOURCE, "elided", "heads")
_ONE_OR_MANY: Final = frozenset(
    form for word in load_words(SOURCE, "person", "one_or_many") for form in (word, word + "ا")
)
_REGULAR: Final = "ات"
_MILLION: Final = 1_000_000
_TWO: Final = 2
_TEN: Final = 10
_HUNDRED: Final = 100
_FURTHEST_HEAD: Final = 8
"""Tokens before a number in which «عدد» is looked for."""


class CountedNoun(NamedTuple):
    """A counted noun.

    Attributes:
        token: its token.
        unit: what it is.
        form: its form.
    """

    token: int
    unit: Unit
    form: Form


def noun_at(at: Cursor, index: int) -> CountedNoun | None:
    """Return the indefinite noun at token `index` that the number before it may count.

    Args:
        at: the cursor at the number.
        index: the token behind the number.

    Returns:
        The noun; None for another word, a measure, or a point of a rate.
    """
    if not at.sentence_continues(index):
        return None
    token = at.tokens[index]
    measured = not token.kinds.isdisjoint(_MEASURED) and token.word not in _OTHER_THAN_TIME
    if token.is_numeric or (measured and not _is_longer(at, index)):
        return None
    if "nationality" in token.kinds:
        return _person_of_a_country(at, index)
    form = form_of(token.word)
    if form is None or _is_misprint(at, token.word):
        return None
    unit = "item" if _is_a_thing(at, token.word) else unit_of(token.word)
    noun = CountedNoun(index, unit, form)
    return _point(at, noun) if noun.unit == "index_point" else noun


def _is_misprint(at: Cursor, word: str) -> bool:
    """Return whether millions count a currency that is misprinted: «40 مليار ريا»."""
    millions = (at.anchor.value.scale or 0) >= _MILLION
    return millions and not is_listed(word) and is_misprinted_currency(word)


def _is_a_thing(at: Cursor, word: str) -> bool:
    """Return whether a plural of people is the singular of a thing: «30 كتابا», not «5 كتاب»."""
    few = _TWO < at.anchor.value.value % _HUNDRED <= _TEN
    return word in _ONE_OR_MANY and not few


def _person_of_a_country(at: Cursor, index: int) -> CountedNoun | None:
    """Return the people of a nationality: «100 ألف بريطاني», «12 سعوديا»."""
    people = at.mention_at(index, "nationality")
    if people is None or people.definite or people.clitic:
        return None
    word = at.word(index)
    form: Form = "many" if is_plural(word) else "accusative" if word.endswith("ا") else "one"
    return CountedNoun(index, "person", form)


def _is_longer(at: Cursor, index: int) -> bool:
    """Return whether a measure only begins with the word: «نقطة» of «نقطة مئوية»."""
    return _MEASURED.isdisjoint(at.matches_at(index))


def _point(at: Cursor, noun: CountedNoun) -> CountedNoun | None:
    """Return a point of an index; «نقطة بيع» is a thing, a point of a rate no count."""
    if at.word_in_sentence(noun.token + 1) in _PLACES:
        return noun._replace(unit="item")
    words = at.article.once(_words)
    if at.word(at.anchor.start_token - 1) in _RATE_OF or not _CREDIT.isdisjoint(words):
        return None
    if not _RATES.isdisjoint(words) and _is_of_a_rate(at, noun):
        return None
    if not _INDICES.isdisjoint(words):
        return noun
    measures = [one.fact.kind for one in at.candidates_in_sentence(noun.token)]
    return None if "percentage" in measures else noun._replace(unit="item")


def _is_of_a_rate(at: Cursor, noun: CountedNoun) -> bool:
    """Return whether the sentence tells of a rate and of no index before the point."""
    first = at.passage.sentence(noun.token)[0]
    before = {token.word for token in at.tokens[first : noun.token]}
    return not _RATES.isdisjoint(before) and _INDICES.isdisjoint(before)


def _words(article: Article) -> frozenset[str]:
    """Return the words of the article."""
    return frozenset(token.word for token in article.passage.tokens)


def definite_plural(at: Cursor, index: int) -> CountedNoun | None:
    """Return the noun at token `index` if it is definite and plural: «الموظفين».

    Args:
        at: the cursor.
        index: the token; it may be before the article.
    """
    if index < 0 or not at.tokens[index].kinds.isdisjoint(_MEASURED):
        return None
    rest = without_article(at.word(index))
    if at.word(index) in _COUNTRIES or not is_plural(rest):
        return None
    if form_of(rest) is None and not rest.endswith(_REGULAR):  # «البرمجيات»: «ب» is no particle
        return None
    return CountedNoun(index, unit_of(rest), "many")


def plural_after_of(at: Cursor, index: int) -> CountedNoun | None:
    """Return the noun at token `index` after «من»: «الموظفين», people also as «موظفي», «أصحاب», things as «شركات السوق».

    Args:
        at: the cursor.
        index: the token behind «من».
    """
    noun = definite_plural(at, index)
    if noun is not None:
        return noun
    if _is_construct(at, index):
        return CountedNoun(index, "item", "many")
    rest = plural_of(at.word(index))
    known = unit_of(rest) == "person" and is_plural(rest) and form_of(rest) is not None
    return CountedNoun(index, "person", "many") if known else None


def _is_construct(at: Cursor, index: int) -> bool:
    """Return whether a plural of things has a definite noun behind it: «من مؤشرات الأسهم»."""
    word = at.word(index)
    if (
        at.tokens[index].is_numeric
        or not word.endswith(_REGULAR)
        or not is_plural(word)
        or unit_of(word) != "item"
    ):
        return False
    return form_of(word) is not None and bool(without_article(at.word_in_sentence(index + 1)))


def headed_noun(at: Cursor, first: int) -> CountedNoun | None:
    """Return the noun of «عدد» before a number, if no other number stands between.

    Args:
        at: the cursor.
        first: the first token of the number.

    Returns:
        The noun, a plural: «الفروع» of «عدد الفروع في المدينة إلى 30».
    """
    for place in range(first - 2, max(first - _FURTHEST_HEAD, 0), -1):
        if not at.sentence_continues(place + 1) or at.number_before(place + 1) is not None:
            return None
        if at.word(place).lstrip("وفبل") in _HEADS:
            rest = plural_of(at.word(place + 1))
            unit = "item" if "نقط" in rest or "نقاط" in rest else unit_of(rest)
            return CountedNoun(place + 1, unit, "many") if is_plural(rest) else None
    return None
