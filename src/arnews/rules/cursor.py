"""The cursor through which a rule reads the article around its anchor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Final, TypeVar

from arnews._construct import construct, with_defaults
from arnews._deprecated import warn_renamed
from arnews.facts import Span
from arnews.language.lexicon import Mention
from arnews.language.lexicon_files import load_words
from arnews.language.trie import Match
from arnews.rules.article import Article
from arnews.rules.candidates import Candidate

__all__ = ["Article", "Cursor"]

_F = TypeVar("_F", bound=Span)
_START_TOKEN: Final = attrgetter("start_token")
_BETWEEN: Final = load_words("modifiers.toml", "between")
"""Adjectives between a measure and its modifier: «19 مليار يوان إضافية على الأقل»."""
_LONGEST_BRACKET: Final = 10
"""Tokens in which a bracket between the two closes."""


class Cursor:
    """The view that a rule has of the article: its anchor and the tokens around it.

    Positions are token indices unless a parameter is called `start` or `end`: those are characters
    of the article. Stops are exclusive.

    Attributes:
        anchor: the mention that triggered the rule.
        passage: the tokenized article, with character offsets.
        tokens: the tokens of the article.
        count: the number of tokens.
        article: the article with its mentions, numbers and candidates.
        lexicon: the known words and phrases.
        rule_name: the name of the rule being tried, which the facts carry.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> article = default_pipeline().analyze("بلغ نحو 5 ملايين دولار")
        >>> at = Cursor(article)
        >>> at.anchor = article.mentions["currency"][0]
        >>> at.number_before(at.anchor.start_token).value.value
        Decimal('5000000')
    """

    __slots__ = ("anchor", "article", "count", "lexicon", "passage", "rule_name", "tokens")

    def __init__(self, article: Article) -> None:
        """Start with an empty anchor; the engine sets `anchor` and `rule_name` before each rule."""
        self.article = article
        self.passage = article.passage
        self.tokens = article.passage.tokens
        self.count = len(self.tokens)
        self.lexicon = article.lexicon
        self.anchor: Mention = Mention("", None, 0, 0, 0, 0)
        self.rule_name = ""

    def word(self, index: int) -> str:
        """Return the folded word at token `index`.

        Args:
            index: a token; it may be outside the article.

        Returns:
            The folded word, or an empty string outside the article.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("أرباحُ الشركة"))
            >>> at.word(0), at.word(1), at.word(2)
            ('ارباح', 'الشركه', '')
        """
        return self.tokens[index].word if 0 <= index < self.count else ""

    def sentence_continues(self, index: int) -> bool:
        """Return whether tokens `index - 1` and `index` are in the same sentence.

        Args:
            index: a token; it may be outside the article.

        Returns:
            False too for the first token and outside the article.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("ربح. خسر كثيرا"))
            >>> [at.word(place) for place in range(4) if at.sentence_continues(place)]
            ['.', 'كثيرا']
        """
        return 0 < index < self.count and not self.tokens[index - 1].ends_sentence

    def word_in_sentence(self, index: int) -> str:
        """Return the folded word at token `index` if the sentence continues there.

        Args:
            index: a token; it may be outside the article.

        Returns:
            The folded word, or an empty string where `sentence_continues` is false.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("ربح. خسر كثيرا"))
            >>> [at.word_in_sentence(place) for place in range(1, 5)]
            ['.', '', 'كثيرا', '']
        """
        if 0 < index < self.count and not self.tokens[index - 1].ends_sentence:
            return self.tokens[index].word
        return ""

    def number_before(self, index: int) -> Mention | None:
        """Return the number that ends right before token `index`.

        Args:
            index: the stop token of the number (exclusive end).

        Returns:
            The number, or None if there is none or it ends its sentence.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("بلغ 5 ملايين دولار"))
            >>> at.number_before(3), at.number_before(2)
            (Mention(number, Number(5000000), 4:12), None)
        """
        number = self.article.number_ending.get(index)
        return number if number is not None and not self.tokens[index - 1].ends_sentence else None

    def candidate_ending_at(self, stop_token: int) -> Candidate | None:
        """Return the candidate fact that ends right before token `stop_token`.

        Candidates of other extractors are settled. Those of the rule's own extractor are not: a
        later rule may still propose a longer one.

        Args:
            stop_token: the stop token of the candidate (exclusive end).

        Returns:
            The longest such candidate, or None.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("نما 5% أمس"))
            >>> at.article.candidates.file(at.fact(Span, 1, 3), at.anchor)
            >>> at.candidate_ending_at(3).fact.text, at.candidate_ending_at(2)
            ('5%', None)
        """
        return self.article.candidates.ending_at(stop_token)

    def candidates_in_sentence(self, index: int) -> Iterator[Candidate]:
        """Yield the candidates in the sentence of token `index`, ordered by their stop token.

        Args:
            index: any token of the sentence.

        Yields:
            For each stop token the candidate that `candidate_ending_at` returns.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("نما 5% أمس"))
            >>> at.article.candidates.file(at.fact(Span, 1, 3), at.anchor)
            >>> [candidate.fact.text for candidate in at.candidates_in_sentence(0)]
            ['5%']
        """
        first, stop = self.passage.sentence(index)
        for stop_token in range(first + 1, stop + 1):
            candidate = self.article.candidates.ending_at(stop_token)
            if candidate is not None:
                yield candidate

    def number_at(self, index: int) -> Mention | None:
        """Return the number that starts at token `index`.

        Args:
            index: the first token of the number.

        Returns:
            The number, or None if there is none or it starts a new sentence.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("السنوات السبع"))
            >>> at.number_at(1).value.value
            Decimal('7')
        """
        numbers = self.article.mentions.get("number", [])  # in reading order
        place = bisect_left(numbers, index, key=_START_TOKEN)
        if place == len(numbers) or numbers[place].start_token != index:
            return None
        return numbers[place] if index == 0 or self.sentence_continues(index) else None

    def mention_at(self, index: int, kind: str) -> Mention | None:
        """Return the mention of `kind` that starts at token `index`.

        Args:
            index: the first token of the mention.
            kind: a kind of mention: "currency", "country" …

        Returns:
            The longest such mention, or None if there is none or it starts a new sentence.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("في المغرب"))
            >>> at.mention_at(1, "country").value, at.mention_at(1, "currency")
            (('MA',), None)
        """
        if not 0 <= index < self.count or kind not in self.tokens[index].kinds:
            return None
        if index and self.tokens[index - 1].ends_sentence:
            return None
        return self.lexicon.mention(self.passage, index, kind)

    def matches_at(self, index: int) -> dict[str, Match]:
        """Return the longest lexicon match of each kind that starts at token `index`.

        Unlike `mention_at` it ignores sentence boundaries and computes no character offsets.

        Args:
            index: the first token of the matches.

        Returns:
            The matches by kind; empty outside the article.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("في المغرب"))
            >>> at.matches_at(1)["country"].token_count, "currency" in at.matches_at(1)
            (1, False)
        """
        if index >= self.count:
            return {}
        return self.lexicon.match(self.passage, index).longest

    def modifier_before(self, index: int) -> str | None:
        """Return the modifier expressed by the words right before token `index`.

        Args:
            index: the first token of a number.

        Returns:
            A TIMEX3 `mod` value, lower case ("approx", "equal_or_more" …), or None.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("لا يقل عن 5%"))
            >>> at.modifier_before(3)
            'equal_or_more'
        """
        return self.article.modifiers.before(self.passage, index)

    def modifier_at(self, index: int) -> str | None:
        """Return the modifier expressed by the words that start at token `index`.

        Args:
            index: the token after a unit («5% تقريبا»).

        Returns:
            A TIMEX3 `mod` value, lower case ("approx" …), or None.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("5% تقريبا"))
            >>> at.modifier_at(2)
            'approx'
        """
        hedge = self.mention_at(index, "modifier") or self._hedge_behind(index)
        return hedge.value if hedge is not None else None

    def _hedge_behind(self, index: int) -> Mention | None:
        """Return the modifier behind an adjective or a bracket that begins with token `index`."""
        word = self.word_in_sentence(index)
        if word in _BETWEEN:
            return self.mention_at(index + 1, "modifier")
        if word != "(":
            return None
        for place in range(index + 1, index + _LONGEST_BRACKET):
            if not self.sentence_continues(place):
                return None
            if self.word(place) == ")":
                return self.mention_at(place + 1, "modifier")
        return None

    def fact(
        self, kind: type[_F], start_token: int, stop_token: int, start: int = -1, **fields: Any
    ) -> _F:
        """Return a fact that quotes tokens `start_token` to `stop_token`.

        Facts of arnews's own classes are built without validation; users' classes are validated.

        Args:
            kind: the class of the fact.
            start_token: the first token of the quote.
            stop_token: the token after the quote (exclusive end).
            start: the character that the quote starts at, if a particle is cut off its first token:
                the `start` of the mention there. By default the start of the token.
            fields: the other fields of the fact.

        Returns:
            The fact, with its quote, its character offsets and the name of the rule.

        Raises:
            ValueError: the article has no such tokens.
            pydantic.ValidationError: `fields` do not fit a user's class.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("نما بخمسة بالمئة"))
            >>> at.fact(Span, 1, 3).text, at.fact(Span, 1, 3, start=5).text
            ('بخمسة بالمئة', 'خمسة بالمئة')
        """
        if not 0 <= start_token < stop_token <= self.count:
            raise ValueError(
                f"rule {self.rule_name}: tokens {start_token} to {stop_token} are outside the "
                f"article, which has {self.count} tokens; a fact takes token indices, such as "
                "`start_token` and `stop_token` of mentions"
            )
        passage = self.passage
        if start < 0:
            start = passage.start(start_token)
        end = passage.end(stop_token - 1)
        whole = with_defaults(kind, fields)
        whole["text"] = passage.text[start:end]
        whole["start"] = start
        whole["end"] = end
        whole["rule"] = self.rule_name
        return construct(kind, whole)

    def open_before(self, index: int) -> bool:
        """Deprecated: the old name of `sentence_continues`."""
        warn_renamed("Cursor.open_before", "Cursor.sentence_continues")
        return self.sentence_continues(index)

    def mod_before(self, index: int) -> str | None:
        """Deprecated: the old name of `modifier_before`."""
        warn_renamed("Cursor.mod_before", "Cursor.modifier_before")
        return self.modifier_before(index)

    def hedge_at(self, index: int) -> str | None:
        """Deprecated: the old name of `modifier_at`."""
        warn_renamed("Cursor.hedge_at", "Cursor.modifier_at")
        return self.modifier_at(index)
