"""The signs around a number: a minus before or behind it, brackets or quotation marks round it, a plus behind it.

Right-to-left input leaves the minus wherever the cursor was («-5», «5-», «%-5», «-$5»), and releases
print their numbers in brackets («(3.29) مليون ريال»), which is no minus, headlines in quotation marks.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from arnews.language.fractions import is_counted
from arnews.language.lexicon import Mention
from arnews.text.tokens import Passage, Token

__all__ = [
    "SignBefore",
    "is_minus_behind",
    "negative",
    "sign_before",
    "sign_behind",
    "with_signs_before",
]

_MINUS: Final = "-"
_LONGEST_ASIDE: Final = 25
"""Tokens between the dashes round an aside."""
_OPENS: Final = frozenset({"(", "و", "ب", "ل"})
"""What may touch the minus of a number from before."""
_OPENING: Final = {")": "(", '"': '"'}
"""The signs that close round a number, with those that open before it."""
_UNIT_SIGNS: Final = frozenset("%$€£¥₺₪₹")
"""A minus may follow one of these, «$-5», unless a number precedes: «10$-20$»."""


class SignBefore(NamedTuple):
    """A minus or «سالب» before a number or its currency sign.

    Attributes:
        token: its token.
        start: the offset of its first character in the article, clitics excluded.
    """

    token: int
    start: int


def sign_before(passage: Passage, at: int) -> SignBefore | None:
    """Return the minus or «سالب» before a token.

    Args:
        passage: the article.
        at: the first token of a number, or the currency or percent sign before one.

    Returns:
        The sign, or None; a dash between two numbers or words is none.

    Example:
        >>> from arnews.text import Tokenizer
        >>> passage = Tokenizer(lambda word: ((), frozenset(), False)).passage("خسر -$5 ثم 3-4")
        >>> sign_before(passage, 2), sign_before(passage, 6)
        (SignBefore(token=1, start=4), None)
    """
    tokens = passage.tokens
    if at == 0 or tokens[at - 1].ends_sentence:
        return None
    before = tokens[at - 1]
    if "negative" in before.kinds:
        return _negative_word(passage, at - 1)
    if before.word == _MINUS and before.joined_to_next and _opens(tokens, at - 1):
        return SignBefore(at - 1, passage.start(at - 1))
    return None


def _negative_word(passage: Passage, at: int) -> SignBefore | None:
    """Return «سالب» at a token, without «و» before it."""
    for analysis in passage.tokens[at].analyses:
        if any(entry.kind == "negative" for entry in analysis.node.entries):
            return SignBefore(at, passage.start(at) + analysis.prefix_length)
    return None


def _opens(tokens: list[Token], minus: int) -> bool:
    """True if a minus is no dash: it follows no number, and touches nothing but a sign before it."""
    if minus == 0:
        return True
    before = tokens[minus - 1]
    if before.is_number:
        return False
    if not before.joined_to_next or before.word in _OPENS:
        return True
    number = minus > 1 and (tokens[minus - 2].is_number or "numeral" in tokens[minus - 2].kinds)
    return before.word in _UNIT_SIGNS and not number


def with_signs_before(passage: Passage, number: Mention) -> Mention:
    """Return a number with the minus before it and the bracket that opens before it.

    Args:
        passage: the article.
        number: a number; it is changed in place.

    Returns:
        The same mention. A bracket belongs to it if the number ends with the closing one.

    Example:
        >>> from decimal import Decimal
        >>> from arnews.language.number_value import Number
        >>> from arnews.text import Tokenizer
        >>> passage = Tokenizer(lambda word: ((), frozenset(), False)).passage("-(5) ملايين")
        >>> number = Mention("number", Number(Decimal(5)), 2, 4, 2, 4)
        >>> with_signs_before(passage, number)
        Mention(number, Number(-5), 0:4)
    """
    tokens = passage.tokens
    if passage.start(number.start_token) != number.start:
        return number  # «وخمسة»
    _take_sign(passage, number)
    opening = number.start_token - 1
    inside = [token.word for token in tokens[number.start_token : number.stop_token]]
    opens = tokens[opening].word if opening >= 0 else ""
    if any(sign in inside and opens == _OPENING[sign] for sign in _OPENING):
        number.start_token, number.start = opening, passage.start(opening)
        _take_sign(passage, number)
    return number


def _take_sign(passage: Passage, number: Mention) -> None:
    """Add the sign before a number to it."""
    sign = sign_before(passage, number.start_token)
    if sign is not None:
        number.value = number.value.negative()
        number.start_token, number.start = sign


def negative(number: Mention) -> Mention:
    """Return a number with a minus that is printed apart from it: «5.2%-».

    Args:
        number: a mention of a number.

    Returns:
        Another mention of the same tokens.
    """
    value = number.value.negative()
    return Mention("number", value, number.start_token, number.stop_token, number.start, number.end)


def sign_behind(tokens: list[Token], at: int, stop: int) -> str:
    """Return the sign behind a number that belongs to it, because what is counted follows the sign.

    Args:
        tokens: the tokens of the article.
        at: the first token of the number, without its signs.
        stop: the token after the number.

    Returns:
        ")" or '"' if it opened before the number, "-" for a minus, "+", or an empty string.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> tokens = default_pipeline().tokenize("خسر 32- مليون ريال").tokens
        >>> sign_behind(tokens, 1, 2), sign_behind(tokens, 1, 3)
        ('-', '')
    """
    if stop + 1 >= len(tokens) or tokens[stop - 1].ends_sentence or tokens[stop].ends_sentence:
        return ""
    word = tokens[stop].word
    if word not in _SIGNS_BEHIND or not _SIGNS_BEHIND[word](tokens, at, stop):
        return ""
    return word if is_counted(tokens, stop + 1) else ""


def _closes_bracket(tokens: list[Token], at: int, _stop: int) -> bool:
    """True if a bracket opens before the number at token `at`, its minus, or its range: «(20-30) ريالا»."""
    opening = at - 1
    if opening > 0 and (tokens[opening].word == _MINUS or "negative" in tokens[opening].kinds):
        opening -= 1
        opening -= opening > 0 and tokens[opening].is_number and not _is_year(tokens[at].word)
    return opening >= 0 and tokens[opening].word == "("


def _is_year(word: str) -> bool:
    """True for digits that may be a year: «(2018-2019)»."""
    return len(word) == 4 and word[:2] in {"19", "20"} and word.isdecimal()


def _closes_quote(tokens: list[Token], at: int, stop: int) -> bool:
    """True if quotation marks hold the number and nothing else: «"6.9" مليون», «« 45» كيلو»."""
    return at > 0 and tokens[at - 1].word == '"' and tokens[stop - 1].joined_to_next


def _is_minus_of(tokens: list[Token], at: int, stop: int) -> bool:
    """True if a minus belongs to the number before; «1- مليون ريال للطرق» is an item of a list."""
    opens_sentence = at == 0 or tokens[at - 1].ends_sentence
    return not opens_sentence and is_minus_behind(tokens, stop)


def _touches(tokens: list[Token], _at: int, stop: int) -> bool:
    """True if the sign at token `stop` touches the number before it."""
    return tokens[stop - 1].joined_to_next


_SIGNS_BEHIND: Final = {
    ")": _closes_bracket,
    '"': _closes_quote,
    _MINUS: _is_minus_of,
    "+": _touches,
}


def is_minus_behind(tokens: list[Token], at: int) -> bool:
    """Return True for a minus that is printed right behind its number or percent sign.

    Args:
        tokens: the tokens of the article.
        at: a token; it may be beyond the last.

    Returns:
        True if it touches the token before, and no number, time or other end of a range follows.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> tokens = default_pipeline().tokenize("نما 5.2%- ثم 3-4").tokens
        >>> is_minus_behind(tokens, 3), is_minus_behind(tokens, 6)
        (True, False)
    """
    if not 0 < at < len(tokens) or tokens[at].word != _MINUS:
        return False
    touches = tokens[at - 1].joined_to_next and not tokens[at - 1].ends_sentence
    if not touches or _closes_aside(tokens, at):
        return False
    return at + 1 == len(tokens) or tokens[at].ends_sentence or _ends_number(tokens, at)


def _ends_number(tokens: list[Token], minus: int) -> bool:
    """True if what follows a minus is no number, time or word that touches it."""
    after = tokens[minus + 1]
    if after.is_number or "time" in after.kinds:
        return False
    if not tokens[minus].joined_to_next:
        return True
    return after.word in _UNIT_SIGNS and not (after.joined_to_next and tokens[minus + 2].is_number)


def _closes_aside(tokens: list[Token], at: int) -> bool:
    """True for the second dash round an aside: «ارتفعت -آخر الأرقام 9.9%- ثم استقرت»."""
    for place in range(at - 1, max(at - _LONGEST_ASIDE, 0), -1):
        if tokens[place - 1].ends_sentence:
            return False
        opens = tokens[place].word == _MINUS and not tokens[place - 1].joined_to_next
        if opens and not (tokens[place + 1].is_number or tokens[place + 1].word in _UNIT_SIGNS):
            return True
    return False
