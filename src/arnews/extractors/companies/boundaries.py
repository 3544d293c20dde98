"""How far a company's name reaches, when no list knows it: the edges are the hard part."""

from __future__ import annotations

import re
from typing import Final

from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    is_common,
    is_descriptive,
    is_inflected,
    is_latin_name,
    looks_joined,
    looks_like_verb,
    sounds_foreign,
)
from arnews.extractors.quotes import opens_quote
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Cursor

__all__ = [
    "end_of_description",
    "end_of_foreign_name",
    "end_of_name",
    "is_foreign_name",
    "is_letter",
    "start_of_foreign_name",
    "without_nationality",
]

_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f&.'-]*")
_LONGEST: Final = 7
_LONGEST_DESCRIPTION: Final = 5
_NAMES: Final = frozenset({"company", "ambiguous company", "foreign tail", "ambiguous currency"})
_CLOSING: Final = frozenset({'"', ")"})
_SIGNS: Final = frozenset({".", "-", "&"})
"""Signs inside names: «"إتش.بي"»."""


def end_of_description(at: Cursor, first: int) -> int:
    """Return the token after adjectives between a head and a name in quotes or Latin letters.

    «شركة النفط السعودية العملاقة "أرامكو"», «شركة الترفيه البريطانية Vue».

    Args:
        at: the cursor.
        first: the first token.

    Returns:
        The token after them; `first` if there is none.
    """
    tokens = at.tokens
    stop, most = first, min(first + _LONGEST_DESCRIPTION, at.count)
    while stop < most and is_descriptive(tokens[stop].word) and not tokens[stop - 1].ends_sentence:
        stop += 1
    return stop


def _latin_end(at: Cursor, first: int) -> int:
    stop = first
    while stop < at.count and (
        _LATIN.fullmatch(at.word(stop))
        or (stop > first and at.word(stop) in _SIGNS and at.tokens[stop].joined_to_next)
    ):
        stop += 1
        if at.tokens[stop - 1].ends_sentence:
            break
    return stop


def _alias_after(at: Cursor, first: int) -> int | None:
    """The token of «(» after a name that a Latin alias in parentheses closes."""
    tokens = at.tokens
    for place in range(first + 1, min(first + _LONGEST, at.count)):
        if tokens[place - 1].ends_sentence:
            return None
        word = tokens[place].word
        if word == "(":
            return place if is_latin_name(at.word(place + 1)) else None
        if not word[0].isalpha() or word in WORDS.not_a_name:
            return None
    return None


def end_of_foreign_name(at: Cursor, first: int) -> int:
    """Return the token after a run of words that sound foreign and that no list knows otherwise.

    Args:
        at: the cursor.
        first: the first token.

    Returns:
        The token after the name; `first` if none begins there.
    """
    tokens = at.tokens
    stop, most = first, min(first + _LONGEST, at.count)
    while stop < most:
        if _is_foreign(at, stop, stop == first):
            stop += 1
        elif stop > first and _is_point(at, stop):
            stop += 2  # «إيه.دي.إس»
        else:
            break
        if tokens[stop - 1].ends_sentence:
            break
    return stop


def _is_point(at: Cursor, index: int) -> bool:
    """Whether a point joins two letters."""
    token = at.tokens[index]
    return (
        token.word == "."
        and token.joined_to_next
        and is_letter(at, index - 1)
        and is_letter(at, index + 1)
    )


def is_foreign_name(at: Cursor, first: int, stop: int) -> bool:
    """Return whether the words up to token `stop`, those in quotes, are a foreign name.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).

    Returns:
        True if a foreign name fills the tokens.
    """
    return is_latin_name(at.tokens[first].word) or end_of_foreign_name(at, first) >= stop


def start_of_foreign_name(at: Cursor, stop: int) -> tuple[int, int]:
    """Return the first of the foreign words that end before token `stop`, and where it starts.

    «و» is cut off the first one where the rest still sounds foreign.

    Args:
        at: the cursor.
        stop: the token after them (exclusive end).

    Returns:
        The first token, `stop` if there is no such word, and the character at which the name starts.
    """
    first = stop
    while first > max(stop - _LONGEST, 0) and at.sentence_continues(first):
        word = at.word(first - 1)
        abroad = word[-2:] in {"يت", "وت"} and len(word) > 4  # «إيليوت أدفايزرز»
        if not abroad and not _is_foreign(at, first - 1, opens=opens_quote(at, first - 2)):
            rest = word[1:]
            joined = word[:1] == "و" and len(rest) > 3 and sounds_foreign(rest)
            if joined and at.tokens[first - 1].kinds <= _NAMES:
                return first - 1, at.passage.char_offset(first - 1, 1)
            break
        first -= 1
    return first, at.passage.start(first)


def is_letter(at: Cursor, index: int) -> bool:
    """Return whether a word is the name of a Latin letter: «سي», «إتش»; «إن» and «أو» only between such.

    Args:
        at: the cursor.
        index: a token.

    Returns:
        True for a name of a letter.
    """
    word = at.word(index)
    if word in WORDS.letters:
        return True
    after = at.word_in_sentence(index + 1)
    if word in WORDS.letters_closing:
        before = at.word(index - 1 - (at.word(index - 1) == "."))
        return after in _CLOSING and before in WORDS.letters
    between = word in WORDS.letters_between and at.word(index - 1) in WORDS.letters
    return between and after in WORDS.letters


def _is_foreign(at: Cursor, index: int, opens: bool) -> bool:
    token = at.tokens[index]
    word = token.word
    if word in WORDS.all_letters and is_letter(at, index):
        return True
    if not sounds_foreign(word) or not token.kinds <= _NAMES:
        return False
    if not opens and at.word(index - 1) in WORDS.foreign_joins:
        return True
    if word.endswith(("ه", "ت")):
        return False
    ended = looks_joined(word) or looks_like_verb(word) or word in WORDS.first_names
    if ended and not opens:
        return False
    return not _is_inflected(at, index)


def _is_inflected(at: Cursor, index: int) -> bool:
    start = at.passage.start(index)
    return is_inflected(at.passage.text[start : start + at.tokens[index].length])


def end_of_name(at: Cursor, first: int) -> int | None:
    """Return the token after a name that begins at `first`, or None if no name does.

    The name ends before the first word that cannot belong to it: a verb, a particle, «و», an
    adjective of nationality.

    Args:
        at: the cursor.
        first: the first token.

    Returns:
        The token after the name, or None.
    """
    if first >= at.count or not at.sentence_continues(first):
        return None
    if is_latin_name(at.word(first)):
        stop = _latin_end(at, first)
        return stop if stop > first else None
    if not _may_open(at, first):
        return None
    alias = _alias_after(at, first)
    if alias is not None:
        return without_nationality(at, first, alias)
    family = _end_of_family_name(at, first)
    if family is not None:
        return family
    definite = at.word(first).startswith(DEFINITE_ARTICLE)
    stop = first + 1
    while stop < min(first + _LONGEST, at.count) and not at.tokens[stop - 1].ends_sentence:
        if not _goes_on(at, stop, definite):
            break
        stop += 1
    stop = without_nationality(at, first, stop) or first
    return stop if _names(at, first, stop) else None


def _names(at: Cursor, first: int, stop: int) -> bool:
    """Return whether words after «شركة» are a name: «التواصل الاجتماعي» and «تنمو» are none."""
    word = at.word(first)
    if not word.startswith(DEFINITE_ARTICLE):
        return stop > first and (stop - first > 1 or not looks_like_verb(word))
    return any(
        _is_official(at.word(place)) or not is_common(_bare(at.word(place)))
        for place in range(first, stop)
    )


def _bare(word: str) -> str:
    """Return a word without its article: «والهندسة» is «هندسة»."""
    return word.removeprefix("و").removeprefix(DEFINITE_ARTICLE)


def _is_official(word: str) -> bool:
    """Return whether a word is one of those that only names of companies end with."""
    return word in WORDS.tails or word in WORDS.purpose_tails or word.startswith("لل")


def _end_of_family_name(at: Cursor, first: int) -> int | None:
    """The token after «ماجد بن فهد السنتوري وأولاده», or None if no such name begins there."""
    stop = first
    while stop < min(first + _LONGEST, at.count) and at.sentence_continues(max(stop, first + 1)):
        word = at.word(stop)
        if word in WORDS.partners_of_a_family:
            return stop + 1
        if not word.isalpha() or word in WORDS.name_boundary or word in WORDS.evidence:
            break
        stop += 1
    return _end_of_descent(at, first)


def _end_of_descent(at: Cursor, first: int) -> int | None:
    """The token after «أبناء عبد الحكيم السنتوري»: what follows «بن» and «عبد», and the family."""
    stop = first + 1
    while at.word_in_sentence(stop) in WORDS.descent and at.word_in_sentence(stop + 1).isalpha():
        stop += 2
    if stop == first + 1:
        return None
    family = at.word_in_sentence(stop)
    return stop + (family.startswith(DEFINITE_ARTICLE) and family not in WORDS.not_a_name)


def without_nationality(at: Cursor, first: int, stop: int) -> int | None:
    """Return the end of a name without the nationality after it: «سوميتومو اليابانية».

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).

    Returns:
        The token after what is left, or None if nothing is.
    """
    while stop > first and at.mention_at(stop - 1, "nationality") is not None:
        stop -= 1
    return stop if stop > first else None


def _may_open(at: Cursor, first: int) -> bool:
    word = at.word(first)
    if is_letter(at, first) and is_letter(at, first + 1):
        return True  # «أم أم أل ميديست»
    if at.word(first + 1) in WORDS.descent:
        return not is_inflected(at.passage.text[at.passage.start(first) : at.passage.end(first)])
    if not word.isalpha() or len(word) < 2 or word in WORDS.no_first_word:
        return False
    official = _is_official(at.word(first + 1))
    if not official and (is_common(word) or _bare(word) in WORDS.not_a_name):
        return False  # «شركة السيارات الكهربائية» is any, «شركة الكهرباء الوطنية» is one
    nationality = at.mention_at(first, "nationality")
    if nationality is not None:
        opens = official and nationality.definite  # «الشركة المصرية لإدارة …»
    else:
        opens = word.startswith(DEFINITE_ARTICLE) or (
            not word.endswith(("ه", "ات", "ين", "ها", "هم"))
            and not word.startswith(("وال", "بال", "لل"))
        )
    return opens and not _is_inflected(at, first)


def _in_a_tail(at: Cursor, index: int) -> bool:
    """Whether a word is still of what the company is for: «لإدارة وتشغيل مترو الأنفاق»."""
    for place in range(index - 1, index - 4, -1):
        if at.word(place) in WORDS.purpose_tails:
            return True
        if at.word(place).startswith(DEFINITE_ARTICLE):
            return False
    return False


def _goes_on(at: Cursor, index: int, definite: bool) -> bool:
    """Whether the word at `index` is part of the name before it."""
    word = at.word(index)
    if word in WORDS.tails or word in WORDS.purpose_tails:
        return True
    if is_letter(at, index) and is_letter(at, index - 1):
        return True
    if not word.isalpha() or word in WORDS.not_a_name:
        return False
    if at.word(index - 1) in WORDS.purpose_tails:
        return True
    before = at.word(index - 1)
    if definite:
        if _in_a_tail(at, index):
            return True
        return word.startswith(DEFINITE_ARTICLE) or (
            word.startswith("وال") and before.startswith(("لل", DEFINITE_ARTICLE))
        )
    if _is_trade(word) or _is_trade_joined(at, index):
        return True
    if before.startswith((DEFINITE_ARTICLE, "لل", "وال")) and not is_letter(at, index - 1):
        return False  # «فاروس القابضة | رضوى السويفي»
    return _is_foreign(at, index, opens=False)


def _is_trade(word: str) -> bool:
    """«للاستشارات», «للصناعات»: what a company is for, a plural."""
    return word.startswith("لل") and word.endswith("ات") and word not in WORDS.no_trade


def _is_trade_joined(at: Cursor, index: int) -> bool:
    """«للاستشارات | والأبحاث», «للتقنية | المالية»: a further trade, or an adjective of a trade."""
    word, before = at.word(index), at.word(index - 1)
    if not before.startswith("لل") and not (
        before.startswith("وال") and at.word(index - 2).startswith("لل")
    ):
        return False
    if word.startswith("وال"):
        trade = "لل" + word.removeprefix("وال")
        return trade in WORDS.tails or _is_trade(trade)
    adjective = word.startswith(DEFINITE_ARTICLE) and word.endswith("يه")
    return adjective and at.mention_at(index, "nationality") is None
