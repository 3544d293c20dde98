"""The words that arnews knows, found in an article by walking a trie of words.

A lexicon holds entries: a phrase, what kind of thing it is, its value. Phrases hang in a trie
whose steps are whole folded words. What a single word may begin (with its clitics taken off) is
its readings; the tokenizer asks for them once a word and keeps them with the token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Protocol

from arnews.errors import LexiconError
from arnews.language.inflection import stems
from arnews.language.trie import Entry, Node, Reading, Said, Way
from arnews.text.folding import normalize
from arnews.text.tokens import LAST_LATIN, SENTENCE_ENDS, Passage, Token, cut_words

__all__ = ["ENGINE_KINDS", "Entry", "Lexicon", "LongList", "Mention", "Reading", "found", "opening"]

ENGINE_KINDS: Final = frozenset({"number", "loose number", "digits", "article"})
"""The kinds of mentions that `arnews.rules.reading` makes without a word list."""
_SHARED_WAYS: Final = 20_000


class Mention:
    """A place of the article where something of a kind is said.

    Tokens `start_token` up to but not including `stop_token`; characters `start` up to `end` of the article.
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
        """Make a mention; `entry` is the lexicon's, if it came from there."""
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


def found(passage: Passage, first: int, said: Said) -> Mention:
    """Give what is `said` from token `first` on its place in the article."""
    token = passage.tokens[first]
    start = passage.starts[first] + token.lead
    tokens = said.tokens
    stop = first + tokens
    return Mention(
        said.kind,
        said.value,
        first,
        stop,
        start + said.cut,
        start + token.size if tokens == 1 else passage.end(stop - 1),
        said.entry,
        said.definite,
        said.clitic,
    )


class LongList(Protocol):
    """Phrases that are folded already and get their entries when their first word is met."""

    @property
    def first_words(self) -> Iterable[str]:
        """The words that phrases begin with, as `opening` gives them."""

    def beginning(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Give the phrases that begin with `word`."""

    def __contains__(self, phrase: str) -> bool:
        """Whether it has a phrase."""


def opening(phrase: str) -> str:
    """Give the first word of a folded phrase, as an article is cut; empty if it has none.

    Example:
        >>> opening("زين السعوديه"), opening("اتش.بي"), opening("iفون")
        ('زين', 'اتش', 'i')
    """
    first = phrase.partition(" ")[0]
    if first.isalpha() and (first.isascii() or min(first) > LAST_LATIN):
        return first  # of one script, as most are: there is nothing to cut
    return next(iter(cut_words(phrase)), "")


class Lexicon:
    """A trie of phrases; `wakes` are the kinds of mentions that wake a rule.

    Example:
        >>> from arnews.text import Tokenizer
        >>> lexicon = Lexicon(wakes={"bank"})
        >>> lexicon.add("بنك أبوظبي الأول", Entry("bank", "FAB"))
        >>> passage = Tokenizer(lexicon.read).passage("وبنك أبوظبي الأول")
        >>> lexicon.mentions(passage, 0)
        [Mention(bank, 'FAB', 1:17)]
    """

    def __init__(self, wakes: Iterable[str] = (), after_numbers: Iterable[str] = ()) -> None:
        """Start empty; `wakes` are the kinds that wake a rule, some only `after_numbers`."""
        self._roots: dict[str, Node] = {}
        self._waiting: dict[str, list[tuple[str, Entry]]] = {}
        self._lists: list[LongList] = []
        self._unmet: set[str] = set()
        self._kinds: dict[frozenset[str], frozenset[str]] = {}
        self._ways: dict[tuple[Reading, ...], Way] = {}
        self._wakes = frozenset(wakes)
        self._hot = self._wakes - frozenset(after_numbers) | {"numeral"}

    def add(self, phrase: str, entry: Entry) -> None:
        """Add one phrase as it stands; its forms are composed by the caller.

        It is hung into the trie when its first word is met: most phrases never are.

        Raises:
            LexiconError: the phrase has no word, or its kind is one that arnews makes itself.
        """
        folded = normalize(phrase)
        first = opening(folded)
        if not first:
            raise LexiconError(f"{phrase!r}, a phrase of kind {entry.kind!r}, has no word; drop it")
        if entry.kind in ENGINE_KINDS:
            raise LexiconError(
                f"{phrase!r} is of kind {entry.kind!r}, which arnews reads without a word list; "
                "call its kind by another name"
            )
        self._waiting.setdefault(first, []).append((folded, entry))
        self._unmet.add(first)

    def add_list(self, names: LongList) -> None:
        """Add a long list; of two lists that have a phrase the one that was added first wins."""
        self._lists.append(names)
        self._unmet.update(names.first_words)

    def _root(self, word: str) -> Node | None:
        """Give what `word` begins, with what has waited for it."""
        if word in self._unmet:
            kinds = set()
            for phrase, entry in self._begun_by(word):
                self._hang(cut_words(phrase), entry)
                kinds.add(entry.kind)
            root = self._roots.get(word)
            if root is not None:
                root.kinds = self._shared(kinds)
            self._unmet.discard(word)  # last, so that another thread finds it whole
        return self._roots.get(word)

    def _shared(self, kinds: Iterable[str]) -> frozenset[str]:
        """Give one object for all sets that are equal: there are few, and words many."""
        one = frozenset(kinds)
        return self._kinds.setdefault(one, one)

    def _begun_by(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Give the phrases that begin with `word`."""
        yield from self._waiting.get(word, ())
        for place, names in enumerate(self._lists):
            for phrase, entry in names.beginning(word):
                if not any(phrase in earlier for earlier in self._lists[:place]):
                    yield phrase, entry

    def _hang(self, words: list[str], entry: Entry) -> None:
        step = self._roots
        final = words.pop()
        for word in words:
            node = step.get(word)
            if node is None:
                node = step[word] = Node()
            step = node.steps
        node = step.get(final)
        if node is None:
            node = step[final] = Node()
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
        kinds = self._shared([kind for reading in readings for kind in reading.node.kinds])
        return tuple(readings), kinds, not kinds.isdisjoint(self._hot)

    def way(self, passage: Passage, index: int) -> Way:
        """Follow the article's words from token `index` through the trie, to their sentence's end."""
        token = passage.tokens[index]
        way: Way = token.way or self.study(token)
        return self.follow(way, passage.tokens, index) if way.steps else way

    def follow(self, way: Way, tokens: list[Token], index: int) -> Way:
        """Go on from what token `index` says alone, to its sentence's end at the most.

        The point of a phrase that has one inside («Mt. Gox») ends no sentence.
        """
        stop, count = index + 1, len(tokens)
        while stop < count and (word := tokens[stop].word) in way.steps:
            before = tokens[stop - 1]
            if before.ends and before.word not in SENTENCE_ENDS:
                break
            stop += 1
            way = way.onward(word, stop - index)
        return way

    def study(self, token: Token) -> Way:
        """Work out once what a token says when it stands alone, and which words may go on.

        Tokens of the same readings share it: «السعودية», «السعودية،».
        """
        way = self._ways.get(token.readings)
        if way is None:
            if len(self._ways) >= _SHARED_WAYS:
                self._ways = {}  # tokens keep theirs
            way = self._ways[token.readings] = Way.begin(token.readings, self._wakes)
        token.way = way
        return way

    def mentions(self, passage: Passage, index: int) -> list[Mention]:
        """Give what begins at token `index`, of each reading the longest of each kind."""
        return [found(passage, index, said) for said in self.way(passage, index).said]

    def mention(self, passage: Passage, index: int, kind: str) -> Mention | None:
        """Give the longest mention of `kind` that begins at token `index`."""
        if index >= len(passage.tokens) or kind not in passage.tokens[index].kinds:
            return None
        said = self.way(passage, index).longest.get(kind)
        return found(passage, index, said) if said is not None else None


def _may_be_short(node: Node) -> bool:
    """Whether two letters after a particle are a word: a number, a company or its first word."""
    return any(kind == "numeral" or kind.endswith("company") for kind in node.kinds)
