"""Whether a noun has the form that its number asks for, and the value that the noun tells."""

from __future__ import annotations

from typing import Final

from arnews.extractors.counts.counted import CountedNoun
from arnews.extractors.counts.nouns import is_listed
from arnews.language.number_terms import numerals_of
from arnews.language.numerals import Number, looks_like_year
from arnews.rules import Cursor, Mention

__all__ = ["agrees", "is_certain", "resolved"]

_DUAL: Final = 2
_SMALL: Final = 10
_HUNDRED: Final = 100
_LARGE: Final = 1_000
_MILLION: Final = 1_000_000
_CODE: Final = 10**8
"""Plain digits from here on may be a telephone number."""
_LONGEST_SINGULAR: Final = 4
"""Letters of «جنين», which is no plural."""
_TANWEEN: Final = "\u064b"


def is_certain(number: Mention, noun: CountedNoun) -> bool:
    """Return whether the noun has just the form that the number asks for, or is known.

    Args:
        number: the number.
        noun: the noun behind it.

    Returns:
        True after a scale word or at least a thousand, for people, shares and points, for a plural
        after 3 to 10 and for the singular in the accusative after 11 to 99 («42 مشروعا»).
    """
    parsed: Number = number.value
    if parsed.scale or noun.unit != "item":
        return True
    if looks_like_year(parsed):  # «وقعت في 2016 عقدا», but «إلى 2000 سيارة»
        return parsed.value % _HUNDRED == 0 and noun.form == "one"
    if _LARGE <= parsed.value < _CODE:
        return True
    if _DUAL < parsed.value <= _SMALL:
        return noun.form == "many"
    return noun.form == "accusative" and parsed.value % _HUNDRED > _SMALL


def agrees(at: Cursor, number: Mention, noun: CountedNoun) -> bool:
    """Return whether the noun has a form that the number allows.

    Three to ten ask for a plural, eleven to 99 for a singular; behind a modifier («نحو») the press
    is not so strict.

    Args:
        at: the cursor.
        number: the number.
        noun: the noun behind it.

    Returns:
        True too where the form cannot tell: «30 دار».
    """
    parsed: Number = number.value
    if noun.unit != "item":
        return True
    if _is_a_sum(at, parsed, noun):
        return False
    if at.modifier_before(number.start_token):
        return True
    rest = int(parsed.value) % _HUNDRED
    if _DUAL < rest <= _SMALL:
        return noun.form == "many" or parsed.value > _HUNDRED
    word = at.word(noun.token)
    regular_plural = len(word) > _LONGEST_SINGULAR and word.endswith(("ات", "ين"))
    if looks_like_year(parsed):
        alike = rest <= _DUAL or word.endswith("ه")
        return noun.form == "accusative" or (alike and not regular_plural)
    return not regular_plural or parsed.in_words


def _is_a_sum(at: Cursor, parsed: Number, noun: CountedNoun) -> bool:
    """Return whether the plural of a thing behind millions is what a sum is for: «30 مليونا مبيعات»."""
    word = at.word(noun.token)
    plural = word.endswith("ات") and not is_listed(word)
    return plural and parsed.scale is not None and parsed.scale >= _MILLION


def resolved(at: Cursor, number: Mention, noun: CountedNoun) -> Mention:
    """Return the number with the value that its noun tells.

    Args:
        at: the cursor.
        number: the number.
        noun: the noun that it counts.

    Returns:
        The number; «4.500 قطعة» is 4500, for things have no fractions, and «ألفا موظف» 2000.
    """
    parsed: Number = number.value
    value = parsed.value
    if noun.token == number.stop_token and _is_dual(at, number):
        value *= 2  # «ألفا موظف»
    elif parsed.alternative is not None and noun.unit != "index_point" and not parsed.scale:
        value = max(value, parsed.alternative)
    else:
        return number
    read = Number(value, None, parsed.scale, False, parsed.in_words)
    return Mention("number", read, number.start_token, number.stop_token, number.start, number.end)


def _is_dual(at: Cursor, number: Mention) -> bool:
    """Return whether a noun makes the number two: «ألفا موظف», «مليونا مشترك»."""
    index = number.start_token
    if number.stop_token != index + 1:
        return False
    readings = numerals_of(at.tokens[index]).analyses
    text = at.passage.text[number.start : number.end]
    return _TANWEEN not in text and any(
        entry.grammatical_number == "dual or one" for one in readings for entry in one.entries
    )
