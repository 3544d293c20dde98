"""The name after a head that is no part of it: «شركة …», «منصة …», «مالكتها …»."""

from __future__ import annotations

from typing import Final

from arnews.extractors.companies.boundaries import (
    end_of_description,
    end_of_foreign_name,
    end_of_name,
    is_foreign_name,
    is_letter,
)
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.companies.word_shape import (
    is_common,
    is_given_name,
    is_latin_name,
    looks_like_verb,
)
from arnews.extractors.quotes import quoted
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.trie import Match
from arnews.rules import Cursor

__all__ = ["is_any_company", "name_after_company_noun"]

_PLATFORM: Final = "منصه"
_PREFIXES: Final = ("و", "ف", "ب", "ل", "ك", "ي", "ت", "سي", "ست", "سن")
"""What may be a particle or a verb's prefix before a single word."""
_PLACES: Final = ("place clue", "country")


def name_after_company_noun(at: Cursor) -> tuple[int, int] | None:
    """Return the name after the head at the anchor.

    Args:
        at: the cursor.

    Returns:
        The tokens of the name as a half-open range, or None.
    """
    anchor = at.anchor
    first = anchor.stop_token
    opening = at.word_in_sentence(first)
    if not opening or opening in WORDS.name_boundary:
        return None
    strong = anchor.value in WORDS.strong_heads
    if anchor.definite and not (strong and _may_name(opening)):
        return None
    if anchor.definite and at.word(anchor.start_token - 1) in WORDS.person_titles:
        return None  # «الرئيس التنفيذي للشركة «تيم كوك»»
    after = end_of_description(at, first)
    word = at.word(after)
    inside = quoted(at, after) if word == '"' else None
    if inside is not None:
        return inside if _may_be_quoted_name(at, *inside) else None
    if is_any_company(at):
        return None
    if (strong or after == first) and is_latin_name(word):
        stop = end_of_name(at, after)
        return (after, stop) if stop else None
    if anchor.entry.grammatical_number == "many":
        return None
    if strong:
        return _named(at, first, after)
    return _foreign_name(at, after) if anchor.value in WORDS.heads_before_foreign_names else None


def is_any_company(at: Cursor) -> bool:
    """Return whether the head at the anchor stands for any company: «أكبر شركة مقاهي», «28 شركة».

    Args:
        at: the cursor.
    """
    first = at.anchor.start_token
    told = at.sentence_continues(first) and at.word(first - 1) in WORDS.not_named_after
    return told or at.number_before(first) is not None


def _may_be_quoted_name(at: Cursor, first: int, stop: int) -> bool:
    """Whether a quote after the head is a name: «شركة "وهج"», not «شركات "كبيرة" الحجم»."""
    anchor = at.anchor
    if at.mention_at(first, "not a company") is not None:
        return False
    if anchor.value == _PLATFORM and at.word(stop + 1) in WORDS.owned:
        return False  # «منصة "فيرا روبن" التابعة لـ"إنفيديا"»
    if is_foreign_name(at, first, stop):
        return True
    if anchor.value not in WORDS.strong_heads or anchor.definite:
        return False
    several = anchor.entry.grammatical_number == "many"
    return not (several and stop - first == 1 and is_common(at.word(first)))


def _foreign_name(at: Cursor, first: int) -> tuple[int, int] | None:
    """«سلسلة مقاهي كوستا», «مكتب جراند ثورونتن»: unquoted, a name that sounds foreign."""
    opening = at.word(first)
    stop = end_of_foreign_name(at, first)
    short = stop - first < 2 and len(opening) < 5
    return None if stop == first or short or looks_like_verb(opening) else (first, stop)


def _may_name(word: str) -> bool:
    """Whether a name may follow «الشركة»: most often a verb does."""
    return word == '"' or word[:2] == "ال" or is_latin_name(word)


def _named(at: Cursor, first: int, after: int) -> tuple[int, int] | None:
    """The Arabic name after «شركة», without what describes the company."""
    if after > first and not at.anchor.definite:
        stop = _end_after_description(at, first, after)
        if stop > after:
            return after, stop
    matches = at.matches_at(first)
    known = matches.get("company") or matches.get("ambiguous company")
    end = end_of_name(at, first)
    if end is None or (known is not None and not _outreaches(at, first, end, known)):
        return None  # the rules of listed names have it
    if at.anchor.definite and not _in_full(at, first, end):
        return None
    return first, _with_place(at, first, end)


def _end_after_description(at: Cursor, first: int, after: int) -> int:
    """«شركة الاستشارات السياسية كامبريدج أناليتيكا», «شركة النشر سنتوري»: the end of the name."""
    opening = at.word(after)
    stop = end_of_foreign_name(at, after)
    if stop == after or is_given_name(opening):
        return after
    trade = is_common(at.word(first).removeprefix(DEFINITE_ARTICLE))
    alone = at.word(first).startswith(DEFINITE_ARTICLE) and trade and len(opening) > 4
    return stop if stop - after >= 2 or (alone and not opening.startswith(_PREFIXES)) else after


def _outreaches(at: Cursor, first: int, end: int, known: Match) -> bool:
    """«المسار الرقمي للتقنية»: whether the name goes on where the list's, «المسار», ends."""
    listed_end = first + known.token_count
    if listed_end >= end:
        return False
    common = known.token_count == 1 and at.word(first).startswith(DEFINITE_ARTICLE)
    return _is_tail(at, listed_end) or (
        common and known.kind == "ambiguous company" and _tells_its_trade(at, first, end)
    )


def _is_tail(at: Cursor, index: int) -> bool:
    """Whether the word at `index` belongs to the name before it: «هيونداي | للإنشاءات»."""
    word = at.word(index)
    if word in WORDS.purpose_tails and at.mention_at(index - 1, "company") is None:
        return True
    if word in WORDS.tails or is_letter(at, index):
        return True
    return len(word) > 4 and word[-1] != "ا" and end_of_foreign_name(at, index) > index


def _in_full(at: Cursor, first: int, stop: int) -> bool:
    """Whether a name after «الشركة» is one: «الشركة الوطنية لنقل الأنابيب»."""
    return stop - first >= 3 or _tells_its_trade(at, first, stop)


def _tells_its_trade(at: Cursor, first: int, stop: int) -> bool:
    """Whether a name says what the company is for: «لنقل الأنابيب», «للتقنية المالية»."""
    return any(
        at.word(place) in WORDS.purpose_tails or at.word(place).startswith("لل")
        for place in range(first, stop)
    )


def _with_place(at: Cursor, first: int, stop: int) -> int:
    """Take the place of the branch in: «مترو جدة», «ريفولتا مصر»."""
    if end_of_foreign_name(at, first) != stop or not at.sentence_continues(stop):
        return stop
    for kind in _PLACES:
        place = at.mention_at(stop, kind)
        if place is not None and not place.clitic:
            return place.stop_token
    return stop
