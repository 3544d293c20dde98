"""Why a number is in no fact: the roster of reasons, each a question about the words around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from arnews.accounting.dates import LAST_DAY, LAST_MONTH, is_date, is_year
from arnews.accounting.meanings import Reason
from arnews.accounting.nameless import reason_without_noun
from arnews.accounting.names import (
    is_address,
    is_adjective,
    is_code,
    is_group,
    is_label,
    is_model,
    is_name,
    is_quoted,
    is_rank,
)
from arnews.accounting.surroundings import (
    MEASURED,
    in_brackets,
    is_joined,
    minutes,
    noun_follows,
    stem,
    stop_of,
    word_after,
    word_before,
    words,
    words_before,
    words_near,
)
from arnews.extractors.counts.labels import label_of
from arnews.extractors.counts.nouns import form_of
from arnews.facts import Span
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import ONE_WORDS
from arnews.rules import Cursor, Mention

__all__ = ["reason_of"]

_Question: TypeAlias = Callable[[Cursor, Mention], bool]

_BIGGEST_SCORE: Final = 20
_LAST_MINUTE: Final = 120
_MINUTES: Final = 2
_EVERY: Final = load_words("counts.toml", "labels", "every")
_LIST_SIGNS: Final = frozenset({"-", ".", ")", ":", "_", "/", "،", ","})
_NEAR: Final = 6


def reason_of(at: Cursor, number: Mention, facts: Sequence[Span] = ()) -> Reason:
    """Return why a number is in no fact: the first reason that applies.

    Args:
        at: the cursor.
        number: a number, or digits that are none, that no fact holds.
        facts: the facts of the article in reading order; one before may tell what it counts.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze("تضاعف السعر 3 مرات منذ الساعة 10"))
        >>> [reason_of(at, number) for number in at.article.mentions["number"]]
        ['multiple', 'clock']
    """
    if number.kind == "digit group":
        return _reason_of_digits(at, number)
    for reason, applies in _ROSTER:
        if applies(at, number):
            return reason
    label = label_of(at, number)
    if label is not None:  # «f/2.4» has a sign before it, and is no time
        return "formula" if label == "clock" and at.word(number.start_token - 1) != ":" else label
    return reason_without_noun(at, number, facts) or "unexplained"


def _reason_of_digits(at: Cursor, group: Mention) -> Reason:
    """Return why digits with marks are no number: «24.6.2018», «10.3.1», «2.050.27»."""
    if is_address(at, group):
        return "address"
    parts = at.word(group.start_token).replace(",", ".").split(".")
    if len(parts) < 3 or not all(part.isdecimal() for part in parts):
        return "code"
    if len(parts) > 3:
        return "misprint" if all(len(part) == 3 for part in parts[1:3]) else "code"
    first, second = int(parts[0]), int(parts[1])
    if 1 <= first <= LAST_DAY and 1 <= second <= LAST_MONTH and len(parts[2]) in {2, 4}:
        return "date"
    return "misprint" if len(parts[1]) == 3 else "code"


def _is_fraction(at: Cursor, number: Mention) -> bool:
    """«ثلث السكان», «ثلاثة أرباع»; «خمس الأغنياء» is a fifth, for five counts no definite noun."""
    if stem(at.word(number.start_token)) in words("fraction", "words"):
        return _is_a_fifth(at, number)
    return bool(number.value.fraction) or (number.value.in_words and 0 < number.value.value < 1)


def _is_a_fifth(at: Cursor, number: Mention) -> bool:
    """«خمس الأغنياء», «ارتفع بنسبة الخمس»; not «الدول الخمس», «العشر الأواخر»."""
    after = word_after(at, number)
    if at.word(number.start_token).lstrip("وفبل").startswith(DEFINITE_ARTICLE):
        return stem(word_before(at, number)) in words("fraction", "before")
    return after.startswith(DEFINITE_ARTICLE) or after in words("fraction", "after")


def _is_one(_at: Cursor, number: Mention) -> bool:
    """«أحد», «إحدى الشركات»."""
    return bool(number.value.in_words and number.value.value == 1)


def _is_single(at: Cursor, number: Mention) -> bool:
    """«دفعة واحدة», «مصنع واحد», «مرة واحدة»: behind its noun."""
    printed = at.passage.text[number.start : number.end]
    if at.word(number.start_token) not in ONE_WORDS or not printed.startswith("وا"):
        return False  # «وأحد» folds to the same
    before, after = word_before(at, number), word_after(at, number)
    if len(before) < 2 or not before.isalpha() or before in words("single", "never_after"):
        return False
    if after != "من":
        return after not in words("single", "not_before")
    place = at.word(number.stop_token + 1)  # «سيدة واحدة من منطقة القصيم», not «واحدة من أهم»
    return form_of(before) == "one" and form_of(place) == "one"


def _is_word(at: Cursor, number: Mention) -> bool:
    """«كمية», «في المائة», «وست هام»."""
    word = at.word(number.start_token)
    if word in words("word", "words"):
        return True
    torn = word_before(at, number) == "في" and word in words("percent", "words")
    if torn or label_of(at, number) == "word":
        return True
    return number.value.in_words and word_after(at, number) in words("word", "after")


def _is_every(at: Cursor, number: Mention) -> bool:
    """«من كل 10», «لكل مئة ألف», «9 من كل 10», «1 في 100 مليون»."""
    if word_before(at, number) in _EVERY:
        return True
    place = stop_of(at, number)
    link = at.word_in_sentence(place)
    if link in {"من", "في"}:
        place += 1 + (at.word(place + 1) == "بين")
        if at.word(place) in _EVERY:
            return link == "من" or at.number_at(place + 1) is not None
    lone = at.number_before(number.start_token - 1)
    return word_before(at, number) == "في" and lone is not None and lone.value.value == 1


def _is_multiple(at: Cursor, number: Mention) -> bool:
    """«23 مرة», «3 أضعاف», «ثلاث أو أربع مرات»."""
    after = word_after(at, number)
    if after in {"او", "و", "الي", "-"}:
        other = at.number_at(number.stop_token + 1)
        return other is not None and _is_multiple(at, other)
    return after in words("multiple", "after")


def _is_clock(at: Cursor, number: Mention) -> bool:
    """«الساعة 10 صباحا», «15:30»."""
    before, after = word_before(at, number), word_after(at, number)
    if is_joined(at, number, ":"):
        return len(minutes(at, number)) == _MINUTES
    if after in words("clock", "after") or before in words("clock", "before"):
        return True
    if after in words("clock", "minutes"):
        near = words_before(at, number, _NEAR)
        return not words("clock", "before").isdisjoint(near)  # «الساعة الخامسة وأربع دقائق»
    return before == "و" and at.word(number.start_token - 2) in words("clock", "hours")


def _is_score(at: Cursor, number: Mention) -> bool:
    """«فاز 2-1», «3 مقابل 2», «هدف لأحمد (60)»."""
    value = number.value.value
    if word_before(at, number) in words("date", "month"):
        return False  # «شهر صفر»
    if in_brackets(at, number) and value <= _LAST_MINUTE:
        return not words("score", "goals").isdisjoint(words_before(at, number, 3 * _NEAR))
    if abs(value) > _BIGGEST_SCORE or value % 1:
        return False
    dashed = not {"-", "/"}.isdisjoint({word_before(at, number), word_after(at, number)})
    if value == 0 or dashed or word_after(at, number) == "مقابل":
        return not words("score", "near").isdisjoint(words_near(at, number))
    return False


def _is_list(at: Cursor, number: Mention) -> bool:
    """«1- تعزيز الرقابة», «2. الصادرات»."""
    first = number.start_token
    place = first - (at.word(first - 1) in {"(", "-"})
    colon = at.word(place - 1) == ":" and not at.tokens[place - 1].joined_to_next
    opens = place == 0 or not at.sentence_continues(place) or colon
    closing = at.word(number.stop_token)
    whole = number.value.value % 1 == 0 and number.value.value < 100 and not number.value.in_words
    return opens and whole and closing in _LIST_SIGNS and not is_joined(at, number, "-/:")


def _is_age(at: Cursor, number: Mention) -> bool:
    """«سن 18», «العشرين من عمره», «بين 25 و54 سنة»."""
    before, after = word_before(at, number), word_after(at, number)
    if number.value.value > 120:
        return False
    if after == "من":
        return at.word(number.stop_token + 1) in words("age", "after")
    word = at.word(number.start_token).lstrip("و")
    tens = word in words("age", "tens") | words("ordinal", "tens")
    if tens and before == "في":
        return True  # «شاب في الثلاثين»
    if tens and not words("age", "near").isdisjoint(map(stem, words_before(at, number, _NEAR))):
        return True  # «بلغ سن الخامسة والستين»
    if before in {"و", "الي", "بين", "-", "من"}:
        near = words_before(at, number, _NEAR)
        return not (words("age", "before") - {"دون"}).isdisjoint(near)
    return before in words("age", "before") and form_of(after) is None


def _is_formula(at: Cursor, number: Mention) -> bool:
    """«1080×2220», «16 زائد واحد»."""
    signs = words("formula", "signs")
    if is_joined(at, number, ":") or _is_dimension(at, number):
        return True
    first, stop = number.start_token, number.stop_token
    before, after = word_before(at, number), word_after(at, number)
    if before in signs and (not before.isascii() or at.number_before(first - 1) is not None):
        return True
    return after in signs and (not after.isascii() or at.number_at(stop + 1) is not None)


def _is_dimension(at: Cursor, number: Mention) -> bool:
    """«بدقة 440 في 2960»."""
    first, stop = number.start_token, number.stop_token
    before = at.word(first - 1) == "في" and at.number_before(first - 1) is not None
    beside = before or (at.word_in_sentence(stop) == "في" and at.number_at(stop + 1) is not None)
    return beside and not words("formula", "near").isdisjoint(words_before(at, number, _NEAR))


def _is_points(at: Cursor, number: Mention) -> bool:
    """«رفع الفائدة 50 نقطة»."""
    return word_after(at, number) in words("points", "words")


def _is_price(at: Cursor, number: Mention) -> bool:
    """«4.2005 للدولار», «إلى 94.177»: a decimal near a currency or an index."""
    if label_of(at, number) == "price" or _is_rate(at, number):
        return True
    if stem(word_before(at, number)) in words("price", "points"):
        return True  # «تجاوز نقاط الـ70», «كسر الدعم 46.25»
    decimal = number.value.value % 1 != 0 and number.value.scale is None
    stop = stop_of(at, number)
    if at.sentence_continues(stop) and not MEASURED.isdisjoint(at.matches_at(stop)):
        return False
    return decimal and not words("rate", "near").isdisjoint(words_near(at, number))


def _is_rate(at: Cursor, number: Mention) -> bool:
    """«4.2 للدولار», «58650 مقابل الدولار»: how much of a currency is had for another."""
    place = stop_of(at, number)
    led = at.word_in_sentence(place) in words("rate", "for")
    word = at.word_in_sentence(place + led)
    return (led or word.startswith("لل")) and stem(word) in words("rate", "currencies")


def _is_torn(at: Cursor, number: Mention) -> bool:
    """«1.3 – في المائة»: a dash parts the number from its percent."""
    place = number.stop_token
    of_hundred = at.word(place + 1) == "في" and at.word(place + 2) in words("percent", "words")
    return of_hundred and at.word_in_sentence(place) in {"-", "–"}


def _is_average(at: Cursor, number: Mention) -> bool:
    """«2.1 سرير لكل ألف نسمة», «المعدل العالمي البالغ 3.1»: things have no fractions."""
    if number.value.value % 1 == 0 or number.value.scale is not None:
        return False
    near = words_before(at, number, _NEAR)
    return noun_follows(at, number) or not words("average", "before").isdisjoint(near)


def _is_degree(at: Cursor, number: Mention) -> bool:
    """«360 درجة», «43 درجة شمالا», «3.7 تحت الصفر»."""
    after = word_after(at, number)
    below = after == "تحت" and at.word(number.stop_token + 1) in words("degree", "zero")
    return below or after in words("degree", "words")


_ROSTER: Final[tuple[tuple[Reason, _Question], ...]] = (
    ("address", is_address),
    ("word", _is_word),
    ("every", _is_every),
    ("single", _is_single),
    ("one", _is_one),
    ("name", is_name),
    ("adjective", is_adjective),
    ("fraction", _is_fraction),
    ("multiple", _is_multiple),
    ("clock", _is_clock),
    ("list", _is_list),
    ("score", _is_score),
    ("date", is_date),
    ("points", _is_points),
    ("degree", _is_degree),
    ("model", is_model),
    ("age", _is_age),
    ("rank", is_rank),
    ("label", is_label),
    ("formula", _is_formula),
    ("misprint", _is_torn),
    ("price", _is_price),
    ("average", _is_average),
    ("year", is_year),
    ("group", is_group),
    ("code", is_code),
    ("name", is_quoted),
)
"""The reasons in the order of trial."""
