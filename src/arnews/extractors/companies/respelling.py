"""Listed names in a spelling that the list lacks: «فيسوبك» for «فيسبوك», «DELL» for «Dell»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.extractors.companies.word_shape import is_latin_name, sounds_foreign
from arnews.language.company_list import NEEDS_QUOTES
from arnews.language.lexicon import Entry, Lexicon
from arnews.rules import Article, Cursor, Mention

__all__ = ["find_respelt", "spellings"]

_SHORTEST: Final = 6
_SHORTEST_LATIN: Final = 3
_LONG_VOWELS: Final = "اوي"
_SOUNDS: Final = {
    letter: sound.replace(letter, "") for sound in ("جغقك", "سصز", "تط", "دض") for letter in sound
}
"""Letters that stand for one foreign sound: «غ», «ج», «ق» and «ك» for g."""


def find_respelt(article: Article) -> list[Mention]:
    """Return the words after words of business that are listed names but for their spelling.

    Args:
        article: the article, with its mentions found.

    Returns:
        A mention for each, which has the entry of the listed name.
    """
    at = Cursor(article)
    found = {}
    for business_word in article.mentions.get("business word", ()):
        first = business_word.stop_token
        word = at.word_in_sentence(first)
        if not word or at.tokens[first].kinds or at.tokens[first].joined_to_next:
            continue
        entry = _listed(article.lexicon, word)
        if entry is not None:
            start, end = at.passage.start(first), at.passage.end(first)
            found[first] = Mention(
                "respelt company", entry.value, first, first + 1, start, end, entry
            )
    return list(found.values())


def _listed(lexicon: Lexicon, word: str) -> Entry | None:
    """Return the entry of the one listed name of which a word is another spelling."""
    entries = {
        entry.value.name: entry
        for spelling in spellings(word)
        for entry in _entries(lexicon, spelling)
        if entry.kind == "company"
        or (entry.kind == "ambiguous company" and spelling.isascii() and _is_certain(entry))
    }
    return next(iter(entries.values())) if len(entries) == 1 else None


def _is_certain(entry: Entry) -> bool:
    return entry.grammatical_number != NEEDS_QUOTES


def _entries(lexicon: Lexicon, word: str) -> tuple[Entry, ...]:
    analyses, _, _ = lexicon.analyze(word)
    return analyses[0].node.entries if analyses and not analyses[0].prefix_length else ()


def spellings(word: str) -> Iterator[str]:
    """Yield the spellings that differ from a foreign word by one slip.

    Two neighbours change places, a letter of the same foreign sound stands there, a long vowel is
    left out or added. Latin words differ in capitals.

    Args:
        word: a word, folded.

    Yields:
        Other spellings, some of them more than once.

    Example:
        >>> "فيسبوك" in list(spellings("فيسوبك")), "Dell" in list(spellings("DELL"))
        (True, True)
        >>> list(spellings("الشركه"))
        []
    """
    if is_latin_name(word):
        if len(word) >= _SHORTEST_LATIN:
            yield from {word.title(), word.upper()} - {word}
    elif len(word) >= _SHORTEST and sounds_foreign(word):
        yield from _slips(word)


def _slips(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        if after and letter != after[0]:
            yield before + after[0] + letter + after[1:]
        for other in _SOUNDS.get(letter, ""):
            yield before + other + after
        if letter in _LONG_VOWELS and place:
            yield before + after
        for vowel in _LONG_VOWELS:
            yield before + letter + vowel + after
