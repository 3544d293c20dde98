"""One grammar of numbers for all extractors: digits, words, and both mixed.

A number is read term by term. Small words fill the places of a group (hundreds, tens, units), a
scale word multiplies the group before it and adds it to the total, «و» joins the terms, a
fraction adds its share of the scale before it. The words are in `lexicons/numbers.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from arnews.language.digits import read_digits
from arnews.language.inflection import noun_forms
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.lists import read_list
from arnews.text.folding import normalize
from arnews.text.tokens import Passage, Token

__all__ = ["Number", "Numeral", "number_words", "read_number"]

_DAMMA: Final = "\u064f"
_SOURCE: Final = "numbers.toml"


class Numeral(NamedTuple):
    """What one number word adds: its role in the grammar and its value."""

    role: str
    value: Decimal


class Number(NamedTuple):
    """A number that was read.

    Attributes:
        value: its exact value.
        other: the value that its one separator could also mean (10.200), or None.
        scale: the scale word it ends with (مليار), as a number, or None.
        fraction: it is a bare fraction (نصف), a number only with a unit behind it.
        worded: it has number words, not digits alone.
        bare_dual: it is «مليونا» or «ألفا» alone: two before a noun, one with tanween.
    """

    value: Decimal
    other: Decimal | None = None
    scale: Decimal | None = None
    fraction: bool = False
    worded: bool = False


def number_words() -> Iterator[tuple[str, Entry]]:
    """Compose the number words, each form with its entry of kind "numeral"."""
    lists = read_list(_SOURCE)

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
        value = Decimal(10 ** item["power"])
        for word in item["words"]:
            for form, number in noun_forms(word):
                if form != normalize(word) + "ا":
                    yield form, entry("scale", value, "two" if number == "construct" else number)
            yield word + "ا", entry("scale", value, "dual or one")
        for word in item["many"]:
            yield word, entry("scale", value, "many")
            yield word + "ا", entry("scale", value, "many")
    yield from _fractions(lists["fraction"], entry)
    for word in lists["negative"]["words"]:
        yield word, Entry("negative", None, "one", _SOURCE)


def _hundreds(item: dict[str, list[str]], entry: object) -> Iterator[tuple[str, Entry]]:
    make = entry
    assert callable(make)
    for word in map(normalize, item["words"]):
        yield word, make("hundred", 100)
        for ending in ("تان", "تين", "تا", "تي"):
            yield word[:-1] + ending, make("hundred", 200, "two")
        for stem, value in zip(item["stems"], item["values"], strict=True):
            yield stem + word, make("hundreds", int(value) * 100)
    for word in item["many"]:
        yield word, make("hundred", 100, "many")


def _fractions(items: list[dict[str, object]], entry: object) -> Iterator[tuple[str, Entry]]:
    make = entry
    assert callable(make)
    for item in items:
        parts = Decimal(str(item["parts"]))
        for key, role, share in (
            ("words", "fraction", 1 / parts),
            ("two", "fraction", 2 / parts),
            ("many", "parts", 1 / parts),
            ("voweled", "voweled", 1 / parts),
            ("voweled_two", "voweled", 2 / parts),
        ):
            words = item.get(key, ())
            assert isinstance(words, (list, tuple))
            for word in words:
                yield str(word), make(role, share)
                if role == "fraction":
                    yield f"{word}ا", make(role, share)


class _Term(NamedTuple):
    """One step of a number: what it adds, whether «و» stands before it, where it ends."""

    role: str
    value: Decimal
    number: str
    joined: bool
    last: int
    start: int
    other: Decimal | None = None


def _term(lexicon: Lexicon, passage: Passage, at: int, *, opening: bool) -> _Term | None:
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
        return _Term("digits", digits.value, "one", joined, last, start, digits.other)
    if token.word == "واحد" and not opening and not joined and _says_eleven(tokens, at):
        return _Term("unit", Decimal(1), "one", True, at + 1, passage.start(at))
    if "numeral" not in token.kinds:
        return None
    if token.memo is None:
        token.memo = [
            (cut, clitic, definite, numerals)
            for cut, clitic, node, definite in token.readings
            if (numerals := [entry for entry in node.entries if entry.kind == "numeral"])
        ]
    for cut, clitic, definite, numerals in token.memo:
        if clitic and not opening and (clitic != "و" or joined):
            continue
        chosen = numerals[0]
        if len(numerals) > 1 or chosen.value.role == "voweled" or chosen.number == "dual or one":
            chosen = _choose(numerals, passage, at, cut)
            if chosen is None:
                continue
        if definite and (chosen.value.role == "fraction" or chosen.value.value <= 2):
            # «الربع الأول» is a quarter of the year, «الاثنين» Monday, «الواحد» each
            if not _says_eleven(tokens, at):
                continue
        start = passage.start(at) + cut
        role, value = chosen.value
        return _Term(role, value, chosen.number, joined or clitic == "و", at + 1, start)
    return None


def _literal(passage: Passage, at: int) -> tuple[str, int]:
    """The digits that begin at token `at`, and the token behind: «1 250 000», «56 ر 4»."""
    tokens = passage.tokens
    literal = tokens[at].word
    last = at + 1
    if not literal.isdigit() or last >= len(tokens) or tokens[at].ends:
        return literal, last
    behind = tokens[last]
    if behind.word == "ر" and last + 1 < len(tokens) and tokens[last + 1].word.isdigit():
        return f"{literal}ر{tokens[last + 1].word}", last + 2
    if behind.is_number and len(literal) <= 3 and literal != "0":
        while last < len(tokens) and not tokens[last - 1].ends and not tokens[last - 1].glued:
            word = tokens[last].word
            if len(word) != 3 or not word.isdigit():
                break
            literal += word
            last += 1
    return literal, last


def _says_eleven(tokens: list[Token], at: int) -> bool:
    """Whether «واحد» is «وأحد» of «وأحد عشر»: both fold to the same letters."""
    return at + 1 < len(tokens) and tokens[at + 1].word in {"عشر", "عشره"}


def _choose(numerals: list[Entry], passage: Passage, at: int, cut: int) -> Entry | None:
    """Tell «خُمس» (a fifth) from «خمس» (five) by its vowel, «مليوناً» from «مليونا»."""
    start = passage.start(at) + cut
    raw = passage.text[start : passage.end(at)]
    voweled = raw[1:2] == _DAMMA
    chosen = None
    for entry in numerals:
        if entry.value.role == "voweled":
            if voweled:
                return entry._replace(value=Numeral("fraction", entry.value.value))
        elif entry.number == "dual or one":
            if "ً" in raw:
                return entry._replace(number="one")
            return entry
        elif chosen is None:
            chosen = entry
    return chosen


_PLACES = {"unit": {"u"}, "ten": {"u", "t"}, "tens": {"t"}, "hundred": {"h"}, "hundreds": {"h"}}


class _Sum:
    """The number so far."""

    __slots__ = ("fraction", "group", "last", "other", "places", "scale", "total", "worded")

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.places: set[str] = set()
        self.scale: Decimal | None = None
        self.other: Decimal | None = None
        self.fraction = False
        self.worded = False
        self.last = 0

    def copy(self) -> _Sum:
        twin = _Sum()
        for name in self.__slots__:
            setattr(twin, name, getattr(self, name))
        twin.places = set(self.places)
        return twin

    @property
    def value(self) -> Decimal:
        if self.group is None:
            return self.total
        return self.total + self.group if self.total else self.group

    @property
    def started(self) -> bool:
        return self.group is not None or self.scale is not None

    def take(self, term: _Term, following: _Term | None) -> int:
        """Take a term in if the grammar allows: how many terms were used, 0 for none."""
        if term.role == "scale":
            return self._scale_twice(term, following) or self._scale(term)
        if term.role == "fraction":
            return self._fraction(term, following)
        if term.role == "digits":
            return self._digits(term)
        if term.role == "parts":  # ثلاثة أرباع
            if self.group is None or term.joined or self.places != {"u"}:
                return 0
            self.group = self.group * term.value
            self.fraction = self.scale is None
            return 1
        return self._small(term)

    def _digits(self, term: _Term) -> int:
        if not self.started:
            self.group, self.other, self.places = term.value, term.other, {"d"}
            return 1
        if term.joined and self.group is None and self.scale and term.value < self.scale:
            self.group, self.places = term.value, {"d"}
            return 1
        return 0

    def _small(self, term: _Term) -> int:
        places = _PLACES[term.role]
        if self.group is None:
            if self.started and not (term.joined and self.scale and term.value < self.scale):
                return 0
            if term.number == "many":
                return 0
            self.group, self.places = term.value, set(places)
        elif term.joined:
            if self.places & places or "d" in self.places:
                return 0
            self.group += term.value
            self.places |= places
        elif term.role == "ten" and self.places == {"u"} and self.group < 10:
            self.group += 10  # ثلاثة عشر
            self.places |= {"t"}
        elif term.role == "ten" and self.places == {"u", "h"} and self.group % 100 < 10:
            self.group += 10  # مئة وثلاثة عشر
            self.places |= {"t"}
        elif term.role == "hundred" and self.places == {"u"} and term.number != "two":
            self.group *= 100  # ثلاث مئة
            self.places = {"h"}
        else:
            return 0
        self.worded = True
        return 1

    def _scale_twice(self, term: _Term, following: _Term | None) -> int:
        """«مئتان وألف ألف»: num2words writes 201 thousand so."""
        if not term.joined or self.group is None or "d" in self.places or following is None:
            return 0
        if following.role != "scale" or following.joined or following.value != term.value:
            return 0
        self.group += 1
        self._scale(following)
        return 2

    def _scale(self, term: _Term) -> int:
        value = term.value
        if term.number == "two":
            if self.group is not None or (self.scale and value >= self.scale):
                return 0
            if self.started and not term.joined:
                return 0
            self.total += 2 * value
        elif self.group is not None and not term.joined:
            if self.scale is None or value < self.scale:
                self.total += self.group * value
            elif self.scale == 1000 and value > self.scale:  # ستة آلاف و86 تريليون
                self.total = (self.total + self.group) * value
            else:
                return 0
            self.group = None
        elif not self.started:
            if term.number == "many":
                return 0
            self.total = value
        elif term.joined:
            if term.number == "many":
                return 0
            if self.scale is None:  # خمسة وستون وألف
                if self.group is None or "d" in self.places:
                    return 0
                self.total, self.group = self.group + value, None
            elif value < self.scale and self.group is None:
                self.total += value
            else:
                return 0
        elif self.scale and value > self.scale:  # ألف مليار
            self.total *= value
        else:
            return 0
        self.scale = value
        self.places = set()
        self.other = None
        self.worded = True
        return 1

    def _fraction(self, term: _Term, following: _Term | None) -> int:
        of_scale = (
            following is not None
            and following.role == "scale"
            and not following.joined
            and following.number in {"one", "dual or one"}
        )
        if not self.started:
            self.worded = True
            if of_scale:
                assert following is not None
                self.total = term.value * following.value
                self.scale = following.value
                return 2
            self.group = term.value
            self.places = {"d"}
            self.fraction = True
            return 1
        if not term.joined:
            return 0
        self.worded = True
        if self.group is None:
            assert self.scale is not None
            if of_scale:
                assert following is not None
                if following.value <= self.scale:
                    self.total += term.value * following.value
                    return 2
            self.total += term.value * self.scale
            return 1
        self.group += term.value
        self.places = {"d"}
        self.other = None
        return 1


def read_number(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read the number that begins at token `at`: a mention whose value is a `Number`, or None."""
    tokens = passage.tokens
    if tokens[at].is_number and _stands_alone(tokens, at):
        return _plain(lexicon, passage, at)
    first = _term(lexicon, passage, at, opening=True)
    if first is None:
        return None
    sum_ = _Sum()
    safe: _Sum | None = None
    group_start: _Sum | None = None
    term: _Term | None = first
    while term is not None:
        following = None
        if term.role == "fraction" or (term.role == "scale" and term.joined):
            following = _term(lexicon, passage, term.last, opening=False)
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
        term = _term(lexicon, passage, sum_.last, opening=False)
    if not sum_.started:
        return None
    if safe is not None and not _joins(lexicon, passage, sum_, safe):
        sum_ = safe
    value = _tidy(sum_.value) if sum_.worded else sum_.value
    if first.number == "dual or one" and sum_.last == first.last and _noun_follows(passage, first):
        value *= 2
    number = Number(
        value,
        sum_.other,
        sum_.scale if sum_.group is None else None,
        sum_.fraction and sum_.group is not None,
        sum_.worded,
    )
    mention = Mention(
        "number", number, at, sum_.last, first.start, passage.end(sum_.last - 1)
    )
    return _with_sign(lexicon, passage, mention)


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Most numbers are digits and nothing more: the next token tells at a glance."""
    if at + 1 >= len(tokens) or tokens[at].ends:
        return True
    behind = tokens[at + 1]
    return not (
        behind.is_number or "numeral" in behind.kinds or behind.word in {"و", "ر"}
    )


def _plain(lexicon: Lexicon, passage: Passage, at: int) -> Mention | None:
    """Read a number of digits alone."""
    digits = read_digits(passage.tokens[at].word)
    if digits is None:
        return None
    mention = Mention(
        "number", Number(*digits), at, at + 1, passage.start(at), passage.end(at)
    )
    return _with_sign(lexicon, passage, mention)


def _noun_follows(passage: Passage, term: _Term) -> bool:
    """Whether «مليونا» is the dual before its noun («مليونا دولار»), not «مليوناً» alone."""
    tokens = passage.tokens
    if term.last >= len(tokens):
        return not tokens[-1].ends
    if tokens[term.last - 1].ends:
        return False
    return any(
        entry.kind in {"currency", "unit"}
        for reading in tokens[term.last].readings
        if not reading.clitic
        for entry in reading.node.entries
    )


_TAKES_NO_TAIL = frozenset({"percent", "time", "month"})


def _joins(lexicon: Lexicon, passage: Passage, sum_: _Sum, safe: _Sum) -> bool:
    """Whether «و» before bare digits joins them («77 ألفاً و603») or starts the next phrase."""
    tokens = passage.tokens
    kinds = (
        {mention.kind for mention in lexicon.mentions(passage, sum_.last)}
        if sum_.last < len(tokens)
        else set()
    )
    if kinds & _TAKES_NO_TAIL:
        return False
    return "currency" in kinds or safe.scale == 1000


def _with_sign(lexicon: Lexicon, passage: Passage, mention: Mention) -> Mention:
    """Take a minus before the number in, or «سالب»."""
    at = mention.first
    if at == 0:
        return mention
    tokens = passage.tokens
    before = tokens[at - 1]
    if before.word != "-" and "negative" not in before.kinds:
        return mention
    if passage.start(at) != mention.start:
        return mention
    behind_a_number = at > 1 and tokens[at - 2].is_number
    minus = before.glued and not behind_a_number and (
        at == 1 or not tokens[at - 2].glued or tokens[at - 2].word in {"(", "ب", "ل"}
    )
    if minus or "negative" in before.kinds:
        number = mention.value
        mention.value = number._replace(value=-number.value)
        mention.first = at - 1
        mention.start = passage.start(at - 1)
    return mention


def _tidy(value: Decimal) -> Decimal:
    """Write whole sums without a fraction: 1.90 billion is 1900000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
