"""The terms of a number: the words and the literals in digits that it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from arnews.language.digits import read_digits
from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.literals import read_literal
from arnews.language.number_grammar import NumberState, NumberTerm
from arnews.language.number_value import Number
from arnews.language.number_words import Numeral
from arnews.language.trie import Entry
from arnews.text.passage import Passage, Token

__all__ = ["NumeralAnalysis", "StandaloneNumber", "TokenNumerals", "numerals_of", "read_term"]

_DAMMA: Final = "\u064f"
_TANWIN: Final = "\u064b"
_NOUGHT: Final = "صفر"
_ONE: Final = "واحد"
_TEN: Final = frozenset({"عشر", "عشره"})
_POINT: Final = "فاصله"
_LESS: Final = "الا"
_DENIALS: Final = frozenset({"لم", "لا", "لن", "ما", "ليس", "من"})
_FURTHEST_DENIAL: Final = 10
"""Tokens before «إلا» in which a negation is looked for."""
_PLACES: Final = frozenset({"unit", "ten", "tens", "hundred", "hundreds"})


class NumeralAnalysis(NamedTuple):
    """One way to read a word as a number word.

    Attributes:
        prefix_length: characters of the printed word before the number word: clitics and article.
        clitic: the clitics, folded.
        definite: True if it has an article.
        entries: the number words that it may be.
    """

    prefix_length: int
    clitic: str
    definite: bool
    entries: list[Entry]


@dataclass(slots=True)
class StandaloneNumber:
    """The number that a token is without the tokens around it.

    Attributes:
        number: the number; False if it is none; None if that depends on vowels or on the next word.
        prefix_length: characters of the token before the number.
        scale: the value of the scale that it is after digits, or None.
    """

    number: Number | Literal[False] | None
    prefix_length: int = 0
    scale: Decimal | None = None


@dataclass(slots=True)
class TokenNumerals:
    """What `Token.numerals` caches.

    Attributes:
        analyses: the ways to read the token as a number word.
        alone: the number that it is alone; None until `arnews.language.numerals` asks for it.
    """

    analyses: list[NumeralAnalysis]
    alone: StandaloneNumber | None = None


def numerals_of(token: Token) -> TokenNumerals:
    """Return the number words that a token may be; they are cached with the token.

    Args:
        token: a token that was analyzed by the lexicon.

    Returns:
        Its readings as number words, without any for digits.
    """
    numerals: TokenNumerals | None = token.numerals
    if numerals is None:
        numerals = token.numerals = TokenNumerals(
            [
                NumeralAnalysis(prefix_length, clitic, definite, entries)
                for prefix_length, clitic, node, definite in token.analyses
                if (entries := [entry for entry in node.entries if entry.kind == "numeral"])
            ]
        )
    return numerals


def read_term(passage: Passage, at: int, *, opening: bool) -> NumberTerm | None:
    """Return the term of a number that begins with a token.

    Args:
        passage: the article.
        at: the token; it may be one past the last.
        opening: True for the first term of a number, which may have any clitic before it; a later
            term may have «و» before it, as a clitic or as a token.

    Returns:
        The term, or None if there is none.
    """
    tokens = passage.tokens
    if at >= len(tokens):
        return None
    joined = not opening and tokens[at].word == "و" and at + 1 < len(tokens)
    if joined and tokens[at].ends_sentence:
        return None
    if joined:
        at += 1
    token = tokens[at]
    if token.is_number:
        return _digit_term(passage, at, joined)
    if not (opening or joined) and token.word in _READERS:
        return _READERS[token.word](passage, at)
    if "numeral" not in token.kinds:
        return None
    return _word_term(passage, at, opening, joined)


def _digit_term(passage: Passage, at: int, joined: bool) -> NumberTerm | None:
    """Return the number in digits at token `at` as a term."""
    literal, stop = read_literal(passage.tokens, at)
    digits = read_digits(literal)
    if digits is None:
        return None
    start = passage.start(at)
    return NumberTerm("digits", digits.value, "one", joined, stop, start, digits.alternative)


def _decimals(passage: Passage, at: int) -> NumberTerm | None:
    """Return the decimals said after «فاصلة» at token `at`: «خمسة وسبعين», «صفر خمسة», «7»."""
    tokens = passage.tokens
    stop = at + 1
    zeros = ""
    while _is_nought(tokens, stop):
        zeros += "0"
        stop += 1
    said, stop = _said_digits(passage, stop)
    if not zeros + said:
        return None
    return NumberTerm(
        "decimals", Decimal(f"0.{zeros}{said}"), "one", False, stop, passage.start(at)
    )


def _is_nought(tokens: list[Token], at: int) -> bool:
    """True for «صفر» at a token, in the sentence of the token before."""
    return at < len(tokens) and tokens[at].word == _NOUGHT and not tokens[at - 1].ends_sentence


def _said_digits(passage: Passage, at: int) -> tuple[str, int]:
    """Return the digits of a number below a thousand at token `at`, and the token after it."""
    tokens = passage.tokens
    if at < len(tokens) and tokens[at].word.isdecimal() and not tokens[at - 1].ends_sentence:
        return tokens[at].word, at + 1
    state = NumberState(stop_token=at)
    while not tokens[state.stop_token - 1].ends_sentence:
        term = _place_term(passage, state.stop_token)
        longer = state.plus(term) if term is not None else None
        if longer is None:
            break
        state = longer
    return "" if state.group is None else str(state.group), state.stop_token


def _place_term(passage: Passage, at: int) -> NumberTerm | None:
    """Return the units, tens or hundreds at a token, as a term."""
    if at < len(passage.tokens) and passage.tokens[at].word in {_POINT, _LESS}:
        return None
    term = read_term(passage, at, opening=False)
    return term if term is not None and term.role in _PLACES else None


def _less(passage: Passage, at: int) -> NumberTerm | None:
    """Return what «إلا» at token `at` takes off: «مليار إلا ربعا», «مليار إلا 100 مليون»."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or tokens[at].ends_sentence:
        return None
    if tokens[at - 1].word.startswith(DEFINITE_ARTICLE):
        return None  # «لم يدفع من المليون إلا نصف مليون»
    for analysis in numerals_of(tokens[at + 1]).analyses:
        for entry in analysis.entries:
            if entry.value.role == "fraction" and not (analysis.clitic or analysis.definite):
                share = -entry.value.value
                return NumberTerm("fraction", share, "one", True, at + 2, passage.start(at))
    return None if _is_denied(tokens, at) else _exception(passage, at)


def _is_denied(tokens: list[Token], at: int) -> bool:
    """True if «إلا» says "only": «لم يدفع من مليار إلا 100 مليون»."""
    for place in range(at - 1, max(at - _FURTHEST_DENIAL, -1), -1):
        if tokens[place].ends_sentence:
            return False
        if tokens[place].word.lstrip("وف") in _DENIALS:
            return True
    return False


def _exception(passage: Passage, at: int) -> NumberTerm | None:
    """Return the scaled number behind «إلا» at token `at`, to be taken off: «100 مليون»."""
    state = NumberState(stop_token=at + 1)
    while not passage.tokens[state.stop_token - 1].ends_sentence:
        term = read_term(passage, state.stop_token, opening=False)
        longer = state.plus(term) if term is not None else None
        if longer is None:
            break
        state = longer
    if state.group is not None or state.scale is None:
        return None
    return NumberTerm("less", state.value, "one", True, state.stop_token, passage.start(at))


def _one_of_eleven(passage: Passage, at: int) -> NumberTerm | None:
    """Return «واحد» at token `at` if «عشر» follows: it is «وأحد» of «وأحد عشر», which folds so."""
    if not _is_before_ten(passage.tokens, at):
        return _word_term(passage, at, opening=False, joined=False)
    return NumberTerm("unit", Decimal(1), "one", True, at + 1, passage.start(at))


_READERS: Final = {_POINT: _decimals, _LESS: _less, _ONE: _one_of_eleven}
"""What reads a later term by the word that it begins with."""


def _word_term(passage: Passage, at: int, opening: bool, joined: bool) -> NumberTerm | None:
    """Return the number word at token `at` as a term."""
    for analysis in numerals_of(passage.tokens[at]).analyses:
        if analysis.clitic and not opening and (analysis.clitic != "و" or joined):
            continue
        entry = _entry(passage, at, analysis)
        if entry is None:
            continue
        role, value = entry.value
        return NumberTerm(
            role,
            value,
            entry.grammatical_number,
            joined
            or analysis.clitic == "و"
            or (not opening and _is_glued(passage.tokens, at, role)),
            at + 1,
            passage.start(at) + analysis.prefix_length,
        )
    return None


def _entry(passage: Passage, at: int, analysis: NumeralAnalysis) -> Entry | None:
    """Return the number word that an analysis of token `at` is, or None if it is a noun."""
    entry: Entry | None = analysis.entries[0]
    if len(analysis.entries) > 1 or _depends_on_vowels(analysis.entries[0]):
        entry = _choose(analysis.entries, passage, at, analysis.prefix_length)
    if entry is None or (analysis.definite and _is_noun_if_definite(entry, passage.tokens, at)):
        return None
    return entry


def _is_glued(tokens: list[Token], at: int, role: str) -> bool:
    """True for tens and units that lost «و» and the space after a hundred: «ثمانمئةعشرون»."""
    if role not in {"tens", "ten", "unit"} or not tokens[at - 1].joined_to_next:
        return False
    return any(
        entry.value.role in {"hundred", "hundreds"}
        for analysis in numerals_of(tokens[at - 1]).analyses
        for entry in analysis.entries
    )


def _depends_on_vowels(entry: Entry) -> bool:
    """True if vowels decide what a number word is: «خُمس», «مليوناً»."""
    return entry.value.role == "needs vowel" or entry.grammatical_number == "dual or one"


def _is_noun_if_definite(entry: Entry, tokens: list[Token], at: int) -> bool:
    """True for «الربع الأول» of a year, «الاثنين» (Monday), «الواحد» (each); not «الواحد عشر»."""
    small = entry.value.value <= 2
    return small and not _is_before_ten(tokens, at)


def _is_before_ten(tokens: list[Token], at: int) -> bool:
    """True if «عشر» follows, so that «واحد» is «وأحد» of «وأحد عشر»: both fold to the same."""
    return at + 1 < len(tokens) and tokens[at + 1].word in _TEN


def _choose(entries: list[Entry], passage: Passage, at: int, prefix_length: int) -> Entry | None:
    """Return the number word that the printed vowels select.

    «خُمس» is a fifth and «خمس» five; «مليوناً» is one million, «مليونا دولار» two; «ثلثا» after a
    clitic («وثلثا») is two thirds.
    """
    raw = passage.text[passage.start(at) + prefix_length : passage.end(at)]
    has_damma = raw[1:2] == _DAMMA and raw[0] != "ا"  # on the number, not on an article
    chosen = None
    for entry in entries:
        number = entry.grammatical_number
        if entry.value.role == "needs vowel":
            if not has_damma:
                continue
            return entry._replace(value=Numeral("fraction", entry.value.value))
        if number == "dual or one":
            return entry._replace(grammatical_number="one") if _TANWIN in raw else entry
        if number != "accusative":
            chosen = entry
        elif prefix_length or _TANWIN in raw:
            return entry
    return chosen
