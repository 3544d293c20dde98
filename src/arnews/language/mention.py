"""Mentions: the phrases and numbers of an article that rules are triggered by or look for."""

from __future__ import annotations

from typing import Any

from arnews._deprecated import warn_renamed
from arnews.language.trie import Match
from arnews.text.passage import Passage

__all__ = ["Mention", "to_mention"]


class Mention:
    """A phrase or a number of a certain kind in an article.

    Attributes:
        kind: its kind, for which rules are triggered.
        value: its meaning; the type depends on the kind.
        start_token: its first token.
        stop_token: the token after it (exclusive end).
        start: the offset of its first character in the article, clitics excluded.
        end: the offset after it in the article, in characters (exclusive end).
        entry: the entry of the lexicon, or None for a number.
        definite: True if it has an article («الدولار»).
        clitic: the clitics before it, folded; "" if there are none.
    """

    __slots__ = (
        "clitic",
        "definite",
        "end",
        "entry",
        "kind",
        "start",
        "start_token",
        "stop_token",
        "value",
    )

    def __init__(
        self,
        kind: str,
        value: Any,
        start_token: int,
        stop_token: int,
        start: int,
        end: int,
        entry: Any = None,
        definite: bool = False,
        clitic: str = "",
    ) -> None:
        """Make a mention; see the attributes of the class."""
        self.kind = kind
        self.value = value
        self.start_token = start_token
        self.stop_token = stop_token
        self.start = start
        self.end = end
        self.entry = entry
        self.definite = definite
        self.clitic = clitic

    def __repr__(self) -> str:
        """Show kind, value and place."""
        return f"Mention({self.kind}, {self.value!r}, {self.start}:{self.end})"

    @property
    def last(self) -> int:
        """Deprecated: the old name of `stop_token`."""
        warn_renamed("Mention.last", "Mention.stop_token")
        return self.stop_token

    @property
    def first(self) -> int:
        """Deprecated: the old name of `start_token`."""
        warn_renamed("Mention.first", "Mention.start_token")
        return self.start_token


def to_mention(passage: Passage, first: int, match: Match) -> Mention:
    """Return a match as a mention, with its position in the article.

    Args:
        passage: the article.
        first: the token that the match begins with.
        match: what matches from that token on.

    Returns:
        The mention; its characters do not include clitics.
    """
    token = passage.tokens[first]
    start = passage.starts[first] + token.leading
    tokens = match.token_count
    stop = first + tokens
    return Mention(
        match.kind,
        match.value,
        first,
        stop,
        start + match.prefix_length,
        start + token.length if tokens == 1 else passage.end(stop - 1),
        match.entry,
        match.definite,
        match.clitic,
    )
