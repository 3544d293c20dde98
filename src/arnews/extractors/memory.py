"""The names that an article has told: found again bare, in short, under one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from arnews.extractors.business import WORDS
from arnews.extractors.quotes import in_quotes
from arnews.extractors.shapes import is_given_name, latin, sounds_foreign
from arnews.language.firms import Firm
from arnews.rules import Around
from arnews.text.folding import cleaned
from arnews.text.tokens import Token

__all__ = ["again", "keep", "name_of", "tell"]

_Known: TypeAlias = tuple[str, str | None, bool]
"""Name, English name, whether a list has it (its short forms are the list's then)."""
_Words: TypeAlias = tuple[str, ...]
_Forms: TypeAlias = dict[_Words, dict[bool, _Known]]
"""The names that a form stands for, one that is doubtful and one that is not at the most."""
_PARTICLES: Final = "وبلفك"
_PLACES: Final = frozenset({"country", "nationality", "place sign"})


def tell(at: Around, name: str) -> None:
    """Remember that the article has told of a company: it vouches for its doubtful forms.

    A sure company vouches for those of its trade too, so trades are remembered beside the names.
    """
    notes = at.article.notes
    names: set[str] = notes.setdefault("companies", set())
    names.add(name)
    firm = at.anchor.value
    if isinstance(firm, Firm):
        trades: set[str] = notes.setdefault("trades", set())
        trades.add(firm.kind)


def keep(at: Around, first: int, last: int, start: int, name: str, name_en: str | None) -> None:
    """Remember the name of tokens `first` to `last`, which starts at character `start`."""
    words = _words(at, first, last, start)
    names: dict[_Words, _Known] = at.article.notes.setdefault("names", {})
    if words in names:
        return
    said = at.said_at(first)
    if "company" in said and said["company"].tokens == len(words):
        return  # the list finds it again by itself
    listed = "weak company" in said and said["weak company"].tokens == len(words)
    names[words] = name, name_en, listed


def name_of(at: Around, first: int, last: int, start: int) -> str:
    """Return the name of tokens `first` to `last`, which starts at character `start`.

    It is the one under which the article has told of those words before, else the words themselves.
    """
    known = at.article.notes.get("names", {}).get(_words(at, first, last, start))
    if known is not None:
        name: str = known[0]
        return name
    return cleaned(at.passage.text[start : at.passage.end(last - 1)])


def _words(at: Around, first: int, last: int, start: int) -> _Words:
    """Return the folded words of tokens `first` to `last`, from character `start` on."""
    tokens = at.tokens[first:last]
    words = [token.word for token in tokens]
    cut = start - at.passage.start(first)
    if cut:
        words[0] = words[0][_letters_of(tokens[0], cut) :]
    return tuple(words)


def _letters_of(token: Token, cut: int) -> int:
    """How many letters of a token stand in its first characters, up to a cut."""
    for reading in token.readings:
        if reading.cut == cut:
            return len(reading.clitic)
    return cut


def again(
    at: Around, headed: Callable[[Around, int], bool]
) -> Iterator[tuple[int, int, int, str, str | None]]:
    """Give the further places of the names: tokens, first character, name and English name."""
    names: dict[_Words, _Known] | None = at.article.notes.get("names")
    if not names:
        return
    forms: _Forms = {}
    lengths: dict[str, set[int]] = {}
    for words, known in names.items():
        for form, doubtful in _forms(words, listed=known[2]):
            forms.setdefault(form, {}).setdefault(doubtful, known)  # of several names the first
            lengths.setdefault(form[0], set()).add(len(form))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    openings = {particle + word for word in lengths for particle in ("", *_PARTICLES)}
    places = [index for index, token in enumerate(at.tokens) if token.word in openings]
    for index, cut, form, known, doubtful in _untold(at, places, forms, longest_first):
        last = index + len(form)
        if not _says(at, index, form) or is_given_name(at.word(index - 1)):
            continue
        if doubtful and not _is_cued(at, index, last, headed):
            continue
        yield index, last, at.passage.letter(index, cut), known[0], known[1]


def _untold(
    at: Around, places: Iterable[int], forms: _Forms, lengths: dict[str, list[int]]
) -> Iterator[tuple[int, int, _Words, _Known, bool]]:
    """Give the forms at some tokens that no fact is of yet: token, length of the particle, form."""
    tokens = at.tokens
    for index in places:
        word = tokens[index].word
        for cut in (0, 1) if word[0] in _PARTICLES else (0,):
            opening = word[cut:]
            for length in lengths.get(opening, ()):
                last = index + length
                known_there = at.candidate_ending_at(last)  # companies; none is proposed later
                if last > at.count or (known_there and known_there.start_token <= index):
                    continue
                form = (opening, *[token.word for token in tokens[index + 1 : last]])
                for doubtful, known in forms.get(form, {}).items():
                    yield index, cut, form, known, doubtful


def _forms(words: _Words, *, listed: bool) -> Iterator[tuple[_Words, bool]]:
    """The forms in which a name comes again; True for those that need quotes or a head."""
    first = words[0]
    if len(words) == 1:
        yield words, len(first) < 4 or not (sounds_foreign(first) or latin(first))
        return
    yield words, False
    if listed:
        return
    if first in WORDS.bare_heads_inside:
        rest = words[1:]
        yield rest, len(rest) == 1 and (rest[0] in WORDS.generic_inside or not rest[0][2:])
        if len(rest) > 1 and len(rest[0]) > 4 and sounds_foreign(rest[0]):
            yield rest[:1], False
    elif len(first) > 4 and sounds_foreign(first):
        yield words[:1], words[1].startswith("لل")
    else:
        yield words[:1], True


def _says(at: Around, index: int, form: _Words) -> bool:
    """Whether the words from `index` on are those of the form, and name no place."""
    if len(form) == 1 and not _PLACES.isdisjoint(at.tokens[index].kinds):
        return False
    return all(at.open_before(index + offset) for offset in range(1, len(form)))


def _is_cued(at: Around, first: int, last: int, headed: Callable[[Around, int], bool]) -> bool:
    return in_quotes(at, first, last) or at.word(first - 1) in WORDS.shares or headed(at, first)
