"""The trie of phrases, and the ways that an article's words take through it.

The steps of the trie are whole folded words. What a word may begin, its clitics taken off, are
its readings. A way follows all readings of a token at once, so what a phrase says is worked out
when it is first met and not again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

__all__ = ["Entry", "Node", "Reading", "Said", "Way"]

_COUNTED: Final = frozenset({"currency", "percent", "time", "unit"})
"""What a number may count."""


class Entry(NamedTuple):
    """What a phrase is.

    Attributes:
        kind: the kind of mention that it is; rules wake at one kind.
        value: what it means, for the rules.
        number: its grammatical number: "one", "two", "many", or "construct" («مليوني»).
        source: the word list it is from.
        counted: a number may count it, as it may any currency, percent, time or unit.
    """

    kind: str
    value: Any
    number: str = "one"
    source: str = ""
    counted: bool = False


class Node:
    """A place in the trie: what the words up to here are, and which words lead on.

    Attributes:
        entries: what they are.
        steps: the nodes that further words lead to.
        kinds: the kinds of all that begins here, known of first words alone.
    """

    __slots__ = ("entries", "kinds", "steps")

    def __init__(self) -> None:
        """Begin without either."""
        self.entries: tuple[Entry, ...] = ()
        self.steps: dict[str, Node] = {}
        self.kinds: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """One way to read a word: its particles, how many characters they take, what the rest begins."""

    cut: int
    clitic: str
    node: Node
    definite: bool


class Said:
    """What a phrase of an article is: an entry, how many tokens it takes, how it was read."""

    __slots__ = ("clitic", "cut", "definite", "entry", "kind", "tokens", "value")

    def __init__(self, entry: Entry, tokens: int, reading: Reading) -> None:
        """Put together what is asked of it for every mention."""
        self.kind = entry.kind
        self.value = entry.value
        self.entry = entry
        self.tokens = tokens
        self.cut = reading.cut
        self.clitic = reading.clitic
        self.definite = reading.definite


class _Track(NamedTuple):
    """One reading on its way: where it has come (None if it goes no further), what it says so far."""

    reading: Reading
    node: Node | None
    said: tuple[Said, ...]


class Way:
    """Where the words from a token on have led, all its readings together.

    Attributes:
        said: what they say, of each reading the longest of each kind.
        woken: those of `said` that wake a rule.
        longest: the longest of each kind.
        steps: the words that lead on, with a node of the trie that they lead to.
        reach: how many tokens the longest of `woken` takes, 0 if there is none.
        counted: one of `woken` is what a number before it may count.
    """

    __slots__ = (
        "_onward",
        "_tracks",
        "_wakes",
        "counted",
        "longest",
        "reach",
        "said",
        "steps",
        "woken",
    )

    def __init__(self, tracks: Iterable[_Track], wakes: frozenset[str]) -> None:
        """Work out what the tracks say together; `wakes` are the kinds that wake a rule."""
        self._tracks = tuple(tracks)
        self.steps = _steps([track.node for track in self._tracks if track.node is not None])
        self.said = tuple(said for track in self._tracks for said in track.said)
        self.woken = tuple(said for said in self.said if said.kind in wakes)
        self.reach = max(map(_tokens, self.woken), default=0)
        self.counted = any(
            (said.kind in _COUNTED or said.entry.counted) and not said.definite
            for said in self.woken
        )
        self._wakes = wakes
        self._onward: dict[str, Way] = {}
        self.longest: dict[str, Said] = {}
        for said in sorted(self.said, key=_tokens, reverse=True):
            self.longest.setdefault(said.kind, said)

    @classmethod
    def begin(cls, readings: Iterable[Reading], wakes: frozenset[str]) -> Way:
        """Set out from a token with these readings."""
        return cls((_arrive(reading, reading.node, 1, ()) for reading in readings), wakes)

    def onward(self, word: str, tokens: int) -> Way:
        """Give where `word`, one of `steps`, leads as the last of so many tokens."""
        way = self._onward.get(word)
        if way is None:
            tracks = (_step(track, word, tokens) for track in self._tracks)
            way = self._onward[word] = Way(tracks, self._wakes)
        return way


def _steps(nodes: list[Node]) -> dict[str, Node]:
    """The words that lead on from one of the nodes; mostly there is one, and nothing to copy."""
    if len(nodes) == 1:
        return nodes[0].steps
    return {word: node for one in nodes for word, node in one.steps.items()}


def _tokens(said: Said) -> int:
    return said.tokens


def _step(track: _Track, word: str, tokens: int) -> _Track:
    """Take one reading on by `word`, or stop it."""
    node = track.node.steps.get(word) if track.node is not None else None
    if node is None:
        return track._replace(node=None)
    return _arrive(track.reading, node, tokens, track.said)


def _arrive(reading: Reading, node: Node, tokens: int, before: tuple[Said, ...]) -> _Track:
    """Add what a node says to what was said before it: of one kind the longer stays."""
    kinds = {entry.kind for entry in node.entries}
    said = (
        *(shorter for shorter in before if shorter.kind not in kinds),
        *(Said(entry, tokens, reading) for entry in node.entries),
    )
    return _Track(reading, node, said)
