"""The tokenizer: words, numbers and signs of an article, with their offsets.

The article is split at whitespace into chunks, and each chunk by `tokenize` into pieces, which
depend on the chunk alone; `to_token` adds what the lexicon says of the word. News repeats itself, so
the tokens of a chunk are kept in a `TokenCache`: a known chunk costs one dictionary look-up. Tokens
hold no absolute offsets, only lengths; the offset of a token is the sum of the `advance` values
before.

A line end belongs to the chunk before it. A chunk without a token (repeated blanks, stray marks)
only advances the offset; a line end in it ends the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import accumulate, compress
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from arnews.text.folding import SourceText, fold_letters
from arnews.text.passage import Passage, Token
from arnews.text.token_cache import TokenCache

__all__ = ["FRACTIONS", "Passage", "Piece", "Token", "Tokenizer", "to_token", "tokenize"]

Analyze: TypeAlias = Callable[[str], tuple[tuple[Any, ...], frozenset[str], bool]]
"""What is asked about each folded word (see `Lexicon.analyze`)."""

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
_PLAIN_WORD: Final = re.compile("([ءآأؤإئابتث-غف-ي]+ة?)([.،:؛]?)")
"""A chunk of Arabic letters, a sign after them or not, as most are: it is folded letter by letter."""
_LONGEST_PREFIX: Final = 4
"""Letters of the longest prefix of a word: two particles and the article."""
_ADVANCE: Final = attrgetter("advance")
_LENGTH: Final = attrgetter("length")
_IS_TRIGGER: Final = attrgetter("is_trigger")


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


def _plain_spaces(text: str) -> str:
    """Return a text of the same length with plain spaces and line ends only."""
    for blank in _BLANKS:  # faster than one regular expression
        text = text.replace(blank, " ")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


class Piece(NamedTuple):
    """What the tokenizer finds in a chunk: all that tells one token from another.

    Attributes:
        word: its text, folded.
        leading: characters of the chunk before it that fold to nothing.
        length: its characters.
        advance: characters from the start of its slot to the start of the next.
        is_number: True if it is written in digits.
        joined_to_next: True if nothing separates it from the next piece.
        ends_sentence: True if a sentence ends after it.
        offsets: for its first folded letters the character at which each is printed; empty if
            folding changed no lengths.
    """

    word: str
    leading: int
    length: int
    advance: int
    is_number: bool = False
    joined_to_next: bool = False
    ends_sentence: bool = False
    offsets: tuple[int, ...] = ()


def tokenize(chunk: str) -> tuple[Piece, ...]:
    """Split a chunk, a stretch without blanks, into words, numbers and signs.

    Args:
        chunk: the characters between two blanks, with the line end after them if there is one.

    Returns:
        Its pieces in order; one without length if nothing is left of it when folded.

    Example:
        >>> [(piece.word, piece.advance) for piece in tokenize("بالمئةالصين،")]
        [('بالمئه', 6), ('الصين', 5), ('،', 2)]
    """
    plain = _PLAIN_WORD.fullmatch(chunk)
    if plain is not None:
        return _cut_plain(*plain.groups())
    if not _LOST_SPACE.search(chunk):
        return tuple(_cut(chunk, False))
    pieces: list[Piece] = []
    done = 0
    for match in _LOST_SPACE.finditer(chunk):  # «ة» ends a word
        pieces.extend(_cut(chunk[done : match.end()], True))
        done = match.end()
    return (*pieces, *_cut(chunk[done:], False))


def _cut_plain(word: str, sign: str) -> tuple[Piece, ...]:
    """Return a word of Arabic letters and the sign after it, if there is one."""
    folded, length = fold_letters(word), len(word)
    if not sign:
        return (Piece(folded, 0, length, length + 1),)
    return (
        Piece(folded, 0, length, length, joined_to_next=True),
        Piece(sign, 0, 1, 2, ends_sentence=sign in SENTENCE_ENDS),
    )


def _cut(chunk: str, joined_to_next: bool) -> list[Piece]:
    """Return the pieces of a chunk, or of a part of one that is joined to the next part."""
    breaks = "\n" in chunk
    source = SourceText(_REVERSED.sub("ر", chunk) if _MARK in chunk else chunk)
    matches = list(_TOKEN.finditer(source.folded))
    if not matches and chunk.count(_TATWEEL) > 1:  # a dash: «250 ــ 550»
        return _cut(chunk.replace(_TATWEEL, "-", 1), joined_to_next)
    stop = len(chunk) + (not breaks and not joined_to_next)  # of the last slot
    if not matches:
        return [Piece("", 0, 0, stop, False, False, breaks)]
    spans = [match.span() for match in matches]
    if not source.is_identity:
        spans = [source.span(*span) for span in spans]
    pieces = []
    slot_start, before = 0, ""
    for following, match in enumerate(matches, start=1):
        start, end = spans[following - 1]
        word = match.group()
        is_last = following == len(spans)
        next_start = stop if is_last else spans[following][0]
        ends = is_last and (
            breaks or (word in SENTENCE_ENDS and not (word == "." and _INITIAL.fullmatch(before)))
        )
        offsets = () if source.is_identity else _printed_offsets(source, *match.span())
        pieces.append(
            Piece(
                word,
                start - slot_start,
                end - start,
                next_start - slot_start,
                match.lastgroup == "number",
                joined_to_next or not is_last,
                ends,
                offsets,
            )
        )
        slot_start, before = next_start, word
    return pieces


def _printed_offsets(source: SourceText, start: int, end: int) -> tuple[int, ...]:
    """Return where the first letters of a word are printed, counted from its first."""
    stop = min(end, start + _LONGEST_PREFIX) + 1
    printed = [source.span(place, place)[0] for place in range(start, stop)]
    return tuple([place - printed[0] for place in printed])


def to_token(piece: Piece, analyze: Analyze) -> Token:
    """Return the token of a piece, with the analyses of its word.

    Prefix lengths of the analyses are converted from folded to printed characters.

    Args:
        piece: what was found in a chunk.
        analyze: see `Tokenizer`.

    Example:
        >>> token = to_token(Piece("بنك", 0, 3, 4), lambda word: ((), frozenset({"bank"}), True))
        >>> token.is_trigger, token.advance
        (True, 4)
    """
    word, leading, length, advance, is_number, joined_to_next, ends_sentence, offsets = piece
    token = Token(word, leading, length, advance, is_number)
    token.joined_to_next, token.ends_sentence = joined_to_next, ends_sentence
    if is_number and len(word) >= LONGEST_NUMERIC_NAME:
        return token
    analyses, kinds, is_trigger = analyze(word)
    if analyses and offsets:
        analyses = tuple(
            analysis._replace(prefix_length=offsets[analysis.prefix_length])
            for analysis in analyses
        )
    token.analyses, token.kinds = analyses, kinds
    token.is_trigger = is_trigger or is_number
    token.is_numeric = is_number or word in _JOIN or "numeral" in kinds
    return token


class Tokenizer:
    """Splits articles into tokens; what it has met before it takes from its `TokenCache`."""

    def __init__(self, analyze: Analyze) -> None:
        """Make a tokenizer with an empty cache.

        Args:
            analyze: returns for a folded word its analyses, the kinds of mentions that may begin
                with it, and True if one of them triggers a rule (see `Lexicon.analyze`).
        """
        self._analyze = analyze
        self._cache = TokenCache(tokenize, partial(to_token, analyze=analyze))

    def __len__(self) -> int:
        """Return the number of chunks in the present generation of the cache."""
        return len(self._cache.present)

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
        plain = _plain_spaces(text)
        inner = plain.lstrip(" \n")
        chunks = inner.rstrip(" \n").replace("\n", "\n ").split(" ")
        tokens = self._cache.tokens(chunks)
        starts = list(accumulate(map(_ADVANCE, tokens), initial=len(plain) - len(inner)))
        lengths = list(map(_LENGTH, tokens))
        if 0 in lengths:
            tokens, starts = _without_blanks(tokens, starts, lengths)
        triggers = list(compress(range(len(tokens)), map(_IS_TRIGGER, tokens)))
        return Passage(text, tokens, starts, triggers)


def _without_blanks(
    tokens: list[Token], starts: list[int], lengths: list[int]
) -> tuple[list[Token], list[int]]:
    """Drop what holds only blanks, stray marks or a line end, which ends the sentence before it."""
    blanks = [place for place, length in enumerate(lengths) if not length]
    for place in reversed(blanks):
        if place and tokens[place].ends_sentence and not tokens[place - 1].ends_sentence:
            tokens[place - 1] = tokens[place - 1].as_sentence_end()
    return list(compress(tokens, lengths)), [*compress(starts, lengths), starts[-1]]
