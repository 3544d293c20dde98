"""The names that an article has told: found again bare, in short, under one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import is_given_name, is_latin_name, sounds_foreign
from arnews.extractors.quotes import in_quotes
from arnews.facts import Company
from arnews.language.company_list import CompanyEntry
from arnews.rules import Article, Cursor
from arnews.text.tokens import Token

__all__ = [
    "Memory",
    "company_told",
    "find_repeats",
    "is_parenthesised_alias",
    "remember_initials",
    "remember_name",
]

_Known: TypeAlias = tuple[CompanyEntry, bool]
"""The company, and whether a list has the form (its short forms are the list's then)."""
_Words: TypeAlias = tuple[str, ...]
_Forms: TypeAlias = dict[_Words, dict[bool, _Known]]
"""The names that a form stands for, one that is doubtful and one that is not at the most."""
_PARTICLES: Final = "وبلفك"
_PLACES: Final = frozenset({"country", "nationality", "place clue"})


class Memory:
    """What an article has told of companies so far.

    Attributes:
        companies: the names of those that are found.
        names: the names that no list has, by their words.
    """

    __slots__ = ("companies", "names")

    def __init__(self, _article: Article) -> None:
        """Begin without any."""
        self.companies: set[str] = set()
        self.names: dict[_Words, _Known] = {}


def remember_name(at: Cursor, first: int, stop: int, start: int, company: CompanyEntry) -> None:
    """Remember the name of tokens `first` to `stop`, which starts at character `start`.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).
        start: the first character of the name.
        company: what further mentions will carry.
    """
    words = _words(at, first, stop, start)
    names = at.article.once(Memory).names
    if words in names:
        return
    listed = _listed_as(at, first, len(words))
    if listed == "company":
        return  # the list finds it again by itself
    names[words] = company, listed is not None


def _listed_as(at: Cursor, first: int, count: int) -> str | None:
    """Return whether a list has these tokens as a name, and which kind of mention it is."""
    matches = at.matches_at(first)
    for kind in ("company", "ambiguous company"):
        match = matches.get(kind)
        if match is not None and match.token_count == count and match.prefix_length == 0:
            return kind
    return None


def remember_initials(at: Cursor, stop: int, company: CompanyEntry) -> None:
    """Remember the letters by which a name that ends before `stop` is known: «(إي.إيه)».

    Args:
        at: the cursor.
        stop: the token after them (exclusive end).
        company: what further mentions will carry.
    """
    place = stop
    while at.word_in_sentence(place) in WORDS.known_as:
        place += 1
    inside = _initials(at, place)
    if inside is not None:
        first, end = inside
        remember_name(at, first, end, at.passage.start(first), company)


def _initials(at: Cursor, opening: int) -> tuple[int, int] | None:
    """Return the tokens of Arabic names of letters in brackets or quotes from token `opening` on."""
    if at.word(opening) not in {"(", '"'}:
        return None
    first = stop = opening + 1
    while at.word(stop) in WORDS.all_letters or (stop > first and at.word(stop) == "."):
        stop += 1
    return (first, stop) if stop - first > 1 and at.word(stop) in {")", '"'} else None


def company_told(at: Cursor, first: int, stop: int, start: int) -> CompanyEntry | None:
    """Return the company that the article has told by these words before, or None.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).
        start: the first character of the name.
    """
    known = at.article.once(Memory).names.get(_words(at, first, stop, start))
    return known[0] if known is not None else None


def _words(at: Cursor, first: int, stop: int, start: int) -> _Words:
    """Return the folded words of tokens `first` to `stop`, from character `start` on."""
    tokens = at.tokens[first:stop]
    words = [token.word for token in tokens]
    cut = start - at.passage.start(first)
    if cut:
        words[0] = words[0][_letters_of(tokens[0], cut) :]
    return tuple(words)


def _letters_of(token: Token, cut: int) -> int:
    """How many letters of a token stand in its first characters, up to a cut."""
    for analysis in token.analyses:
        if analysis.prefix_length == cut:
            return len(analysis.clitic)
    return cut


def find_repeats(
    at: Cursor, headed: Callable[[Cursor, int], bool]
) -> Iterator[tuple[int, int, int, CompanyEntry]]:
    """Yield the further mentions of the names that the article has told.

    Args:
        at: the cursor.
        headed: whether a head of companies stands before a token.

    Yields:
        First token, token after the last, first character and company of each.
    """
    names = at.article.once(Memory).names
    if not names:
        return
    forms: _Forms = {}
    persons = {
        at.word(index + 1) for index, token in enumerate(at.tokens) if is_given_name(token.word)
    }
    lengths: dict[str, set[int]] = {}
    for words, known in names.items():
        for form, short in _forms(words, listed=known[1]):
            doubtful = short or (len(form) == 1 and form[0] in persons)  # «قال بن رينتال … رينتال»
            forms.setdefault(form, {}).setdefault(doubtful, known)  # of several names the first
            lengths.setdefault(form[0], set()).add(len(form))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    openings = {particle + word for word in lengths for particle in ("", *_PARTICLES)}
    places = [index for index, token in enumerate(at.tokens) if token.word in openings]
    for index, cut, form, known, doubtful in _not_yet_found(at, places, forms, longest_first):
        stop = index + len(form)
        if not _says(at, index, form) or at.word(index - 1) in WORDS.no_repeat_after:
            continue
        if doubtful and not _is_cued(at, index, stop, headed):
            continue
        yield index, stop, at.passage.char_offset(index, cut), known[0]


def _not_yet_found(
    at: Cursor, places: Iterable[int], forms: _Forms, lengths: dict[str, list[int]]
) -> Iterator[tuple[int, int, _Words, _Known, bool]]:
    """Give the forms at some tokens that no fact is of yet: token, length of the particle, form."""
    tokens = at.tokens
    for index in places:
        word = tokens[index].word
        for cut in (0, 1) if word[0] in _PARTICLES else (0,):
            opening = word[cut:]
            for length in lengths.get(opening, ()):
                stop = index + length
                known_there = at.candidate_ending_at(stop)  # companies; none is proposed later
                if stop > at.count or (known_there and known_there.start_token <= index):
                    continue
                form = (opening, *[token.word for token in tokens[index + 1 : stop]])
                for doubtful, known in forms.get(form, {}).items():
                    yield index, cut, form, known, doubtful


def _forms(words: _Words, *, listed: bool) -> Iterator[tuple[_Words, bool]]:
    """The forms in which a name comes again; True for those that need quotes or a head."""
    first = words[0]
    if len(words) == 1:
        short = len(first) < 4 and not first.isupper()  # «EA» is no other word
        yield words, short or not (sounds_foreign(first) or is_latin_name(first))
        return
    yield words, False
    if listed:
        return
    if first in WORDS.bare_heads_in_name:
        rest = words[1:]
        yield rest, len(rest) == 1 and (rest[0] in WORDS.descriptive_in_name or not rest[0][2:])
        if len(rest) > 1 and len(rest[0]) > 4 and sounds_foreign(rest[0]):
            yield rest[:1], False
    elif len(first) > 4 and sounds_foreign(first):
        yield words[:1], words[1].startswith("لل")
    else:
        yield words[:1], True


def _says(at: Cursor, index: int, form: _Words) -> bool:
    """Whether the words from `index` on are those of the form, and name no place."""
    if len(form) == 1 and (
        form[0] in WORDS.name_boundary or not _PLACES.isdisjoint(at.tokens[index].kinds)
    ):
        return False
    return all(at.sentence_continues(index + offset) for offset in range(1, len(form)))


def _is_cued(at: Cursor, first: int, stop: int, headed: Callable[[Cursor, int], bool]) -> bool:
    return in_quotes(at, first, stop) or at.word(first - 1) in WORDS.shares or headed(at, first)


def is_parenthesised_alias(at: Cursor) -> bool:
    """Return whether the anchor is the Latin alias in parentheses after its company's name.

    Args:
        at: the cursor.

    Returns:
        True for an alias.
    """
    first = at.anchor.start_token
    if at.word(first - 1) != "(" or not is_latin_name(at.tokens[first].word):
        return False
    if at.word(at.anchor.stop_token) == ")" and _is_arabic_name(at.word(first - 2)):
        return True
    after = first - 2 if at.word(first - 2) == '"' else first - 1
    while after > 0:
        named = at.candidate_ending_at(after)  # of a rule of companies that was tried before
        if named is not None and isinstance(named.fact, Company):
            return True
        if at.mention_at(after - 1, "nationality") is None:
            return False
        after -= 1
    return False


def _is_arabic_name(word: str) -> bool:
    """Whether a word may end the Arabic name that an alias stands after."""
    known = word in WORDS.name_boundary or word in WORDS.evidence
    return word.isalpha() and not word.isascii() and not known
