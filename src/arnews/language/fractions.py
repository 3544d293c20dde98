"""Fractions that are printed, not told: «2½», «⅓», «3/4 مليون», «2 3/4 دولار».

A slash between digits is a fraction only right before a scale word or a unit, and only a proper
one of few parts: «3/4/2018» is a date, «3/4» a score or a page.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Final

from arnews.language.exact import EXACT, tidy
from arnews.text.tokens import FRACTIONS, Token

__all__ = ["fraction_behind", "read_fraction"]

_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_MOST_PARTS: Final = 10
_COUNTED: Final = frozenset({"currency", "percent", "percent sign", "time", "unit"})
_BEFORE_MORE_DIGITS: Final = frozenset({"/", "-", ".", ":", ","})


def read_fraction(literal: str) -> Decimal | None:
    """Read «½», «2½», «3/4», «2 3/4»; None if it is none of them.

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
    if slashed is None or slashed[2] == "0":
        return None
    value = int(parts[0] or 0) + Fraction(int(slashed[1]), int(slashed[2]))
    return tidy(EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)))


def fraction_behind(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Give the literal of a number of several tokens with a fraction, and the token behind it.

    Token `at` is in plain digits: the whole («2 ½», «2 3/4») or the upper half («3/4»).
    """
    place = at + 1
    if not tokens[at].glued and tokens[place].is_number and not tokens[at].ends:
        if tokens[place].word in FRACTIONS:
            return tokens[at].word + tokens[place].word, place + 1
        slashed = _slashed(tokens, place)
        return (f"{tokens[at].word} {slashed}", place + 3) if slashed else None
    slashed = _slashed(tokens, at)
    return (slashed, at + 3) if slashed else None


def _slashed(tokens: list[Token], at: int) -> str | None:
    """The fraction «3/4» at token `at`, if a scale or a unit is behind it, or nothing around."""
    if at + 2 >= len(tokens) or tokens[at + 1].word != "/":
        return None
    if not (tokens[at].glued and tokens[at + 1].glued):
        return None
    literal = f"{tokens[at].word}/{tokens[at + 2].word}"
    parts = _SLASHED.fullmatch(literal)
    if parts is None or not 0 < int(parts[1]) < int(parts[2]) <= _MOST_PARTS:
        return None
    if at and tokens[at - 1].glued and tokens[at - 1].word in _BEFORE_MORE_DIGITS:
        return None
    behind = at + 3
    if behind == len(tokens):
        return literal if at == 0 else None
    if tokens[behind - 1].ends or not _is_counted(tokens, behind):
        return None
    return literal


def _is_counted(tokens: list[Token], at: int) -> bool:
    """Whether a scale or a unit begins at token `at`; «1/4 عام 2018» is the first of April."""
    for reading in tokens[at].readings:
        node = None if reading.clitic else reading.node
        last = at + 1
        while node is not None:
            for entry in node.entries:
                if entry.kind == "numeral" and entry.value.role == "scale":
                    return True
                if entry.counted or entry.kind in _COUNTED:
                    return entry.kind != "time" or last >= len(tokens) or not tokens[last].is_number
            if last >= len(tokens) or tokens[last - 1].ends:
                break
            node = node.steps.get(tokens[last].word)
            last += 1
    return False
