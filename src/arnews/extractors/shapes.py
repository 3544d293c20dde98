"""What a word looks like by its letters: foreign, a first name, a plural, a verb."""

from __future__ import annotations

import re

from arnews.extractors.business import WORDS
from arnews.language.inflection import ARTICLE

__all__ = [
    "broken_plural",
    "has_particle",
    "is_given_name",
    "latin",
    "sounds_foreign",
]

_ARABIC_ENDINGS = ("ات", "ون", "ين", "يه", "ها", "هم", "ته", "اء")
_ARABIC_OPENINGS = (ARTICLE, "لل", "بال", "وال", "فال", "كال")
_VERBAL = ("ي", "ت", "سي", "ست")
_BROKEN_PLURAL = re.compile("..و.|[تم]..?ا.ي?.|ا..ا.|.وا.ي?.")


def latin(word: str) -> bool:
    """Whether a word may open a name in Latin letters."""
    return word[:1].isascii() and word[:1].isalpha() and len(word) > 1


def sounds_foreign(word: str) -> bool:
    """Whether a word looks like a name from another language: no article, no Arabic ending.

    Example:
        >>> sounds_foreign("سوميتومو"), sounds_foreign("العالميه"), sounds_foreign("مبيعات")
        (True, False, False)
    """
    return (
        word.isalpha()
        and len(word) > 1
        and not word.isascii()
        and not word.startswith(_ARABIC_OPENINGS)
        and not word.endswith(_ARABIC_ENDINGS)
        and word not in WORDS.generic
        and word not in WORDS.evidence
    )


def is_given_name(word: str) -> bool:
    """Whether a word is somebody's first name: «نيل باير» is no company.

    Example:
        >>> is_given_name("نيل"), is_given_name("شركه")
        (True, False)
    """
    return word in WORDS.given or (word[:1] in {"و", "ل"} and word[1:] in WORDS.given)


def broken_plural(word: str) -> bool:
    """Whether a word has the shape of an Arabic plural: «قروض», «تدابير», «أفكار».

    Example:
        >>> broken_plural("تدابير"), broken_plural("بوليميتال")
        (True, False)
    """
    return _BROKEN_PLURAL.fullmatch(word) is not None


def has_particle(word: str) -> bool:
    """Whether a word looks like a verb, or like one with a particle on it."""
    if word[0] in "بلف":
        return len(word) < 7 or word[1] in "ام"
    return word[0] == "و" or (word.startswith(_VERBAL) and len(word) < 8)
