"""Words, numbers and signs of an article, each with its place.

A stretch of text up to a blank (a chunk) always gives the same tokens, and news repeats itself:
what a chunk gives is worked out at its first sight and remembered. A known chunk costs one look-up
in a dictionary, and its place in the article is the running sum of the widths before it. What costs
most is memory walked over, so what is remembered shares equal tokens and equal letters. A chunk takes
in a line end after it (the space that is put there to split is not in the article). One without a
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

LAST_LATIN: Final = "\u024f"
_TOKEN: Final = re.compile(
    rf"(?P<number>(?:\d+|(?<!\S)\.\d+)(?:[.,،ر']\d+)*[{FRACTIONS}]?|[{FRACTIONS}])"
    rf"|(?P<word>[A-Za-z\u00c0-{LAST_LATIN}]+|[^\W\d_A-Za-z\u00c0-{LAST_LATIN}{FRACTIONS}]+)"
    r"|(?P<dots>\.{2,})|(?P<sign>[^\w\s])"
)
_TATWEEL: Final = "\u0640"
_MARK: Final = "\u200f"
_REVERSED: Final = re.compile(rf"(?<=\d)[.,](?={_MARK}\d)")
"""A point before a right-to-left mark: the fraction is printed first, as with «ر»."""
_LOST_SPACE: Final = re.compile(r"(?<=\S)[ةﺓﺔ][\u0640\u064b-\u0655]*(?=[^\W\d_\u0640])")
_INITIAL: Final = re.compile("[A-Z]")
"""«J.P. Morgan»: the point after an initial ends no sentence."""
LONGEST_NUMERIC_NAME: Final = 4
"""Names begin with numbers of three digits at the most: 3M, 500 Global."""
SENTENCE_ENDS: Final = frozenset({".", "!", "?", "؟", "..", "؛"})
_JOIN: Final = frozenset({"و", "ر", "/"})
_DEFAULTS: Final = "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
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
        leading: characters of its slot before it that fold to nothing.
        length: its characters in the article.
        advance: characters from the start of its slot to the start of the next token's slot.
        is_number: it is written in digits.
        joined_to_next: nothing stands between it and the next token.
        ends_sentence: a sentence ends after it.
        analyses: what the word lists say of it (see `arnews.language.trie.Analysis`).
        kinds: the kinds of mentions that it may begin.
        is_trigger: one of them triggers a rule, or it is a number.
        is_numeric: it is a number, or may begin or continue one.
        numerals: what the grammar of numbers has worked out of it, once.
        match_state: the lexicon's state after this token, cached.
        modifier_role: its part in a modifier, cached.
    """

    __slots__ = (
        "advance",
        "analyses",
        "ends_sentence",
        "is_number",
        "is_numeric",
        "is_trigger",
        "joined_to_next",
        "kinds",
        "leading",
        "length",
        "match_state",
        "modifier_role",
        "numerals",
        "word",
    )

    def __init__(self, word: str, leading: int, length: int, advance: int, is_number: bool) -> None:
        """Make a token without analyses.

        Compiled, the attributes stand in memory in this order: what each is asked for first.
        """
        self.advance = advance
        self.length = length
        self.is_trigger = is_number
        self.is_numeric = is_number
        self.is_number = is_number
        self.joined_to_next = False
        self.ends_sentence = False
        self.word = word
        self.match_state: Any = None
        self.analyses: tuple[Any, ...] = ()
        self.kinds: frozenset[str] = frozenset()
        self.leading = leading
        self.numerals: Any = None
        self.modifier_role: Any = None

    def as_sentence_end(self) -> Token:
        """Give the same token with a sentence's end after it."""
        twin = Token(self.word, self.leading, self.length, self.advance, self.is_number)
        twin.analyses = self.analyses
        twin.kinds = self.kinds
        twin.is_trigger = self.is_trigger
        twin.is_numeric = self.is_numeric
        twin.ends_sentence = True
        return twin

    def __repr__(self) -> str:
        """Show the word."""
        return f"Token({self.word!r})"


_Interned: TypeAlias = dict[tuple[str, str, int, int, bool, bool], Token]
"""Tokens by all that tells two of them apart: a comma is the same after any word."""


class Passage:
    """An article as tokens, with the place of each.

    `starts[i]` is where token i's slot starts; `trigger_indices` are the indices of tokens that may begin a
    mention that triggers a rule.
    """

    __slots__ = ("starts", "text", "tokens", "trigger_indices")

    def __init__(
        self, text: str, tokens: list[Token], starts: list[int], trigger_indices: list[int]
    ) -> None:
        """Hold what the tokenizer found in `text`."""
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.trigger_indices = trigger_indices

    def start(self, index: int) -> int:
        """Where token `index` starts in the article."""
        return self.starts[index] + self.tokens[index].leading

    def end(self, index: int) -> int:
        """Where token `index` ends in the article."""
        token = self.tokens[index]
        return self.starts[index] + token.leading + token.length

    def char_offset(self, index: int, count: int) -> int:
        """Where letter `count` of token `index` starts in the article, marks before it apart."""
        start = self.start(index)
        if count == 0:
            return start
        return start + SourceText(self.text[start : self.end(index)]).span(count, count)[0]

    def sentence(self, index: int) -> tuple[int, int]:
        """The first token, and the token after the last, of the sentence that holds `index`.

        Text without ends is cut some hundred tokens to either side, so that time stays linear.
        """
        tokens = self.tokens
        first, least = index, max(index - _LONGEST_SENTENCE, 0)
        while first > least and not tokens[first - 1].ends_sentence:
            first -= 1
        last, most = index, min(index + _LONGEST_SENTENCE, len(tokens) - 1)
        while last < most and not tokens[last].ends_sentence:
            last += 1
        return first, min(last + 1, len(tokens))


class Tokenizer:
    """Cuts articles into tokens and remembers what each chunk gave.

    `analyze` gives the analyses of a folded word, the kinds of mentions that it may begin, and
    whether one of them triggers a rule.
    """

    def __init__(
        self, analyze: Callable[[str], tuple[tuple[Any, ...], frozenset[str], bool]]
    ) -> None:
        """Take the function that looks words up."""
        self._analyze = analyze
        self._known: dict[str, Token | tuple[Token, ...]] = {}
        self._previous: dict[str, Token | tuple[Token, ...]] = {}
        self._interned: _Interned = {}
        self._words: dict[str, str] = {}
        self._cached_count = 0

    def __len__(self) -> int:
        """How many chunks are remembered."""
        return len(self._known)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without the memory."""
        return (type(self), (self._analyze,))

    def passage(self, text: str) -> Passage:
        """Cut one article into tokens.

        Example:
            >>> words = Tokenizer(lambda word: ((), frozenset(), False))
            >>> [token.word for token in words.passage("نما بـ4.5%، وقال").tokens]
            ['نما', 'ب', '4.5', '%', '،', 'وقال']
        """
        if self._cached_count >= _REMEMBERED:
            self._rotate_cache()
        plain = text
        for blank in _DEFAULTS:  # one by one is quicker than one regular expression
            plain = plain.replace(blank, " ")
        for line_end in _LINE_ENDS:
            plain = plain.replace(line_end, "\n")
        inner = plain.lstrip(" \n")
        known = self._known
        start = len(plain) - len(inner)
        starts = [start]
        tokens: list[Token] = []
        trigger_indices: list[int] = []
        for chunk in inner.rstrip(" \n").replace("\n", "\n ").split(" "):
            cached = known.get(chunk)
            if isinstance(cached, Token):  # as most are: the same as below, without the blanks
                if cached.is_trigger:
                    trigger_indices.append(len(tokens))
                start += cached.advance
                tokens.append(cached)
                starts.append(start)
                continue
            for token in cached or self._tokenize_new(chunk):
                start += token.advance
                if token.is_trigger:
                    trigger_indices.append(len(tokens))
                elif not token.length:  # blanks and stray marks, a line end perhaps
                    starts[-1] = start
                    if token.ends_sentence and tokens and not tokens[-1].ends_sentence:
                        tokens[-1] = tokens[-1].as_sentence_end()
                    continue
                tokens.append(token)
                starts.append(start)
        return Passage(text, tokens, starts, trigger_indices)

    def _rotate_cache(self) -> None:
        """Keep what was met of late; what was not met since the last time goes."""
        self._previous = self._known
        self._known = {}
        self._interned = {}
        self._words = {}
        self._cached_count = 0

    def _tokenize_new(self, chunk: str) -> tuple[Token, ...]:
        """Give the tokens of a chunk that is not among the known, and remember them."""
        keeps = len(chunk) <= _LONGEST_REMEMBERED and self._cached_count <= _REMEMBERED
        previous = self._previous.get(chunk)
        if previous is None:
            interned = self._interned if keeps else {}
            tokens = (
                self._cut_apart(chunk, interned)
                if _LOST_SPACE.search(chunk)
                else self._cut(chunk, interned)
            )
        else:
            tokens = (previous,) if isinstance(previous, Token) else previous
        if keeps:
            words = self._words
            for token in tokens:
                token.word = words.setdefault(token.word, token.word)
            alone = len(tokens) == 1 and tokens[0].length > 0  # `passage` looks at blanks closer
            self._known[words.get(chunk, chunk)] = tokens[0] if alone else tokens
            self._cached_count += len(tokens)
        return tokens

    def _cut_apart(self, chunk: str, interned: _Interned) -> tuple[Token, ...]:
        """Cut words that have lost the space between them: «ة» ends a word («بالمئةالصين»)."""
        tokens: list[Token] = []
        done = 0
        for match in _LOST_SPACE.finditer(chunk):
            tokens.extend(self._cut(chunk[done : match.end()], interned, joined_to_next=True))
            done = match.end()
        return (*tokens, *self._cut(chunk[done:], interned))

    def _cut(
        self, chunk: str, interned: _Interned, *, joined_to_next: bool = False
    ) -> tuple[Token, ...]:
        """Cut a chunk, or a part of one that is `joined_to_next`.

        Tokens that are `construct` already are used again, new ones put there: a thousand brackets are
        one token.
        """
        breaks = "\n" in chunk
        advance = len(chunk) + (not breaks and not joined_to_next)
        source = SourceText(_REVERSED.sub("ر", chunk) if _MARK in chunk else chunk)
        matches = _TOKEN.finditer(source.folded)
        match = next(matches, None)
        if match is None:
            if chunk.count(_TATWEEL) > 1:  # a dash: «250 ــ 550»
                return self._cut(
                    chunk.replace(_TATWEEL, "-", 1), interned, joined_to_next=joined_to_next
                )
            blank = Token("", 0, 0, advance, False)
            blank.ends_sentence = breaks
            return (blank,)
        slot_start = 0
        start, end = source.span(*match.span())
        tokens: list[Token] = []
        before = ""
        while match is not None:
            word = match.group()
            ends = word in SENTENCE_ENDS and not (word == "." and _INITIAL.fullmatch(before))
            following = next(matches, None)
            if following is None:
                next_start, next_end, joined = advance, 0, joined_to_next
                ends = ends or breaks
            else:
                next_start, next_end = source.span(*following.span())
                joined, ends = True, False
            # the letters too, for marks among them move the cuts of its analyses
            key = (
                word,
                chunk[start:end],
                start - slot_start,
                next_start - slot_start,
                joined,
                ends,
            )
            token = interned.get(key)
            if token is None:
                token = self._token(
                    source, match, (start, end), slot_start, next_start - slot_start
                )
                token.joined_to_next, token.ends_sentence = joined, ends
                interned[key] = token
            tokens.append(token)
            match, slot_start, start, end, before = (
                following,
                next_start,
                next_start,
                next_end,
                word,
            )
        return tuple(tokens)

    def _token(
        self,
        source: SourceText,
        match: re.Match[str],
        span: tuple[int, int],
        slot_start: int,
        advance: int,
    ) -> Token:
        """Make the token of a match, which stands at `span` of the chunk, in a slot of its own.

        It keeps what the word lists say of it, with the places in letters as printed.
        """
        word, at = match.group(), match.start()
        start, end = span
        token = Token(word, start - slot_start, end - start, advance, match["number"] is not None)
        if not token.is_number or len(word) < LONGEST_NUMERIC_NAME:
            token.analyses, token.kinds, is_trigger = self._analyze(word)
            token.is_trigger = is_trigger or token.is_number
            token.is_numeric = token.is_number or "numeral" in token.kinds or word in _JOIN
            if token.analyses and not source.is_identity:
                token.analyses = tuple(
                    analysis._replace(
                        prefix_length=source.span(
                            at + analysis.prefix_length, at + analysis.prefix_length
                        )[0]
                        - start
                    )
                    for analysis in token.analyses
                )
        return token
