"""The words that arnews knows, found in an article by walking a trie of words.

A lexicon holds entries: a phrase, what kind of thing it is, its value. Phrases hang in a trie
whose steps are whole folded words. What a single word may begin (with its clitics taken off) is
its readings; the tokenizer asks for them once a word and keeps them with the token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from arnews.language.inflection import stems
from arnews.text.folding import normalize
from arnews.text.tokens import Passage, Token, cut_words

__all__ = ["Entry", "Lexicon", "Mention", "Reading"]


_COUNTED = frozenset({"currency", "percent", "time", "unit"})
"""What a number may count."""


class Entry(NamedTuple):
    """What a phrase is: its kind, what it means, its grammatical number, the list it is from."""

    kind: str
    value: Any
    number: str = "one"
    source: str = ""


class Mention:
    """A place of the article where something of a kind is said.

    Tokens `first` up to but not including `last`; characters `start` up to `end` of the article.
    """

    __slots__ = ("clitic", "definite", "end", "entry", "first", "kind", "last", "start", "value")

    def __init__(
        self,
        kind: str,
        value: Any,
        first: int,
        last: int,
        start: int,
        end: int,
        entry: Any = None,
        definite: bool = False,
        clitic: str = "",
    ) -> None:
        """Make a mention; `entry` is the lexicon's, if it came from there."""
        self.kind = kind
        self.value = value
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.entry = entry
        self.definite = definite
        self.clitic = clitic

    def __repr__(self) -> str:
        """Show kind, value and place."""
        return f"Mention({self.kind}, {self.value!r}, {self.start}:{self.end})"


class _Node:
    __slots__ = ("entries", "steps")

    def __init__(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.steps: dict[str, _Node] = {}

    def kinds(self) -> Iterator[str]:
        """The kinds of all that begins here."""
        for entry in self.entries:
            yield entry.kind
        for step in self.steps.values():
            yield from step.kinds()


class Reading(NamedTuple):
    """One way to read a word: its particles, how many characters they take, what the rest begins."""

    cut: int
    clitic: str
    node: _Node
    definite: bool


class Lexicon:
    """A trie of phrases.

    Example:
        >>> from arnews.text import Tokenizer
        >>> lexicon = Lexicon(wakes={"bank"})
        >>> lexicon.add("بنك أبوظبي الأول", Entry("bank", "FAB"))
        >>> passage = Tokenizer(lexicon.read).passage("وبنك أبوظبي الأول")
        >>> lexicon.mentions(passage, 0)
        [Mention(bank, 'FAB', 1:17)]
    """

    def __init__(self, wakes: Iterable[str] = (), behind_numbers: Iterable[str] = ()) -> None:
        """Start empty; `wakes` are the kinds that wake a rule, some only `behind_numbers`."""
        self._roots: dict[str, _Node] = {}
        self._waiting: dict[str, list[tuple[str, Entry]]] = {}
        self._wakes = frozenset(wakes)
        self._hot = self._wakes - frozenset(behind_numbers) | {"numeral"}

    def add(self, phrase: str, entry: Entry) -> None:
        """Hang one phrase into the trie, as it stands; its forms are composed by the caller."""
        self.add_folded(normalize(phrase), entry)

    def add_folded(self, phrase: str, entry: Entry) -> None:
        """Add a phrase that is folded already (long lists are folded in one go).

        It is hung into the trie when its first word is met: most names of a long list never are.
        """
        first = phrase.partition(" ")[0]
        if first.isalpha():
            self._waiting.setdefault(first, []).append((phrase, entry))
        else:
            self._hang(cut_words(phrase), entry)

    def _root(self, word: str) -> _Node | None:
        """Give what `word` begins, with what has waited for it."""
        waiting = self._waiting.get(word)
        if waiting is not None:
            for phrase, entry in waiting:
                self._hang(cut_words(phrase), entry)
            self._waiting.pop(word, None)  # last, so that another thread finds it whole
        return self._roots.get(word)

    def _hang(self, words: list[str], entry: Entry) -> None:
        step = self._roots
        last = words.pop()
        for word in words:
            node = step.get(word)
            if node is None:
                node = step[word] = _Node()
            step = node.steps
        node = step.get(last)
        if node is None:
            node = step[last] = _Node()
        if entry not in node.entries:
            node.entries = (*node.entries, entry)

    def read(self, word: str) -> tuple[tuple[Reading, ...], frozenset[str], bool]:
        """Give the readings of a folded word, the kinds it may begin, whether it is hot.

        It is hot if one of them wakes a rule or is of a number.

        A word that stands in the lexicon itself is not taken apart («بين» is not «ب» and yen),
        and a rest of one or two letters is no word («بطن» is not a tonne), numbers and names apart.
        """
        readings: list[Reading] = []
        whole = False
        for clitic, rest, definite in stems(word):
            if clitic and whole:
                break
            node = self._root(rest)
            short = clitic and len(rest) < 3
            if node is None or (short and (clitic[-1] == "ك" or not _may_be_short(node))):
                continue
            readings.append(Reading(len(clitic), clitic, node, definite))
            whole = whole or (rest == word and bool(node.entries))
        kinds = frozenset(kind for reading in readings for kind in reading.node.kinds())
        return tuple(readings), kinds, not kinds.isdisjoint(self._hot)

    def mentions(self, passage: Passage, index: int, kind: str | None = None) -> list[Mention]:
        """Give what begins at token `index`, the longest of each kind (or of one kind only)."""
        found: list[Mention] = []
        tokens = passage.tokens
        token = tokens[index]
        begin = passage.starts[index] + token.lead
        for cut, clitic, node, definite in token.readings:
            matches = _walk(tokens, index, node)
            for place, (entry, last) in enumerate(matches):
                if kind is not None and entry.kind != kind:
                    continue
                if last != matches[-1][1] and any(
                    other.kind == entry.kind and longer > last
                    for other, longer in matches[place + 1 :]
                ):
                    continue
                end = begin + token.size if last == index + 1 else passage.end(last - 1)
                found.append(
                    Mention(
                        entry.kind,
                        entry.value,
                        index,
                        last,
                        begin + cut,
                        end,
                        entry,
                        definite,
                        clitic,
                    )
                )
        return found

    def wake(
        self, passage: Passage, index: int, mentions: dict[str, list[Mention]]
    ) -> tuple[int, bool]:
        """File what begins at token `index` and wakes a rule, the longest of each kind.

        Gives the token behind the longest, `index` if there is none, and whether one of them is
        what a number before it may count.
        """
        tokens = passage.tokens
        token = tokens[index]
        alone, steps, counted = token.wakes or self.study(token)
        last = index + 1
        if steps and last < len(tokens) and tokens[last].word in steps and not token.ends:
            return self._wake_longest(passage, index, mentions)
        if not alone:
            return index, False
        begin = passage.starts[index] + token.lead
        end = begin + token.size
        for kind, value, cut, entry, definite, clitic in alone:
            mentions[kind].append(
                Mention(kind, value, index, last, begin + cut, end, entry, definite, clitic)
            )
        return last, counted

    def _wake_longest(
        self, passage: Passage, index: int, mentions: dict[str, list[Mention]]
    ) -> tuple[int, bool]:
        last, counted = index, False
        for mention in self.mentions(passage, index):
            if mention.kind in self._wakes:
                mentions[mention.kind].append(mention)
                last = max(last, mention.last)
                counted = counted or (mention.kind in _COUNTED and not mention.definite)
        return last, counted

    def study(self, token: Token) -> Any:
        """Work out once what a token says when it stands alone, and which words may go on."""
        alone = [
            (entry.kind, entry.value, cut, entry, definite, clitic)
            for cut, clitic, node, definite in token.readings
            for entry in node.entries
            if entry.kind in self._wakes
        ]
        steps = frozenset(step for reading in token.readings for step in reading.node.steps)
        counted = any(kind in _COUNTED and not definite for kind, *_, definite, _ in alone)
        token.wakes = alone, steps, counted
        return token.wakes

    def mention(self, passage: Passage, index: int, kind: str) -> Mention | None:
        """Give the longest mention of `kind` that begins at token `index`."""
        tokens = passage.tokens
        if index >= len(tokens) or kind not in tokens[index].kinds:
            return None
        token = tokens[index]
        found: tuple[int, Reading, Entry] | None = None
        for reading in token.readings:
            node: _Node | None = reading.node
            last = index + 1
            while node is not None:
                for entry in node.entries:
                    if entry.kind == kind and (found is None or last > found[0]):
                        found = last, reading, entry
                        break
                if not node.steps or last >= len(tokens) or tokens[last - 1].ends:
                    break
                node = node.steps.get(tokens[last].word)
                last += 1
        if found is None:
            return None
        last, reading, entry = found
        start = passage.starts[index] + token.lead + reading.cut
        end = passage.end(last - 1)
        return Mention(
            kind, entry.value, index, last, start, end, entry, reading.definite, reading.clitic
        )


def _may_be_short(node: _Node) -> bool:
    """Whether two letters behind a particle are a word: a number, a company or its first word."""
    return any(kind == "numeral" or kind.endswith("company") for kind in node.kinds())


def _walk(tokens: list[Any], index: int, node: _Node) -> list[tuple[Entry, int]]:
    """Give the entries along the way that the article's words take through the trie."""
    last = index + 1
    found = [(entry, last) for entry in node.entries]
    if not node.steps:
        return found
    while node.steps and last < len(tokens) and not tokens[last - 1].ends:
        following = node.steps.get(tokens[last].word)
        if following is None:
            break
        node = following
        last += 1
        found.extend((entry, last) for entry in node.entries)
    return found
