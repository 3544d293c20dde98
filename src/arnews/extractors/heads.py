"""The name behind a head that is no part of it: «شركة …», «منصة …», «مالكتها …»."""

from __future__ import annotations

from typing import Final

from arnews.extractors.business import WORDS
from arnews.extractors.names import (
    describing_end,
    foreign_end,
    is_foreign_name,
    is_letter,
    name_end,
)
from arnews.extractors.quotes import quoted
from arnews.extractors.shapes import broken_plural, has_particle, latin
from arnews.rules import Around

__all__ = ["name_behind_head"]

_PLACES: Final = ("place sign", "country")


def name_behind_head(at: Around) -> tuple[int, int] | None:
    """Give the first token of the name behind the head at the anchor, and the token behind it."""
    anchor = at.anchor
    first = anchor.last
    opening = at.onward(first)
    if not opening or opening in WORDS.stops:
        return None
    strong = anchor.value in WORDS.strong_heads
    if anchor.definite and not (strong and _may_name(opening)):
        return None
    if anchor.definite and at.word(anchor.first - 1) in WORDS.chiefs:
        return None  # «الرئيس التنفيذي للشركة «تيم كوك»»
    if at.number_before(anchor.first):
        return None  # «28 شركة وكان …»
    behind = describing_end(at, first)
    word = at.word(behind)
    inside = quoted(at, behind) if word == '"' else None
    if inside is not None:
        told = (strong and not anchor.definite) or is_foreign_name(at, *inside)
        return inside if told and at.mention_at(inside[0], "no company") is None else None
    if (strong or behind == first) and latin(word):
        last = name_end(at, behind)
        return (behind, last) if last else None
    if anchor.entry.number == "many":
        return None
    if strong:
        return _named(at, first, behind)
    return _foreign_name(at, behind) if anchor.value in WORDS.heads_of_foreign_names else None


def _foreign_name(at: Around, first: int) -> tuple[int, int] | None:
    """«سلسلة مقاهي كوستا», «مكتب جراند ثورونتن»: unquoted, a name that sounds foreign."""
    opening = at.word(first)
    last = foreign_end(at, first)
    short = last - first < 2 and len(opening) < 5
    if last == first or short or has_particle(opening) or broken_plural(opening):
        return None
    return first, last


def _may_name(word: str) -> bool:
    """Whether a name may follow «الشركة»: most often a verb does."""
    return word == '"' or word[:2] == "ال" or latin(word)


def _named(at: Around, first: int, behind: int) -> tuple[int, int] | None:
    """The Arabic name behind «شركة», without what describes the company."""
    if behind > first and not at.anchor.definite:
        last = foreign_end(at, behind)
        if last - behind >= 2 and not has_particle(at.word(behind)):
            return behind, last  # شركة الاستشارات السياسية كامبريدج أناليتيكا
    said = at.said_at(first)
    known = said.get("company") or said.get("weak company")
    if known is not None and not _is_tail(at, first + known.tokens):
        return None  # the rules of listed names have it
    end = name_end(at, first)
    if end is None or (known is not None and first + known.tokens >= end):
        return None
    if at.anchor.definite and not _in_full(at, first, end):
        return None
    return first, _with_place(at, first, end)


def _is_tail(at: Around, index: int) -> bool:
    """Whether the word at `index` belongs to the name before it: «هيونداي | للإنشاءات»."""
    word = at.word(index)
    if word in WORDS.tails_of and at.mention_at(index - 1, "company") is None:
        return True
    if word in WORDS.tails or word.startswith("لل") or is_letter(at, index):
        return True
    return (
        len(word) > 4
        and word[-1] != "ا"
        and foreign_end(at, index) > index
        and not (has_particle(word) or broken_plural(word))
    )


def _in_full(at: Around, first: int, last: int) -> bool:
    """Whether a name behind «الشركة» is one: «الشركة الوطنية لنقل الأنابيب»."""
    return last - first >= 3 or any(
        at.word(place) in WORDS.tails_of or at.word(place).startswith("لل")
        for place in range(first, last)
    )


def _with_place(at: Around, first: int, last: int) -> int:
    """Take the place of the branch in: «مترو جدة», «ريفولتا مصر»."""
    if foreign_end(at, first) != last or not at.open_before(last):
        return last
    for kind in _PLACES:
        place = at.mention_at(last, kind)
        if place is not None and not place.clitic:
            return place.last
    return last
