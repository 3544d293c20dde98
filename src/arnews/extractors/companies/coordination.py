"""The names that are listed after a plural head: «شركات سابك والراجحي، وزين السعودية»."""

from __future__ import annotations

from typing import Final, NamedTuple

from arnews.extractors.companies.boundaries import end_of_foreign_name
from arnews.extractors.companies.vocabulary import WORDS
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.rules import Cursor

__all__ = ["CoordinatedName", "coordinated_names"]

_MOST: Final = 12
_LONGEST_DEFINITE: Final = 3
_COMMAS: Final = frozenset({"،", ","})
_DEFINITE: Final = (DEFINITE_ARTICLE, "لل")


class CoordinatedName(NamedTuple):
    """A name in a list: its tokens, where it starts, what tells that it is a name.

    Attributes:
        start_token: its first token.
        stop_token: the token after it.
        start: its first character, «و» left out.
        listed: the list of companies has it.
        sure: and it is no other word.
        definite: nothing but its place tells: «و[السعودي الهولندي]،».
    """

    start_token: int
    stop_token: int
    start: int
    listed: bool = False
    sure: bool = False
    definite: bool = False


def coordinated_names(at: Cursor) -> list[CoordinatedName]:
    """Return the names after the head at the anchor, up to the first that is none.

    Args:
        at: the cursor.

    Returns:
        The names in reading order.
    """
    found: list[CoordinatedName] = []
    place = at.anchor.stop_token
    comma = False
    while len(found) < _MOST:
        item = _coordinated_name(at, place)
        if item is None or (comma and not (item.listed or item.definite)):
            break
        found.append(item)
        place = item.stop_token
        while at.mention_at(place, "nationality") is not None:
            place += 1
        if at.tokens[place - 1].ends_sentence:
            break
        word = at.word(place)
        comma = word in _COMMAS
        if comma or word == "و":
            place += 1
        elif word[:1] != "و":
            break
    return found


def _coordinated_name(at: Cursor, place: int) -> CoordinatedName | None:
    if not at.sentence_continues(place):
        return None
    matches = at.matches_at(place)
    known = matches.get("company") or matches.get("ambiguous company")
    if known is not None:
        start = at.passage.start(place) + known.prefix_length
        return CoordinatedName(
            place, place + known.token_count, start, listed=True, sure=known.kind == "company"
        )
    word = at.tokens[place].word
    joined = word[0] == "و" and place > at.anchor.stop_token and len(word) > 4
    stop = end_of_foreign_name(at, place)
    foreign = stop > place
    if not foreign and (joined or word[0] != "و"):
        stop = _definite_end(at, place)
    if stop == place:
        return None
    start = at.passage.char_offset(place, int(joined))
    return CoordinatedName(place, stop, start, definite=not foreign)


def _definite_end(at: Cursor, place: int) -> int:
    """The token after definite words that a comma or «الأكثر» closes."""
    stop = place
    while stop < min(place + _LONGEST_DEFINITE, at.count) and at.sentence_continues(stop):
        word = at.tokens[stop].word
        if stop == place:
            word = word.removeprefix("و")
        if word in WORDS.not_a_name or not word.startswith(_DEFINITE):
            break
        stop += 1
    if stop == place:
        return place
    if at.anchor.value in WORDS.heads_before_definite_names:
        return place + 1
    closed = at.word(stop) in _COMMAS or at.word(stop) == "الاكثر"
    return stop if closed else place
