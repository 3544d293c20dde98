"""The cursor that rules are written with: an anchor and the words to either side of it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Final, TypeVar

from arnews.facts import Span
from arnews.language.lexicon import Lexicon, Mention
from arnews.language.modifiers import Modifiers
from arnews.language.trie import Said
from arnews.text.tokens import Passage
from arnews.trusted import begun, made

__all__ = ["Around", "Article"]

_F = TypeVar("_F", bound=Span)
_FIRST: Final = attrgetter("first")


class Article:
    """One article while its facts are being found.

    Attributes:
        passage: its tokens.
        lexicon: the words that are known.
        modifiers: the words that hedge.
        mentions: what is said in it, by kind, in reading order.
        number_ending: its numbers, by the token behind them.
        facts: the facts that earlier rules made, by the token behind them: what woke the rule of
            each, its first token, the fact.
        home: the country it is from (ISO 3166), if the caller says so.
        published: its date, if the caller says so.
        notes: what an extractor keeps for itself while it reads this article.
    """

    __slots__ = (
        "facts",
        "home",
        "lexicon",
        "mentions",
        "modifiers",
        "notes",
        "number_ending",
        "passage",
        "published",
    )

    def __init__(
        self,
        passage: Passage,
        lexicon: Lexicon,
        modifiers: Modifiers,
        home: str | None = None,
        published: datetime.date | None = None,
    ) -> None:
        """Begin with the tokens alone."""
        self.passage = passage
        self.lexicon = lexicon
        self.modifiers = modifiers
        self.home = home
        self.published = published
        self.mentions: dict[str, list[Mention]] = {}
        self.number_ending: dict[int, Mention] = {}
        self.facts: dict[int, tuple[Mention, int, Span]] = {}
        self.notes: dict[Any, Any] = {}


class Around:
    """What a rule sees: the anchor that woke it and the words around, to the sentence's end.

    Attributes:
        anchor: the mention that woke the rule.
        passage: the tokens of the article, with their places.
        tokens, count: its tokens and how many they are.
        article: all that is known of the article.
        lexicon: the words that are known.
        rule_name: the rule that is being tried; facts carry it.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> article = default_pipeline().read("بلغ نحو 5 ملايين دولار")
        >>> at = Around(article)
        >>> at.anchor = article.mentions["currency"][0]
        >>> at.number_before(at.anchor.first).value.value
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
            >>> at = Around(default_pipeline().read("أرباحُ الشركة"))
            >>> at.word(0), at.word(1), at.word(2)
            ('ارباح', 'الشركه', '')
        """
        return self.tokens[index].word if 0 <= index < self.count else ""

    def open_before(self, index: int) -> bool:
        """Whether the sentence goes on from the token before `index` to `index`.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("ربح. خسر كثيرا"))
            >>> [at.word(place) for place in range(4) if at.open_before(place)]
            ['.', 'كثيرا']
        """
        return 0 < index < self.count and not self.tokens[index - 1].ends

    def onward(self, index: int) -> str:
        """The folded word at token `index`, if the sentence goes on to it; else empty.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("ربح. خسر كثيرا"))
            >>> [at.onward(place) for place in range(1, 5)]
            ['.', '', 'كثيرا', '']
        """
        if 0 < index < self.count and not self.tokens[index - 1].ends:
            return self.tokens[index].word
        return ""

    def number_before(self, index: int) -> Mention | None:
        """The number that ends right before token `index`, in the same sentence.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("بلغ 5 ملايين دولار"))
            >>> at.number_before(3), at.number_before(2)
            (Mention(number, Number(5000000), 4:12), None)
        """
        number = self.article.number_ending.get(index)
        return number if number is not None and not self.tokens[index - 1].ends else None

    def facts_of_sentence(self, index: int) -> Iterator[tuple[int, Mention, Span]]:
        """Give the facts of the sentence of token `index`: the token behind each, what woke it.

        They are those that earlier rules have made and remembered.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("نما 5% أمس"))
            >>> at.anchor = at.article.mentions["percent"][0]
            >>> at.remember(at.fact(Span, 4, 6), 1, 3).text
            '5%'
            >>> [(last, fact.text) for last, mention, fact in at.facts_of_sentence(0)]
            [(3, '5%')]
        """
        first, end = self.passage.sentence(index)
        facts = self.article.facts
        for last in range(first + 1, end + 1):
            known = facts.get(last)
            if known is not None:
                yield last, known[0], known[2]

    def number_at(self, index: int) -> Mention | None:
        """The number that begins at token `index`, in the sentence of the token before.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("السنوات السبع"))
            >>> at.number_at(1).value.value
            Decimal('7')
        """
        numbers = self.article.mentions.get("number", [])  # in reading order
        place = bisect_left(numbers, index, key=_FIRST)
        if place == len(numbers) or numbers[place].first != index:
            return None
        return numbers[place] if index == 0 or self.open_before(index) else None

    def mention_at(self, index: int, kind: str) -> Mention | None:
        """The mention of `kind` that begins at token `index`, in the sentence of the one before.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("في المغرب"))
            >>> at.mention_at(1, "country").value, at.mention_at(1, "currency")
            (('MA',), None)
        """
        if not 0 <= index < self.count or kind not in self.tokens[index].kinds:
            return None
        if index and self.tokens[index - 1].ends:
            return None
        return self.lexicon.mention(self.passage, index, kind)

    def said_at(self, index: int) -> dict[str, Said]:
        """What begins at token `index`, the longest of each kind, where no place is asked for.

        It is asked of a token that opens a sentence as of any other.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("في المغرب"))
            >>> at.said_at(1)["country"].tokens, "currency" in at.said_at(1)
            (1, False)
        """
        if index >= self.count:
            return {}
        return self.lexicon.way(self.passage, index).longest

    def mod_before(self, index: int) -> str | None:
        """How the words that end before token `index` hedge the number there.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("لا يقل عن 5%"))
            >>> at.mod_before(3)
            'equal_or_more'
        """
        return self.article.modifiers.before(self.passage, index)

    def hedge_at(self, index: int) -> str | None:
        """How the words that begin at token `index`, behind a unit, hedge its number.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("5% تقريبا"))
            >>> at.hedge_at(2)
            'approx'
        """
        if index >= self.count or "hedge" not in self.tokens[index].kinds:
            return None
        hedge = self.mention_at(index, "hedge")
        return hedge.value if hedge is not None else None

    def remember(self, fact: _F, first: int, last: int) -> _F:
        """Let the rules after this one see a fact made of tokens `first` to `last`, and give it.

        `facts_of_sentence` shows it.
        """
        self.article.facts[last] = self.anchor, first, fact
        return fact

    def fact(self, kind: type[_F], start: int, end: int, **fields: Any) -> _F:
        """Make a fact of the characters `start` to `end`, with the name of the rule.

        Facts of arnews's own classes are made without validation; a user's own are validated.

        Example:
            >>> from arnews.pipeline import default_pipeline
            >>> at = Around(default_pipeline().read("نما 5% أمس"))
            >>> at.fact(Span, 4, 6).text
            '5%'
        """
        return self.fact_from(kind, start, end, fields)

    def fact_from(self, kind: type[_F], start: int, end: int, fields: dict[str, Any]) -> _F:
        """Make a fact as `fact` does, of fields that are in a dictionary."""
        whole = begun(kind, fields)
        whole["text"] = self.passage.text[start:end]
        whole["start"] = start
        whole["end"] = end
        whole["rule"] = self.rule_name
        return made(kind, whole)
