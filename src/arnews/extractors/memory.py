"""The names that an article has told: found again bare, in short, under one name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from arnews.extractors.business import WORDS
from arnews.extractors.shapes import is_given_name, latin, sounds_foreign
from arnews.rules import Around

__all__ = ["again", "keep", "tell"]

_Known: TypeAlias = tuple[str, str | None, bool]
"""Name, English name, whether a list has it (its short forms are the list's then)."""
_Words: TypeAlias = tuple[str, ...]
_Forms: TypeAlias = dict[_Words, list[tuple[_Known, bool]]]
_PARTICLES = "وبلفك"
_PLACES = frozenset({"country", "nationality", "place sign"})


def tell(at: Around, name: str) -> None:
    """Remember that the article has told of a company: it vouches for its doubtful forms."""
    notes = at.article.notes
    if "companies" in notes:
        notes["companies"].add(name)
    else:
        notes["companies"] = {name}


def keep(at: Around, first: int, last: int, start: int, name: str, name_en: str | None) -> None:
    """Remember the name of tokens `first` to `last`, which starts at character `start`."""
    known = at.mention_at(first, "company")
    if known is not None and known.last == last:
        return  # the list finds it again by itself
    words = [at.tokens[index].word for index in range(first, last)]
    cut = start - at.passage.start(first)
    if cut:
        words[0] = next(
            (
                words[0][len(reading.clitic) :]
                for reading in at.tokens[first].readings
                if reading.cut == cut
            ),
            words[0][cut:],
        )
    weak = at.mention_at(first, "weak company")
    listed = weak is not None and weak.last == last
    at.article.notes.setdefault("names", {}).setdefault(tuple(words), (name, name_en, listed))


def again(
    at: Around, headed: Callable[[Around, int], bool]
) -> Iterator[tuple[int, int, str, str | None]]:
    """Give the further places of the names: start and end, name and English name."""
    names: dict[_Words, _Known] = at.article.notes.get("names", {})
    if not names:
        return
    forms: _Forms = {}
    lengths: dict[str, set[int]] = {}
    for words, known in names.items():
        for form, doubtful in _forms(words, listed=known[2]):
            named = forms.setdefault(form, [])
            if all(other != doubtful for _, other in named):  # of several names the first
                named.append((known, doubtful))
            lengths.setdefault(form[0], set()).add(len(form))
    openings = {particle + word for word in lengths for particle in ("", *_PARTICLES)}
    for index in [index for index, token in enumerate(at.tokens) if token.word in openings]:
        for cut, form, known, doubtful in _opened(at, index, forms, lengths):
            last = index + len(form)
            told = at.article.facts.get(last)
            if told is not None and told[1] <= index:
                continue
            if not _says(at, index, form) or is_given_name(at.word(index - 1)):
                continue
            if doubtful and not _is_cued(at, index, last, headed):
                continue
            yield at.passage.letter(index, cut), at.passage.end(last - 1), known[0], known[1]


def _opened(
    at: Around, index: int, forms: _Forms, lengths: dict[str, set[int]]
) -> Iterator[tuple[int, _Words, _Known, bool]]:
    """Give the forms that stand at a token, with the length of the particle on its word."""
    word = at.tokens[index].word
    for cut in (0, 1) if word[0] in _PARTICLES else (0,):
        for length in sorted(lengths.get(word[cut:], ()), reverse=True):
            behind = at.tokens[index + 1 : index + length]
            form = (word[cut:], *(token.word for token in behind))
            for known, doubtful in forms.get(form, ()):
                yield cut, form, known, doubtful


def _forms(words: _Words, *, listed: bool) -> Iterator[tuple[_Words, bool]]:
    """The forms in which a name comes again; True for those that need quotes or a head."""
    yield words, len(words) == 1 and (len(words[0]) < 4 or not _distinctive(words[0]))
    if len(words) == 1 or listed:
        return
    if words[0] in WORDS.bare_heads_inside:
        rest = words[1:]
        yield rest, len(rest) == 1 and (rest[0] in WORDS.generic_inside or not rest[0][2:])
        if len(rest) > 1 and len(rest[0]) > 4 and sounds_foreign(rest[0]):
            yield rest[:1], False
    elif len(words[0]) > 4 and sounds_foreign(words[0]):
        yield words[:1], words[1].startswith("لل")
    else:
        yield words[:1], True


def _distinctive(word: str) -> bool:
    """Whether a word is a name wherever it stands: foreign, or in Latin letters."""
    return sounds_foreign(word) or latin(word)


def _says(at: Around, index: int, form: _Words) -> bool:
    """Whether the words from `index` on are those of the form, and name no place."""
    if len(form) == 1 and not _PLACES.isdisjoint(at.tokens[index].kinds):
        return False
    return all(at.open_before(index + offset) for offset in range(1, len(form)))


def _is_cued(at: Around, first: int, last: int, headed: Callable[[Around, int], bool]) -> bool:
    if at.word(first - 1) == '"' and at.word(last) == '"':
        return True
    return at.word(first - 1) in WORDS.shares or headed(at, first)
