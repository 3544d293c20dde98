"""The lexicon: phrases with their entries, found in an article through a trie of words.

The tokenizer asks the lexicon for the analyses of each distinct word and stores them with the
token. Matching then follows the words of the article through the trie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from arnews.errors import LexiconError
from arnews.language.inflection import strip_clitics
from arnews.language.mention import Mention, to_mention
from arnews.language.trie import Analysis, Entry, MatchState, Node
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
"""The kinds of mentions that `arnews.rules.mentions` makes itself, without a word list."""
_SHARED_STATES: Final = 20_000
"""Match states of single tokens that are shared before the table starts afresh."""


_UNKNOWN: Final[tuple[tuple[Analysis, ...], frozenset[str], bool]] = ((), frozenset(), False)
"""What is said of a word that begins no phrase, as most do not."""


class LongList(Protocol):
    """A large collection of folded phrases that makes its entries on demand."""

    @property
    def first_words(self) -> Iterable[str]:
        """The first words of all phrases, as `first_word` returns them."""

    def phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Yield the phrases that begin with a word.

        Args:
            word: a word, folded.

        Yields:
            The phrases, folded, with their entries.
        """

    def __contains__(self, phrase: str) -> bool:
        """Return True if a folded phrase is in the list."""


def first_word(phrase: str) -> str:
    """Return the first word of a phrase, as the tokenizer splits an article.

    Args:
        phrase: a phrase, folded.

    Returns:
        Its first word, or "" if it has none.

    Example:
        >>> first_word("زين السعوديه"), first_word("اتش.بي"), first_word("iفون")
        ('زين', 'اتش', 'i')
    """
    first = phrase.partition(" ")[0]
    if first.isalpha() and (first.isascii() or min(first) > LAST_LATIN):
        return first  # letters of one script, as most words: one token
    return next(iter(cut_words(phrase)), "")


class Lexicon:
    """A trie of phrases with their entries.

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
        """Make an empty lexicon.

        Args:
            anchor_kinds: the kinds of mentions that trigger a rule.
            only_after_numbers: those of them that trigger a rule only right after a number.
        """
        self._phrases: dict[str, list[tuple[str, Entry]]] = {}  # by their first words
        self._lists: list[LongList] = []
        self._roots: dict[str, Node | None] = {}  # None until a first word is looked up
        self._kinds: dict[frozenset[str], frozenset[str]] = {}
        self._states: dict[tuple[Analysis, ...], MatchState] = {}
        self._anchor_kinds = frozenset(anchor_kinds)
        self._trigger_kinds = self._anchor_kinds - frozenset(only_after_numbers) | {"numeral"}

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a phrase as given; the caller adds the other forms of its words.

        It is inserted into the trie when its first word is first looked up, which for most phrases
        never happens.

        Args:
            phrase: one or more words; it need not be folded.
            entry: the kind and the value of its mentions.

        Raises:
            LexiconError: if the phrase has no word, or its kind is one of `ENGINE_KINDS`.
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
        self._phrases.setdefault(first, []).append((folded, entry))
        self._roots[first] = None

    def add_list(self, names: LongList) -> None:
        """Add a long list.

        Args:
            names: the list; a phrase that an earlier list has too is ignored in this one.
        """
        self._lists.append(names)
        self._roots.update(dict.fromkeys(names.first_words))

    def _root(self, word: str) -> Node:
        """Return the node of a first word; its phrases are inserted when it is first asked for."""
        root = self._roots[word]
        if root is None:
            root = Node()
            kinds = set()
            for phrase, entry in self._phrases_starting_with(word):
                _insert(root, cut_words(phrase)[1:], entry)
                kinds.add(entry.kind)
            root.kinds = self._shared(kinds)
            self._roots[word] = root  # last, so that other threads see a complete node
        return root

    def _shared(self, kinds: Iterable[str]) -> frozenset[str]:
        """Return a shared frozenset: few sets of kinds are distinct, but each word has one."""
        one = frozenset(kinds)
        return self._kinds.setdefault(one, one)

    def _phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Yield the phrases that begin with `word`, with their entries."""
        yield from self._phrases.get(word, ())
        for place, names in enumerate(self._lists):
            for phrase, entry in names.phrases_starting_with(word):
                if not any(phrase in earlier for earlier in self._lists[:place]):
                    yield phrase, entry

    def analyze(self, word: str) -> tuple[tuple[Analysis, ...], frozenset[str], bool]:
        """Return the analyses of a word.

        A word that is in the lexicon itself is not split («بين» is not «ب» and yen). A rest of one
        or two letters is not accepted as a word («بطن» is not a tonne), except for numbers and
        companies.

        Args:
            word: a word, folded.

        Returns:
            The analyses, likeliest first; the kinds of mentions that may begin with the word; True
            if one of them triggers a rule or is part of a number.

        Example:
            >>> lexicon = Lexicon(anchor_kinds={"currency"})
            >>> lexicon.add("دولار", Entry("currency", "USD"))
            >>> analyses, kinds, is_trigger = lexicon.analyze("بالدولار")
            >>> [analysis[:2] for analysis in analyses], kinds, is_trigger
            ([(1, 'ب')], frozenset({'currency'}), True)
        """
        roots = self._roots
        splits = [split for split in strip_clitics(word) if split[1] in roots]
        if not splits:
            return _UNKNOWN
        analyses: list[Analysis] = []
        whole = False
        for clitic, rest, definite in splits:
            if clitic and whole:
                break
            node = self._root(rest)
            short = clitic and len(rest) < 3
            if short and (clitic[-1] == "ك" or not _may_be_short(node)):
                continue
            analyses.append(Analysis(len(clitic), clitic, node, definite))
            whole = whole or (rest == word and bool(node.entries))
        kinds = self._shared([kind for analysis in analyses for kind in analysis.node.kinds])
        return tuple(analyses), kinds, not kinds.isdisjoint(self._trigger_kinds)

    def match(self, passage: Passage, index: int) -> MatchState:
        """Return the state of matching an article from a token on.

        Args:
            passage: the article.
            index: the token to begin with.

        Returns:
            The state after the longest match, which does not reach beyond the sentence.

        Example:
            >>> from arnews.text import Tokenizer
            >>> lexicon = Lexicon(anchor_kinds={"bank"})
            >>> lexicon.add("بنك أبوظبي الأول", Entry("bank", "FAB"))
            >>> passage = Tokenizer(lexicon.analyze).passage("وبنك أبوظبي الأول")
            >>> lexicon.match(passage, 0).longest["bank"].token_count
            3
        """
        token = passage.tokens[index]
        state: MatchState = token.match_state or self.state_of(token)
        return self.extend(state, passage.tokens, index) if state.next_words else state

    def extend(self, state: MatchState, tokens: list[Token], index: int) -> MatchState:
        """Return the state after as many further tokens as continue a phrase.

        A point that is part of a phrase («Mt. Gox») does not end the sentence.

        Args:
            state: the state after token `index` alone.
            tokens: the tokens of the article.
            index: the token that the match begins with.

        Returns:
            The state after the longest match within the sentence.
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
        """Return the state after one token, and store it with the token.

        Tokens with equal analyses share one state.

        Args:
            token: a token that was analyzed by this lexicon.

        Returns:
            The state that holds the phrases of one word.
        """
        state = self._states.get(token.analyses)
        if state is None:
            if len(self._states) >= _SHARED_STATES:
                self._states = {}  # tokens keep the states that they have
            state = self._states[token.analyses] = MatchState.start(
                token.analyses, self._anchor_kinds
            )
        token.match_state = state
        return state

    def mentions(self, passage: Passage, index: int) -> list[Mention]:
        """Return the mentions that begin with a token.

        Args:
            passage: the article.
            index: the token.

        Returns:
            Of each analysis of the token the longest mention of each kind.
        """
        return [to_mention(passage, index, match) for match in self.match(passage, index).matches]

    def mention(self, passage: Passage, index: int, kind: str) -> Mention | None:
        """Return the longest mention of a kind that begins with a token.

        Args:
            passage: the article.
            index: the token; it may be beyond the last.
            kind: the kind of mention.

        Returns:
            The mention, or None if there is none.
        """
        if index >= len(passage.tokens) or kind not in passage.tokens[index].kinds:
            return None
        match = self.match(passage, index).longest.get(kind)
        return to_mention(passage, index, match) if match is not None else None


def _insert(root: Node, words: list[str], entry: Entry) -> None:
    """Add an entry below the node of a first word, after the words that continue its phrase."""
    node = root
    for word in words:
        child = node.children.get(word)
        if child is None:
            child = node.children[word] = Node()
        node = child
    if entry not in node.entries:
        node.entries = (*node.entries, entry)


def _may_be_short(node: Node) -> bool:
    """True if one or two letters after a clitic are accepted: a number, or part of a company."""
    return any(kind == "numeral" or kind.endswith("company") for kind in node.kinds)
