"""The tokenizer: words, numbers and signs of an article, with their offsets.

The article is split at whitespace into chunks. The tokens of a chunk depend on the chunk alone,
and news repeats itself, so they are cached: a known chunk costs one dictionary look-up. Tokens hold
no absolute offsets, only lengths; the offset of a token is the sum of the `advance` values before.
Equal tokens and equal strings are shared between chunks to keep the cache small.

A line end belongs to the chunk before it. A chunk without a token (repeated blanks, stray marks)
only advances the offset; a line end in it ends the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from arnews.text.folding import SourceText
from arnews.text.passage import Passage, Token

__all__ = ["FRACTIONS", "Passage", "Token", "Tokenizer"]

FRACTIONS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""The fractions that are one character; a number ends after one."""

LAST_LATIN: Final = "\u024f"
_TOKEN: Final = re.compile(
    rf"(?P<number>(?:\d+|(?<!\S)\.\d+|(?<=(?<!\S)[وبل$€£(+-])\.\d{{1,2}}(?!\d))(?:[.,،ر']\d+)*[{FRACTIONS}]?|[{FRACTIONS}])"
    rf"|(?P<word>[A-Za-z\u00c0-{LAST_LATIN}]+|[^\W\d_A-Za-z\u00c0-{LAST_LATIN}{FRACTIONS}]+)"
    r"|(?P<dots>\.{2,})|(?P<sign>[^\w\s])"
)
_TATWEEL: Final = "\u0640"
_MARK: Final = "\u200f"
_REVERSED: Final = re.compile(rf"(?<=\d)[.,](?={_MARK}\d)")
"""A point before a right-to-left mark: the fraction comes first, as with «ر» («29ر0» is 0.29)."""
_LOST_SPACE: Final = re.compile(r"(?<=\S)[ةﺓﺔ][\u0640\u064b-\u0655]*(?=[^\W\d_\u0640])")
_INITIAL: Final = re.compile("[A-Z]")
"""An initial, as in «J.P. Morgan»: the point after it does not end a sentence."""
LONGEST_NUMERIC_NAME: Final = 4
"""Numbers of this many characters or more do not begin a name; 3M and 500 Global are names."""
SENTENCE_ENDS: Final = frozenset({".", "!", "?", "؟", "..", "؛"})
_JOIN: Final = frozenset(
    {"و", "ر", "/", "فاصله", "الا", "(", ")", "-", "+", "×", "*", "x", "E", "e", '"'}
)
"""What may continue a number: «ثلاثة فاصلة خمسة», «مليار إلا ربعا», «(3.29) مليون», «"6.9" مليون», «2×10^6»."""
_BLANKS: Final = "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS: Final = "\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
"""All other spaces and line ends, after `str.isspace` and `str.splitlines`."""
_REMEMBERED: Final = 75_000
"""Tokens, of up to a kilobyte each, in one generation of the cache."""
_LONGEST_REMEMBERED: Final = 80
"""Characters; longer chunks are not cached."""


def cut_words(folded: str) -> list[str]:
    """Split a folded phrase into words, as the tokenizer splits an article.

    Args:
        folded: a phrase, folded.

    Returns:
        Its words, numbers and signs in order.

    Example:
        >>> cut_words("زين السعوديه")
        ['زين', 'السعوديه']
    """
    return [match.group() for match in _TOKEN.finditer(folded)]


_Interned: TypeAlias = dict[tuple[str, str, int, int, bool, bool], Token]
"""Shared tokens by everything that distinguishes them: word, raw text, lengths and flags."""


def _plain_spaces(text: str) -> str:
    """Return a text of the same length with plain spaces and line ends only."""
    for blank in _BLANKS:  # faster than one regular expression
        text = text.replace(blank, " ")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


class Tokenizer:
    """Splits articles into tokens and caches the tokens of each chunk.

    The cache has two generations: when one is full it becomes the previous one, from which chunks
    that occur again are taken over; the rest is dropped with the next change. `len` is the number
    of chunks in the present generation.
    """

    def __init__(
        self, analyze: Callable[[str], tuple[tuple[Any, ...], frozenset[str], bool]]
    ) -> None:
        """Make a tokenizer with an empty cache.

        Args:
            analyze: returns for a folded word its analyses, the kinds of mentions that may begin
                with it, and True if one of them triggers a rule (see `Lexicon.analyze`).
        """
        self._analyze = analyze
        self._known: dict[str, Token | tuple[Token, ...]] = {}
        self._previous: dict[str, Token | tuple[Token, ...]] = {}
        self._interned: _Interned = {}
        self._words: dict[str, str] = {}
        self._cached_count = 0

    def __len__(self) -> int:
        """Return the number of chunks in the present generation of the cache."""
        return len(self._known)

    def __reduce__(self) -> tuple[Any, ...]:
        """Support pickling: rebuild with an empty cache."""
        return (type(self), (self._analyze,))

    def passage(self, text: str) -> Passage:
        """Split one article into tokens.

        Args:
            text: the article.

        Returns:
            Its tokens with their offsets.

        Raises:
            TypeError: if `text` is not a str.

        Example:
            >>> words = Tokenizer(lambda word: ((), frozenset(), False))
            >>> [token.word for token in words.passage("نما بـ4.5%، وقال").tokens]
            ['نما', 'ب', '4.5', '%', '،', 'وقال']
        """
        if self._cached_count >= _REMEMBERED:
            self._rotate_cache()
        plain = _plain_spaces(text)
        inner = plain.lstrip(" \n")
        known = self._known
        start = len(plain) - len(inner)
        starts = [start]
        tokens: list[Token] = []
        trigger_indices: list[int] = []
        for chunk in inner.rstrip(" \n").replace("\n", "\n ").split(" "):
            cached = known.get(chunk)
            if isinstance(cached, Token):  # the common case: the loop below for a single token
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
                elif not token.length:  # only blanks, stray marks or a line end
                    starts[-1] = start
                    if token.ends_sentence and tokens and not tokens[-1].ends_sentence:
                        tokens[-1] = tokens[-1].as_sentence_end()
                    continue
                tokens.append(token)
                starts.append(start)
        return Passage(text, tokens, starts, trigger_indices)

    def _rotate_cache(self) -> None:
        """Start a new generation of the cache; drop the one before the present."""
        self._previous = self._known
        self._known = {}
        self._interned = {}
        self._words = {}
        self._cached_count = 0

    def _tokenize_new(self, chunk: str) -> tuple[Token, ...]:
        """Return the tokens of a chunk that is not in the present generation, and cache them."""
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
            alone = (
                len(tokens) == 1 and tokens[0].length > 0
            )  # `passage` handles blanks in its loop
            self._known[words.get(chunk, chunk)] = tokens[0] if alone else tokens
            self._cached_count += len(tokens)
        return tokens

    def _cut_apart(self, chunk: str, interned: _Interned) -> tuple[Token, ...]:
        """Split words that lack the space between them: «ة» ends a word («بالمئةالصين»)."""
        tokens: list[Token] = []
        done = 0
        for match in _LOST_SPACE.finditer(chunk):
            tokens.extend(self._cut(chunk[done : match.end()], interned, joined_to_next=True))
            done = match.end()
        return (*tokens, *self._cut(chunk[done:], interned))

    def _cut(
        self, chunk: str, interned: _Interned, *, joined_to_next: bool = False
    ) -> tuple[Token, ...]:
        """Split a chunk, or a part of one that is joined to the next part.

        Tokens are taken from `interned` if an equal one is there, and added to it otherwise.
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
            # The raw letters too: diacritics shift the prefix lengths of the analyses.
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
        """Make the token of a match that covers `span` of the chunk, with its analyses.

        Prefix lengths of the analyses are converted from folded to printed characters.
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
