"""Inflection of Arabic words: case, number, gender, the definite article, clitics.

A word list has the dictionary form of a word; its other forms are composed here. All forms are
folded (see `arnews.text.folding`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from arnews.text.folding import normalize

__all__ = [
    "CLITICS",
    "DEFINITE_ARTICLE",
    "adjective_forms",
    "is_definite",
    "noun_forms",
    "root_of",
    "strip_clitics",
]

DEFINITE_ARTICLE: Final = "ال"
CLITICS: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
"""Particles written as one word with the next: and, so, in/by, to/for, as."""
_PRESENT: Final = frozenset("يتن")
"""First letters of verbs in the present."""
_WEAK: Final = frozenset("اوي")
_NOT_DEFINITE: Final = frozenset(
    {
        "الي", "الا", "التي", "الذي", "الذين", "اللذين", "اللتين", "الان",
        "الف", "الفا", "الفان", "الفين", "الفي", "الاف",
    }
)  # fmt: skip
"""Words that begin with the letters of the article and have none."""
_CLITICS_BY_LETTER: Final = {
    letter: tuple(clitic for clitic in CLITICS if clitic.startswith(letter)) for letter in "وفبلك"
}


def noun_forms(singular: str, plurals: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun with their grammatical number.

    Args:
        singular: the dictionary form; it need not be folded.
        plurals: its plurals.

    Yields:
        Pairs of a form, folded, and "one", "two", "many", or "dual construct" for a dual before
        another noun («مليوني دولار»).

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
    """Yield the forms of an adjective, for both genders and all numbers.

    Args:
        masculine: the masculine singular, folded.

    Yields:
        Its forms, beginning with the one given.

    Example:
        >>> list(adjective_forms("سعودي"))
        ['سعودي', 'سعوديا', 'سعوديه', 'سعوديان', 'سعوديين', 'سعوديون', 'سعوديتان', 'سعوديتين', 'سعوديات']
    """
    yield masculine
    yield masculine + "ا"
    yield masculine + "ه"
    yield masculine + "ان"
    yield masculine + "ين"
    yield masculine + "ون"
    yield masculine + "تان"
    yield masculine + "تين"
    yield masculine + "ات"


def is_definite(word: str) -> bool:
    """Return whether a folded word has the article: «الربح», but not «إلى», nor «ألفا».

    Args:
        word: a word, folded.

    Example:
        >>> is_definite("الربح"), is_definite("الي")
        (True, False)
    """
    return word.startswith(DEFINITE_ARTICLE) and word not in _NOT_DEFINITE


def strip_clitics(word: str) -> list[tuple[str, str, bool]]:
    """Return the ways to split a word into clitics, article and rest, the word itself first.

    The article is not part of the clitics, except in «لل», where it is merged with the particle;
    one of the analyses of «لل» restores it, for names that begin with the article.

    Args:
        word: a word, folded.

    Returns:
        Triples of the clitics, the rest, and True if an article was removed from the rest.

    Example:
        >>> strip_clitics("للديوان")[1:]
        [('ل', 'لديوان', False), ('لل', 'الديوان', False), ('لل', 'ديوان', True)]
        >>> strip_clitics("بالدولار")[-1]
        ('ب', 'دولار', True)
    """
    splits = [("", word, False)]
    if word.startswith(DEFINITE_ARTICLE):
        splits.append(("", word[2:], True))
    for clitic in _CLITICS_BY_LETTER.get(word[:1], ()):
        if word.startswith(clitic):
            rest = word[len(clitic) :]
            splits.append((clitic, rest, False))
            if rest.startswith(DEFINITE_ARTICLE):
                splits.append((clitic, rest[2:], True))
            elif clitic.endswith("ل") and rest.startswith("ل"):
                splits.append((clitic + "ل", DEFINITE_ARTICLE + rest[1:], False))
                splits.append((clitic + "ل", rest[1:], True))
    return splits


def root_of(verb: str) -> str:
    """Return the strong consonants of a verb, whatever its tense and person.

    Args:
        verb: the verb, folded; it may have «و», «ف» or «س» before it.

    Example:
        >>> root_of("باعت"), root_of("وستبيع"), root_of("اشترت")
        ('بع', 'بع', 'شتر')
    """
    verb = verb.removeprefix("و").removeprefix("ف")
    for suffix in ("ت", "وا", "ون", "ا"):
        verb = verb.removesuffix(suffix)
    verb = verb.removeprefix("س") if verb[1:2] in _PRESENT else verb
    verb = verb[1:] if verb[:1] in _PRESENT and len(verb) > len("بع") else verb
    return "".join(letter for letter in verb if letter not in _WEAK)
