"""How Arabic words change: case, number, gender, the article, attached particles.

Word lists give a word once, as a dictionary does; its forms are composed here. The forms are
folded (see `arnews.text.folding`), so both spellings of hamza are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from arnews.text.folding import normalize

__all__ = ["CLITICS", "DEFINITE_ARTICLE", "adjective_forms", "noun_forms", "strip_clitics"]

DEFINITE_ARTICLE: Final = "ال"
CLITICS: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
"""Particles written as one with the word after them: and, so, in/by, to/for, as."""
_PARTICLES: Final = frozenset(clitic[0] for clitic in CLITICS)


def noun_forms(singular: str, plurals: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Give the forms of a noun with their grammatical number.

    It is "one", "two", "many", or "dual construct" for a dual before another noun («مليوني دولار»).

    Example:
        >>> list(noun_forms("سنة", ["سنوات"]))
        [('سنه', 'one'), ('سنتان', 'two'), ('سنتين', 'two'), ('سنتي', 'dual construct'), ('سنوات', 'many')]
        >>> dict(noun_forms("شهر", ["أشهر"]))["شهرا"]
        'one'
    """
    folded = normalize(singular)
    yield folded, "one"
    if singular.endswith("ة"):
        stem = folded[:-1] + "ت"
    else:
        stem = folded
        if not folded.endswith(("ا", "ء", "و", "ي")):
            yield folded + "ا", "one"
    yield stem + "ان", "two"
    yield stem + "ين", "two"
    yield stem + "ي", "dual construct"
    for plural in plurals:
        folded = normalize(plural)
        yield folded, "many"
        if not folded.endswith(("ات", "ه", "ا", "ي")):
            yield folded + "ا", "many"


def adjective_forms(masculine: str) -> Iterator[str]:
    """Give the forms of an adjective, for either gender and any number.

    Example:
        >>> list(adjective_forms("سعودي"))
        ['سعودي', 'سعوديا', 'سعوديه', 'سعوديان', 'سعوديين', 'سعوديتان', 'سعوديتين', 'سعوديات']
    """
    yield masculine
    yield masculine + "ا"
    yield masculine + "ه"
    yield masculine + "ان"
    yield masculine + "ين"
    yield masculine + "تان"
    yield masculine + "تين"
    yield masculine + "ات"


def strip_clitics(word: str) -> Iterator[tuple[str, str, bool]]:
    """Give what may be left of a word without attached particles and article, likeliest first.

    Each is (the particles, the rest, whether an article was taken off it). The article is not
    among the particles; with «لل», where it is written with the particle, it is, and is restored
    in one analysis for names that carry it.

    Example:
        >>> list(strip_clitics("للديوان"))[1:]
        [('ل', 'لديوان', False), ('لل', 'الديوان', False), ('لل', 'ديوان', True)]
        >>> list(strip_clitics("بالدولار"))[-1]
        ('ب', 'دولار', True)
    """
    yield "", word, False
    if word.startswith(DEFINITE_ARTICLE):
        yield "", word[2:], True
    if word[:1] not in _PARTICLES:
        return
    for clitic in CLITICS:
        if word.startswith(clitic):
            rest = word[len(clitic) :]
            yield clitic, rest, False
            if rest.startswith(DEFINITE_ARTICLE):
                yield clitic, rest[2:], True
            elif clitic.endswith("ل") and rest.startswith("ل"):
                yield clitic + "ل", DEFINITE_ARTICLE + rest[1:], False
                yield clitic + "ل", rest[1:], True
