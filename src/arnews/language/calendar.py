"""Words of the calendar: months, parts of a year, ordinals, and the words around a date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from arnews.language.date_values import Relative
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon import Entry
from arnews.language.lexicon_files import load_toml, load_words
from arnews.language.number_value import Number, looks_like_year
from arnews.text.folding import normalize

__all__ = ["Cues", "Month", "Part", "calendar_words", "names_a_year"]

_SOURCE: Final = "calendar.toml"
_CLITICS: Final = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب", "فل")
_SHIFTS: Final = {"past": -1, "present": 0, "future": 1}
_FEMININE: Final = "ة"


class Month(NamedTuple):
    """A month of the calendar.

    Attributes:
        number: 1 to 12.
        ambiguous: True if its name is another word too («مارس»), so that a date must be around it.
        hijri: True if it is a month of the Hijri calendar.
    """

    number: int
    ambiguous: bool = False
    hijri: bool = False


class Part(NamedTuple):
    """A quarter or half of a year.

    Attributes:
        code: "Q1" to "Q4", "H1" or "H2".
        alone: True if its name means that without a year beside it too: «الربع», not «الفصل».
    """

    code: str
    alone: bool


def calendar_words() -> Iterator[tuple[str, Entry]]:
    """Yield the words of the calendar with their entries.

    They are of kind "month" (value: a `Month`), "part" («الربع الأول», a `Part`), "year", "era",
    "ordinal" («الثالث», 3), "weekday" (1 for Monday to 7 for Sunday) and "relative" («الشهر
    الماضي», a `Relative`).

    Yields:
        Pairs of a phrase, not folded, and its entry.

    Example:
        >>> dict(calendar_words())["رمضان"].value
        Month(number=9, ambiguous=False, hijri=True)
    """
    lists = load_toml(_SOURCE)
    yield from _month_names(lists["month"], hijri=False)
    yield from _month_names(lists["hijri"], hijri=True)
    yield from _part_names(lists["part"])
    yield from _year_words(lists["year"])
    yield from _ordinals(lists["ordinal"])
    yield from _relative_words(lists)
    yield from _weekdays(lists)


def _month_names(months: list[dict[str, Any]], *, hijri: bool) -> Iterator[tuple[str, Entry]]:
    """Yield the names of the months of one calendar."""
    for item in months:
        for ambiguous, names in ((False, item["names"]), (True, item.get("ambiguous", ()))):
            month = Month(item["number"], ambiguous, hijri)
            for name in names:
                yield name, Entry("month", month, "one", _SOURCE)


def _part_names(parts: list[dict[str, Any]]) -> Iterator[tuple[str, Entry]]:
    """Yield the quarters and halves: each noun with each ordinal."""
    for item in parts:
        for number, ordinals in enumerate(item["ordinals"], start=1):
            for key in ("alone", "nouns"):
                part = Part(f"{item['iso_prefix']}{number}", key == "alone")
                for head in item[key]:
                    for ordinal in ordinals:
                        yield f"{head} {ordinal}", Entry("part", part, "one", _SOURCE)


def _year_words(years: dict[str, list[str]]) -> Iterator[tuple[str, Entry]]:
    """Yield the nouns of years («العام المالي») and the words of eras («هجرية»)."""
    for key, number in (("nouns", "one"), ("duals", "two"), ("plurals", "many")):
        for head in years[key]:
            yield head, Entry("year", None, number, _SOURCE)
            for tail in years["adjectives"] if number == "one" else ():
                yield f"{head} {tail}", Entry("year", None, number, _SOURCE)
    for key in ("hijri", "gregorian", "before_christ"):
        for word in years[key]:
            yield word, Entry("era", key, "one", _SOURCE)


def _ordinals(ordinals: dict[str, list[str]]) -> Iterator[tuple[str, Entry]]:
    """Yield the ordinals of both genders: «الثالث عشر», «الثالثة عشرة»."""
    for day, phrase in enumerate(ordinals["words"], start=1):
        yield phrase, Entry("ordinal", day, "one", _SOURCE)
        unit, _, rest = phrase.partition(" ")
        if day == 1:
            yield "الأولى", Entry("ordinal", day, "one", _SOURCE)
        elif day not in {20, 30}:
            rest = "عشرة" if rest == "عشر" else rest
            yield f"{unit}{_FEMININE} {rest}".strip(), Entry("ordinal", day, "one", _SOURCE)
    for word in ordinals["first"]:
        yield word, Entry("ordinal", 1, "one", _SOURCE)


def _relative_words(lists: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Yield what is counted from the day of publication: «أمس», «الشهر الماضي»."""
    for item in lists["relative"]:
        for words in item["words"]:
            yield words, Entry("relative", Relative("day", item["shift"]), "one", _SOURCE)
    for item in lists["relative_period"]:
        for this, suffix, key in (("هذا", "", "masculine"), ("هذه", _FEMININE, "feminine")):
            for noun in item.get(key, ()):
                yield f"{this} {noun}", Entry("relative", Relative(item["unit"], 0), "one", _SOURCE)
                for adjective, shift in _shifting(lists["tense"]):
                    value = Relative(item["unit"], shift)
                    yield f"{noun} {adjective}{suffix}", Entry("relative", value, "one", _SOURCE)


def _weekdays(lists: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Yield the weekdays, alone and counted from the day of publication: «الأحد المقبل»."""
    for number, day in enumerate(lists["weekday"]["words"]):
        weekday = number or 7  # the list begins with Sunday
        yield day, Entry("weekday", weekday, "one", _SOURCE)
        for adjective, shift in _shifting(lists["tense"]):
            value = Relative("weekday", shift, weekday)
            for suffix in ("", _FEMININE) if shift else ():
                yield f"{day} {adjective}{suffix}", Entry("relative", value, "one", _SOURCE)


def _shifting(tense: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Yield the adjectives that shift a period («الماضي», «قبل الماضي») and by how much."""
    for key, shift in _SHIFTS.items():
        for adjective in tense[key]:
            yield adjective, shift
    for adjective in tense["past"]:
        for before in tense["before_last"]:
            yield f"{before} {adjective}", 2 * _SHIFTS["past"]


def names_a_year(number: Number) -> bool:
    """Return whether a number before «سنة» or «عاما» names the year and does not count years.

    Args:
        number: the number before the noun.

    Returns:
        True for «2016 سنة صعبة»; False for «2000 سنة», as round as lengths of time are.

    Example:
        >>> from decimal import Decimal
        >>> names_a_year(Number(Decimal(2016))), names_a_year(Number(Decimal(2000)))
        (True, False)
    """
    return looks_like_year(number) and number.value % 100 != 0


def _tenses() -> dict[str, str]:
    """Return the tense of each adjective in both genders; of «السابق» too."""
    tenses = {
        normalize(word + suffix): tense
        for tense in _SHIFTS
        for word in load_words(_SOURCE, "tense", tense)
        for suffix in ("", _FEMININE)
    }
    return tenses | dict.fromkeys(load_words(_SOURCE, "tense", "past_of_a_month"), "past")


class Cues:
    """The words around a date, folded.

    Attributes:
        mod: for «أوائل», «منتصف», «نهاية» the TIMEX3 modifier: "start", "mid" or "end".
        tense: for «الماضي», «الجاري», «المقبل» the tense: "past", "present" or "future".
        tense_before: the tense of words before a month: "past" for «منذ».
        scheduled: words of something to come: «تعقد القمة في أكتوبر».
        year: words before a year without a noun: «في 2016», with clitics.
        doubtful: those of `year` that as often precede an amount: «من».
        of: words between a month or a quarter and its year: «الربع الأول من 2018».
        month_heads: nouns before the name of a month, inside its quote: «شهر مارس».
        month_in_digits: words before a month and year in digits: «في 3/2015».
        counting: words before four digits that are an amount, not a year: «بلغ 2000».
        places_a_month: words before a month whose name is another word too: «في مارس».
        after_a_year: words after a year that confirm it where `doubtful` leaves it open.
        periods: words before «من» or «مع» and a year: «الفترة من 2011».
        same: words after «العام» that refer to a year named before: «العام نفسه».
        same_before: words before it that do: «نفس العام».
        every: words before it that refer to no certain year: «كل عام».
        to: words between the first and last of several days or months.
        listing: words between the days or months of a list.
        between: words before a period that «و» joins.
        within: words beside the day between the two dates of a span.
        before_a_day: words before an ordinal that is a day though it agrees with them.
        of_weekdays: words before «اثنين» that make it a Monday.
        not_today: words after «اليوم» that make it another day: «اليوم التالي».
        never_today: words before it that do: «نفس اليوم», «المصري اليوم».
        need: words after «أمس» that make it another word: «أمس الحاجة».

    Example:
        >>> Cues().tense["الماضي"]
        'past'
    """

    def __init__(self) -> None:
        """Read the word list and compose the forms with clitics."""
        self.mod = {
            clitic + word: mod
            for mod in ("start", "mid", "end")
            for word in load_words(_SOURCE, "mod", mod)
            for clitic in _CLITICS
        }
        self.tense = _tenses()
        self.tense_before = {
            word: tense
            for tense in ("past", "future")
            for word in load_words(_SOURCE, "tense", f"{tense}_before")
        }
        self.scheduled = load_words(_SOURCE, "tense", "scheduled")
        self.year = frozenset(
            clitic + word
            for word in load_words(_SOURCE, "cues")
            for clitic in ("", "و", "ف", DEFINITE_ARTICLE)
        )
        self.doubtful = load_words(_SOURCE, "cues", "doubtful")
        self.of = load_words(_SOURCE, "cues", "of")
        self.month_heads = load_words(_SOURCE, "cues", "month_heads")
        self.month_in_digits = load_words(_SOURCE, "cues", "month_in_digits")
        self.counting = load_words(_SOURCE, "cues", "counting")
        self.places_a_month = load_words(_SOURCE, "cues", "places_a_month")
        self.after_a_year = load_words(_SOURCE, "cues", "after_a_year")
        self.periods = load_words(_SOURCE, "cues", "periods")
        self.same = load_words(_SOURCE, "year", "same")
        self.same_before = load_words(_SOURCE, "year", "same_before")
        self.every = load_words(_SOURCE, "year", "every")
        self.to = load_words(_SOURCE, "cues", "to")
        self.listing = load_words(_SOURCE, "cues", "and")
        self.between = load_words(_SOURCE, "cues", "between")
        self.within = load_words(_SOURCE, "cues", "within")
        self.before_a_day = load_words(_SOURCE, "ordinal", "before_a_day")
        self.of_weekdays = load_words(_SOURCE, "ordinal", "of_weekdays")
        self.not_today = load_words(_SOURCE, "today", "after")
        self.never_today = load_words(_SOURCE, "today", "before")
        self.need = load_words(_SOURCE, "today", "need")
