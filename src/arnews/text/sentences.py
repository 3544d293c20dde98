"""Sentence boundaries in characters, as the tokenizer sees them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from arnews.text.passage import Passage
from arnews.text.tokens import Tokenizer

__all__ = ["sentence_starts", "starts_in"]


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence starts.

    Args:
        text: an article.

    Returns:
        The offset of the first character of each sentence, in ascending order; the first is 0.

    Raises:
        TypeError: if `text` is not a str.

    Example:
        >>> sentence_starts("ربحت 3.5 مليون. نمت!")
        [0, 16]
    """
    return starts_in(_tokenizer().passage(text))


def starts_in(passage: Passage) -> list[int]:
    """Return where each sentence of an article starts that is split into tokens already.

    Args:
        passage: the tokens of the article.

    Returns:
        The same as `sentence_starts` of its text.

    Example:
        >>> starts_in(_tokenizer().passage("ربحت 3.5 مليون. نمت!"))
        [0, 16]
    """
    tokens = passage.tokens
    after = [index for index, token in enumerate(tokens, 1) if token.ends_sentence]
    if after and after[-1] == len(tokens):
        after.pop()
    return [0, *map(passage.start, after)]


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    """Return a tokenizer without a lexicon: sentence ends depend on signs and line ends alone."""
    return Tokenizer(_unread)


def _unread(_word: str) -> tuple[tuple[Any, ...], frozenset[str], bool]:
    return (), frozenset(), False
