"""Parties of deals that no list knows: bodies of a state by their head, companies in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name
from arnews.claims.vocabulary import Sign, vocabulary

__all__ = ["project_of", "unlisted_parties"]

_HEADS: Final = words_of("heads_of_bodies")
_SIGNING: Final = words_of("signing")
_NO_PART: Final = words_of("no_part")
_LEADING: Final = frozenset({"مع", "من", "علي", "الي", "لصالح", "في", "لدي"})
_FIRM_HEADS: Final = frozenset({"شركه", "مجموعه", "بنك", "مصرف", "البنك", "الشركه", "اسهم", "حصه"})
_NO_FIRMS: Final = frozenset({"تداول", "السوق", "تويتر"})
"""Where companies tell their news."""
_LONGEST: Final = 5
_LONGEST_QUOTED: Final = 4
_PROJECT_WITHIN: Final = 5
_LONGEST_PROJECT: Final = 4
_NO_PROJECT: Final = frozenset(
    {"جديد", "جديده", "الجديد", "في", "من", "علي", "اخر", "الي", "لانتاج", "لتحليه"}
)
_CUES: Final = ("mover", "level", "metric", "deal", "period", "break")


def unlisted_parties(sentence: Sentence, trigger: Sign) -> list[Name]:
    """Return the names that take part in a deal by where they stand, though nobody lists them.

    A body signs («وقعت وزارة الصحة عقدا»), or a preposition leads to it; a name in quotation marks
    stands behind a preposition or the head of a company.

    Args:
        sentence: the sentence.
        trigger: the deal word.
    """
    found = [*_bodies(sentence, trigger), *_quoted(sentence)]
    known = [one for one in sentence.names if not (one.adjective or one.stands)]
    return [name for name in found if not any(_parts(name, one) for one in known)]


def _parts(name: Name, other: Name) -> bool:
    """Return whether a known name has words of another, but for the country of a body."""
    if other.stop_token <= name.start_token or name.stop_token <= other.start_token:
        return False
    within = name.start_token < other.start_token and other.stop_token <= name.stop_token
    return not (within and other.type == "country" and name.type == "country")


def _bodies(sentence: Sentence, trigger: Sign) -> Iterator[Name]:
    for index in range(sentence.first, sentence.stop - 1):
        word = sentence.word(index)
        if word not in _HEADS:
            continue
        before = sentence.word(index - 1)
        acts = before in _SIGNING or (trigger.verb and index == trigger.stop_token)
        if not (acts or before in _LEADING):
            continue
        stop = _end(sentence, index + 1)
        if stop > index + 1:
            yield _name(sentence, "country", index, stop)


def _end(sentence: Sentence, first: int) -> int:
    """Return the token after the name of a body: a genitive, then what is definite."""
    cues = {one.start_token for kind in _CUES for one in sentence.signs.get(kind, ())}
    cues.update(one.start_token for one in (*sentence.figures, *sentence.dates))
    index = first
    while index < min(first + _LONGEST, sentence.stop):
        word = sentence.word(index)
        if not word[:1].isalpha() or word in _NO_PART or (index in cues and index > first):
            break
        if index > first and not word.startswith(("ال", "وال", "لل")):
            break
        index += 1
    return index


def _quoted(sentence: Sentence) -> Iterator[Name]:
    marks = [i for i in range(sentence.first, sentence.stop) if sentence.word(i) == '"']
    for first, stop in zip(marks[::2], marks[1::2], strict=False):
        before = sentence.word(first - 1)
        led = before in _LEADING or before in _FIRM_HEADS
        placed = sentence.word(first + 1) in _NO_FIRMS
        if led and not placed and 0 < stop - first - 1 <= _LONGEST_QUOTED:
            yield _name(sentence, "company", first + 1, stop)


def _name(sentence: Sentence, of_type: str, first: int, stop: int) -> Name:
    start, end = sentence.span(first, stop)
    key = " ".join(sentence.word(index) for index in range(first, stop))
    return Name(of_type, first, stop, start, end, key)


def project_of(at: Figures) -> Name | None:
    """Return the project that gets the money: «تستثمر 2 مليار دولار لتوسيع مصنع القنيطرة».

    Args:
        at: the figure in its sentence.
    """
    first = at.figure.stop_token
    for index in range(first, min(first + _PROJECT_WITHIN, at.until)):
        if at.sentence.is_stop(index):
            return None
        if at.word(index) not in vocabulary().projects:
            continue
        stop = index + 1
        while stop < index + _LONGEST_PROJECT and at.word(stop)[:1].isalpha():
            if stop > index + 1 and not at.word(stop).startswith("ال"):
                break
            stop += 1
        if stop == index + 1 or at.word(stop - 1) in _NO_PROJECT:
            return None
        start, end = at.sentence.span(index, stop)
        return Name("product", index, stop, start, end, at.word(stop - 1))
    return None
