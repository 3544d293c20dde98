"""The TOML lists: each word once, and in a set of single words single words."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import arnews
from arnews.extractors.companies.vocabulary import WORDS
from arnews.language.calendar import Cues
from arnews.language.modifiers import Modifiers
from arnews.text.folding import normalize
from arnews.text.tokens import cut_words

SOURCE = Path(arnews.__file__).parent
LISTS = sorted(SOURCE.glob("lexicons/*.toml"))
READERS = [
    import_module(f"arnews.{folder}.{file.stem}")
    for folder in ("language", "rules", "extractors")
    for file in sorted((SOURCE / folder).glob("[!_]*.py"))
]


def lines(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a file, each with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lines(inner, f"{name}.{key}")
    elif isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        yield name, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from lines(inner, f"{name}[{number}]")


def word_sets() -> Iterator[tuple[str, frozenset[str]]]:
    """The sets with which single words of an article are compared."""
    holders = {module.__name__: vars(module) for module in READERS}
    holders |= {type(one).__name__: vars(one) for one in (WORDS, Cues(), Modifiers())}
    for holder, names in holders.items():
        for name, value in names.items():
            if isinstance(value, frozenset) and all(isinstance(word, str) for word in value):
                yield f"{holder}.{name}", value


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_letters_are_folded_so_a_word_is_given_once(file: Path) -> None:
    twice = {
        name: repeated
        for name, words in lines(tomllib.loads(file.read_text(encoding="utf-8")))
        if (repeated := [word for word, n in Counter(map(normalize, words)).items() if n > 1])
    }
    assert twice == {}


def test_a_set_of_single_words_holds_no_phrases() -> None:
    arabic = {
        name: words for name, words in word_sets() if any(not word.isascii() for word in words)
    }
    assert len(arabic) > 40
    # The heads of names are phrases of the trie, and compared as such.
    phrases = {
        name: several
        for name, words in arabic.items()
        if not name.endswith("heads_before_foreign_names")
        and (several := [word for word in words if len(cut_words(word)) != 1])
    }
    assert phrases == {}
