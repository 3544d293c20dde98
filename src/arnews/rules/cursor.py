"""The cursor that rules are written with: an anchor and the words to either side of it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final, TypeVar

from arnews._construct import construct, with_defaults
from arnews._deprecated import warn_renamed
from arnews.facts import Span
from arnews.language.lexicon import Lexicon, Mention
from arnews.language.modifiers import Modifiers
from arnews.language.trie import Match
from arnews.rules.candidates import Candidate, Candidates
from arnews.text.tokens import Passage

__all__ = ["Article", "Cursor"]

_F = TypeVar("_F", bound=Span)
_T = TypeVar("_T")
_START_TOKEN: Final = attrgetter("start_token")


class Article:
    """One article while its facts are being found.

    Attributes:
        passage: its tokens.
        lexicon: the words that are known.
        modifiers: the words that hedge.
        mentions: what is said in it, by kind, in reading order.
        number_ending: its numbers, by the token after them.
        candidates: the facts that earlier rules proposed.
        country: the country it is from (ISO 3166), if the caller says so.
        published: its date, if the caller says so.
    """

    __slots__ = (
        "candidates",
        "country",
        "lexicon",
        "made_once",
        "mentions",
        "modifiers",
        "number_ending",
        "passage",
        "published",
    )

    def __init__(
        self,
        passage: Passage,
        lexicon: Lexicon,
        modifiers: Modifiers,
        country: str | None = None,
        published: datetime.date | None = None,
    ) -> None:
        """Begin with the tokens alone."""
        self.passage = passage
        self.lexicon = lexicon
        self.modifiers = modifiers
        self.country = country
        self.published = published
        self.mentions: dict[str, list[Mention]] = {}
        self.number_ending: dict[int, Mention] = {}
        self.candidates = Candidates(passage.starts)
        self.made_once: dict[Callable[[Article], Any], Any] = {}

    def once(self, make: Callable[[Article], _T]) -> _T:
        """Return what `make` gives for this article; it is called the first time alone.

        What an extractor keeps while it reads an article is an object of a class of its own, made
        here: `article.once(Memory)`. So is what is worked out of the whole article:
        `article.once(count_of_marks)`.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> article = default_pipeline().analyze("نما 5%")
            >>> def long_words(article):
            ...     return [token.word for token in article.passage.tokens if len(token.word) > 2]
            >>> article.once(long_words) is article.once(long_words)
            True
        """
        if make not in self.made_once:
            self.made_once[make] = make(self)
        made_once: _T = self.made_once[make]
        return made_once


class Cursor:
    """What a rule sees: the anchor that triggered it and the words around, to the sentence's end.

    Attributes:
        anchor: the mention that triggered the rule.
        passage: the tokens of the article, with their places.
        tokens, count: its tokens and how many they are.
        article: all that is known of the article.
        lexicon: the words that are known.
        rule_name: the rule that is being tried; facts carry it.

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
        """Stand nowhere yet; the pipeline moves the cursor from anchor to anchor."""
        self.article = article
        self.passage = article.passage
        self.tokens = article.passage.tokens
        self.count = len(self.tokens)
        self.lexicon = article.lexicon
        self.anchor: Mention = Mention("", None, 0, 0, 0, 0)
        self.rule_name = ""

    def word(self, index: int) -> str:
        """The folded word at token `index`, empty outside the article.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("أرباحُ الشركة"))
            >>> at.word(0), at.word(1), at.word(2)
            ('ارباح', 'الشركه', '')
        """
        return self.tokens[index].word if 0 <= index < self.count else ""

    def sentence_continues(self, index: int) -> bool:
        """Whether the sentence goes on from the token before `index` to `index`.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("ربح. خسر كثيرا"))
            >>> [at.word(place) for place in range(4) if at.sentence_continues(place)]
            ['.', 'كثيرا']
        """
        return 0 < index < self.count and not self.tokens[index - 1].ends_sentence

    def word_in_sentence(self, index: int) -> str:
        """The folded word at token `index`, if the sentence goes on to it; else empty.

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
        """The number that ends right before token `index`, in the same sentence.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("بلغ 5 ملايين دولار"))
            >>> at.number_before(3), at.number_before(2)
            (Mention(number, Number(5000000), 4:12), None)
        """
        number = self.article.number_ending.get(index)
        return number if number is not None and not self.tokens[index - 1].ends_sentence else None

    def candidate_ending_at(self, stop_token: int) -> Candidate | None:
        """Return the fact that earlier rules proposed for the tokens before `stop_token`.

        Of several the longest. Those of other extractors are settled, those of the rule's own are
        not: a later rule may yet propose a longer one.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("نما 5% أمس"))
            >>> at.article.candidates.file(at.fact(Span, 1, 3), at.anchor)
            >>> at.candidate_ending_at(3).fact.text, at.candidate_ending_at(2)
            ('5%', None)
        """
        return self.article.candidates.ending_at(stop_token)

    def candidates_in_sentence(self, index: int) -> Iterator[Candidate]:
        """Return the candidates in the sentence of token `index`, by the token at which they end.

        They are those of `candidate_ending_at`.

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
        """The number that begins at token `index`, in the sentence of the token before.

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
        """The mention of `kind` that begins at token `index`, in the sentence of the one before.

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
        """What begins at token `index`, the longest of each kind, where no place is asked for.

        It is asked of a token that opens a sentence as of any other.

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
        """How the words that end before token `index` hedge the number there.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("لا يقل عن 5%"))
            >>> at.modifier_before(3)
            'equal_or_more'
        """
        return self.article.modifiers.before(self.passage, index)

    def modifier_at(self, index: int) -> str | None:
        """How the words that begin at token `index`, after a unit, hedge its number.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("5% تقريبا"))
            >>> at.modifier_at(2)
            'approx'
        """
        if index >= self.count or "modifier" not in self.tokens[index].kinds:
            return None
        hedge = self.mention_at(index, "modifier")
        return hedge.value if hedge is not None else None

    def fact(
        self, kind: type[_F], start_token: int, stop_token: int, start: int = -1, **fields: Any
    ) -> _F:
        """Make a fact that quotes tokens `start_token` up to but not including `stop_token`.

        It carries the name of the rule. Facts of arnews's own classes are made without validation;
        a user's own are validated.

        Args:
            kind: the class of the fact.
            start_token: its first token.
            stop_token: the token after its last one.
            start: the character that it starts at, where a particle is cut off its first token:
                the `start` of a mention there.
            fields: what the fact says.

        Raises:
            ValueError: the article has no such tokens.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Cursor(default_pipeline().analyze("نما بخمسة بالمئة"))
            >>> at.fact(Span, 1, 3).text, at.fact(Span, 1, 3, start=5).text
            ('بخمسة بالمئة', 'خمسة بالمئة')
        """
        if not 0 <= start_token < stop_token <= self.count:
            raise ValueError(
                f"rule {self.rule_name}: tokens {start_token} to {stop_token} are no part of an "
                f"article of {self.count} tokens; a fact takes tokens, `start_token` and `stop_token` of mentions"
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
