"""What the tokenizer remembers: the tokens of the chunks that it has met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Final

from arnews.text.passage import Token

__all__ = ["TokenCache"]

_REMEMBERED: Final = 75_000
"""Tokens in one generation. A million words of news hold 80,000 different ones, most of them once:
two generations of this size hold what comes again, in some 50 MB."""
_LONGEST_REMEMBERED: Final = 80
"""Characters; longer chunks are not kept."""
_LONGEST_SHARED: Final = 3
"""Letters; a sign stands beside thousands of words, a longer word seldom beside other signs."""


class TokenCache:
    """Remembers the tokens of chunks; the signs of different chunks are one object.

    The cache has two generations: when one is full it becomes the previous one, from which chunks
    that occur again are taken over; the rest is dropped with the next change.

    Attributes:
        present: the tokens of each chunk of the present generation.
    """

    def __init__(
        self, tokenize: Callable[[str], tuple[Any, ...]], to_token: Callable[[Any], Token]
    ) -> None:
        """Start empty.

        Args:
            tokenize: returns the pieces of a chunk.
            to_token: returns the token of a piece; equal pieces have equal tokens.
        """
        self._tokenize = tokenize
        self._to_token = to_token
        self.present: dict[str, tuple[Token, ...]] = {}
        self._previous: dict[str, tuple[Token, ...]] = {}
        self._shared: dict[Any, Token] = {}
        self._count = 0

    def tokens(self, chunks: Iterable[str]) -> list[Token]:
        """Return the tokens of an article.

        Args:
            chunks: the chunks of the article, in order.
        """
        if self._count >= _REMEMBERED:
            self._previous, self.present, self._shared = self.present, {}, {}
            self._count = 0
        known, new = self.present.get, self._new
        return list(chain.from_iterable([known(chunk) or new(chunk) for chunk in chunks]))

    def _new(self, chunk: str) -> tuple[Token, ...]:
        """Return the tokens of a chunk that is not in the present generation, and keep them."""
        keeps = len(chunk) <= _LONGEST_REMEMBERED and self._count <= _REMEMBERED
        tokens = self._previous.get(chunk) or self._made(chunk, self._shared if keeps else {})
        if keeps:
            self.present[chunk] = tokens
            self._count += len(tokens)
        return tokens

    def _made(self, chunk: str, shared: dict[Any, Token]) -> tuple[Token, ...]:
        """Return the tokens of a chunk."""
        tokens = []
        for piece in self._tokenize(chunk):
            token = shared.get(piece) if piece.length <= _LONGEST_SHARED else None
            if token is None:
                token = self._to_token(piece)
                if piece.length <= _LONGEST_SHARED:
                    shared[piece] = token
            tokens.append(token)
        return tuple(tokens)
