"""One grammar of numbers for all extractors: digits, words, and both mixed.

A number is read term by term; `arnews.language.sums` adds them up, `number_words` has the words.
What a token says alone is worked out once and remembered with it: most numbers are digits, or
digits and a scale word.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from arnews.language.digits import read_digits
from arnews.language.exact import tidy
from arnews.language.fractions import fraction_behind
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.number_words import Numeral
from arnews.language.sums import Sum, Term
from arnews.text.tokens import Passage, Token

__all__ = ["BETWEEN", "ONE", "Number", "like_year", "read_number", "scaled_alike"]

BETWEEN: Final = frozenset({"بين", "مابين"})
"""The words that open a range which «و» goes on."""

ONE: Final = frozenset({"واحد", "واحدا", "واحده"})
"""Behind a noun: «شهر واحد», one of it."""

_DAMMA: Final = "\u064f"
_LONGEST_LITERAL: Final = 15
_MILLIARD: Final = 10**9
_TOLD_BY_VOWELS: Final = frozenset({"dual or one", "accusative"})


class Number:
    """A number that was read.

    Attributes:
        value: its exact value.
        other: the value that its one separator could also mean (10.200), or None.
        scale: the scale word it ends with (مليار), as a number, or None.
        fraction: it is a bare fraction (نصف), a number only with a unit behind it.
        worded: it has number words, not digits alone.
    """

    __slots__ = ("fraction", "other", "scale", "value", "worded")

    def __init__(
        self,
        value: Decimal,
        other: Decimal | None = None,
        scale: Decimal | None = None,
        fraction: bool = False,
        worded: bool = False,
    ) -> None:
        """Hold what was read."""
        self.value = value
        self.other = other
        self.scale = scale
        self.fraction = fraction
        self.worded = worded

    def __repr__(self) -> str:
        """Show the value."""
        return f"Number({self.value})"

    def negative(self) -> Number:
        """Give the number below zero."""
        return Number(-self.value, self.other, self.scale, self.fraction, self.worded)


def like_year(number: Number) -> bool:
    """Whether a number in digits could be a year of these centuries.

    Example:
        >>> like_year(Number(Decimal(2018))), like_year(Number(Decimal("2018.5")))
        (True, False)
    """
    value = number.value
    return not number.worded and 1900 <= value <= 2100 and value == value.to_integral_value()


@dataclass(slots=True)
class _Alone:
    """What a token says of numbers, whatever is around it.

    `terms` are the number words it may be, with what is cut off; `number` is the number that it
    makes alone and `cut` where that starts, False if it makes none, None if its vowels or the
    words behind it tell; `scale` is the scale that it is behind digits.
    """

    terms: list[tuple[int, str, bool, list[Entry]]]
    number: Number | Literal[False] | None
    cut: int = 0
    scale: Decimal | None = None


def _study(token: Token) -> _Alone:
    """Work out once what a token says of numbers."""
    if token.is_number:
        digits = read_digits(token.word)
        token.numerals = _Alone([], Number(*digits) if digits is not None else False)
        return token.numerals  # type: ignore[no-any-return]
    terms = [
        (cut, clitic, definite, numerals)
        for cut, clitic, node, definite in token.readings
        if (numerals := [entry for entry in node.entries if entry.kind == "numeral"])
    ]
    alone = token.numerals = _Alone(terms, None)
    entries = [entry for *_, numerals in terms for entry in numerals]
    if any(entry.value.role == "voweled" or entry.number in _TOLD_BY_VOWELS for entry in entries):
        return alone
    found = _sum_up(Lexicon(), Passage("", [token], [0, token.width], []), 0)
    number: Number | Literal[False] = found.value if found is not None else False
    cut = found.start - token.lead if found is not None else 0
    scale = None
    if len(entries) == 1 and not (terms[0][1] or terms[0][2]) and entries[0].number != "two":
        scale = entries[0].value.value if entries[0].value.role == "scale" else None
    token.numerals = _Alone(terms, number, cut, scale)
    return token.numerals  # type: ignore[no-any-return]


def _term(passage: Passage, at: int, *, opening: bool) -> Term | None:
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
        literal, last = _literal(passage, at)
        digits = read_digits(literal)
        if digits is None:
            return None
        start = passage.start(at)
        return Term("digits", digits.value, "one", joined, last, start, digits.other)
    if token.word == "واحد" and not opening and not joined and _says_eleven(tokens, at):
        return Term("unit", Decimal(1), "one", True, at + 1, passage.start(at))
    if "numeral" not in token.kinds:
        return None
    for cut, clitic, definite, numerals in (token.numerals or _study(token)).terms:
        if clitic and not opening and (clitic != "و" or joined):
            continue
        chosen = numerals[0]
        if len(numerals) > 1 or chosen.value.role == "voweled" or chosen.number == "dual or one":
            chosen = _choose(numerals, passage, at, cut)
            if chosen is None:
                continue
        bare = chosen.value.role == "fraction" or chosen.value.value <= 2
        if definite and bare and not _says_eleven(tokens, at):
            continue  # «الربع الأول» of a year, «الاثنين» Monday, «الواحد» each
        start = passage.start(at) + cut
        role, value = chosen.value
        return Term(role, value, chosen.number, joined or clitic == "و", at + 1, start)
    return None


def _literal(passage: Passage, at: int) -> tuple[str, int]:
    """The digits that begin at token `at`, and the token behind: «1 250 000», «56 ر 4», «3/4»."""
    tokens = passage.tokens
    literal = tokens[at].word
    last = at + 1
    if not literal.isdecimal() or last >= len(tokens) or tokens[at].ends:
        return literal, last
    behind = tokens[last]
    if behind.word == "/" or behind.is_number:
        fraction = fraction_behind(tokens, at)
        if fraction is not None:
            return fraction
    if behind.word == "ر" and last + 1 < len(tokens) and tokens[last + 1].word.isdecimal():
        return f"{literal}ر{tokens[last + 1].word}", last + 2
    if behind.is_number and len(literal) <= 3 and literal != "0":
        while last < len(tokens) and not tokens[last - 1].ends and not tokens[last - 1].glued:
            word = tokens[last].word
            if len(word) != 3 or not word.isdecimal():
                break
            literal += word
            last += 1
            if len(literal) > _LONGEST_LITERAL:
                return tokens[at].word, at + 1
    return literal, last


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
        if entry.value.role == "voweled":
            if voweled:
                return entry._replace(value=Numeral("fraction", entry.value.value))
        elif entry.number == "dual or one":
            if "ً" in raw:
                return entry._replace(number="one")
            return entry
        elif entry.number == "accusative":
            if cut or "ً" in raw:
                return entry
        elif chosen is None:
            chosen = entry
    return chosen


def read_number(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read the number that begins at token `at`: a mention whose value is a `Number`, or None."""
    tokens = passage.tokens
    number = _short(passage, at)
    if number is None:
        number = _sum_up(lexicon, passage, at)
    if number and at and (tokens[at - 1].word == "-" or "negative" in tokens[at - 1].kinds):
        return _with_sign(passage, number)
    return number or None


def _short(passage: Passage, at: int) -> Mention | Literal[False] | None:
    """Read a number of one token, or digits and a scale; False if there is none, None if longer."""
    tokens = passage.tokens
    token = tokens[at]
    count = len(tokens)
    alone: _Alone = token.numerals or _study(token)
    number = alone.number
    if at + 1 >= count or token.ends or not tokens[at + 1].counts:
        if number is None or number is False:
            return number
        start = passage.starts[at] + token.lead
        end = start + token.size
        return Mention("number", number, at, at + 1, start + alone.cut, end)
    if (
        token.is_number
        and number
        and (at + 2 >= count or tokens[at + 1].ends or not tokens[at + 2].counts)
    ):
        behind = tokens[at + 1]
        scale = (behind.numerals or _study(behind)).scale
        if scale is not None:
            value = tidy(number.value * scale)
            start = passage.starts[at] + token.lead
            end = passage.starts[at + 1] + behind.lead + behind.size
            scaled = Number(value, _scaled_otherwise(number, scale), scale, False, True)
            return Mention("number", scaled, at, at + 2, start, end)
    return None


def _scaled_otherwise(number: Number, scale: Decimal) -> Decimal | None:
    """The other value of «6,265 مليار»: thousands of milliards, or a fraction of them."""
    if number.other is None or number.other > number.value or scale < _MILLIARD:
        return None
    return tidy(number.other * scale)


def scaled_alike(said: Number, number: Number, value: Decimal) -> Decimal | None:
    """The value of a number that borrows the scale of the `number` behind it, worth `value`.

    «3 و5 مليارات» are three and five billions; «2018 و5 مليارات» have nothing in common.
    """
    if not number.scale or said.scale is not None or said.fraction:
        return None
    mantissa = value / number.scale
    if said.value < 10000 and said.value < 100 * mantissa and mantissa < 100 * said.value:
        return tidy(said.value * number.scale)
    return None


def _sum_up(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read a number term by term."""
    tokens = passage.tokens
    first = _term(passage, at, opening=True)
    if first is None:
        return None
    sum_ = Sum()
    safe: Sum | None = None
    group_start: Sum | None = None
    term: Term | None = first
    while term is not None:
        following = None
        if term.role == "fraction" or (term.role == "scale" and term.joined):
            following = _term(passage, term.last, opening=False)
        before = sum_.copy() if term.joined and sum_.started else None
        used = sum_.take(term, following)
        if not used:
            if term.role == "scale" and not term.joined and group_start is not None:
                sum_, safe = group_start, None  # خمسة مليارات | وستة مليارات
            break
        if before is not None and before.group is None and sum_.group is not None:
            group_start = before
        elif term.role == "scale":
            group_start = None
        sum_.last = following.last if used == 2 and following else term.last
        if before is not None and term.role == "digits":
            safe = before
        elif term.role == "scale":
            safe = None
        if tokens[sum_.last - 1].ends:
            break
        term = _term(passage, sum_.last, opening=False)
    if not sum_.started:
        return None
    if safe is not None and not _joins(lexicon, passage, sum_, safe):
        sum_ = safe
    value = tidy(sum_.value) if sum_.worded else sum_.value
    if first.number == "dual or one" and sum_.last == first.last and _noun_follows(passage, first):
        value *= 2
    number = Number(
        value,
        sum_.other,
        sum_.scale if sum_.group is None else None,
        sum_.fraction and sum_.group is not None,
        sum_.worded,
    )
    return Mention("number", number, at, sum_.last, first.start, passage.end(sum_.last - 1))


def _noun_follows(passage: Passage, term: Term) -> bool:
    """Whether «مليونا» is the dual before its noun («مليونا دولار»), not «مليوناً» alone."""
    tokens = passage.tokens
    if term.last >= len(tokens):
        return not tokens[-1].ends
    if tokens[term.last - 1].ends:
        return False
    return any(
        entry.counted or entry.kind in {"currency", "unit"}
        for reading in tokens[term.last].readings
        if not reading.clitic
        for entry in reading.node.entries
    )


_TAKES_NO_TAIL: Final = frozenset({"percent", "time", "month"})


def _joins(lexicon: Lexicon, passage: Passage, sum_: Sum, safe: Sum) -> bool:
    """Whether «و» before bare digits joins them («77 ألفاً و603») or starts the next phrase."""
    tokens = passage.tokens
    kinds = (
        {said.kind for said in lexicon.way(passage, sum_.last).said}
        if sum_.last < len(tokens)
        else set()
    )
    if kinds & _TAKES_NO_TAIL:
        return False
    return "currency" in kinds or safe.scale == 1000


def _with_sign(passage: Passage, mention: Mention) -> Mention:
    """Take a minus before the number in, or «سالب»."""
    at = mention.first
    tokens = passage.tokens
    before = tokens[at - 1]
    if passage.start(at) != mention.start:
        return mention
    behind_a_number = at > 1 and tokens[at - 2].is_number
    minus = (
        before.glued
        and not behind_a_number
        and (at == 1 or not tokens[at - 2].glued or tokens[at - 2].word in {"(", "و", "ب", "ل"})
    )
    if minus or "negative" in before.kinds:
        number: Number = mention.value
        mention.value = number.negative()
        mention.first = at - 1
        mention.start = passage.start(at - 1)
    return mention
