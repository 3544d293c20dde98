"""Number words, composed from `lexicons/numbers.toml`: cardinals, scales, fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from arnews.language.decimal_context import EXACT_CONTEXT
from arnews.language.inflection import noun_forms
from arnews.language.lexicon import Entry
from arnews.language.lexicon_files import load_toml
from arnews.text.folding import normalize

__all__ = ["Numeral", "number_words"]

_SOURCE: Final = "numbers.toml"
_Make: TypeAlias = Callable[..., Entry]


class Numeral(NamedTuple):
    """The meaning of one number word.

    Attributes:
        role: its role in the grammar (see `arnews.language.number_grammar.NumberTerm`), or "needs
            vowel" if only a vowel shows that it is a fraction («خُمس»).
        value: its value; a dual of a scale («مليونان») has the value of the scale.
    """

    role: str
    value: Decimal


def number_words() -> Iterator[tuple[str, Entry]]:
    """Yield all forms of the number words with entries of kind "numeral", and the minus words.

    Yields:
        Pairs of a form and its entry; the value is a `Numeral`, or None for "negative" («سالب»).

    Example:
        >>> dict(number_words())["خمسون"].value
        Numeral(role='tens', value=Decimal('50'))
    """
    lists = load_toml(_SOURCE)

    def entry(role: str, value: Decimal | int, number: str = "one") -> Entry:
        return Entry("numeral", Numeral(role, Decimal(value)), number, _SOURCE)

    for item in (*lists["unit"], *lists["ten"]):
        for word in item["words"]:
            yield word, entry("ten" if item["value"] == 10 else "unit", item["value"])
    for item in lists["tens"]:
        for ending in ("ون", "ين"):
            yield item["stem"] + ending, entry("tens", item["value"])
    yield from _hundreds(lists["hundred"], entry)
    for item in lists["scale"]:
        yield from _scale(item, entry)
    yield from _fractions(lists["fraction"], entry)
    for word in lists["negative"]["words"]:
        yield word, Entry("negative", None, "one", _SOURCE)


def _hundreds(item: dict[str, Any], make: _Make) -> Iterator[tuple[str, Entry]]:
    """Yield «مئة», «مئتان», «ثلاثمئة», «مئات» in all spellings."""
    for word in map(normalize, item["words"]):
        yield word, make("hundred", 100)
        colloquial = word in item["colloquial"]  # «ميتا» is a company (Meta), not two hundred
        for ending in ("تان", "تين", *(() if colloquial else ("تا", "تي"))):
            yield word[:-1] + ending, make("hundred", 200, "two")
        for stem, value in zip(item["stems"], item["values"], strict=True):
            yield stem + word, make("hundreds", int(value) * 100)
    for word in item["plurals"]:
        yield word, make("hundred", 100, "many")


def _scale(item: dict[str, Any], make: _Make) -> Iterator[tuple[str, Entry]]:
    """Yield «مليون», «مليونان», «مليوني», «مليونا», «ملايين» of one power of ten."""
    value = Decimal(10 ** item["power"])
    for word in item["words"]:
        for form, number in noun_forms(word):
            if form != normalize(word) + "ا":
                yield form, make("scale", value, "two" if number == "dual construct" else number)
        yield word + "ا", make("scale", value, "dual or one")
    for word in item["plurals"]:
        yield word, make("scale", value, "many")
        yield word + "ا", make("scale", value, "many")


def _fractions(items: list[dict[str, Any]], make: _Make) -> Iterator[tuple[str, Entry]]:
    """Yield «نصف», «ثلثان», «أرباع» with their values."""
    for item in items:
        share = EXACT_CONTEXT.divide(Decimal(1), Decimal(item["denominator"]))
        for key, role, times in (
            ("words", "fraction", 1),
            ("dual", "fraction", 2),
            ("plurals", "parts", 1),
            ("needs_vowel", "needs vowel", 1),
            ("needs_vowel_dual", "needs vowel", 2),
        ):
            value = EXACT_CONTEXT.multiply(share, Decimal(times))
            for word in item.get(key, ()):
                yield word, make(role, value)
                if role == "fraction":
                    yield f"{word}ا", make(role, value, "accusative")
