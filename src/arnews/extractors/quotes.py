"""Which quotation marks belong together: «"فيسبوك" على "سناب شات"» has two pairs, «على» in neither.

The press prints any mark on either side, and sets blanks carelessly («شركة" كريم"»): a mark that
touches only the word behind it opens a quote, else every other mark of a sentence does.
"""

from __future__ import annotations

from typing import Final

from arnews.rules import Around

__all__ = ["in_quotes", "opens_quote", "quoted"]

_MARK: Final = '"'
_LONGEST_QUOTE: Final = 6
_SIGNS: Final = frozenset({".", "-", "&"})
"""Signs inside names: «"إتش.بي"»."""


def opens_quote(at: Around, index: int) -> bool:
    """Whether token `index` is a quotation mark that may open a quote."""
    if at.word(index) != _MARK:
        return False
    if _leans_on_the_next(at, index):
        return True
    first, _ = at.passage.sentence(index)
    return sum([token.word == _MARK for token in at.tokens[first:index]]) % 2 == 0


def _leans_on_the_next(at: Around, index: int) -> bool:
    """Whether a mark touches the word behind it and not the one before: «و"كريم"» has a clitic."""
    tokens = at.tokens
    before = tokens[index - 1].word if index and tokens[index - 1].glued else ""
    touched = len(before) > 1 and before.isalnum()
    return tokens[index].glued and not touched and tokens[index + 1].word[0].isalnum()


def in_quotes(at: Around, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` are all that stands between two marks of a pair."""
    return (
        at.word(last) == _MARK and opens_quote(at, first - 1) and not _leans_on_the_next(at, last)
    )


def quoted(at: Around, first: int) -> tuple[int, int] | None:
    """Return the first token and the token behind the last in the quote that opens at `first`."""
    if not opens_quote(at, first):
        return None
    tokens = at.tokens
    for last in range(first + 1, min(first + 2 + _LONGEST_QUOTE, at.count)):
        word = tokens[last].word
        if word == _MARK:
            return (first + 1, last) if last > first + 1 else None
        if tokens[last - 1].ends and last > first + 1:
            return None
        if not (word[0].isalpha() or word in _SIGNS):
            return None
    return None
