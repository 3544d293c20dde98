"""Numbers that are part of a date which is not told whole: «19/9», «31 من نفس الشهر», «36-1437هـ»."""

from __future__ import annotations

from typing import Final

from arnews.accounting.surroundings import (
    is_joined,
    noun_follows,
    slashes,
    word_after,
    word_before,
    words,
)
from arnews.language.numerals import looks_like_year
from arnews.rules import Cursor, Mention

__all__ = ["LAST_DAY", "LAST_MONTH", "is_date", "is_year"]

LAST_DAY: Final = 31
LAST_MONTH: Final = 12
_OLDEST: Final = 1_300
_NEWEST: Final = 2_100
_OF_OLD: Final = range(1_500, 1_900)
"""Years that are no years of our time, and not Hijri."""
_SHORT: Final = 100
_LINKS: Final = frozenset({"و", "-", "الي", "ل"})


def is_date(at: Cursor, number: Mention) -> bool:
    """Return whether the words or signs around the number make it a part of a date.

    Args:
        at: the cursor.
        number: the number.
    """
    before = word_before(at, number)
    if before in words("date", "month") or _is_of_a_season(at, number):
        return True
    if before in words("date", "year") and not number.value.in_words:
        return True
    if before in words("date", "never_after"):
        return False
    return _is_of_a_date(at, number) or _is_in_digits(at, number) or _is_told_behind(at, number)


def _is_of_a_season(at: Cursor, number: Mention) -> bool:
    """«الموسم 36-1437هـ»: the short year before a dash and the long one."""
    year = at.number_at(number.stop_token + 1) if is_joined(at, number, "-") else None
    if year is None or at.word(number.stop_token) != "-":
        return False
    return bool(_OLDEST < year.value.value < _NEWEST and number.value.value < _SHORT)


def _is_of_a_date(at: Cursor, number: Mention) -> bool:
    """«27 و28 ماي»: the next number has a month."""
    other = at.number_at(number.stop_token + 1) if word_after(at, number) in _LINKS else None
    return other is not None and at.mention_at(other.stop_token, "month") is not None


def _is_in_digits(at: Cursor, number: Mention) -> bool:
    """«19/9/1436هـ», «26 / 6 / 1436»."""
    small = number.value.value <= LAST_DAY or looks_like_year(number.value)
    if small and _is_slashed(at, number):
        return True
    if is_joined(at, number, "/-") and slashes(at, number) > 1:
        return True
    year = _OLDEST <= number.value.value <= _NEWEST
    return is_joined(at, number, "/") and (small or year)


def _is_slashed(at: Cursor, number: Mention) -> bool:
    """«26 / 6 / 1436»: the number stands between spaced slashes."""
    first, stop = number.start_token, number.stop_token
    before = at.word(first - 1) == "/" and at.number_before(first - 1) is not None
    return before or (at.word_in_sentence(stop) == "/" and at.number_at(stop + 1) is not None)


def _is_told_behind(at: Cursor, number: Mention) -> bool:
    """«31 من نفس الشهر», «3017 قبل الميلاد», «1436 هـ»."""
    place, after = number.stop_token, word_after(at, number)
    if after == "قبل":
        return at.word(place + 1) in words("date", "era")
    if after == "من" and number.value.value <= LAST_DAY:
        this = at.word(place + 1) == "هذا"
        return at.word(place + 1 + this) in words("date", "of_a_month")
    return after in words("date", "after") and 1 <= number.value.value <= _NEWEST


def is_year(at: Cursor, number: Mention) -> bool:
    """Return whether four digits may be a year: «2008 أعلنت أياتا», «افتتحت 1869».

    Args:
        at: the cursor.
        number: the number.
    """
    counted = word_before(at, number).startswith("عدد") or at.modifier_before(number.start_token)
    if counted:
        return False
    word = at.word(number.start_token)
    if word[:3] in {".19", ".20"} and len(word) == len(".2009"):
        return True
    old = word.isdecimal() and number.value.scale is None and number.value.value in _OF_OLD
    return looks_like_year(number.value) or (old and not noun_follows(at, number))
