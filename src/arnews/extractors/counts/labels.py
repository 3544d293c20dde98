"""Numbers that count nothing: labels, models, ranks, clock times, years, sizes of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final, Literal, TypeAlias

from arnews.extractors.counts.nouns import SOURCE
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import Number, looks_like_year
from arnews.rules import Cursor, Mention

__all__ = ["Label", "label_of"]

Label: TypeAlias = Literal[
    "label", "model", "name", "rank", "clock", "year", "every", "price", "code", "word"
]
"""Why a number counts nothing, by what stands before it."""

_LONGEST_PLAIN: Final = 8
"""Digits of the longest number that is printed without a separator; longer ones are codes."""


def _headed(words: frozenset[str]) -> Iterator[str]:
    """Yield nouns with their particles and their article: «مادة», «بالمادة», «للمادة»."""
    for particle, noun in product(("", "و", "ب", "ل", "ف"), words):
        yield particle + noun
        yield particle + DEFINITE_ARTICLE + noun if particle != "ل" else "لل" + noun


_LABELS: Final = frozenset(_headed(load_words(SOURCE, "labels")))
_ALWAYS: Final = frozenset(_headed(load_words(SOURCE, "labels", "always")))
_PRICES: Final = load_words(SOURCE, "labels", "prices")
_MODELS: Final = frozenset(_headed(load_words(SOURCE, "labels", "models")))
_EVERY: Final = load_words(SOURCE, "labels", "every")
_BEFORE_YEARS: Final = load_words(SOURCE, "labels", "years")
_NAMES: Final = load_words(SOURCE, "labels", "names")
_WHAT: Final = load_words(SOURCE, "labels", "not_names_after")
_NO_NUMBERS: Final = frozenset(
    particle + word
    for particle, word in product(("", "و", "ف"), load_words(SOURCE, "labels", "not_numbers"))
)
_RANKED: Final = frozenset(
    form
    for form in _headed(frozenset(word[2:] for word in load_words(SOURCE, "ranked")))
    if DEFINITE_ARTICLE in form[:3] or form.startswith("لل")
)
_AND_THE: Final = "وال"
_JOINS: Final = frozenset({":", "/", ".", "+", "#", "@", "_", "*", "×"})


def label_of(at: Cursor, number: Mention, *, certain: bool = False) -> Label | None:
    """Return why a number counts nothing, None if what stands before it lets it count.

    Args:
        at: the cursor.
        number: the number.
        certain: whether the noun behind it has just the form that the number asks for; only a few
            nouns make it a label then.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("المادة 49 و12 شركة"))
        >>> [label_of(at, number) for number in at.article.mentions["number"]]
        ['label', None]
    """
    first = number.start_token
    if at.word(first) in _NO_NUMBERS:
        return "word"
    if _ends_ordinal(at, number):
        return "rank"
    if number.start > at.passage.start(first) or not at.sentence_continues(first):
        return _code(at, number)
    before = at.word(first - 1)
    if before == DEFINITE_ARTICLE:
        return "rank" if at.word(first - 2) in _RANKED else None
    if before in _EVERY:
        return "every"
    if at.tokens[first - 1].joined_to_next and before in _JOINS:
        return "clock"
    if before in _NAMES and at.word(first - 2) not in _WHAT:
        return "name"  # but «ما مجموعه 25»
    if before in _ALWAYS and number.value.scale is None:
        return "label"
    return None if certain else _doubtful_label(at, number, before)


def _ends_ordinal(at: Cursor, number: Mention) -> bool:
    """Return whether the number is the tens of an ordinal: «المادة السادسة والأربعين»."""
    word = at.word(number.start_token)
    definite = number.value.in_words and word.startswith(_AND_THE)
    return definite and at.mention_at(number.start_token - 1, "ordinal") is not None


def _doubtful_label(at: Cursor, number: Mention, before: str) -> Label | None:
    """Return why a number counts nothing if its noun is not certain; `before` is the word before."""
    parsed: Number = number.value
    if before in _LABELS:
        return "label"
    if before in _PRICES:
        return "price"
    if parsed.scale is None and not parsed.in_words and _is_model(at, number.start_token):
        return "model"
    if looks_like_year(parsed) and before in _BEFORE_YEARS:
        return "year"
    return _code(at, number)


def _is_model(at: Cursor, first: int) -> bool:
    """Return whether a name that is followed by a number precedes: «آيفون 8», «Boeing 737», «A-320»."""
    before = at.word(first - 1)
    if before == "-" and at.tokens[first - 1].joined_to_next and first > 1:
        left = at.tokens[first - 2]
        return left.joined_to_next and not left.is_number
    return before in _MODELS or (before.isascii() and before.isalpha())


def _code(at: Cursor, number: Mention) -> Label | None:
    """Return "code" for a telephone number and the like: many digits or a zero before them."""
    word = at.word(number.start_token)
    is_long = len(word) > _LONGEST_PLAIN and word.isdecimal()
    return "code" if is_long or (word[0] == "0" and word.isdecimal() and len(word) > 1) else None
