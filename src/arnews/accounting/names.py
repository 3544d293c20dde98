"""Numbers that are part of a name or follow one: labels, models, ranks, groups, addresses."""

from __future__ import annotations

from typing import Final

from arnews.accounting.surroundings import (
    chunk,
    head_of_list,
    in_brackets,
    is_joined,
    noun_follows,
    stem,
    word_after,
    word_before,
    words,
    words_before,
)
from arnews.extractors.counts.labels import label_of
from arnews.extractors.counts.nouns import form_of, is_plural, plural_of
from arnews.language.inflection import DEFINITE_ARTICLE, is_definite
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import looks_like_year
from arnews.rules import Cursor, Mention

__all__ = [
    "is_address",
    "is_adjective",
    "is_code",
    "is_group",
    "is_label",
    "is_model",
    "is_name",
    "is_quoted",
    "is_rank",
]

_MODELS: Final = load_words("counts.toml", "labels", "models")
_LETTERS: Final = frozenset("نتمسدهجطع")
"""Letters that name something («ن2») and are no particles."""
_LONGEST_PLAIN: Final = 4
_LARGEST_CARDINAL: Final = 10
"""Up to ten an ordinal has a form of its own: «السابع», not «السبع»."""
_NEAR: Final = 6
_LABELS: Final = load_words("counts.toml", "labels") | load_words("counts.toml", "labels", "always")
_LARGEST_LABEL: Final = 1_000
_OTHERS: Final = frozenset({"country", "currency", "nationality", "month", "percent", "company"})
"""Kinds of words before a number that it does not label."""
_THEIR: Final = ("ها", "ته")
"""Endings of nouns with a pronoun: «سماعتها باوربيتس 3»."""
_QUOTES: Final = frozenset({'"', "'", "«", "»"})


def is_address(at: Cursor, number: Mention) -> bool:
    """Return whether the number is part of an address: «https://example.com/2%30», «y2mate.com».

    Args:
        at: the cursor.
        number: the number.
    """
    return not words("address", "parts").isdisjoint(chunk(at, number))


def is_adjective(at: Cursor, number: Mention) -> bool:
    """Return whether the number and the word behind it are one adjective: «ربع سنوي», «ثماني النوى».

    Args:
        at: the cursor.
        number: the number.
    """
    return number.value.in_words and stem(word_after(at, number)) in words("adjective", "after")


def is_name(at: Cursor, number: Mention) -> bool:
    """Return whether the number is part of a name: «مجموعة السبع», «مجموعة 5+1», «ربع النهائي».

    Args:
        at: the cursor.
        number: the number.
    """
    before, place = word_before(at, number), number.start_token
    left = at.number_before(place - 1) if before == "+" else None
    if left is not None:
        before = word_before(at, left)
    if before in _QUOTES:
        before = at.word(place - 2)
    return before in words("name", "before") or word_after(at, number) in words("name", "after")


def is_quoted(at: Cursor, number: Mention) -> bool:
    """Return whether the number ends or begins a quoted name, or touches one: «"غلو 15"», «ليفل39».

    Args:
        at: the cursor.
        number: the number.
    """
    first, stop = number.start_token, number.stop_token
    if number.value.in_words or number.value.scale is not None:
        return False
    closes = at.word(stop) in _QUOTES and at.tokens[stop - 1].joined_to_next
    before = at.word(first - 1)
    if closes and before.isalpha():
        return True
    if first == 0 or not at.tokens[first - 1].joined_to_next:
        return False
    opens = before in _QUOTES and at.word(stop).isalpha()
    return opens or (before.isalpha() and len(before) > 2)


def is_label(at: Cursor, number: Mention) -> bool:
    """Return whether a noun labels the number: «المادة 49», «العدد 14817», «القرارات 1696 و1737».

    Args:
        at: the cursor.
        number: the number.
    """
    if word_before(at, number) in _MODELS:
        return False  # «طراز "إيه 380"»: folded «إيه» is «آية»
    head = head_of_list(at, number)
    if number.value.value % 1 and number.value.alternative is None:
        return False
    if label_of(at, number) == "label" or label_of(at, head) == "label":
        return True
    if number.value.in_words:
        return False
    before = word_before(at, head)
    if before == "/" and len(at.word(head.start_token - 2)) == 1:
        return True  # «رقم (أ / 20)»
    if stem(before) in words("label", "plurals"):
        return not looks_like_year(number.value)
    if stem(before) in _LABELS | words("label", "nouns"):
        return not noun_follows(at, number)
    return before in words("label", "before") or _is_told_by_a_singular(at, number)


def _is_told_by_a_singular(at: Cursor, number: Mention) -> bool:
    """Return whether a definite singular stands before a small number and no noun behind: «الجلسة 31»."""
    place = number.start_token - 1
    if not at.sentence_continues(place + 1) or noun_follows(at, number):
        return False
    token = at.tokens[place]
    noun = stem(token.word)
    if noun in words("label", "never") or not token.kinds.isdisjoint(_OTHERS):
        return False
    definite = noun != token.word.lstrip("وفبل")
    small = number.value.scale is None and number.value.value < _LARGEST_LABEL
    if is_joined(at, number, "-"):
        return False  # «31 عقدا في المشروع 7-8 منها»
    return definite and small and form_of(noun) is not None and not is_plural(noun)


def is_model(at: Cursor, number: Mention) -> bool:
    """Return whether the number follows the name of a product: «iOS 11.4», «4K», «ميت 20 برو».

    Args:
        at: the cursor.
        number: the number.
    """
    first, stop = number.start_token, number.stop_token
    if number.value.in_words:
        return False
    left, right = at.word(first - 1), at.word(stop)
    if (left.isascii() and left.isalpha() and left not in words("formula", "signs")) or label_of(
        at, number
    ) == "model":
        return True
    before = word_before(at, number)
    if not words("model", "after").isdisjoint({right, before}) or before in _MODELS:
        return True
    letter = len(before) == 1 and at.word(first - 2)  # «فيتامين ب12»
    if not words("model", "before").isdisjoint({before, letter}):
        return True
    if _follows_a_proper_name(at, number):
        return True
    joined = first > 0 and at.tokens[first - 1].joined_to_next
    if joined and len(left) == 1 and left in _LETTERS:
        return True
    return right.isascii() and right.isalpha() and right not in words("formula", "signs")


def _follows_a_proper_name(at: Cursor, number: Mention) -> bool:
    """Return whether a name behind a definite noun or a bracket precedes: «الصاروخ ساترن 5»."""
    first, stop = number.start_token, number.stop_token
    name, before = at.word(first - 1), at.word(first - 2)
    if not at.sentence_continues(first) or not at.sentence_continues(first - 1):
        return False
    if stem(name) in _LABELS:
        return False
    small = number.value.scale is None and 0 < number.value.value < _LARGEST_LABEL
    closed = before == "(" and at.word(stop) == ")"
    if not small or number.value.value % 1 or noun_follows(at, number):
        return False
    definite = before.startswith(DEFINITE_ARTICLE) or before.endswith(_THEIR)
    return form_of(name) == "one" and (closed or definite)


def is_rank(at: Cursor, number: Mention) -> bool:
    """Return whether the number is an ordinal: «المرتبة 12», «12 عالميا», «الحادية عشرة».

    Args:
        at: the cursor.
        number: the number.
    """
    before = word_before(at, number)
    if at.word(number.start_token) in words("ordinal", "tens"):
        return before.startswith(DEFINITE_ARTICLE)
    if label_of(at, number) == "rank" or word_after(at, number) in words("rank", "after"):
        return True
    return before in words("rank", "before") or _ranks(at, number)


def _ranks(at: Cursor, number: Mention) -> bool:
    """Return whether a definite number follows no plural: «الطائرة المئة», «احتلت الـ 17»."""
    cardinal = number.value.in_words and number.value.value <= _LARGEST_CARDINAL
    if not _is_definite(at, number) or cardinal or number.value.scale is not None:
        return False
    if word_after(at, number) in words("group", "after"):
        return False
    return not _follows_plural(at, number)


def _is_definite(at: Cursor, number: Mention) -> bool:
    """Return whether the number has the article: «السبع», «الـ 170»."""
    first = number.start_token
    if at.word(first - 1 - (at.word(first - 1) in _QUOTES)) == DEFINITE_ARTICLE:
        return True  # «الـ"5"»
    word = at.word(first)
    return number.value.in_words and is_definite(word.lstrip("وفبك"))


def _follows_plural(at: Cursor, number: Mention) -> bool:
    """Return whether one of the three words before is a plural: «الأعوام الماضية الـ20»."""
    first = max(number.start_token - 3, 0)
    before = (token for token in at.tokens[first : number.start_token])
    return any(is_plural(plural_of(stem(one.word))) for one in before if "numeral" not in one.kinds)


def is_group(at: Cursor, number: Mention) -> bool:
    """Return whether the number is that of a group: «الدول السبع», «الشركات الـ 170», «الثلاثة».

    Args:
        at: the cursor.
        number: the number.
    """
    scaled = number.value.scale is not None
    return _is_definite(at, number) and (not scaled or _follows_plural(at, number))


def is_code(at: Cursor, number: Mention) -> bool:
    """Return whether the number is a code: «مستشفى سرطان الأطفال (57357)», «0620-00».

    Args:
        at: the cursor.
        number: the number.
    """
    word = at.word(number.start_token)
    if not word.isdecimal() or len(word) <= _LONGEST_PLAIN:
        return False
    near = map(stem, words_before(at, number, _NEAR))
    coded = in_brackets(at, number) and not words("label", "nouns").isdisjoint(near)
    return coded or is_joined(at, number, "-")
