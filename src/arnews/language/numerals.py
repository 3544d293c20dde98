"""The grammar of numbers for all extractors: digits, words, and both mixed.

A number is read term by term (`number_terms`), and the terms are added up (`number_grammar`). The
number that a token is alone is cached with the token: most numbers are digits, or digits and a
scale word, and need no more than that.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from arnews.language.decimal_context import canonical_decimal
from arnews.language.digits import read_digits
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.lexicon_files import load_words
from arnews.language.literals import TIMES
from arnews.language.number_grammar import NumberState, NumberTerm
from arnews.language.number_signs import sign_behind, with_signs_before
from arnews.language.number_terms import (
    StandaloneNumber,
    TokenNumerals,
    numerals_of,
    read_term,
)
from arnews.language.number_value import Number, borrow_scale, looks_like_year, scaled
from arnews.text.tokens import Passage, Token

__all__ = ["ONE_WORDS", "RANGE_OPENERS", "Number", "borrow_scale", "looks_like_year", "read_number"]

RANGE_OPENERS: Final = load_words("numbers.toml", "ends", "openers")
"""The words that open a range whose bounds «و» joins: «بين 3 و5»."""

ONE_WORDS: Final = load_words("numbers.toml", "one", "after_noun")
"""The words for one after a noun: «شهر واحد»."""

_DECIDED_BY_CONTEXT: Final = frozenset({"dual or one", "accusative"})
"""Grammatical numbers of forms that vowels or the next word tell apart: «مليونا», «ثلثا»."""
_COUNTED_BY_ONE: Final = frozenset({"currency", "nationality", "unit"})
_COUNTED_BY_DUAL: Final = frozenset({"currency", "unit", "time"})
_SIGNS_BEFORE: Final = frozenset({"-", "(", '"'})
_TEN: Final = "10"
_TAKES_NO_TAIL: Final = frozenset({"percent", "time", "month"})
"""The kinds of nouns before which «و» and digits are a number of their own."""


def read_number(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Return the number that begins with a token.

    Args:
        lexicon: the lexicon, for the noun after the number.
        passage: the article.
        at: the token.

    Returns:
        A mention of kind "number" whose value is a `Number`, or None. A minus or «سالب» right
        before the token is part of it, so `start_token` may be `at - 1`.

    Example:
        >>> from arnews.language.number_words import number_words
        >>> from arnews.text import Tokenizer
        >>> lexicon = Lexicon()
        >>> for word, entry in number_words():
        ...     lexicon.add(word, entry)
        >>> read_number(lexicon, Tokenizer(lexicon.analyze).passage("ثلاثة ملايين ونصف"), 0)
        Mention(number, Number(3500000), 0:17)
    """
    number = _read_fast(passage, at)
    if number is None:
        number = _read_terms(lexicon, passage, at)
        number = number and (_repeated(lexicon, passage, number) or number)
    if not number:
        return None
    return number if at == 0 else _after_token(passage, number, at)


def _after_token(passage: Passage, number: Mention, at: int) -> Mention | None:
    """Return a number with the signs before it; None if what is before shows that it is none."""
    before = passage.tokens[at - 1]
    if before.is_number or "numeral" in before.kinds:
        return None if _follows_unreadable(before, passage.tokens[at]) else number
    if before.word in TIMES and _is_lost_power(passage, at):
        return None
    if before.word in _SIGNS_BEFORE or "negative" in before.kinds:
        return with_signs_before(passage, number)
    return number


def _is_lost_power(passage: Passage, at: int) -> bool:
    """Return True for 105 of «4×105», a power of ten that is no longer printed as one."""
    tokens = passage.tokens
    word, factor = tokens[at].word, tokens[at - 2].word if at > 1 else ""
    power = len(word) == len(_TEN) + 1 and word.startswith(_TEN) and word.isdecimal()
    return power and len(factor.partition(".")[0]) == 1 and tokens[at - 1].joined_to_next


def _follows_unreadable(before: Token, token: Token) -> bool:
    """Return True for a scale word behind what it cannot count: «1.2.3 مليون», «مليون ونصف مليار»."""
    if before.ends_sentence or not _is_scale(token):
        return False
    alone = _standalone(before).number
    return alone is False if before.is_number else bool(alone and alone.fraction)


def _read_fast(passage: Passage, at: int) -> Mention | Literal[False] | None:
    """Return a number of one token, or of digits and a scale; False for none, None if longer."""
    token = passage.tokens[at]
    alone = _standalone(token)
    number = alone.number
    if not _may_continue(passage.tokens, at):
        if number is None or number is False:
            return number
        start = passage.starts[at] + token.leading
        end = start + token.length
        return Mention("number", number, at, at + 1, start + alone.prefix_length, end)
    if token.is_number and number and not _may_continue(passage.tokens, at + 1):
        after = passage.tokens[at + 1]
        scale = _standalone(after).scale
        if scale is not None:
            start = passage.starts[at] + token.leading
            end = passage.starts[at + 1] + after.leading + after.length
            return Mention("number", scaled(number, scale), at, at + 2, start, end)
    return None


def _may_continue(tokens: list[Token], at: int) -> bool:
    """Return True if the token after token `at` may be part of the same number."""
    return at + 1 < len(tokens) and not tokens[at].ends_sentence and tokens[at + 1].is_numeric


def _standalone(token: Token) -> StandaloneNumber:
    """Return the number that a token is alone; it is cached with the token."""
    numerals: TokenNumerals = token.numerals or numerals_of(token)
    if numerals.alone is None:
        numerals.alone = _digits_alone(token) if token.is_number else _word_alone(token)
    return numerals.alone


def _is_scale(token: Token) -> bool:
    """Return True for a scale word: «مليون»."""
    return _standalone(token).scale is not None


def _digits_alone(token: Token) -> StandaloneNumber:
    """Return the number that a token of digits is."""
    digits = read_digits(token.word)
    return StandaloneNumber(Number(*digits) if digits is not None else False)


def _word_alone(token: Token) -> StandaloneNumber:
    """Return the number that a word is, read as an article of one token."""
    analyses = numerals_of(token).analyses
    entries = [entry for analysis in analyses for entry in analysis.entries]
    if any(
        entry.value.role == "needs vowel" or entry.grammatical_number in _DECIDED_BY_CONTEXT
        for entry in entries
    ):
        return StandaloneNumber(None)
    found = _read_terms(Lexicon(), Passage("", [token], [0, token.advance], []), 0)
    bare = len(entries) == 1 and not analyses[0].clitic
    scale = _scale_after_digits(entries[0]) if bare else None
    if found is None:  # «ملايين» is a scale after digits and no number alone
        return StandaloneNumber(False, scale=scale)
    return StandaloneNumber(found.value, found.start - token.leading, scale)


def _scale_after_digits(entry: Entry) -> Decimal | None:
    """Return the value of a scale word that may follow digits, unlike a dual («مليونان»)."""
    if entry.value.role != "scale" or entry.grammatical_number == "two":
        return None
    return entry.value.value  # type: ignore[no-any-return]


def _read_terms(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Return the number that begins with token `at`, read term by term."""
    first = read_term(passage, at, opening=True)
    state = _add_up(passage, first, at) if first is not None else None
    if first is None or state is None:
        return None
    before = state.before_digits
    if before is not None and not _joins(lexicon, passage, before, state.stop_token):
        state = before
    stop = state.stop_token
    stop += bool(sign_behind(passage.tokens, at, stop))
    number = _number(passage, first, state)
    if any(token.word == "-" for token in passage.tokens[at:stop]):
        number = number.negative()
    return Mention("number", number, at, stop, first.start, passage.end(stop - 1))


def _number(passage: Passage, first: NumberTerm, state: NumberState) -> Number:
    """Return the value of a state that began with the term `first`."""
    value = canonical_decimal(state.value) if state.in_words else state.value
    closed = state.group is None
    return Number(
        value * 2 if _is_dual(passage, first, state.stop_token) else value,
        state.alternative,
        state.scale if closed else None,
        state.fraction and not closed,
        state.in_words,
    )


def _repeated(lexicon: Lexicon, passage: Passage, number: Mention) -> Mention | None:
    """Return a number together with its repetition in brackets: «خمسة (5) ملايين»."""
    stop = number.stop_token
    tokens = passage.tokens
    if stop >= len(tokens) or tokens[stop].word != "(" or tokens[stop - 1].ends_sentence:
        return None
    again = _read_terms(lexicon, passage, stop + 1)
    if again is None or with_signs_before(passage, again).start_token != stop:
        return None
    value = number.value.value
    if again.value.value not in {value, value * (again.value.scale or 1)}:
        return None
    first, start = number.start_token, number.start
    return Mention("number", again.value, first, again.stop_token, start, again.end)


def _add_up(passage: Passage, first: NumberTerm, at: int) -> NumberState | None:
    """Return the sum of as many terms as the grammar allows, from the first on, at token `at`."""
    state: NumberState | None = None
    counts_noun = _follows_its_noun(passage.tokens, at)
    longer = NumberState().plus(first, _lookahead(passage, first))
    while longer is not None:
        state = longer
        term = _next_term(passage, state.stop_token) or _scale_after_sign(passage, state, at)
        if term is None or (counts_noun and term.role != "fraction"):
            break
        longer = state.plus(term, _lookahead(passage, term))
        if longer is None and term.role == "scale" and not term.joined:
            return state.before_group or state  # «خمسة مليارات | وستة مليارات»
    return state


def _next_term(passage: Passage, stop: int) -> NumberTerm | None:
    """Return the term that begins with token `stop`, in the sentence of the token before."""
    if passage.tokens[stop - 1].ends_sentence:
        return None
    return read_term(passage, stop, opening=False)


def _scale_after_sign(passage: Passage, state: NumberState, at: int) -> NumberTerm | None:
    """Return the scale behind a bracket, a minus or a plus: «(3.29) مليون», «32- مليون»."""
    if not sign_behind(passage.tokens, at, state.stop_token):
        return None
    term = _next_term(passage, state.stop_token + 1)
    if term is None or term.role != "scale":
        return None
    said = _read_terms(Lexicon(), passage, state.stop_token + 1)
    repeated = said is not None and said.value.value == state.group
    return None if repeated else term  # «(1500) ألف وخمسمئة ريال»


def _follows_its_noun(tokens: list[Token], at: int) -> bool:
    """True for «واحدا» after the noun that it counts: «دينارا واحدا وخمسمئة فلس»."""
    if at == 0 or tokens[at].word not in ONE_WORDS or tokens[at - 1].ends_sentence:
        return False
    of_time = any("time" in token.kinds for token in tokens[at + 2 : at + 4])
    kinds = _COUNTED_BY_ONE | {"time"} if of_time else _COUNTED_BY_ONE  # «شهرا واحدا وعشرين يوما»
    return any(
        entry.kind in kinds and entry.grammatical_number == "one"
        for analysis in tokens[at - 1].analyses
        if not analysis.definite
        for entry in analysis.node.entries
    )


def _lookahead(passage: Passage, term: NumberTerm) -> NumberTerm | None:
    """Return the term that may act as one with it: «نصف مليون», «وألف ألف», «وثلاثة أرباع»."""
    if term.role == "fraction" or (term.joined and term.role in {"scale", "unit"}):
        return _next_term(passage, term.stop_token)
    return None


def _is_dual(passage: Passage, first: NumberTerm, stop: int) -> bool:
    """True for «مليونا دولار», «ألفا مليون»: a noun, or the last scale, right after the first term."""
    if first.grammatical_number != "dual or one":
        return False
    return _noun_follows(passage, first) or _last_scale_follows(passage, first, stop)


def _last_scale_follows(passage: Passage, first: NumberTerm, stop: int) -> bool:
    """True if the number is its first term and a scale word: «ألفا مليون»."""
    if stop != first.stop_token + 1:
        return False
    term = _next_term(passage, first.stop_token)
    return term is not None and term.role == "scale" and not term.joined


def _noun_follows(passage: Passage, term: NumberTerm) -> bool:
    """True if a noun follows «مليونا», which is then a dual («مليونا دولار»), not «مليوناً»."""
    tokens = passage.tokens
    if term.stop_token >= len(tokens):  # a text of nothing else is a dual, «بلغ مليونا» is not
        return len(tokens) == 1 and not tokens[-1].ends_sentence
    if tokens[term.stop_token - 1].ends_sentence:
        return False
    return any(
        entry.countable or entry.kind in _COUNTED_BY_DUAL
        for analysis in tokens[term.stop_token].analyses
        if not analysis.clitic
        for entry in analysis.node.entries
    )


def _joins(lexicon: Lexicon, passage: Passage, before: NumberState, stop: int) -> bool:
    """True if «و» before digits joins them («77 ألفاً و603»), False if it opens a new phrase."""
    kinds: set[str] = set()
    if stop < len(passage.tokens):
        kinds = {match.kind for match in lexicon.match(passage, stop).matches}
    if kinds & _TAKES_NO_TAIL:
        return False
    return "currency" in kinds or before.scale == 1000
