"""The trie of phrases, and the states of matching an article's words against it.

The edges of the trie are whole folded words. What a word may begin, its clitics taken off, are
its analyses. A state follows all analyses of a token at once; states are cached, so each phrase is
matched once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from arnews._deprecated import warn_renamed

__all__ = ["Analysis", "Entry", "Match", "MatchState", "Node"]

_COUNTED: Final = frozenset({"currency", "percent", "time", "unit"})
"""What a number may count."""


class Entry(NamedTuple):
    """What a phrase is.

    Attributes:
        kind: the kind of mention that it is; rules are triggered by one kind.
        value: what it means, for the rules.
        grammatical_number: "one", "two", "many", or "dual construct" («مليوني»).
        source: the word list it is from.
        countable: a number may count it, as it may any currency, percent, time or unit.
    """

    kind: str
    value: Any
    grammatical_number: str = "one"
    source: str = ""
    countable: bool = False

    @property
    def number(self) -> str:
        """Deprecated: the old name of `grammatical_number`."""
        warn_renamed("Entry.number", "Entry.grammatical_number")
        return self.grammatical_number


class Node:
    """A place in the trie: what the words up to here are, and which words lead on.

    Attributes:
        entries: what they are.
        children: the nodes that further words lead to.
        kinds: the kinds of all that begins here, known of first words alone.
    """

    __slots__ = ("children", "entries", "kinds")

    def __init__(self) -> None:
        """Begin without either."""
        self.entries: tuple[Entry, ...] = ()
        self.children: dict[str, Node] = {}
        self.kinds: frozenset[str] = frozenset()


class Analysis(NamedTuple):
    """One analysis of a word: its particles, how many characters they take, what the rest begins."""

    prefix_length: int
    clitic: str
    node: Node
    definite: bool


class Match:
    """What a phrase of an article is: an entry, how many tokens it takes, its analysis."""

    __slots__ = ("clitic", "definite", "entry", "kind", "prefix_length", "token_count", "value")

    def __init__(self, entry: Entry, token_count: int, analysis: Analysis) -> None:
        """Put together what is asked of it for every mention."""
        self.kind = entry.kind
        self.value = entry.value
        self.entry = entry
        self.token_count = token_count
        self.prefix_length = analysis.prefix_length
        self.clitic = analysis.clitic
        self.definite = analysis.definite


class _Path(NamedTuple):
    """The path of one analysis: the node it has reached (None if it goes no further), its matches so far."""

    analysis: Analysis
    node: Node | None
    matches: tuple[Match, ...]


class MatchState:
    """The state of matching the words from a token on: all its analyses together.

    Attributes:
        matches: the entries matched, of each analysis the longest of each kind.
        anchors: those of `matches` that trigger a rule.
        longest: the longest of each kind.
        next_words: the words that lead on, with a node of the trie that they lead to.
        anchor_length: how many tokens the longest of `anchors` takes, 0 if there is none.
        countable: one of `anchors` is what a number before it may count.
    """

    __slots__ = (
        "_anchor_kinds",
        "_next_states",
        "_paths",
        "anchor_length",
        "anchors",
        "countable",
        "longest",
        "matches",
        "next_words",
    )

    def __init__(self, paths: Iterable[_Path], anchor_kinds: frozenset[str]) -> None:
        """Combine the paths; `anchor_kinds` are the kinds that trigger a rule."""
        self._paths = tuple(paths)
        self.next_words = _next_words([path.node for path in self._paths if path.node is not None])
        self.matches = tuple(match for path in self._paths for match in path.matches)
        self.anchors = tuple(match for match in self.matches if match.kind in anchor_kinds)
        self.anchor_length = max(map(_token_count, self.anchors), default=0)
        self.countable = any(
            (match.kind in _COUNTED or match.entry.countable) and not match.definite
            for match in self.anchors
        )
        self._anchor_kinds = anchor_kinds
        self._next_states: dict[str, MatchState] = {}
        self.longest: dict[str, Match] = {}
        for match in sorted(self.matches, key=_token_count, reverse=True):
            self.longest.setdefault(match.kind, match)

    @classmethod
    def start(cls, analyses: Iterable[Analysis], anchor_kinds: frozenset[str]) -> MatchState:
        """Return the state after a token with these analyses."""
        return cls(
            (_path_at(analysis, analysis.node, 1, ()) for analysis in analyses), anchor_kinds
        )

    def advance(self, word: str, tokens: int) -> MatchState:
        """Return the state after `word`, one of `next_words`, the last of `tokens` tokens."""
        state = self._next_states.get(word)
        if state is None:
            tracks = (_advance(path, word, tokens) for path in self._paths)
            state = self._next_states[word] = MatchState(tracks, self._anchor_kinds)
        return state


def _next_words(nodes: list[Node]) -> dict[str, Node]:
    """The words that lead on from one of the nodes; mostly there is one, and nothing to copy."""
    if len(nodes) == 1:
        return nodes[0].children
    return {word: node for one in nodes for word, node in one.children.items()}


def _token_count(match: Match) -> int:
    return match.token_count


def _advance(path: _Path, word: str, tokens: int) -> _Path:
    """Advance one path by `word`, or end it."""
    node = path.node.children.get(word) if path.node is not None else None
    if node is None:
        return path._replace(node=None)
    return _path_at(path.analysis, node, tokens, path.matches)


def _path_at(analysis: Analysis, node: Node, tokens: int, before: tuple[Match, ...]) -> _Path:
    """Add the entries of a node to the matches before it: of one kind the longer stays."""
    kinds = {entry.kind for entry in node.entries}
    matches = (
        *(shorter for shorter in before if shorter.kind not in kinds),
        *(Match(entry, tokens, analysis) for entry in node.entries),
    )
    return _Path(analysis, node, matches)
