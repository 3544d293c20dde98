"""Fractions in digits: «2½», «⅓», «3/4 مليون», «2 3/4 دولار».

A slash between digits makes a fraction only right before a scale word or a unit, and only if the
fraction is below one and its denominator at most 10, or 100 or 1000: «3/4/2018» is a date, «3/4» a
score or a page.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from arnews.language.decimal_context import EXACT_CONTEXT, canonical_decimal
from arnews.text.tokens import FRACTIONS, Token

__all__ = ["is_counted", "literal_with_fraction", "read_fraction"]

_SLASHED: Final = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,3})")
_MOST_PARTS: Final = 10
_DECIMAL_PARTS: Final = frozenset({100, 1000})
_COUNTED: Final = frozenset({"currency", "percent", "percent sign", "time", "unit"})
_BEFORE_MORE_DIGITS: Final = frozenset({"/", "-", ".", ":", ","})


def read_fraction(literal: str) -> Decimal | None:
    """Return the value of a fraction in digits.

    Args:
        literal: «½», «2½», «3/4» or «2 3/4».

    Returns:
        Its value, or None if the literal has another form.

    Example:
        >>> read_fraction("2½"), read_fraction("3/4"), read_fraction("1 1/3")
        (Decimal('2.5'), Decimal('0.75'), Decimal('1.333333333333333333333333333'))
    """
    parts = literal[:-1], literal[-1]
    if literal[-1] not in FRACTIONS:
        whole, _, tail = literal.rpartition(" ")
        parts = whole, tail
    if parts[0] and not parts[0].isdecimal():
        return None
    slashed = _SLASHED.fullmatch(unicodedata.normalize("NFKC", parts[1]).replace("\u2044", "/"))
    if slashed is None:
        return None
    value = int(parts[0] or 0) + Fraction(int(slashed[1]), int(slashed[2]))
    return canonical_decimal(
        EXACT_CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
    )


def literal_with_fraction(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Return the literal of a number with a fraction that consists of several tokens.

    Args:
        tokens: the tokens of the article.
        at: a token of plain digits that has a token after it: the whole («2 ½», «2 3/4») or the
            numerator («3/4»).

    Returns:
        The literal for `read_fraction` and the token after it (exclusive end), or None.

    Example:
        >>> from arnews.text import Tokenizer
        >>> words = Tokenizer(lambda word: ((), frozenset(), False))
        >>> literal_with_fraction(words.passage("2 ½").tokens, 0)
        ('2½', 2)
    """
    place = at + 1
    if not tokens[at].joined_to_next and tokens[place].is_number and not tokens[at].ends_sentence:
        if tokens[place].word in FRACTIONS:
            return tokens[at].word + tokens[place].word, place + 1
        slashed = _slashed(tokens, place, at)
        return (f"{tokens[at].word} {slashed}", place + 3) if slashed else None
    slashed = _slashed(tokens, at)
    return (slashed, at + 3) if slashed else None


def _slashed(tokens: list[Token], at: int, first: int | None = None) -> str | None:
    """Return the fraction «3/4» at token `at` if a scale or a unit follows, or if it is all.

    The number that it is part of begins at token `first`, by default `at`.
    """
    if not _has_slash(tokens, at):
        return None
    literal = f"{tokens[at].word}/{tokens[at + 2].word}"
    after = at + 3
    if after == len(tokens):
        is_all = _begins_text(tokens, at if first is None else first)
        return literal if is_all and _has_common_parts(literal) else None
    if not _is_proper(literal) or tokens[after - 1].ends_sentence:
        return None
    return literal if is_counted(tokens, after) and not _continues_digits(tokens, at) else None


def _begins_text(tokens: list[Token], at: int) -> bool:
    """True if nothing but a minus precedes token `at`."""
    return at == 0 or (at == 1 and tokens[0].word == "-")


def _has_slash(tokens: list[Token], at: int) -> bool:
    """True if a slash joins the tokens before and after it."""
    if at + 2 >= len(tokens) or tokens[at + 1].word != "/":
        return False
    return tokens[at].joined_to_next and tokens[at + 1].joined_to_next


def _continues_digits(tokens: list[Token], at: int) -> bool:
    """True if digits and a sign touch token `at`, as in a date."""
    return at > 0 and tokens[at - 1].joined_to_next and tokens[at - 1].word in _BEFORE_MORE_DIGITS


def _is_proper(literal: str) -> bool:
    """True for a fraction below one with a common denominator."""
    parts = _SLASHED.fullmatch(literal)
    return parts is not None and int(parts[1]) < int(parts[2]) and _has_common_parts(literal)


def _has_common_parts(literal: str) -> bool:
    """True for a fraction of at most ten parts, or of a hundred or a thousand."""
    parts = _SLASHED.fullmatch(literal)
    return parts is not None and (int(parts[2]) <= _MOST_PARTS or int(parts[2]) in _DECIMAL_PARTS)


def is_counted(tokens: list[Token], at: int) -> bool:
    """Return True if a scale word, or a noun that numbers count, begins at a token.

    Args:
        tokens: the tokens of the article.
        at: a token.

    Returns:
        False for a noun of time before a year: «1/4 عام 2018» is the first of April.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> tokens = default_pipeline().tokenize("مليون دولار أمس").tokens
        >>> [is_counted(tokens, at) for at in range(3)]
        [True, True, False]
    """
    return any(
        _counted_from(tokens, at, analysis.node)
        for analysis in tokens[at].analyses
        if not analysis.clitic
    )


def _counted_from(tokens: list[Token], at: int, node: Any) -> bool:
    """True if a phrase that begins with `node` at token `at` is a scale word or a counted noun."""
    stop = at + 1
    while node is not None:
        for entry in node.entries:
            if entry.kind == "time":
                return stop >= len(tokens) or not tokens[stop].is_number
            if _is_countable(entry):
                return True
        if stop >= len(tokens) or tokens[stop - 1].ends_sentence:
            return False
        node = node.children.get(tokens[stop].word)
        stop += 1
    return False


def _is_countable(entry: Any) -> bool:
    """True for a scale word and for a noun that numbers count."""
    if entry.kind == "numeral":
        return bool(entry.value.role == "scale")
    return entry.countable or entry.kind in _COUNTED
