"""How far a company's name reaches, when no list knows it: the edges are the hard part."""

from __future__ import annotations

import re
from typing import Final

from arnews.extractors.business import WORDS
from arnews.extractors.quotes import opens_quote
from arnews.extractors.shapes import describes, has_particle, is_inflected, latin, sounds_foreign
from arnews.language.inflection import ARTICLE
from arnews.rules import Around

__all__ = [
    "describing_end",
    "foreign_end",
    "foreign_start",
    "is_foreign_name",
    "is_letter",
    "name_end",
    "without_nationality",
]

_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f&.'-]*")
_LONGEST: Final = 7
_LONGEST_DESCRIPTION: Final = 5
_LONGEST_FOREIGN: Final = 9
_NAMES: Final = frozenset({"company", "weak company", "foreign tail", "scarce currency"})
_FOREIGN_SHAPE: Final = re.compile("(?:كس|نغ|نج|تس|لز|رز|نز|دز|وود|لاند|ورك|منت|يشن|ستون|فيلد)$")
"""Endings that Arabic words do not have: «بايكس», «إنترتينمنت»."""
_SIGNS: Final = frozenset({".", "-", "&"})
"""Signs inside names: «"إتش.بي"»."""


def describing_end(at: Around, first: int) -> int:
    """The token behind adjectives between a head and a name in quotes or Latin letters.

    «شركة النفط السعودية العملاقة "أرامكو"», «شركة الترفيه البريطانية Vue».
    """
    tokens = at.tokens
    last, most = first, min(first + _LONGEST_DESCRIPTION, at.count)
    while last < most and describes(tokens[last].word) and not tokens[last - 1].ends:
        last += 1
    return last


def _latin_end(at: Around, first: int) -> int:
    last = first
    while last < at.count and (
        _LATIN.fullmatch(at.word(last))
        or (last > first and at.word(last) in _SIGNS and at.tokens[last].glued)
    ):
        last += 1
        if at.tokens[last - 1].ends:
            break
    return last


def _alias_behind(at: Around, first: int) -> int | None:
    """The token of «(» behind a name that a Latin alias in parentheses closes."""
    tokens = at.tokens
    for place in range(first + 1, min(first + _LONGEST, at.count)):
        if tokens[place - 1].ends:
            return None
        word = tokens[place].word
        if word == "(":
            return place if latin(at.word(place + 1)) else None
        if not word[0].isalpha() or word in WORDS.generic:
            return None
    return None


def foreign_end(at: Around, first: int) -> int:
    """The token behind a run of words that sound foreign and that no list knows otherwise."""
    tokens = at.tokens
    last, most = first, min(first + _LONGEST, at.count)
    while last < most:
        if _is_foreign(at, last, last == first):
            last += 1
        elif last > first and _is_point(at, last):
            last += 2  # «إيه.دي.إس»
        else:
            break
        if tokens[last - 1].ends:
            break
    return last


def _is_point(at: Around, index: int) -> bool:
    """Whether a point joins two letters."""
    token = at.tokens[index]
    return (
        token.word == "." and token.glued and is_letter(at, index - 1) and is_letter(at, index + 1)
    )


def is_foreign_name(at: Around, first: int, last: int) -> bool:
    """Whether the words up to token `last`, those in quotes, are a foreign name."""
    return latin(at.tokens[first].word) or foreign_end(at, first) >= last


def foreign_start(at: Around, last: int) -> tuple[int, int]:
    """The first token of the foreign words that end before token `last`, and where it starts.

    «و» is cut off the first one where the rest still sounds foreign.
    """
    first = last
    while first > max(last - _LONGEST, 0) and at.open_before(first):
        word = at.word(first - 1)
        abroad = word[-2:] in {"يت", "وت"} and len(word) > 4  # «إيليوت أدفايزرز»
        if not abroad and not _is_foreign(at, first - 1, opens=opens_quote(at, first - 2)):
            rest = word[1:]
            joined = word[:1] == "و" and len(rest) > 3 and sounds_foreign(rest)
            if joined and not has_particle(rest) and at.tokens[first - 1].kinds <= _NAMES:
                return first - 1, at.passage.letter(first - 1, 1)
            break
        first -= 1
    return first, at.passage.start(first)


def is_letter(at: Around, index: int) -> bool:
    """Whether a word is the name of a Latin letter: «سي», «إتش»; «إن» and «أو» only between such."""
    word = at.word(index)
    return word in WORDS.letters or (
        word in WORDS.letters_inside
        and at.word(index - 1) in WORDS.letters
        and at.word(index + 1) in WORDS.letters
        and at.open_before(index + 1)
    )


def _is_foreign(at: Around, index: int, opens: bool) -> bool:
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
    shaped = opens or (word[0] != "و" and _FOREIGN_SHAPE.search(word))
    if not shaped and (len(word) > _LONGEST_FOREIGN or has_particle(word)):
        return False
    return not _is_inflected(at, index)


def _is_inflected(at: Around, index: int) -> bool:
    start = at.passage.start(index)
    return is_inflected(at.passage.text[start : start + at.tokens[index].size])


def name_end(at: Around, first: int) -> int | None:
    """The token behind a name that begins at `first`, or None if no name does.

    The name ends before the first word that cannot belong to it: a verb, a particle, «و», an
    adjective of nationality.
    """
    if first >= at.count or not at.open_before(first):
        return None
    if latin(at.word(first)):
        last = _latin_end(at, first)
        return last if last > first else None
    if not _may_open(at, first):
        return None
    alias = _alias_behind(at, first)
    if alias is not None:
        return without_nationality(at, first, alias)
    definite = at.word(first).startswith(ARTICLE)
    last = first + 1
    while last < min(first + _LONGEST, at.count) and not at.tokens[last - 1].ends:
        if not _goes_on(at, last, definite):
            break
        last += 1
    word = at.word(first)
    if last == first + 1 and (definite or (word[0] in "تي" and len(word) < 6)):
        return None  # «شركة تنمو» is a verb
    return without_nationality(at, first, last)


def without_nationality(at: Around, first: int, last: int) -> int | None:
    """Leave the nationality behind a name out: «سوميتومو اليابانية»."""
    while last > first and at.mention_at(last - 1, "nationality") is not None:
        last -= 1
    return last if last > first else None


def _may_open(at: Around, first: int) -> bool:
    word = at.word(first)
    if not word.isalpha() or len(word) < 2 or word in WORDS.generic or word in WORDS.evidence:
        return False
    following = at.word(first + 1)
    official = following in WORDS.tails or following in WORDS.tails_of or following.startswith("لل")
    if word.removeprefix(ARTICLE) in WORDS.generic and not official:
        return False  # «شركة السيارات الكهربائية» is any, «شركة الكهرباء الوطنية» is one
    nationality = at.mention_at(first, "nationality")
    if nationality is not None:
        opens = official and nationality.definite  # «الشركة المصرية لإدارة …»
    else:
        opens = word.startswith(ARTICLE) or (
            not word.endswith(("ه", "ات", "ين", "ها", "هم"))
            and not word.startswith(("وال", "بال", "لل"))
        )
    return opens and not _is_inflected(at, first)


def _in_a_tail(at: Around, index: int) -> bool:
    """Whether a word is still of what the firm is for: «لإدارة وتشغيل مترو الأنفاق»."""
    for place in range(index - 1, index - 4, -1):
        if at.word(place) in WORDS.tails_of:
            return True
        if at.word(place).startswith(ARTICLE):
            return False
    return False


def _goes_on(at: Around, index: int, definite: bool) -> bool:
    """Whether the word at `index` is part of the name before it."""
    word = at.word(index)
    if word in WORDS.tails or word in WORDS.tails_of:
        return True
    if is_letter(at, index) and is_letter(at, index - 1):
        return True
    if not word.isalpha() or word in WORDS.generic:
        return False
    if at.word(index - 1) in WORDS.tails_of:
        return True
    before = at.word(index - 1)
    if definite:
        if _in_a_tail(at, index):
            return True
        return word.startswith(ARTICLE) or (
            word.startswith("وال") and before.startswith(("لل", ARTICLE))
        )
    if before in WORDS.tails and before.startswith((ARTICLE, "لل")):
        return False  # «فاروس القابضة | رضوى السويفي»
    return _is_foreign(at, index, opens=False)
