"""Why a number is in no fact: the roster of reasons, each a question about the words around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from arnews.accounting.surroundings import (
    in_brackets,
    is_joined,
    minutes,
    noun_follows,
    slashes,
    stop_of,
    word_after,
    word_before,
    words_near,
)
from arnews.extractors.counts.labels import label_of
from arnews.extractors.counts.nouns import form_of
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import looks_like_year
from arnews.rules import Cursor, Mention

__all__ = ["REASONS", "Reason", "reason_of"]

Reason: TypeAlias = Literal[
    "fraction",
    "one",
    "every",
    "multiple",
    "clock",
    "date",
    "year",
    "score",
    "list",
    "age",
    "rank",
    "label",
    "model",
    "name",
    "code",
    "formula",
    "group",
    "price",
    "average",
    "points",
    "word",
    "no noun",
    "unexplained",
]

REASONS: Final[dict[Reason, str]] = {
    "fraction": "a part of something: «ثلث السكان»",
    "one": "one of something: «إحدى الشركات», «دفعة واحدة»",
    "every": "the size of each group: «واحد من كل خمسة»",
    "multiple": "how many times: «23 مرة», «3 أضعاف»",
    "clock": "a time of day: «الساعة 10 صباحا», «15:30»",
    "date": "a part of a date that is not told whole: «19/9», «31 من نفس الشهر»",
    "year": "four digits that may be a year, without a cue",
    "score": "a result of a game: «2-1»",
    "list": "the number of an item in a list: «1- …»",
    "age": "an age: «سن 18», «العشرين من عمره»",
    "rank": "a rank or an ordinal: «المرتبة 12», «الذكرى الـ 50»",
    "label": "a label: «المادة 49», «رقم 12»",
    "model": "part of the name of a product, an index or a substance: «آيفون 8», «نيكاي 225»",
    "name": "part of another name: «مجموعة العشرين», «ربع النهائي»",
    "code": "a code or a telephone number",
    "formula": "part of a formula or of dimensions: «1080×2220»",
    "group": "the number of a group named before it: «الدول السبع»",
    "price": "a price, a rate or the value of an index, its unit not said: «4.2005 للدولار»",
    "average": "an average or a rate of things: «2.1 سرير لكل ألف»",
    "points": "points of a rate: «رفع الفائدة 50 نقطة»",
    "word": "no number but a word that looks like one: «كمية»",
    "no noun": "what it counts is not said behind it: «29، منها», «1400 في الخارج»",
    "unexplained": "the rules did not understand it",
}
"""What each reason means, with an example."""

_SOURCE: Final = "accounting.toml"
_MEASURED: Final = frozenset({"currency", "ambiguous currency", "unit", "time", "percent"})
_SMALL: Final = 31
_BIGGEST_SCORE: Final = 20
_LONGEST_PLAIN: Final = 4
_MODELS: Final = load_words("counts.toml", "labels", "models")
_LETTERS: Final = frozenset("نتمسدهجطع")
"""Letters that name something («ن2») and are no particles."""
_MINUTES: Final = 2
_LIST_SIGNS: Final = frozenset({"-", ".", ")", ":", "_", "/", "،", ","})


@lru_cache(maxsize=64)
def _words(table: str, key: str) -> frozenset[str]:
    return load_words(_SOURCE, table, key)


def reason_of(at: Cursor, number: Mention) -> Reason:
    """Return why a number is in no fact: the first reason that applies.

    Args:
        at: the cursor.
        number: a number, or digits that are none, that no fact holds.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("تضاعف السعر 3 مرات منذ الساعة 10"))
        >>> [reason_of(at, number) for number in at.article.mentions["number"]]
        ['multiple', 'clock']
    """
    if number.kind == "digit group":
        return "date" if at.word(number.start_token).count(".") == 2 else "code"
    for reason, applies in _ROSTER:
        if applies(at, number):
            return reason
    label = label_of(at, number)
    if (
        label is None
        and len(at.word(number.start_token)) > _LONGEST_PLAIN
        and in_brackets(at, number)
    ):
        return "code"  # «مستشفى سرطان الأطفال (57357)»
    if label is not None:
        return label
    if _is_nameless(at, number):
        return "no noun"
    return "unexplained"


def _is_fraction(_at: Cursor, number: Mention) -> bool:
    """«ثلث السكان», «ثلاثة أرباع»."""
    return bool(number.value.fraction) or (number.value.in_words and 0 < number.value.value < 1)


def _is_one(_at: Cursor, number: Mention) -> bool:
    """«أحد», «إحدى الشركات», «دفعة واحدة»."""
    return bool(number.value.in_words and number.value.value == 1)


def _is_word(at: Cursor, number: Mention) -> bool:
    """«كمية», «في المائة»."""
    word = at.word(number.start_token)
    torn = word_before(at, number) == "في" and word in _words("percent", "words")
    return torn or label_of(at, number) == "word"


def _is_every(at: Cursor, number: Mention) -> bool:
    """«من كل 10», «لكل مئة ألف»."""
    return word_before(at, number) in load_words("counts.toml", "labels", "every")


def _is_multiple(at: Cursor, number: Mention) -> bool:
    """«23 مرة», «3 أضعاف», «ثلاث أو أربع مرات»."""
    after = word_after(at, number)
    if after in {"او", "و", "الي", "-"}:
        other = at.number_at(number.stop_token + 1)
        return other is not None and _is_multiple(at, other)
    return after in _words("multiple", "after")


def _is_clock(at: Cursor, number: Mention) -> bool:
    """«الساعة 10 صباحا», «15:30»."""
    before, after = word_before(at, number), word_after(at, number)
    if is_joined(at, number, ":"):
        return len(minutes(at, number)) == _MINUTES
    if after in _words("clock", "after") or before in _words("clock", "before"):
        return True
    return before == "و" and at.word(number.start_token - 2) in _words("clock", "hours")


def _is_date(at: Cursor, number: Mention) -> bool:
    """«19/9/1436هـ», «31 من نفس الشهر»."""
    if word_before(at, number) in _words("date", "year") and not number.value.in_words:
        return True
    if word_before(at, number) in _words("date", "never_after"):
        return False
    if word_after(at, number) in {"و", "-", "الي", "ل"} and _is_of_a_date(at, number):
        return True
    small = number.value.value <= _SMALL or looks_like_year(number.value)
    if is_joined(at, number, "/-") and slashes(at, number) > 1:
        return True
    if is_joined(at, number, "/"):
        return small or 1300 <= number.value.value <= 2100
    place = number.stop_token
    after = word_after(at, number)
    if after == "من" and number.value.value <= _SMALL:
        return at.word(place + 1) in _words("date", "of_a_month")
    return after in _words("date", "after") and 1 <= number.value.value <= 2100


def _is_of_a_date(at: Cursor, number: Mention) -> bool:
    """«27 و28 ماي»: the next number has a month."""
    other = at.number_at(number.stop_token + 1)
    return other is not None and at.mention_at(other.stop_token, "month") is not None


def _is_score(at: Cursor, number: Mention) -> bool:
    """«فاز 2-1», «3 مقابل 2»."""
    value = number.value.value
    if abs(value) > _BIGGEST_SCORE or value % 1:
        return False
    dashed = "-" in {word_before(at, number), word_after(at, number)}
    if value == 0 or dashed or word_after(at, number) == "مقابل":
        return not _words("score", "near").isdisjoint(words_near(at, number))
    return False


def _is_list(at: Cursor, number: Mention) -> bool:
    """«1- تعزيز الرقابة», «2. الصادرات»."""
    first = number.start_token
    place = first - (at.word(first - 1) in {"(", "-"})
    opens = place == 0 or not at.sentence_continues(place)
    closing = at.word(number.stop_token)
    whole = number.value.value % 1 == 0 and number.value.value < 100 and not number.value.in_words
    return opens and whole and closing in _LIST_SIGNS and not is_joined(at, number, "-/:")


def _is_age(at: Cursor, number: Mention) -> bool:
    """«سن 18», «العشرين من عمره», «بين 25 و54 سنة»."""
    before, after = word_before(at, number), word_after(at, number)
    if number.value.value > 120:
        return False
    if after == "من":
        return at.word(number.stop_token + 1) in _words("age", "after")
    if before in {"و", "الي", "بين", "-", "من"}:
        words = {at.word(place) for place in range(number.start_token - 5, number.start_token)}
        return not words.isdisjoint(_words("age", "before") - {"دون"})
    return before in _words("age", "before") and form_of(after) is None


def _is_rank(at: Cursor, number: Mention) -> bool:
    """«المرتبة 12», «12 عالميا», «الحادية عشرة»."""
    if at.word(number.start_token) in _words("ordinal", "tens"):
        return word_before(at, number).startswith(DEFINITE_ARTICLE)
    if label_of(at, number) == "rank" or word_after(at, number) in _words("rank", "after"):
        return True
    return word_before(at, number) in _words("rank", "before")


def _is_formula(at: Cursor, number: Mention) -> bool:
    """«1080×2220», «16 زائد واحد»."""
    signs = _words("formula", "signs")
    if is_joined(at, number, ":"):
        return True
    return word_after(at, number) in signs or word_before(at, number) in signs


def _is_name(at: Cursor, number: Mention) -> bool:
    """«مجموعة السبع», «السبعة الكبار», «ربع النهائي»."""
    before = word_before(at, number)
    if before in {'"', "«"}:
        before = at.word(number.start_token - 2)
    return before in _words("name", "before") or word_after(at, number) in _words("name", "after")


def _is_label(at: Cursor, number: Mention) -> bool:
    """«المادة 49», «العدد 14817»."""
    return word_before(at, number) in _words("label", "before") or label_of(at, number) == "label"


def _is_model(at: Cursor, number: Mention) -> bool:
    """«iOS 11.4», «4K», «ميت 20 برو», «"إيه 320"»: next to Latin letters or in quotation marks."""
    first, stop = number.start_token, number.stop_token
    if number.value.in_words:
        return False
    left, right = at.word(first - 1), at.word(stop)
    if (left.isascii() and left.isalpha()) or label_of(at, number) == "model":
        return True
    if right in _words("model", "after") or word_before(at, number) in _MODELS:
        return True
    if at.tokens[first - 1].joined_to_next and len(left) == 1 and left in _LETTERS:
        return True
    if right.isascii() and right.isalpha() and right not in _words("formula", "signs"):
        return True
    closes = right in {'"', "'", "»"} and at.tokens[stop - 1].joined_to_next
    return closes and number.value.scale is None


def _is_group(at: Cursor, number: Mention) -> bool:
    """«الدول السبع», «الشركات الـ 170», «الثلاثة»: the number has the article."""
    first = number.start_token
    if number.value.scale is not None:
        return False
    if at.word(first - 1) == DEFINITE_ARTICLE:
        return True
    return number.value.in_words and at.word(first).lstrip("وفبك").startswith(DEFINITE_ARTICLE)


def _is_year(at: Cursor, number: Mention) -> bool:
    """«2008 أعلنت أياتا»."""
    counted = word_before(at, number).startswith("عدد") or at.modifier_before(number.start_token)
    return looks_like_year(number.value) and not counted


def _is_points(at: Cursor, number: Mention) -> bool:
    """«رفع الفائدة 50 نقطة»."""
    return word_after(at, number) in _words("points", "words")


def _is_price(at: Cursor, number: Mention) -> bool:
    """«4.2005 للدولار», «إلى 94.177»: a decimal near a currency or an index."""
    after = word_after(at, number)
    if label_of(at, number) == "price" or after.startswith("للدولار"):
        return True
    decimal = number.value.value % 1 != 0 and number.value.scale is None
    stop = stop_of(at, number)
    if at.sentence_continues(stop) and not _MEASURED.isdisjoint(at.matches_at(stop)):
        return False
    return decimal and not _words("rate", "near").isdisjoint(words_near(at, number))


def _is_nameless(at: Cursor, number: Mention) -> bool:
    """«187 مليونا في العالم», «29، منها»: nothing that it could count follows."""
    stop = stop_of(at, number)
    if not at.sentence_continues(stop):
        return True
    token = at.tokens[stop]
    if not token.kinds.isdisjoint(_MEASURED) and not token.word.startswith(DEFINITE_ARTICLE):
        return not _MEASURED.intersection(at.matches_at(stop))
    if token.kinds.intersection({"numeral"}) and not token.word.startswith(DEFINITE_ARTICLE):
        return False  # «(1200) مليون ريال»
    if not token.word.isalpha():
        return True
    return not noun_follows(at, number)


def _is_average(at: Cursor, number: Mention) -> bool:
    """«2.1 سرير لكل ألف نسمة»: things have no fractions."""
    decimal = number.value.value % 1 != 0 and number.value.scale is None
    return decimal and noun_follows(at, number)


_ROSTER: Final[tuple[tuple[Reason, Callable[[Cursor, Mention], bool]], ...]] = (
    ("word", _is_word),
    ("every", _is_every),
    ("one", _is_one),
    ("name", _is_name),
    ("fraction", _is_fraction),
    ("multiple", _is_multiple),
    ("clock", _is_clock),
    ("score", _is_score),
    ("date", _is_date),
    ("list", _is_list),
    ("age", _is_age),
    ("rank", _is_rank),
    ("label", _is_label),
    ("model", _is_model),
    ("formula", _is_formula),
    ("points", _is_points),
    ("average", _is_average),
    ("price", _is_price),
    ("year", _is_year),
    ("group", _is_group),
)
"""The reasons in the order of trial."""
