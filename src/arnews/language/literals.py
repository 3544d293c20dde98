"""Numbers in digits that take several tokens: «1 250 000», «56 ر 4», «3/4», «2×10^6»."""

from __future__ import annotations

from typing import Final

from arnews.language.fractions import literal_with_fraction
from arnews.text.tokens import Token

__all__ = ["TIMES", "read_literal"]

TIMES: Final = frozenset({"×", "*", "x"})
"""The signs of multiplication, as folded."""
_EXPONENT: Final = frozenset({"E", "e"})
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_LITERAL: Final = 15
"""Digits of a number that is printed in groups («1 250 000»)."""


def read_literal(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return the digits that begin with a token, as one literal.

    Args:
        tokens: the tokens of the article.
        at: a token of digits.

    Returns:
        The literal, for `arnews.language.digits.read_digits`, and the token after it (exclusive end).

    Example:
        >>> from arnews.text import Tokenizer
        >>> words = Tokenizer(lambda word: ((), frozenset(), False))
        >>> read_literal(words.passage("1 250 000").tokens, 0)
        ('1250000', 3)
        >>> read_literal(words.passage("2×10^6").tokens, 0)
        ('2E6', 5)
    """
    literal = tokens[at].word
    stop = at + 1
    if stop >= len(tokens) or tokens[at].ends_sentence:
        return literal, stop
    after = tokens[stop].word
    if after in TIMES:
        return _times_ten(tokens, at) or (literal, stop)
    if after in _EXPONENT:
        return _with_exponent(tokens, at) or (literal, stop)
    return _plain_digits(tokens, at) if literal.isdecimal() else (literal, stop)


def _plain_digits(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return the literal that begins with whole digits: a fraction, «56 ر 4», groups."""
    literal, stop = tokens[at].word, at + 1
    after = tokens[stop]
    if after.word == "/" or after.is_number:
        fraction = literal_with_fraction(tokens, at)
        if fraction is not None:
            return fraction
    if after.word == "ر" and stop + 1 < len(tokens) and tokens[stop + 1].word.isdecimal():
        return f"{literal}ر{tokens[stop + 1].word}", stop + 2
    if after.is_number and len(literal) <= 3 and literal != "0":
        return _spaced_groups(tokens, at)
    return literal, stop


def _with_exponent(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Return «1.5E9» at token `at` as a literal, and the token after it."""
    if at + 2 >= len(tokens) or not tokens[at + 2].word.isdecimal():
        return None
    if not (tokens[at].joined_to_next and tokens[at + 1].joined_to_next):
        return None
    return f"{tokens[at].word}E{tokens[at + 2].word}", at + 3


def _times_ten(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Return «2×10^6» or «2×10⁶» at token `at` as a literal with «E», and the token after it."""
    words = [token.word for token in tokens[at : at + 5]]
    if words[2:3] != ["10"] or len(words) < 4 or not tokens[at + 2].joined_to_next:
        return None
    if words[3] == "^":
        power = words[4] if len(words) > 4 else ""
        return (f"{words[0]}E{power}", at + 5) if power.isdecimal() else None
    power = "" if tokens[at + 3].is_number else words[3].translate(_RAISED)
    return (f"{words[0]}E{power}", at + 4) if power.isdecimal() else None


def _spaced_groups(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return digits in groups of three with spaces between, and the token after: «1 250 000»."""
    literal = tokens[at].word
    stop = at + 1
    while literal.isdecimal() and stop < len(tokens) and _is_spaced_group(tokens, stop):
        literal += tokens[stop].word
        stop += 1
        if len(literal) > _LONGEST_LITERAL:
            return tokens[at].word, at + 1
    return literal, stop


def _is_spaced_group(tokens: list[Token], at: int) -> bool:
    """True for three digits with a space before them, decimals after them included: «567,89»."""
    before, word = tokens[at - 1], tokens[at].word
    if before.ends_sentence or before.joined_to_next or not word[:3].isdecimal():
        return False
    decimals = word[4:]
    if len(word) == 3:
        return True
    return word[3:4] in {".", ","} and decimals.isdecimal() and len(decimals) != 3
