"""Recognize ranges («بين 3 و5 ملايين») and tell them from changes («من 3 إلى 5 ملايين»)."""

from __future__ import annotations

import re
from typing import Final

from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Mention
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.numerals import RANGE_OPENERS, looks_like_year
from arnews.rules.cursor import Cursor

__all__ = [
    "ABOUT",
    "DASH",
    "FROM",
    "RANGE_OPENERS",
    "START",
    "TO",
    "falls_from",
    "has_directions",
    "is_dashed",
    "is_range",
    "moves",
    "names_something",
    "opens_change",
    "opens_split",
    "opens_spread",
    "range_opener",
]

START: Final = "من"
"""The word before the first value of a change."""
_COMPARED_WITH: Final = "مقابل"
FROM: Final = load_words("numbers.toml", "ends", "from")
"""Words before the value that a change started at."""
TO: Final = load_words("numbers.toml", "ends", "to")
"""Words before the upper end of a range, or the value that a change ended at."""
ABOUT: Final = load_words("numbers.toml", "ends", "about")
"""Words that may precede either end of a range: «بين نحو 3 ونحو 5»."""
DASH: Final = "-"
_TATWEEL: Final = "\u0640"
_SPREAD: Final = load_words("modifiers.toml", "spread", "stems")
_FALLS: Final = load_words("modifiers.toml", "change", "falls")
_BY: Final = load_words("modifiers.toml", "change", "by")
_DIRECTIONS: Final = load_words("modifiers.toml", "change", "directions")
_LABELS: Final = load_words("numbers.toml", "label")
_TAIL_OF_YEAR: Final = 100
_VERB_PREFIX: Final = re.compile("^ف?س?[يتن]")
_SPLIT: Final = load_words("modifiers.toml", "distribution_words")
_CHANGE_STEMS: Final = frozenset(load_toml("modifiers.toml")["change"]["stems"])
_GAIN_STEMS: Final = frozenset(load_toml("modifiers.toml")["change"]["gain_stems"])
_BEFORE_CHANGE: Final = 6
"""Words before a measure in which a verb of change is looked for."""


def range_opener(at: Cursor, first: int, start: int) -> str:
    """Return the folded word before a number that may open a range or a change.

    Args:
        at: the cursor.
        first: the first token of the number.
        start: the first character of the number.

    Returns:
        The word before the number and before words such as «نحو», without its particle if it is one
        of `RANGE_OPENERS`. Empty if a particle is attached to the number.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("وبين نحو 3 و5 ملايين"))
        >>> range_opener(at, 2, at.passage.start(2))
        'بين'
    """
    if start > at.passage.start(first):
        return ""
    place = first - 1
    while (word := at.word(place)) in ABOUT or word == DEFINITE_ARTICLE:
        place -= 1
    return word[1:] if word[1:] in RANGE_OPENERS else word


def is_range(at: Cursor, partner: Mention, word: str) -> bool:
    """Return whether a number and the one before it are the ends of a range.

    Args:
        at: the cursor at the unit after the later number.
        partner: the earlier number.
        word: the word that links the two: «و», a dash, one of `TO`.

    Returns:
        False for a change («من 20 إلى 25 مليون دولار») or a list («2 و3 بالمئة»).

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("بين 3 و5 ملايين"))
        >>> is_range(at, at.number_at(1), "و"), is_range(at, at.number_at(1), "او")
        (True, False)
    """
    if word == DASH:
        return True
    first = partner.start_token
    opener = range_opener(at, first, partner.start)
    if opener in RANGE_OPENERS:
        return (word == "و" or word in TO) and not opens_split(at, first - 1)
    if word == "و":
        return opener == _COMPARED_WITH and _follows_a_range(at, first)
    if word not in TO:
        return False
    if opener != START or at.word(first - 2) in _BY:
        return True
    return _is_extent(at, first - 1) or opens_spread(at, first - 1)


def _is_extent(at: Cursor, index: int) -> bool:
    """Return whether «من» at token `index` opens an extent of time or of a physical unit."""
    return at.anchor.kind in {"time", "unit"} and not _changes_from(at, index)


def opens_split(at: Cursor, index: int) -> bool:
    """Return whether «بين» introduces the parts of a whole: «موزعة بين 98 و56 غيغاوات».

    Args:
        at: the cursor.
        index: the token of «بين».

    Returns:
        True if one of the two words before it means distribution.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("موزعة بين 98 و56 غيغاوات"))
        >>> opens_split(at, 1)
        True
    """
    return at.word(index - 1) in _SPLIT or at.word(index - 2) in _SPLIT


def opens_spread(at: Cursor, index: int) -> bool:
    """Return whether «من» belongs to «تتراوح من … إلى …», which is a range.

    Args:
        at: the cursor.
        index: the token of «من».

    Returns:
        True if a form of «تراوح», or of «اقترب», is one of the three words before it.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("تتراوح من 3 إلى 5 ملايين"))
        >>> opens_spread(at, 1)
        True
    """
    words = [at.word(place) for place in range(index - 3, index)]
    return any(stem in word for word in words for stem in _SPREAD)


def opens_change(at: Cursor, index: int) -> bool:
    """Return whether a change is told before a token: «خسر 5 دولارات», «من مستوى 5 دولارات».

    Args:
        at: the cursor.
        index: the first token of a measure.

    Returns:
        True if one of the six words before it is a verb or noun of change, a gain, a loss, or «من».

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("خسر السهم 5 دولارات إلى 60 دولارا"))
        >>> opens_change(at, 2)
        True
    """
    return _is_told_before(at, index, _CHANGE_STEMS | _GAIN_STEMS) or any(
        at.word(place) == START for place in range(index - _BEFORE_CHANGE, index)
    )


def _changes_from(at: Cursor, index: int) -> bool:
    """Return whether a verb of change precedes «من» at token `index`: «رفع المدة من …»."""
    return _is_told_before(at, index, _CHANGE_STEMS)


def _is_told_before(at: Cursor, index: int, stems: frozenset[str]) -> bool:
    """Return whether one of the six words before a token begins with one of the stems."""
    return any(
        word[:3] in stems or _VERB_PREFIX.sub("", word)[:3] in stems
        for word in (
            at.word(place).lstrip("وفلب") for place in range(index - _BEFORE_CHANGE, index)
        )
    )


def is_dashed(at: Cursor, index: int) -> bool:
    """Return whether a number and the one before have nothing but a tatweel between them.

    Args:
        at: the cursor.
        index: the first token of the later number.

    Returns:
        True in «1050 ـ 1070 دولارا», where the tatweel, which is no token, stands for a dash.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("من 1050 ـ 1070 دولارا"))
        >>> is_dashed(at, 2), is_dashed(at, 1)
        (True, False)
    """
    passage = at.passage
    if not (at.tokens[index].is_number and at.tokens[index - 1].is_number):
        return False
    return _TATWEEL in passage.text[passage.end(index - 1) : passage.start(index)]


def moves(word: str) -> bool:
    """Return whether a word is a verb or noun of change: «تراجعت», «يرتفع».

    Args:
        word: a folded word.

    Returns:
        True if it begins like one, its particles and the prefix of its tense taken off.

    Example:
        >>> moves("تراجعت"), moves("بلغت")
        (True, False)
    """
    word = word.lstrip("وفلب")
    return word[:3] in _CHANGE_STEMS or _VERB_PREFIX.sub("", word)[:3] in _CHANGE_STEMS


def falls_from(at: Cursor, first: int) -> bool:
    """Return whether a fall «من» a number is told: «انخفاضا من مليارين إلى ثلاثة مليارات».

    Args:
        at: the cursor.
        first: the first token of the number.

    Returns:
        True if «من» and a word of falling precede it; what it falls to cannot be larger.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("انخفاضا من 2 إلى 3 مليارات"))
        >>> falls_from(at, 2)
        True
    """
    return at.word(first - 1) == START and at.word(first - 2) in _FALLS


def has_directions(at: Cursor, start: int, stop: int) -> bool:
    """Return whether «ارتفاعا», «خسائر» or the like is among some tokens.

    Args:
        at: the cursor.
        start: the first of the tokens.
        stop: the token after them (exclusive end).

    Returns:
        True for those between «5.18%» and «2.80%» in «بين 5.18% ارتفاعا و2.80% انخفاضا», which are
        two changes and no range.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("بين 5% ارتفاعا و2% انخفاضا"))
        >>> has_directions(at, 3, 4)
        True
    """
    return any(at.word(place) in _DIRECTIONS for place in range(start, stop))


def names_something(at: Cursor, number: Mention) -> bool:
    """Return whether a number is a label or the end of a season, and no end of a range.

    Args:
        at: the cursor at a unit after the number.
        number: the number.

    Returns:
        True in «عيار 18 إلى 4200 جنيه» and «موسم 2012-13 إلى 705 آلاف طن».

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("ذهب عيار 18 إلى 4200 جنيه"))
        >>> [names_something(at, number) for number in at.article.mentions["number"]]
        [True, False]
    """
    before = number.start_token - 1
    word = at.word(before)
    if word == DASH:
        year = at.number_before(before)
        return (
            year is not None and looks_like_year(year.value) and number.value.value < _TAIL_OF_YEAR
        )
    return word in _LABELS and not at.word(at.anchor.start_token).startswith(word[:-1])


def _follows_a_range(at: Cursor, first: int) -> bool:
    """Return whether the last fact before token `first` is a range that it is compared with.

    «بين 59 و60 روبل مقابل 49 و50 روبل» compares two ranges.
    """
    if getattr(at.anchor.entry, "kind", "") != "currency":
        return False
    last = None
    for candidate in at.candidates_in_sentence(first):
        if candidate.stop_token < first:
            last = candidate.fact
    return getattr(last, "low", None) is not None
