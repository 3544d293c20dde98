"""Tokens, and a tokenized article with the offset of each token."""

from __future__ import annotations

from typing import Any, Final

from arnews.text.folding import SourceText

__all__ = ["Passage", "Token"]

_LONGEST_SENTENCE: Final = 150
"""Tokens to either side after which `Passage.sentence` stops looking for an end."""


class Token:
    """A word, a number in digits, or a sign.

    One token object is shared by all its occurrences, so it holds no offset: see `Passage`. The
    slot of a token is its own characters, the ones before it that fold to nothing, and the
    whitespace after it. Lengths count characters of the article.

    Attributes:
        word: its text, folded.
        leading: characters of the slot before the token.
        length: characters of the token itself.
        advance: characters from the start of its slot to the start of the next slot.
        is_number: True if it is written in digits.
        joined_to_next: True if nothing separates it from the next token.
        ends_sentence: True if a sentence ends after it.
        analyses: its analyses by the lexicon (see `arnews.language.trie.Analysis`).
        kinds: the kinds of mentions that may begin with it.
        is_trigger: True if it is a number or one of `kinds` triggers a rule.
        is_numeric: True if it is a number in digits, or may begin or continue a number.
        numerals: cached by `arnews.language.numerals`: its reading as a number.
        match_state: cached by `arnews.language.lexicon`: the trie state after this token alone.
        modifier_role: cached by `arnews.language.modifiers`: its role in a modifier.
    """

    __slots__ = (
        "advance",
        "analyses",
        "ends_sentence",
        "is_number",
        "is_numeric",
        "is_trigger",
        "joined_to_next",
        "kinds",
        "leading",
        "length",
        "match_state",
        "modifier_role",
        "numerals",
        "word",
    )

    def __init__(self, word: str, leading: int, length: int, advance: int, is_number: bool) -> None:
        """Make a token without analyses.

        Args:
            word: its text, folded.
            leading: characters of the slot before the token.
            length: characters of the token itself.
            advance: characters to the start of the next slot.
            is_number: True if it is written in digits.
        """
        # The compiled class lays attributes out in this order: the most used come first.
        self.advance = advance
        self.length = length
        self.is_trigger = is_number
        self.is_numeric = is_number
        self.is_number = is_number
        self.joined_to_next = False
        self.ends_sentence = False
        self.word = word
        self.match_state: Any = None
        self.analyses: tuple[Any, ...] = ()
        self.kinds: frozenset[str] = frozenset()
        self.leading = leading
        self.numerals: Any = None
        self.modifier_role: Any = None

    def as_sentence_end(self) -> Token:
        """Return a copy that ends a sentence.

        Example:
            >>> Token("نما", 0, 3, 4, False).as_sentence_end().ends_sentence
            True
        """
        twin = Token(self.word, self.leading, self.length, self.advance, self.is_number)
        twin.analyses = self.analyses
        twin.kinds = self.kinds
        twin.is_trigger = self.is_trigger
        twin.is_numeric = self.is_numeric
        twin.ends_sentence = True
        return twin

    def __repr__(self) -> str:
        """Show the word."""
        return f"Token({self.word!r})"


class Passage:
    """A tokenized article: its tokens and their offsets.

    Attributes:
        text: the article as given.
        tokens: its tokens, in order.
        starts: for each token the character offset of its slot; one more for the end.
        trigger_indices: the indices of the tokens with `is_trigger`, in ascending order.

    Example:
        >>> from arnews.text import Tokenizer
        >>> words = Tokenizer(lambda word: ((), frozenset(), False))
        >>> passage = words.passage("نما بـ4.5%")
        >>> passage.start(2), passage.end(2), passage.text[6:9]
        (6, 9, '4.5')
        >>> passage.sentence(0)
        (0, 4)
    """

    __slots__ = ("starts", "text", "tokens", "trigger_indices")

    def __init__(
        self, text: str, tokens: list[Token], starts: list[int], trigger_indices: list[int]
    ) -> None:
        """Hold the result of the tokenizer; see the attributes of the class."""
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.trigger_indices = trigger_indices

    def start(self, index: int) -> int:
        """Return where a token starts.

        Args:
            index: the token.

        Returns:
            The offset in the article of its first character.
        """
        return self.starts[index] + self.tokens[index].leading

    def end(self, index: int) -> int:
        """Return where a token ends.

        Args:
            index: the token.

        Returns:
            The offset in the article after its last character (exclusive end).
        """
        token = self.tokens[index]
        return self.starts[index] + token.leading + token.length

    def char_offset(self, index: int, count: int) -> int:
        """Return the offset in the article of a folded character inside a token.

        Args:
            index: the token.
            count: characters of the folded word before the one in question.

        Returns:
            An offset in characters; marks before the character are not part of it.

        Raises:
            ValueError: if the word has fewer than `count` characters.
        """
        start = self.start(index)
        if count == 0:
            return start
        return start + SourceText(self.text[start : self.end(index)]).span(count, count)[0]

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the sentence that contains a token.

        Text without sentence ends is cut 150 tokens to either side, so that time stays linear.

        Args:
            index: the token.

        Returns:
            The first token of the sentence and the token after it (exclusive end).
        """
        tokens = self.tokens
        first, least = index, max(index - _LONGEST_SENTENCE, 0)
        while first > least and not tokens[first - 1].ends_sentence:
            first -= 1
        last, most = index, min(index + _LONGEST_SENTENCE, len(tokens) - 1)
        while last < most and not tokens[last].ends_sentence:
            last += 1
        return first, min(last + 1, len(tokens))
