"""One grammar of numbers for all extractors: digits, words, and both mixed.

A number is read term by term; `arnews.language.number_grammar` adds them up, `number_words` has the words.
What a token says alone is worked out once and remembered with it: most numbers are digits, or
digits and a scale word.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from arnews.language.decimal_context import canonical_decimal
from arnews.language.digits import read_digits
from arnews.language.fractions import literal_with_fraction
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.number_grammar import NumberState, NumberTerm
from arnews.language.number_words import Numeral
from arnews.text.tokens import Passage, Token

__all__ = ["ONE_WORDS", "RANGE_OPENERS", "Number", "borrow_scale", "looks_like_year", "read_number"]

RANGE_OPENERS: Final = frozenset({"بين", "مابين"})
"""The words that open a range which «و» goes on."""

ONE_WORDS: Final = frozenset({"واحد", "واحدا", "واحده"})
"""After a noun: «شهر واحد», one of it."""

_DAMMA: Final = "\u064f"
_LONGEST_LITERAL: Final = 15
_MILLIARD: Final = 10**9
_DECIDED_BY_VOWELS: Final = frozenset({"dual or one", "accusative"})


class Number:
    """A number that was read.

    Attributes:
        value: its exact value.
        alternative: the value that its one separator could also mean (10.200), or None.
        scale: the scale word it ends with (مليار), as a number, or None.
        fraction: it is a bare fraction (نصف), a number only with a unit after it.
        worded: it has number words, not digits alone.
    """

    __slots__ = ("alternative", "fraction", "in_words", "scale", "value")

    def __init__(
        self,
        value: Decimal,
        alternative: Decimal | None = None,
        scale: Decimal | None = None,
        fraction: bool = False,
        in_words: bool = False,
    ) -> None:
        """Hold what was read."""
        self.value = value
        self.alternative = alternative
        self.scale = scale
        self.fraction = fraction
        self.in_words = in_words

    def __repr__(self) -> str:
        """Show the value."""
        return f"Number({self.value})"

    def negative(self) -> Number:
        """Give the number below zero."""
        return Number(-self.value, self.alternative, self.scale, self.fraction, self.in_words)


def looks_like_year(number: Number) -> bool:
    """Whether a number in digits could be a year of these centuries.

    Example:
        >>> looks_like_year(Number(Decimal(2018))), looks_like_year(Number(Decimal("2018.5")))
        (True, False)
    """
    value = number.value
    return not number.in_words and 1900 <= value <= 2100 and value == value.to_integral_value()


@dataclass(slots=True)
class _StandaloneReading:
    """What a token says of numbers, whatever is around it.

    `terms` are the number words it may be, with what is cut off; `number` is the number that it
    makes alone and `cut` where that starts, False if it makes none, None if its vowels or the
    words after it tell; `scale` is the scale that it is after digits.
    """

    terms: list[tuple[int, str, bool, list[Entry]]]
    number: Number | Literal[False] | None
    cut: int = 0
    scale: Decimal | None = None


def _analyze_alone(token: Token) -> _StandaloneReading:
    """Work out once what a token says of numbers."""
    if token.is_number:
        digits = read_digits(token.word)
        token.numerals = _StandaloneReading([], Number(*digits) if digits is not None else False)
        return token.numerals  # type: ignore[no-any-return]
    terms = [
        (cut, clitic, definite, numerals)
        for cut, clitic, node, definite in token.analyses
        if (numerals := [entry for entry in node.entries if entry.kind == "numeral"])
    ]
    alone = token.numerals = _StandaloneReading(terms, None)
    entries = [entry for *_, numerals in terms for entry in numerals]
    if any(
        entry.value.role == "needs vowel" or entry.grammatical_number in _DECIDED_BY_VOWELS
        for entry in entries
    ):
        return alone
    found = _sum_up(Lexicon(), Passage("", [token], [0, token.advance], []), 0)
    number: Number | Literal[False] = found.value if found is not None else False
    cut = found.start - token.leading if found is not None else 0
    scale = None
    if (
        len(entries) == 1
        and not (terms[0][1] or terms[0][2])
        and entries[0].grammatical_number != "two"
    ):
        scale = entries[0].value.value if entries[0].value.role == "scale" else None
    token.numerals = _StandaloneReading(terms, number, cut, scale)
    return token.numerals  # type: ignore[no-any-return]


def _term(passage: Passage, at: int, *, opening: bool) -> NumberTerm | None:
    """Read the term that begins at token `at`, with its «و» if it has one."""
    tokens = passage.tokens
    if at >= len(tokens):
        return None
    token = tokens[at]
    joined = False
    if not opening and token.word == "و" and at + 1 < len(tokens):
        joined = True
        at += 1
        token = tokens[at]
    if token.is_number:
        literal, stop = _literal(passage, at)
        digits = read_digits(literal)
        if digits is None:
            return None
        start = passage.start(at)
        return NumberTerm("digits", digits.value, "one", joined, stop, start, digits.alternative)
    if token.word == "واحد" and not opening and not joined and _says_eleven(tokens, at):
        return NumberTerm("unit", Decimal(1), "one", True, at + 1, passage.start(at))
    if "numeral" not in token.kinds:
        return None
    for cut, clitic, definite, numerals in (token.numerals or _analyze_alone(token)).terms:
        if clitic and not opening and (clitic != "و" or joined):
            continue
        chosen = numerals[0]
        if (
            len(numerals) > 1
            or chosen.value.role == "needs vowel"
            or chosen.grammatical_number == "dual or one"
        ):
            chosen = _choose(numerals, passage, at, cut)
            if chosen is None:
                continue
        bare = chosen.value.role == "fraction" or chosen.value.value <= 2
        if definite and bare and not _says_eleven(tokens, at):
            continue  # «الربع الأول» of a year, «الاثنين» Monday, «الواحد» each
        start = passage.start(at) + cut
        role, value = chosen.value
        return NumberTerm(
            role, value, chosen.grammatical_number, joined or clitic == "و", at + 1, start
        )
    return None


def _literal(passage: Passage, at: int) -> tuple[str, int]:
    """The digits that begin at token `at`, and the token after: «1 250 000», «56 ر 4», «3/4»."""
    tokens = passage.tokens
    literal = tokens[at].word
    stop = at + 1
    if not literal.isdecimal() or stop >= len(tokens) or tokens[at].ends_sentence:
        return literal, stop
    after = tokens[stop]
    if after.word == "/" or after.is_number:
        fraction = literal_with_fraction(tokens, at)
        if fraction is not None:
            return fraction
    if after.word == "ر" and stop + 1 < len(tokens) and tokens[stop + 1].word.isdecimal():
        return f"{literal}ر{tokens[stop + 1].word}", stop + 2
    if after.is_number and len(literal) <= 3 and literal != "0":
        while (
            stop < len(tokens)
            and not tokens[stop - 1].ends_sentence
            and not tokens[stop - 1].joined_to_next
        ):
            word = tokens[stop].word
            if len(word) != 3 or not word.isdecimal():
                break
            literal += word
            stop += 1
            if len(literal) > _LONGEST_LITERAL:
                return tokens[at].word, at + 1
    return literal, stop


def _says_eleven(tokens: list[Token], at: int) -> bool:
    """Whether «واحد» is «وأحد» of «وأحد عشر»: both fold to the same letters."""
    return at + 1 < len(tokens) and tokens[at + 1].word in {"عشر", "عشره"}


def _choose(numerals: list[Entry], passage: Passage, at: int, cut: int) -> Entry | None:
    """Tell «خُمس» (a fifth) from «خمس» by its vowel, «مليوناً», «وثلثا» from «مليونا», «ثلثا»."""
    start = passage.start(at) + cut
    raw = passage.text[start : passage.end(at)]
    voweled = raw[1:2] == _DAMMA and raw[0] != "ا"  # of the article, not of the number
    chosen = None
    for entry in numerals:
        if entry.value.role == "needs vowel":
            if voweled:
                return entry._replace(value=Numeral("fraction", entry.value.value))
        elif entry.grammatical_number == "dual or one":
            if "ً" in raw:
                return entry._replace(grammatical_number="one")
            return entry
        elif entry.grammatical_number == "accusative":
            if cut or "ً" in raw:
                return entry
        elif chosen is None:
            chosen = entry
    return chosen


def read_number(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read the number that begins at token `at`: a mention whose value is a `Number`, or None."""
    tokens = passage.tokens
    number = _read_fast(passage, at)
    if number is None:
        number = _sum_up(lexicon, passage, at)
    if number and at and (tokens[at - 1].word == "-" or "negative" in tokens[at - 1].kinds):
        return _with_sign(passage, number)
    return number or None


def _read_fast(passage: Passage, at: int) -> Mention | Literal[False] | None:
    """Read a number of one token, or digits and a scale; False if there is none, None if longer."""
    tokens = passage.tokens
    token = tokens[at]
    count = len(tokens)
    alone: _StandaloneReading = token.numerals or _analyze_alone(token)
    number = alone.number
    if at + 1 >= count or token.ends_sentence or not tokens[at + 1].is_numeric:
        if number is None or number is False:
            return number
        start = passage.starts[at] + token.leading
        end = start + token.length
        return Mention("number", number, at, at + 1, start + alone.cut, end)
    if (
        token.is_number
        and number
        and (at + 2 >= count or tokens[at + 1].ends_sentence or not tokens[at + 2].is_numeric)
    ):
        after = tokens[at + 1]
        scale = (after.numerals or _analyze_alone(after)).scale
        if scale is not None:
            value = canonical_decimal(number.value * scale)
            start = passage.starts[at] + token.leading
            end = passage.starts[at + 1] + after.leading + after.length
            scaled = Number(value, _alternative_scaled(number, scale), scale, False, True)
            return Mention("number", scaled, at, at + 2, start, end)
    return None


def _alternative_scaled(number: Number, scale: Decimal) -> Decimal | None:
    """The other value of «6,265 مليار»: thousands of milliards, or a fraction of them."""
    if number.alternative is None or number.alternative > number.value or scale < _MILLIARD:
        return None
    return canonical_decimal(number.alternative * scale)


def borrow_scale(parsed: Number, number: Number, value: Decimal) -> Decimal | None:
    """The value of a number that borrows the scale of the `number` after it, worth `value`.

    «3 و5 مليارات» are three and five billions; «2018 و5 مليارات» have nothing in common.
    """
    if not number.scale or parsed.scale is not None or parsed.fraction:
        return None
    mantissa = value / number.scale
    if parsed.value < 10000 and parsed.value < 100 * mantissa and mantissa < 100 * parsed.value:
        return canonical_decimal(parsed.value * number.scale)
    return None


def _sum_up(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read a number term by term."""
    tokens = passage.tokens
    first = _term(passage, at, opening=True)
    if first is None:
        return None
    sum_ = NumberState()
    safe: NumberState | None = None
    group_start: NumberState | None = None
    term: NumberTerm | None = first
    while term is not None:
        following = None
        if term.role == "fraction" or (term.role == "scale" and term.joined):
            following = _term(passage, term.stop_token, opening=False)
        before = sum_.copy() if term.joined and sum_.started else None
        used = sum_.accept(term, following)
        if not used:
            if term.role == "scale" and not term.joined and group_start is not None:
                sum_, safe = group_start, None  # خمسة مليارات | وستة مليارات
            break
        if before is not None and before.group is None and sum_.group is not None:
            group_start = before
        elif term.role == "scale":
            group_start = None
        sum_.stop_token = following.stop_token if used == 2 and following else term.stop_token
        if before is not None and term.role == "digits":
            safe = before
        elif term.role == "scale":
            safe = None
        if tokens[sum_.stop_token - 1].ends_sentence:
            break
        term = _term(passage, sum_.stop_token, opening=False)
    if not sum_.started:
        return None
    if safe is not None and not _joins(lexicon, passage, sum_, safe):
        sum_ = safe
    value = canonical_decimal(sum_.value) if sum_.in_words else sum_.value
    if (
        first.grammatical_number == "dual or one"
        and sum_.stop_token == first.stop_token
        and _noun_follows(passage, first)
    ):
        value *= 2
    number = Number(
        value,
        sum_.alternative,
        sum_.scale if sum_.group is None else None,
        sum_.fraction and sum_.group is not None,
        sum_.in_words,
    )
    return Mention(
        "number", number, at, sum_.stop_token, first.start, passage.end(sum_.stop_token - 1)
    )


def _noun_follows(passage: Passage, term: NumberTerm) -> bool:
    """Whether «مليونا» is the dual before its noun («مليونا دولار»), not «مليوناً» alone."""
    tokens = passage.tokens
    if term.stop_token >= len(tokens):
        return not tokens[-1].ends_sentence
    if tokens[term.stop_token - 1].ends_sentence:
        return False
    return any(
        entry.countable or entry.kind in {"currency", "unit"}
        for analysis in tokens[term.stop_token].analyses
        if not analysis.clitic
        for entry in analysis.node.entries
    )


_TAKES_NO_TAIL: Final = frozenset({"percent", "time", "month"})


def _joins(lexicon: Lexicon, passage: Passage, sum_: NumberState, safe: NumberState) -> bool:
    """Whether «و» before bare digits joins them («77 ألفاً و603») or starts the next phrase."""
    tokens = passage.tokens
    kinds = (
        {match.kind for match in lexicon.match(passage, sum_.stop_token).matches}
        if sum_.stop_token < len(tokens)
        else set()
    )
    if kinds & _TAKES_NO_TAIL:
        return False
    return "currency" in kinds or safe.scale == 1000


def _with_sign(passage: Passage, mention: Mention) -> Mention:
    """Take a minus before the number in, or «سالب»."""
    at = mention.start_token
    tokens = passage.tokens
    before = tokens[at - 1]
    if passage.start(at) != mention.start:
        return mention
    after_a_number = at > 1 and tokens[at - 2].is_number
    minus = (
        before.joined_to_next
        and not after_a_number
        and (
            at == 1
            or not tokens[at - 2].joined_to_next
            or tokens[at - 2].word in {"(", "و", "ب", "ل"}
        )
    )
    if minus or "negative" in before.kinds:
        number: Number = mention.value
        mention.value = number.negative()
        mention.start_token = at - 1
        mention.start = passage.start(at - 1)
    return mention
