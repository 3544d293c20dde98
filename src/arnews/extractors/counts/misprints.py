"""Words that are a currency but for one letter: «40 مليار ريا» counts riyals, and no things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from arnews.language.lexicon_files import load_toml
from arnews.text.folding import normalize

__all__ = ["is_misprinted_currency"]

_SHORTEST: Final = 4


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    """Return the names of currencies, with their plurals and other spellings."""
    nouns = load_toml("currencies.toml")["noun"]
    words = chain.from_iterable(
        (noun["word"], *noun.get("spellings", ()), *noun["plurals"]) for noun in nouns
    )
    return frozenset(word for word in map(normalize, words) if len(word) >= _SHORTEST)


def _without_a_letter(word: str) -> Iterator[str]:
    """Yield a word with one of its letters left out: «ريا», «ريل», «رال», «يال»."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


@lru_cache(maxsize=1)
def _misprints() -> frozenset[str]:
    """Return currencies with a letter left out, or two beside each other changed: «ريا», «رايل»."""
    found: set[str] = set()
    for word in _currencies():
        found.update(_without_a_letter(word))
        for place in range(len(word) - 1):
            found.add(word[:place] + word[place + 1] + word[place] + word[place + 2 :])
    return frozenset(found)


@lru_cache(maxsize=4_000)
def is_misprinted_currency(word: str) -> bool:
    """Return whether a word is a currency with one letter too few or too many, or two swapped.

    Args:
        word: a word behind a number of millions, folded; «فرن» is an oven, and seldom by the million.

    Example:
        >>> [is_misprinted_currency(word) for word in ("ريا", "دوالر", "دولاار", "هاتف")]
        [True, True, True, False]
    """
    if word in _misprints():
        return True
    return any(shorter in _currencies() for shorter in _without_a_letter(word))
