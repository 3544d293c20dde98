"""What a word looks like by its letters: foreign, a first name, a plural, a verb."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from arnews.extractors.companies.vocabulary import WORDS
from arnews.language.inflection import DEFINITE_ARTICLE

__all__ = [
    "has_foreign_shape",
    "is_common",
    "is_descriptive",
    "is_given_name",
    "is_inflected",
    "is_latin_name",
    "is_written_in_capitals",
    "looks_joined",
    "looks_like_verb",
    "sounds_foreign",
]

_ARABIC_ENDINGS: Final = ("ات", "ون", "ين", "يه", "ها", "هم", "ته", "اء")
_ARABIC_OPENINGS: Final = (DEFINITE_ARTICLE, "لل", "بال", "وال", "فال", "كال")
_PARTICLES: Final = frozenset("وبلفك")
_SHORTEST_PREFIXED: Final = 3
_SHORTEST_ACCUSATIVE: Final = 4
_DESCRIBING_OPENINGS: Final = (DEFINITE_ARTICLE, "لل")
_VERB: Final = re.compile("ي[^و]|ت[عحخصضطظغقنفتثذهب]|ت.+ت$|تس[تك]|[بلك]?ت..ي.$|ت...?$")
"""«يقود», «تعاني», «تاسست», «تستكشف», «لتسريح», «ترمز»; not «يونايتد», «تاكتيك»."""
_FOREIGN_ENDING: Final = re.compile(
    "(?:كس|نغ|نج|تس|لز|رز|نز|دز|وود|لاند|ورك|منت|يشن|ستون|فيلد|يس|يو|يك|ايم)$"
)
"""Endings that Arabic words do not have: «بايكس», «إنترتينمنت»."""
_ARABIC_HAMZA: Final = re.compile("[وفبلك]?[وفبل][أإآ]|إ[^ي].ا.$")
"""A hamza as Arabic words have it: after a particle («لإطلاق»), in a noun of action («إطلاق»)."""
_MARKS: Final = re.compile("[\u0640\u064b-\u0652]")
_TANWEEN: Final = "\u064b"


def is_latin_name(word: str) -> bool:
    """Return whether a word may open a name in Latin letters.

    Args:
        word: a word, folded.

    Returns:
        True if it looks so.
    """
    return word[:1].isascii() and word[:1].isalpha() and len(word) > 1


def is_written_in_capitals(written: str) -> bool:
    """Return whether a word, as the article has it, begins with a Latin capital.

    Args:
        written: a word as the article has it.

    Returns:
        True if it looks so.

    Example:
        >>> is_written_in_capitals("DELL"), is_written_in_capitals("dell")
        (True, False)
    """
    return written[:1].isascii() and written[:1].isupper()


def is_common(word: str) -> bool:
    """Return whether newspapers use a word otherwise than as a name, with a particle or without.

    Args:
        word: a word, folded.

    Returns:
        True for a word of `common_words.txt`.

    Example:
        >>> is_common("ارتفاع"), is_common("لراس"), is_common("سوميتومو")
        (True, True, False)
    """
    bare = word[1:] if word[:1] in _PARTICLES and len(word) > _SHORTEST_PREFIXED else word
    known = WORDS.common
    return (
        word in known
        or bare in known
        or (len(bare) > _SHORTEST_ACCUSATIVE and bare.removesuffix("ا") in known)
    )


def sounds_foreign(word: str) -> bool:
    """Return whether a word looks like a name from another language, and is no Arabic word.

    Args:
        word: a word, folded.

    Returns:
        True if it looks so.

    Example:
        >>> sounds_foreign("سوميتومو"), sounds_foreign("العالميه"), sounds_foreign("ارتفاع")
        (True, False, False)
    """
    return has_foreign_shape(word) and not is_common(word)


def has_foreign_shape(word: str) -> bool:
    """Return whether a word may be foreign by its letters: no article, no Arabic ending.

    Args:
        word: a word, folded.

    Returns:
        True if it looks so.

    Example:
        >>> (
        ...     has_foreign_shape("سوميتومو"),
        ...     has_foreign_shape("العالميه"),
        ...     has_foreign_shape("مبيعات"),
        ... )
        (True, False, False)
    """
    return (
        word.isalpha()
        and len(word) > 1
        and not word.isascii()
        and not word.startswith(_ARABIC_OPENINGS)
        and not word.endswith(_ARABIC_ENDINGS)
        and word not in WORDS.not_a_name
        and word not in WORDS.evidence
    )


def is_descriptive(word: str) -> bool:
    """Return whether a word may be an adjective between a head and its name: «شركة النفط العملاقة "…"».

    Args:
        word: a word, folded.

    Returns:
        True if it looks so.

    Example:
        >>> is_descriptive("العملاقه"), is_descriptive("تويوتا")
        (True, False)
    """
    return (
        (word.startswith(_DESCRIBING_OPENINGS) or word.endswith("ه") or word in WORDS.descriptive)
        and word not in WORDS.name_boundary
        and word.isalpha()
        and not word.isascii()
    )


def is_inflected(written: str) -> bool:
    """Return whether a word, as the article has it, shows by its spelling that it is Arabic.

    Args:
        written: a word as the article has it.

    Returns:
        True if it looks so.

    Example:
        >>> is_inflected("لإطلاق"), is_inflected("عرضًا"), is_inflected("أوبر")
        (True, True, False)
    """
    written = unicodedata.normalize("NFKC", written)
    return _TANWEEN in written or _ARABIC_HAMZA.match(_MARKS.sub("", written)) is not None


def is_given_name(word: str) -> bool:
    """Return whether a word is somebody's first name: «نيل باير» is no company.

    Args:
        word: a word, folded.

    Returns:
        True if it looks so.

    Example:
        >>> is_given_name("نيل"), is_given_name("شركه")
        (True, False)
    """
    return word in WORDS.first_names_prefixed


def looks_like_verb(word: str) -> bool:
    """Return whether a word looks like a verb in the imperfect or a verbal noun.

    Args:
        word: a word that sounds foreign, folded.

    Returns:
        True if it looks so.

    Example:
        >>> looks_like_verb("تسريح"), looks_like_verb("يقود"), looks_like_verb("تاكتيك")
        (True, True, False)
    """
    return _VERB.match(word) is not None and _FOREIGN_ENDING.search(word) is None


def looks_joined(word: str) -> bool:
    """Return whether a word looks like one with «و» before it: «وتويتر», not «ووتر».

    Args:
        word: a word that sounds foreign, folded.

    Returns:
        True if it looks so.
    """
    return word[:1] == "و" and word[1:2] != "و"
