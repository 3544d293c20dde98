"""An article while its facts are being found: tokens, mentions, candidates."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from arnews.language.lexicon import Lexicon, Mention
from arnews.language.modifiers import Modifiers
from arnews.rules.candidates import Candidates
from arnews.text.tokens import Passage

__all__ = ["Article"]

_T = TypeVar("_T")


class Article:
    """One article while its facts are being found.

    Attributes:
        passage: the tokens of the article.
        lexicon: the known words and phrases.
        modifiers: the words that hedge a number («نحو», «لا يقل عن»).
        mentions: the mentions by kind, each list in reading order.
        number_ending: the numbers by their stop token (exclusive end).
        candidates: the facts that earlier rules proposed.
        country: ISO 3166 code of the article's country, if the caller gave one.
        published: the publication date, if the caller gave one.
        made_once: the results of `once`, by the function that made them.
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
        """Start without mentions and candidates; see `find_mentions`."""
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
        """Return `make(article)`, computed on the first call and cached for this article.

        Use it for results that depend on the whole article (`article.once(decimal_marks)`) and for
        the state that an extractor keeps while it reads one (`article.once(MonthsRead)`).

        Args:
            make: a function of the article, or a class whose constructor takes it. It is the key of
                the cache, so it must be the same object in each call.

        Returns:
            The cached result.

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
