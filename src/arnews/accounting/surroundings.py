"""The words and signs around a number that no fact holds, as the reasons ask for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arnews.extractors.counts.nouns import form_of
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.rules import Cursor, Mention

__all__ = [
    "MEASURED",
    "chunk",
    "head_of_list",
    "in_brackets",
    "is_joined",
    "minutes",
    "noun_follows",
    "slashes",
    "stem",
    "stop_of",
    "word_after",
    "word_before",
    "words",
    "words_before",
    "words_near",
]

_SOURCE: Final = "accounting.toml"
MEASURED: Final = frozenset({"currency", "ambiguous currency", "unit", "time", "percent"})
"""The kinds of mentions with which a number measures, and counts nothing."""

_NEAR: Final = 8
"""Tokens to either side of a number that count as near."""
_OPENING: Final = frozenset({DEFINITE_ARTICLE, "(", '"', "'"})
_LINKS: Final = frozenset({"و", "،", ",", "او", "-", "الي"})
"""What stands between the numbers of a list: «القرارات 1696 و1737»."""
_LONGEST_LIST: Final = 20
_LONGEST_CHUNK: Final = 400
"""Tokens of an address before and behind a number."""


@lru_cache(maxsize=64)
def words(table: str, key: str) -> frozenset[str]:
    """Return a list of words of `accounting.toml`.

    Args:
        table: its table.
        key: its key in the table.
    """
    return load_words(_SOURCE, table, key)


def stem(word: str) -> str:
    """Return a word without particles and the article before it.

    Args:
        word: the word, folded.

    Example:
        >>> stem("بالقسم"), stem("للدفعه"), stem("والماده")
        ('قسم', 'دفعه', 'ماده')
    """
    for particle in ("و", "ف"):
        word = word.removeprefix(particle)
    if word.startswith("لل"):
        return word[2:]
    for particle in ("ب", "ل", "ك"):
        if word.startswith(particle + DEFINITE_ARTICLE):
            word = word[1:]
    return word.removeprefix(DEFINITE_ARTICLE)


def chunk(at: Cursor, number: Mention) -> set[str]:
    """Return the words that no blank parts from a number.

    Args:
        at: the cursor.
        number: the number.
    """
    first, stop = number.start_token, number.stop_token
    least, most = max(first - _LONGEST_CHUNK, 0), min(stop + _LONGEST_CHUNK, at.count)
    while first > least and at.tokens[first - 1].joined_to_next:
        first -= 1
    while stop < most and at.tokens[stop - 1].joined_to_next:
        stop += 1
    return {token.word.lower() for token in at.tokens[first:stop]}


def head_of_list(at: Cursor, number: Mention) -> Mention:
    """Return the first number of the list that a number is in: 1696 of «القرارات 1696 و1737».

    Args:
        at: the cursor.
        number: the number.
    """
    for _ in range(_LONGEST_LIST):
        place = number.start_token - 1
        before = at.number_before(place) if at.word(place) in _LINKS else None
        if before is None or not at.sentence_continues(number.start_token):
            break
        number = before
    return number


def words_before(at: Cursor, number: Mention, reach: int) -> list[str]:
    """Return the words before a number in its sentence, at most `reach` of them.

    Args:
        at: the cursor.
        number: the number.
        reach: how many tokens.
    """
    first = max(at.passage.sentence(number.start_token)[0], number.start_token - reach)
    return [token.word for token in at.tokens[first : number.start_token]]


def word_before(at: Cursor, number: Mention) -> str:
    """Return the word before a number in its sentence, past the article «الـ», brackets and quotation marks.

    Args:
        at: the cursor.
        number: the number.
    """
    place = number.start_token - 1
    while at.word(place) in _OPENING and at.sentence_continues(place + 1):
        place -= 1
    return at.word(place) if at.sentence_continues(place + 1) else ""


def stop_of(at: Cursor, number: Mention) -> int:
    """Return the token behind a number and the bracket that closes behind it.

    Args:
        at: the cursor.
        number: the number.
    """
    stop = number.stop_token
    closes = at.word_in_sentence(stop) == ")" and at.word(number.start_token - 1) == "("
    return stop + closes


def word_after(at: Cursor, number: Mention) -> str:
    """Return the word behind a number in its sentence.

    Args:
        at: the cursor.
        number: the number.
    """
    return at.word_in_sentence(stop_of(at, number))


def noun_follows(at: Cursor, number: Mention) -> bool:
    """Return whether a word that may be a counted noun follows.

    Args:
        at: the cursor.
        number: the number.
    """
    stop = stop_of(at, number)
    if not at.sentence_continues(stop) or at.tokens[stop].is_numeric:
        return False
    return form_of(at.word(stop)) is not None


def in_brackets(at: Cursor, number: Mention) -> bool:
    """Return whether brackets hold plain digits and nothing else.

    Args:
        at: the cursor.
        number: the number.
    """
    closes = at.word(number.stop_token) == ")" and at.word(number.start_token - 1) == "("
    return closes and at.word(number.start_token).isdecimal()


def is_joined(at: Cursor, number: Mention, signs: str) -> bool:
    """Return whether one of the signs joins the number to digits: «15:30», «2-1».

    Args:
        at: the cursor.
        number: the number.
        signs: the signs.
    """
    first, stop = number.start_token, number.stop_token
    left = at.word(first - 1) in signs and at.word(first - 1) and at.word(first - 2)[-1:].isdigit()
    right = at.word(stop) in signs and at.word(stop) and at.word(stop + 1)[:1].isdigit()
    joined_left = left and at.tokens[first - 1].joined_to_next
    joined_right = right and at.tokens[stop - 1].joined_to_next
    return bool(joined_left or joined_right)


def words_near(at: Cursor, number: Mention) -> set[str]:
    """Return the words around a number, in its sentence.

    Args:
        at: the cursor.
        number: the number.
    """
    first, stop = at.passage.sentence(number.start_token)
    first, stop = max(first, number.start_token - _NEAR), min(stop, number.stop_token + _NEAR)
    return {token.word for token in at.tokens[first:stop]}


def minutes(at: Cursor, number: Mention) -> str:
    """Return the digits behind the colon: «30» of «15:30», whose ratio «18:9» is no time.

    Args:
        at: the cursor.
        number: the number.
    """
    colon = at.word(number.stop_token) == ":"
    return at.word(number.stop_token + 1) if colon else at.word(number.start_token)


def slashes(at: Cursor, number: Mention) -> int:
    """Return how many «/» and dashes are around a number, within five tokens of it.

    Args:
        at: the cursor.
        number: the number.
    """
    around = range(max(number.start_token - 4, 0), number.stop_token + 4)
    return sum(at.word(place) in {"/", "-"} for place in around)
