"""The forms of the words that claims are read by: verbs are conjugated, nouns found under their endings."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from arnews.language.inflection import DEFINITE_ARTICLE, strip_clitics

__all__ = ["Reading", "bare", "participle_forms", "readings", "verb_forms"]

PRONOUNS: Final = ("هما", "هم", "هن", "ها", "ه")
_SHORTEST: Final = 3
"""Letters of the shortest stem that is looked for behind a clitic or before a pronoun."""


class Reading(NamedTuple):
    """One way to read a word: clitics, stem, ending.

    Attributes:
        stem: what is left of the word, folded.
        clitic: the particles before it («و», «ب», «لل» …).
        definite: True if the article was taken off.
        pronoun: the pronoun behind it («ها»), or "".
    """

    stem: str
    clitic: str
    definite: bool
    pronoun: str


def bare(word: str, rooted: Container[str] = ()) -> str:
    """Return a folded word of a list without its article.

    Args:
        word: the word, folded.
        rooted: words that begin with the letters of the article.

    Example:
        >>> bare("الربح"), bare("التزامات", {"التزامات"}), bare("الي")
        ('ربح', 'التزامات', 'الي')
    """
    if word.startswith(DEFINITE_ARTICLE) and len(word) > 4 and word not in rooted:
        return word[2:]
    return word


def readings(word: str, known: Container[str]) -> tuple[Reading, ...]:
    """Return the ways to read a word whose stem is known.

    Args:
        word: the word, folded.
        known: the stems that phrases consist of.

    Example:
        >>> readings("وأرباحها".replace("أ", "ا"), {"ارباح"})
        (Reading(stem='ارباح', clitic='و', definite=False, pronoun='ها'),)
        >>> readings("قيمتها", {"قيمه"})
        (Reading(stem='قيمه', clitic='', definite=False, pronoun='ها'),)
    """
    found: list[Reading] = []
    for clitic, rest, definite in strip_clitics(word):
        if len(rest) < _SHORTEST and (clitic or definite):
            continue
        if rest in known:
            found.append(Reading(rest, clitic, definite, ""))
        if rest[-1:] == "ا" and len(rest) > _SHORTEST and rest[:-1] in known:  # tanween
            found.append(Reading(rest[:-1], clitic, definite, ""))
        if not definite and rest.endswith(PRONOUNS):
            found.extend(_owned(rest, clitic, known))
        if not clitic and not definite and rest in known:
            break
    return tuple(found)


def _owned(rest: str, clitic: str, known: Container[str]) -> Iterator[Reading]:
    """Yield the reading of a word that ends in a pronoun: «أرباحها», «قيمتها»."""
    for pronoun in PRONOUNS:
        if not rest.endswith(pronoun):
            continue
        stem = rest[: -len(pronoun)]
        if len(stem) < _SHORTEST:
            continue
        feminine = stem[:-1] + "ه" if stem[-1] == "ت" else ""
        for one in (stem, feminine, stem + "ه" if pronoun != "ه" else "", stem + "ن"):
            if one in known:
                yield Reading(one, clitic, False, pronoun)
                return


def verb_forms(verb: str) -> Iterator[str]:
    """Yield the forms of the third person of a verb.

    Args:
        verb: its past and its present, folded: «ارتفع يرتفع».

    Example:
        >>> list(verb_forms("نما ينمو"))
        ['نما', 'نمت', 'نموا', 'ينمو', 'تنمو', 'سينمو', 'ستنمو']
    """
    past, _, present = verb.partition(" ")
    if not present.startswith("ي"):
        present = ""
    yield past
    if past.endswith(("ا", "ي")):
        yield past[:-1] + "ت"
        yield past[:-1] + "وا"
    else:
        yield past + "ت"
        yield past + "ا"
        yield past + "تا"
        yield past + "وا"
    if present:
        for lead in ("ي", "ت", "سي", "ست"):
            yield lead + present[1:]
        if present.endswith(("ي", "و")):
            return
        yield present + "ون"
        yield present + "ان"


def participle_forms(masculine: str) -> Iterator[str]:
    """Yield the forms of a participle: «مرتفع», «مرتفعة», «مرتفعين».

    Args:
        masculine: the masculine singular, folded.

    Example:
        >>> list(participle_forms("مرتفع"))
        ['مرتفع', 'مرتفعه', 'مرتفعين', 'مرتفعتين']
    """
    for ending in ("", "ه", "ين", "تين"):
        yield masculine + ending
