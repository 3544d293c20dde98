"""Words, numbers and signs of an article, each with its place.

A stretch of text up to a blank (a chunk) always gives the same tokens, and news repeats itself:
what a chunk gives is worked out at its first sight and remembered. A known chunk costs one look-up
in a dictionary, and its place in the article is the running sum of the widths before it. What costs
most is memory walked over, so what is remembered shares equal tokens and equal letters. A chunk takes
in a line end behind it (the space that is put there to split is not in the article). One without a
token, of blanks and marks, takes up room, and a line end in it ends the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from arnews.text.folding import SourceText

__all__ = ["FRACTIONS", "Passage", "Token", "Tokenizer"]

FRACTIONS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""The fractions that are one character; they end a number."""

_TOKEN: Final = re.compile(
    rf"(?P<number>(?:\d+|(?<!\S)\.\d+)(?:[.,،ر']\d+)*[{FRACTIONS}]?|[{FRACTIONS}])"
    rf"|(?P<word>[A-Za-z\u00c0-\u024f]+|[^\W\d_A-Za-z\u00c0-\u024f{FRACTIONS}]+)"
    r"|(?P<dots>\.{2,})|(?P<sign>[^\w\s])"
)
_TATWEEL: Final = "\u0640"
_MARK: Final = "\u200f"
_REVERSED: Final = re.compile(rf"(?<=\d)[.,](?={_MARK}\d)")
"""A point before a right-to-left mark: the fraction is printed first, as with «ر»."""
_GLUED: Final = re.compile(r"(?<=\S)[ةﺓﺔ][\u0640\u064b-\u0655]*(?=[^\W\d_\u0640])")
_INITIAL: Final = re.compile("[A-Z]")
"""«J.P. Morgan»: the point behind an initial ends no sentence."""
_LONGEST_NUMERIC_NAME: Final = 4
"""Names begin with numbers of three digits at the most: 3M, 500 Global."""
_ENDS: Final = frozenset({".", "!", "?", "؟", "..", "؛"})
_JOIN: Final = frozenset({"و", "ر", "/"})
_BLANKS: Final = "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS: Final = "\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
"""What else is a blank or a line end, as `str.isspace` and `str.splitlines` have it."""
_LONGEST_SENTENCE: Final = 150
_REMEMBERED: Final = 75_000
"""Tokens, of up to a kilobyte, that are remembered before the older ones go."""
_LONGEST_REMEMBERED: Final = 80


def cut_words(folded: str) -> list[str]:
    """Cut a folded phrase as an article is cut, into its words alone.

    Example:
        >>> cut_words("زين السعوديه")
        ['زين', 'السعوديه']
    """
    return [match.group() for match in _TOKEN.finditer(folded)]


class Token:
    """A word, a number in digits, or a sign; shared by all its occurrences.

    Attributes:
        word: what it says, folded.
        lead: characters of its cell before it that fold to nothing.
        size: its characters in the article.
        width: characters from the start of its cell to the start of the next token's cell.
        is_number: it is written in digits.
        glued: nothing stands between it and the next token.
        ends: a sentence ends behind it.
        readings: what the word lists say of it (see `arnews.language.trie.Reading`).
        kinds: the kinds of mentions that it may begin.
        hot: one of them wakes a rule, or it is a number.
        counts: it is a number, or may begin or continue one.
        numerals: what the grammar of numbers has worked out of it, once.
        way: where the lexicon has found that its readings lead, once.
        hedge: what the modifiers have worked out of it, once.
    """

    __slots__ = (
        "counts",
        "ends",
        "glued",
        "hedge",
        "hot",
        "is_number",
        "kinds",
        "lead",
        "numerals",
        "readings",
        "size",
        "way",
        "width",
        "word",
    )

    def __init__(self, word: str, lead: int, size: int, width: int, is_number: bool) -> None:
        """Make a token without readings.

        Compiled, the attributes stand in memory in this order: what each is asked for first.
        """
        self.width = width
        self.size = size
        self.hot = is_number
        self.counts = is_number
        self.is_number = is_number
        self.glued = False
        self.ends = False
        self.word = word
        self.way: Any = None
        self.readings: tuple[Any, ...] = ()
        self.kinds: frozenset[str] = frozenset()
        self.lead = lead
        self.numerals: Any = None
        self.hedge: Any = None

    def at_line_end(self) -> Token:
        """Give the same token with a sentence's end behind it."""
        twin = Token(self.word, self.lead, self.size, self.width, self.is_number)
        twin.readings = self.readings
        twin.kinds = self.kinds
        twin.hot = self.hot
        twin.counts = self.counts
        twin.ends = True
        return twin

    def __repr__(self) -> str:
        """Show the word."""
        return f"Token({self.word!r})"


_Made: TypeAlias = dict[tuple[str, str, int, int, bool, bool], Token]
"""Tokens by all that tells two of them apart: a comma is the same behind any word."""


class Passage:
    """An article as tokens, with the place of each.

    `starts[i]` is where token i's cell starts; `hot` are the indices of tokens that may begin a
    mention that wakes a rule.
    """

    __slots__ = ("hot", "starts", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], starts: list[int], hot: list[int]) -> None:
        """Hold what the tokenizer found in `text`."""
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.hot = hot

    def start(self, index: int) -> int:
        """Where token `index` starts in the article."""
        return self.starts[index] + self.tokens[index].lead

    def end(self, index: int) -> int:
        """Where token `index` ends in the article."""
        token = self.tokens[index]
        return self.starts[index] + token.lead + token.size

    def letter(self, index: int, count: int) -> int:
        """Where letter `count` of token `index` starts in the article, marks before it apart."""
        start = self.start(index)
        if count == 0:
            return start
        return start + SourceText(self.text[start : self.end(index)]).span(count, count)[0]

    def sentence(self, index: int) -> tuple[int, int]:
        """The first token, and the token behind the last, of the sentence that holds `index`.

        Text without ends is cut some hundred tokens to either side, so that time stays linear.
        """
        tokens = self.tokens
        first, least = index, max(index - _LONGEST_SENTENCE, 0)
        while first > least and not tokens[first - 1].ends:
            first -= 1
        last, most = index, min(index + _LONGEST_SENTENCE, len(tokens) - 1)
        while last < most and not tokens[last].ends:
            last += 1
        return first, min(last + 1, len(tokens))


class Tokenizer:
    """Cuts articles into tokens and remembers what each chunk gave.

    `read` gives the readings of a folded word, the kinds of mentions that it may begin, and
    whether one of them wakes a rule.
    """

    def __init__(self, read: Callable[[str], tuple[tuple[Any, ...], frozenset[str], bool]]) -> None:
        """Take the function that looks words up."""
        self._read = read
        self._known: dict[str, Token | tuple[Token, ...]] = {}
        self._older: dict[str, Token | tuple[Token, ...]] = {}
        self._made: _Made = {}
        self._words: dict[str, str] = {}
        self._held = 0

    def __len__(self) -> int:
        """How many chunks are remembered."""
        return len(self._known)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without the memory."""
        return (type(self), (self._read,))

    def passage(self, text: str) -> Passage:
        """Cut one article into tokens.

        Example:
            >>> words = Tokenizer(lambda word: ((), frozenset(), False))
            >>> [token.word for token in words.passage("نما بـ4.5%، وقال").tokens]
            ['نما', 'ب', '4.5', '%', '،', 'وقال']
        """
        if self._held >= _REMEMBERED:
            self._forget()
        plain = text
        for blank in _BLANKS:  # one by one is quicker than one regular expression
            plain = plain.replace(blank, " ")
        for line_end in _LINE_ENDS:
            plain = plain.replace(line_end, "\n")
        inner = plain.lstrip(" \n")
        known = self._known
        start = len(plain) - len(inner)
        starts = [start]
        tokens: list[Token] = []
        hot: list[int] = []
        for chunk in inner.rstrip(" \n").replace("\n", "\n ").split(" "):
            cell = known.get(chunk)
            if isinstance(cell, Token):  # as most are: the same as below, without the blanks
                if cell.hot:
                    hot.append(len(tokens))
                start += cell.width
                tokens.append(cell)
                starts.append(start)
                continue
            for token in cell or self._meet(chunk):
                start += token.width
                if token.hot:
                    hot.append(len(tokens))
                elif not token.size:  # blanks and stray marks, a line end perhaps
                    starts[-1] = start
                    if token.ends and tokens and not tokens[-1].ends:
                        tokens[-1] = tokens[-1].at_line_end()
                    continue
                tokens.append(token)
                starts.append(start)
        return Passage(text, tokens, starts, hot)

    def _forget(self) -> None:
        """Keep what was met of late; what was not met since the last time goes."""
        self._older = self._known
        self._known = {}
        self._made = {}
        self._words = {}
        self._held = 0

    def _meet(self, chunk: str) -> tuple[Token, ...]:
        """Give the tokens of a chunk that is not among the known, and remember them."""
        keeps = len(chunk) <= _LONGEST_REMEMBERED and self._held <= _REMEMBERED
        older = self._older.get(chunk)
        if older is None:
            made = self._made if keeps else {}
            tokens = (
                self._cut_apart(chunk, made) if _GLUED.search(chunk) else self._cut(chunk, made)
            )
        else:
            tokens = (older,) if isinstance(older, Token) else older
        if keeps:
            words = self._words
            for token in tokens:
                token.word = words.setdefault(token.word, token.word)
            alone = len(tokens) == 1 and tokens[0].size > 0  # `passage` looks at blanks closer
            self._known[words.get(chunk, chunk)] = tokens[0] if alone else tokens
            self._held += len(tokens)
        return tokens

    def _cut_apart(self, chunk: str, made: _Made) -> tuple[Token, ...]:
        """Cut words that have lost the space between them: «ة» ends a word («بالمئةالصين»)."""
        tokens: list[Token] = []
        done = 0
        for match in _GLUED.finditer(chunk):
            tokens.extend(self._cut(chunk[done : match.end()], made, glued=True))
            done = match.end()
        return (*tokens, *self._cut(chunk[done:], made))

    def _cut(self, chunk: str, made: _Made, *, glued: bool = False) -> tuple[Token, ...]:
        """Cut a chunk, or a part of one that is `glued` to the next.

        Tokens that are `made` already are used again, new ones put there: a thousand brackets are
        one token.
        """
        breaks = "\n" in chunk
        width = len(chunk) + (not breaks and not glued)
        source = SourceText(_REVERSED.sub("ر", chunk) if _MARK in chunk else chunk)
        matches = _TOKEN.finditer(source.folded)
        match = next(matches, None)
        if match is None:
            if chunk.count(_TATWEEL) > 1:  # a dash: «250 ــ 550»
                return self._cut(chunk.replace(_TATWEEL, "-", 1), made, glued=glued)
            blank = Token("", 0, 0, width, False)
            blank.ends = breaks
            return (blank,)
        cell = 0
        start, end = source.span(*match.span())
        tokens: list[Token] = []
        before = ""
        while match is not None:
            word = match.group()
            ends = word in _ENDS and not (word == "." and _INITIAL.fullmatch(before))
            following = next(matches, None)
            if following is None:
                next_start, next_end, sticks = width, 0, glued
                ends = ends or breaks
            else:
                next_start, next_end = source.span(*following.span())
                sticks, ends = True, False
            # the letters too, for marks among them move the cuts of its readings
            key = (word, chunk[start:end], start - cell, next_start - cell, sticks, ends)
            token = made.get(key)
            if token is None:
                token = self._token(source, match, (start, end), cell, next_start - cell)
                token.glued, token.ends = sticks, ends
                made[key] = token
            tokens.append(token)
            match, cell, start, end, before = following, next_start, next_start, next_end, word
        return tuple(tokens)

    def _token(
        self,
        source: SourceText,
        match: re.Match[str],
        span: tuple[int, int],
        cell: int,
        width: int,
    ) -> Token:
        """Make the token of a match, which stands at `span` of the chunk, in a cell of its own.

        It keeps what the word lists say of it, with the places in letters as printed.
        """
        word, at = match.group(), match.start()
        start, end = span
        token = Token(word, start - cell, end - start, width, match["number"] is not None)
        if not token.is_number or len(word) < _LONGEST_NUMERIC_NAME:
            token.readings, token.kinds, hot = self._read(word)
            token.hot = hot or token.is_number
            token.counts = token.is_number or "numeral" in token.kinds or word in _JOIN
            if token.readings and not source.in_step:
                token.readings = tuple(
                    reading._replace(cut=source.span(at + reading.cut, at + reading.cut)[0] - start)
                    for reading in token.readings
                )
        return token
