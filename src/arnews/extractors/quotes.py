"""Pair quotation marks: «"فيسبوك" على "سناب شات"» has two pairs, and «على» is in neither.

Newspapers use any mark on either side and place spaces carelessly («شركة" كريم"»). So a mark that
touches only the word after it opens a quote; otherwise marks alternate within a sentence.
"""

from __future__ import annotations

from typing import Final

from arnews.rules import Cursor

__all__ = ["in_quotes", "opens_quote", "quoted"]

_MARK: Final = '"'
_LONGEST_QUOTE: Final = 6
_SIGNS: Final = frozenset({".", "-", "&"})
"""Signs that may be inside a quoted name: «"إتش.بي"»."""


def opens_quote(at: Cursor, index: int) -> bool:
    """Return whether token `index` is a quotation mark that may open a quote.

    Args:
        at: the cursor.
        index: a token.

    Returns:
        True for an opening mark.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze('على "سناب شات"'))
        >>> opens_quote(at, 1), opens_quote(at, 4)
        (True, False)
    """
    if at.word(index) != _MARK:
        return False
    if _leans_on_the_next(at, index):
        return True
    first, _ = at.passage.sentence(index)
    return sum([token.word == _MARK for token in at.tokens[first:index]]) % 2 == 0


def _leans_on_the_next(at: Cursor, index: int) -> bool:
    """Return whether a mark touches the word after it and no word before it; «و"كريم"» does too."""
    tokens = at.tokens
    before = tokens[index - 1].word if index and tokens[index - 1].joined_to_next else ""
    touched = len(before) > 1 and before.isalnum()
    return tokens[index].joined_to_next and not touched and tokens[index + 1].word[0].isalnum()


def in_quotes(at: Cursor, first: int, stop: int) -> bool:
    """Return whether the tokens fill a pair of quotation marks.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).

    Returns:
        True if the marks are right before `first` and at `stop`.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> at = Cursor(default_pipeline().analyze('على "سناب شات"'))
        >>> in_quotes(at, 2, 4), in_quotes(at, 2, 3)
        (True, False)
    """
    return (
        at.word(stop) == _MARK and opens_quote(at, first - 1) and not _leans_on_the_next(at, stop)
    )


def quoted(at: Cursor, first: int) -> tuple[int, int] | None:
    """Return the tokens of the quote whose opening mark is at token `first`.

    Args:
        at: the cursor.
        first: the token of the opening mark.

    Returns:
        The first token after the mark and the token of the closing mark (exclusive end). None if no
        quote opens there, if it is longer than six tokens, or if it holds other signs than names do.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> quoted(Cursor(default_pipeline().analyze('على "سناب شات"')), 1)
        (2, 4)
    """
    if not opens_quote(at, first):
        return None
    tokens = at.tokens
    words = 0
    for stop in range(first + 1, min(first + 2 + 2 * _LONGEST_QUOTE, at.count)):
        word = tokens[stop].word
        words += word not in _SIGNS
        if words > _LONGEST_QUOTE and word != _MARK:
            return None
        if word == _MARK:
            return (first + 1, stop) if stop > first + 1 else None
        if tokens[stop - 1].ends_sentence and stop > first + 1:
            return None
        if not (word[0].isalpha() or word in _SIGNS):
            return None
    return None
