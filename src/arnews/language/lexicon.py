"""The words that arnews knows, found in an article by walking a trie of words.

A lexicon holds entries: a phrase, what kind of thing it is, its value. Phrases hang in a trie
whose steps are whole folded words. What a single word may begin (with its clitics taken off) is
its analyses; the tokenizer asks for them once a word and keeps them with the token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Protocol

from arnews._deprecated import warn_renamed
from arnews.errors import LexiconError
from arnews.language.inflection import strip_clitics
from arnews.language.trie import Analysis, Entry, Match, MatchState, Node
from arnews.text.folding import normalize
from arnews.text.tokens import LAST_LATIN, SENTENCE_ENDS, Passage, Token, cut_words

__all__ = [
    "ENGINE_KINDS",
    "Analysis",
    "Entry",
    "Lexicon",
    "LongList",
    "Mention",
    "first_word",
    "to_mention",
]

ENGINE_KINDS: Final = frozenset({"number", "bare number", "digit group", "article"})
"""The kinds of mentions that `arnews.rules.mentions` makes without a word list."""
_SHARED_STATES: Final = 20_000


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
    """Return what was matched from token `first` on as a mention, with its place in the article."""
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


class LongList(Protocol):
    """Phrases that are folded already and get their entries when their first word is met."""

    @property
    def first_words(self) -> Iterable[str]:
        """The words that phrases begin with, as `first_word` gives them."""

    def phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Give the phrases that begin with `word`."""

    def __contains__(self, phrase: str) -> bool:
        """Whether it has a phrase."""


def first_word(phrase: str) -> str:
    """Give the first word of a folded phrase, as an article is cut; empty if it has none.

    Example:
        >>> first_word("زين السعوديه"), first_word("اتش.بي"), first_word("iفون")
        ('زين', 'اتش', 'i')
    """
    first = phrase.partition(" ")[0]
    if first.isalpha() and (first.isascii() or min(first) > LAST_LATIN):
        return first  # of one script, as most are: there is nothing to cut
    return next(iter(cut_words(phrase)), "")


class Lexicon:
    """A trie of phrases; `anchor_kinds` are the kinds of mentions that trigger a rule.

    Example:
        >>> from arnews.text import Tokenizer
        >>> lexicon = Lexicon(anchor_kinds={"bank"})
        >>> lexicon.add("بنك أبوظبي الأول", Entry("bank", "FAB"))
        >>> passage = Tokenizer(lexicon.analyze).passage("وبنك أبوظبي الأول")
        >>> lexicon.mentions(passage, 0)
        [Mention(bank, 'FAB', 1:17)]
    """

    def __init__(
        self, anchor_kinds: Iterable[str] = (), only_after_numbers: Iterable[str] = ()
    ) -> None:
        """Start empty; `anchor_kinds` are the kinds that trigger a rule, some only `only_after_numbers`."""
        self._roots: dict[str, Node] = {}
        self._pending: dict[str, list[tuple[str, Entry]]] = {}
        self._lists: list[LongList] = []
        self._pending_words: set[str] = set()
        self._kinds: dict[frozenset[str], frozenset[str]] = {}
        self._states: dict[tuple[Analysis, ...], MatchState] = {}
        self._anchor_kinds = frozenset(anchor_kinds)
        self._trigger_kinds = self._anchor_kinds - frozenset(only_after_numbers) | {"numeral"}

    def add(self, phrase: str, entry: Entry) -> None:
        """Add one phrase as it stands; its forms are composed by the caller.

        It is hung into the trie when its first word is met: most phrases never are.

        Raises:
            LexiconError: the phrase has no word, or its kind is one that arnews makes itself.
        """
        folded = normalize(phrase)
        first = first_word(folded)
        if not first:
            raise LexiconError(f"{phrase!r}, a phrase of kind {entry.kind!r}, has no word; drop it")
        if entry.kind in ENGINE_KINDS:
            raise LexiconError(
                f"{phrase!r} is of kind {entry.kind!r}, which arnews reads without a word list; "
                "call its kind by another name"
            )
        self._pending.setdefault(first, []).append((folded, entry))
        self._pending_words.add(first)

    def add_list(self, names: LongList) -> None:
        """Add a long list; of two lists that have a phrase the one that was added first wins."""
        self._lists.append(names)
        self._pending_words.update(names.first_words)

    def _root(self, word: str) -> Node | None:
        """Give what `word` begins, with what has waited for it."""
        if word in self._pending_words:
            kinds = set()
            for phrase, entry in self._phrases_starting_with(word):
                self._insert(cut_words(phrase), entry)
                kinds.add(entry.kind)
            root = self._roots.get(word)
            if root is not None:
                root.kinds = self._shared(kinds)
            self._pending_words.discard(word)  # last, so that another thread finds it whole
        return self._roots.get(word)

    def _shared(self, kinds: Iterable[str]) -> frozenset[str]:
        """Give one object for all sets that are equal: there are few, and words many."""
        one = frozenset(kinds)
        return self._kinds.setdefault(one, one)

    def _phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Give the phrases that begin with `word`."""
        yield from self._pending.get(word, ())
        for place, names in enumerate(self._lists):
            for phrase, entry in names.phrases_starting_with(word):
                if not any(phrase in earlier for earlier in self._lists[:place]):
                    yield phrase, entry

    def _insert(self, words: list[str], entry: Entry) -> None:
        step = self._roots
        final = words.pop()
        for word in words:
            node = step.get(word)
            if node is None:
                node = step[word] = Node()
            step = node.children
        node = step.get(final)
        if node is None:
            node = step[final] = Node()
        if entry not in node.entries:
            node.entries = (*node.entries, entry)

    def analyze(self, word: str) -> tuple[tuple[Analysis, ...], frozenset[str], bool]:
        """Give the analyses of a folded word, the kinds it may begin, whether it may be a trigger.

        It may if one of them triggers a rule or belongs to a number.

        A word that stands in the lexicon itself is not taken apart («بين» is not «ب» and yen),
        and a rest of one or two letters is no word («بطن» is not a tonne), numbers and names apart.
        """
        analyses: list[Analysis] = []
        whole = False
        for clitic, rest, definite in strip_clitics(word):
            if clitic and whole:
                break
            node = self._root(rest)
            short = clitic and len(rest) < 3
            if node is None or (short and (clitic[-1] == "ك" or not _may_be_short(node))):
                continue
            analyses.append(Analysis(len(clitic), clitic, node, definite))
            whole = whole or (rest == word and bool(node.entries))
        kinds = self._shared([kind for analysis in analyses for kind in analysis.node.kinds])
        return tuple(analyses), kinds, not kinds.isdisjoint(self._trigger_kinds)

    def match(self, passage: Passage, index: int) -> MatchState:
        """Follow the article's words from token `index` through the trie, to their sentence's end."""
        token = passage.tokens[index]
        state: MatchState = token.match_state or self.state_of(token)
        return self.extend(state, passage.tokens, index) if state.next_words else state

    def extend(self, state: MatchState, tokens: list[Token], index: int) -> MatchState:
        """Go on from what token `index` says alone, to its sentence's end at the most.

        The point of a phrase that has one inside («Mt. Gox») ends no sentence.
        """
        stop, count = index + 1, len(tokens)
        while stop < count and (word := tokens[stop].word) in state.next_words:
            before = tokens[stop - 1]
            if before.ends_sentence and before.word not in SENTENCE_ENDS:
                break
            stop += 1
            state = state.advance(word, stop - index)
        return state

    def state_of(self, token: Token) -> MatchState:
        """Work out once what a token says when it stands alone, and which words may go on.

        Tokens of the same analyses share it: «السعودية», «السعودية،».
        """
        state = self._states.get(token.analyses)
        if state is None:
            if len(self._states) >= _SHARED_STATES:
                self._states = {}  # tokens keep theirs
            state = self._states[token.analyses] = MatchState.start(
                token.analyses, self._anchor_kinds
            )
        token.match_state = state
        return state

    def mentions(self, passage: Passage, index: int) -> list[Mention]:
        """Give what begins at token `index`, of each analysis the longest of each kind."""
        return [to_mention(passage, index, match) for match in self.match(passage, index).matches]

    def mention(self, passage: Passage, index: int, kind: str) -> Mention | None:
        """Give the longest mention of `kind` that begins at token `index`."""
        if index >= len(passage.tokens) or kind not in passage.tokens[index].kinds:
            return None
        match = self.match(passage, index).longest.get(kind)
        return to_mention(passage, index, match) if match is not None else None


def _may_be_short(node: Node) -> bool:
    """Whether two letters after a particle are a word: a number, a company or its first word."""
    return any(kind == "numeral" or kind.endswith("company") for kind in node.kinds)
