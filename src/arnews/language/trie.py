"""A trie of phrases, and the states of matching the words of an article against it.

The edges of the trie are whole folded words. The analyses of a word are the ways to split off its
clitics, each with the node of the rest. A `MatchState` follows all analyses of a token at once.
States are cached, so a sequence of words that occurs again is not matched again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from arnews._deprecated import warn_renamed

__all__ = ["Analysis", "Entry", "Match", "MatchState", "Node"]

_COUNTED: Final = frozenset({"currency", "percent", "time", "unit"})
"""The kinds of mentions that a number may count without `Entry.countable`."""


class Entry(NamedTuple):
    """What a lexicon says about a phrase.

    Attributes:
        kind: the kind of the mentions of the phrase; a rule is triggered by one kind.
        value: its meaning, for the rules; the type depends on the kind.
        grammatical_number: "one", "two", "many", or "dual construct" («مليوني»); some kinds have
            further values of their own ("dual or one", "accusative", "share name").
        source: the word list that it is from.
        countable: True if a number may count it; not needed for the kinds "currency", "percent",
            "time" and "unit".

    Example:
        >>> Entry("bank", "FAB").grammatical_number
        'one'
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
    """A node of the trie: the phrase up to here and its continuations.

    Attributes:
        entries: the entries of the phrase that ends here.
        children: the next node for each word that continues a phrase.
        kinds: the kinds of all entries at and below this node; set for first words only.
    """

    __slots__ = ("children", "entries", "kinds")

    def __init__(self) -> None:
        """Make a node without entries and children."""
        self.entries: tuple[Entry, ...] = ()
        self.children: dict[str, Node] = {}
        self.kinds: frozenset[str] = frozenset()


class Analysis(NamedTuple):
    """One way to split a word into clitics and a first word of phrases.

    Attributes:
        prefix_length: characters before the rest, clitics and article: of the folded word as the
            lexicon returns it, of the printed word in a token.
        clitic: the clitics, folded; "" if there are none.
        node: the node of the trie that the rest leads to.
        definite: True if an article was removed from the rest.
    """

    prefix_length: int
    clitic: str
    node: Node
    definite: bool


class Match:
    """A phrase of the lexicon that matches from a token on.

    Attributes:
        kind: the kind of its entry.
        value: the value of its entry.
        entry: its entry.
        token_count: how many tokens it covers.
        prefix_length: characters of the first token before it: the clitics.
        clitic: the clitics, folded.
        definite: True if an article was removed from the first word.
    """

    __slots__ = ("clitic", "definite", "entry", "kind", "prefix_length", "token_count", "value")

    def __init__(self, entry: Entry, token_count: int, analysis: Analysis) -> None:
        """Make a match.

        Args:
            entry: the entry that matches.
            token_count: how many tokens it covers.
            analysis: the analysis of the first token.
        """
        self.kind = entry.kind
        self.value = entry.value
        self.entry = entry
        self.token_count = token_count
        self.prefix_length = analysis.prefix_length
        self.clitic = analysis.clitic
        self.definite = analysis.definite


class _Path(NamedTuple):
    """The path of one analysis: the node reached (None at a dead end) and the matches so far."""

    analysis: Analysis
    node: Node | None
    matches: tuple[Match, ...]


class MatchState:
    """The state of matching the words from a token on, for all analyses of the token.

    Attributes:
        matches: the matches so far; of each analysis the longest of each kind.
        anchors: those of `matches` whose kind triggers a rule.
        longest: the longest match of each kind.
        next_words: the words that continue a match, each with a node that it leads to.
        anchor_length: tokens of the longest of `anchors`, 0 if there is none.
        countable: True if a number before it may count one of `anchors`.
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
        """Combine the paths of all analyses.

        Args:
            paths: one for each analysis of the token.
            anchor_kinds: the kinds of mentions that trigger a rule.
        """
        self._paths = tuple(paths)
        self.next_words = _next_words([path.node for path in self._paths if path.node is not None])
        self.matches = tuple([match for path in self._paths for match in path.matches])
        self.anchors = tuple([match for match in self.matches if match.kind in anchor_kinds])
        self.anchor_length = 0
        self.countable = False
        for match in self.anchors:
            self.anchor_length = max(self.anchor_length, match.token_count)
            if (match.kind in _COUNTED or match.entry.countable) and not match.definite:
                self.countable = True
        self._anchor_kinds = anchor_kinds
        self._next_states: dict[str, MatchState] = {}
        self.longest: dict[str, Match] = {}
        for match in self.matches:
            known = self.longest.get(match.kind)
            if known is None or known.token_count < match.token_count:
                self.longest[match.kind] = match

    @classmethod
    def start(cls, analyses: Iterable[Analysis], anchor_kinds: frozenset[str]) -> MatchState:
        """Return the state after the first token.

        Args:
            analyses: the analyses of the token.
            anchor_kinds: the kinds of mentions that trigger a rule.

        Returns:
            The state that holds the phrases of one word.

        Example:
            >>> node = Node()
            >>> node.entries = (Entry("bank", "FAB"),)
            >>> state = MatchState.start([Analysis(0, "", node, False)], frozenset({"bank"}))
            >>> state.longest["bank"].value, state.anchor_length
            ('FAB', 1)
        """
        return cls(
            (_path_at(analysis, analysis.node, 1, ()) for analysis in analyses), anchor_kinds
        )

    def advance(self, word: str, tokens: int) -> MatchState:
        """Return the state after one more token.

        Args:
            word: the word of the token, one of `next_words`.
            tokens: how many tokens the state covers with this one.

        Returns:
            The next state; the same object for the same word.
        """
        state = self._next_states.get(word)
        if state is None:
            paths = (_advance(path, word, tokens) for path in self._paths)
            state = self._next_states[word] = MatchState(paths, self._anchor_kinds)
        return state


def _next_words(nodes: list[Node]) -> dict[str, Node]:
    """Return the children of all nodes; mostly there is one node, and nothing to copy."""
    if len(nodes) == 1:
        return nodes[0].children
    return {word: node for one in nodes for word, node in one.children.items()}


def _advance(path: _Path, word: str, tokens: int) -> _Path:
    """Return a path advanced by `word`, or ended if the word does not continue it."""
    node = path.node.children.get(word) if path.node is not None else None
    if node is None:
        return path._replace(node=None)
    return _path_at(path.analysis, node, tokens, path.matches)


def _path_at(analysis: Analysis, node: Node, tokens: int, before: tuple[Match, ...]) -> _Path:
    """Return a path at `node`: its entries replace the shorter matches of the same kinds."""
    if not node.entries:
        return _Path(analysis, node, before)
    longer = [Match(entry, tokens, analysis) for entry in node.entries]
    kinds = {match.kind for match in longer}
    kept = [shorter for shorter in before if shorter.kind not in kinds]
    return _Path(analysis, node, (*kept, *longer))
