"""The line from an article to its facts.

    article ─▶ tokens ─▶ numbers and mentions ─▶ rules, extractor by extractor ─▶ settled facts
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from arnews.document import Document
from arnews.extractors import ROSTER
from arnews.facts import KINDS, Kind, Span
from arnews.language.lexicon import Entry, Lexicon, Mention
from arnews.language.modifiers import Modifiers, after_words
from arnews.language.numerals import number_words, read_number
from arnews.rules import Around, Article, Extractor, Rule, settle
from arnews.text.tokens import Passage, Tokenizer

__all__ = ["Pipeline", "default_pipeline", "extract"]


class Pipeline:
    """Reads articles. Build it once, use it for as many as you like.

    Args:
        home: the country (ISO 3166) whose «ريال» or «دينار» a bare one is where the article
            itself does not tell.
        kinds: the kinds of facts that are wanted; the others cost nothing. All if None.
        lexicons: the user's own company lists, as files (see the documentation for their form).
        extractors: extractors of the user's own, read after those of the roster.

    Example:
        >>> reader = Pipeline(home="OM", kinds=["money"])
        >>> reader.extract("بسعر 5 ريالات").facts[0].currency
        'OMR'
    """

    def __init__(
        self,
        *,
        home: str | None = None,
        kinds: Iterable[Kind] | None = None,
        lexicons: Sequence[str | Path] = (),
        extractors: Sequence[Extractor] = (),
    ) -> None:
        """Read the word lists and compose their forms."""
        self.home = home
        self.kinds: tuple[Kind, ...] = tuple(KINDS if kinds is None else kinds)
        unknown = [kind for kind in self.kinds if kind not in KINDS]
        if unknown:
            raise ValueError(f"no such kind of fact: {unknown[0]!r}; the kinds are {', '.join(KINDS)}")
        self.roster = (*ROSTER, *extractors)
        self._lexicons = tuple(lexicons)
        self._own = tuple(extractors)
        self.rules: tuple[Rule, ...] = tuple(
            rule for extractor in self.roster for rule in extractor.rules
        )
        anchors = {rule.anchor for rule in self.rules}
        self._lexicon = Lexicon(wakes={*anchors, "numeral"} - {"percent"})
        self._modifiers = Modifiers()
        for phrase, entry in self._words():
            self._lexicon.add(phrase, entry)
        self._tokenizer = Tokenizer(self._lexicon.read)
        self._anchors = frozenset(anchors)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the arguments it was made of."""
        return (_rebuild, (self.home, self.kinds, self._lexicons, self._own))

    def _words(self) -> Iterable[tuple[str, Entry]]:
        yield from number_words()
        yield from after_words()
        for extractor in self.roster:
            yield from extractor.words()

    def extract(
        self,
        text: str,
        *,
        published: datetime.date | None = None,
        kinds: Iterable[Kind] | None = None,
    ) -> Document:
        """Give the facts of one article.

        `published` is the article's own date: with it «أمس» and months without a year resolve.
        `kinds` narrows the pipeline's kinds for this article.

        Example:
            >>> Pipeline().extract("تضاعفت خلال عامين إلى 12%").of_kind("duration")[0].iso
            'P2Y'
        """
        wanted = self.kinds if kinds is None else tuple(kinds)
        article = self.read(text, published)
        around = Around(article)
        facts: list[Span] = []
        for extractor in self.roster:
            if extractor.kind not in wanted:
                continue
            for rule in extractor.rules:
                around.rule_name = rule.name
                for mention in article.mentions.get(rule.anchor, ()):
                    around.anchor = mention
                    made = rule.make(around)
                    if made is None:
                        continue
                    if isinstance(made, list):
                        facts.extend(made)
                    else:
                        facts.append(made)
        return Document.trusted(len(text), tuple(settle(facts)))  # type: ignore[arg-type]

    def read(self, text: str, published: datetime.date | None) -> Article:
        """Find the numbers and the mentions that wake rules."""
        passage = self._tokenizer.passage(text)
        article = Article(passage, self._lexicon, self._modifiers, self.home, published)
        tokens = passage.tokens
        whole = Mention("article", None, 0, len(tokens), 0, len(text))
        article.mentions["article"].append(whole)
        behind = -1
        for index in passage.hot:
            if index < behind:
                continue
            token = tokens[index]
            number = None
            if token.is_number or "numeral" in token.kinds:
                number = self._number(article, index)
            if number is None:
                self._mention(article, index)
                continue
            behind = number.last
            if behind < len(tokens) and not tokens[behind - 1].ends:
                behind = self._mention(article, behind)
            if token.is_number and token.glued:
                article.mentions["digits"].append(number)
        return article

    def _number(self, article: Article, index: int) -> Mention | None:
        """Read the number at token `index` and file it."""
        number = read_number(self._lexicon, article.passage, index)
        if number is not None:
            article.number_ending[number.last] = number
            article.number_starting[number.first] = number
            article.mentions["number"].append(number)
        return number

    def _mention(self, article: Article, index: int) -> int:
        """File what begins at token `index` and wakes a rule; give the token behind it."""
        last = index
        if article.passage.tokens[index].readings:
            for mention in self._lexicon.mentions(article.passage, index):
                if mention.kind in self._anchors:
                    article.mentions[mention.kind].append(mention)
                    last = max(last, mention.last)
        return last


def _rebuild(
    home: str | None,
    kinds: tuple[Kind, ...],
    lexicons: tuple[str | Path, ...],
    extractors: tuple[Extractor, ...],
) -> Pipeline:
    return Pipeline(home=home, kinds=kinds, lexicons=lexicons, extractors=extractors)


@lru_cache(maxsize=8)
def default_pipeline(home: str | None = None) -> Pipeline:
    """Give the pipeline that `arnews.extract` uses; it is built at its first use.

    Example:
        >>> default_pipeline() is default_pipeline()
        True
    """
    return Pipeline(home=home)


def extract(
    text: str,
    *,
    published: datetime.date | None = None,
    kinds: Iterable[Kind] | None = None,
    home: str | None = None,
) -> Document:
    """Give the facts of one article, each quoting the characters that say so.

    Args:
        text: the article as published; it may be any text.
        published: the article's date, for «أمس», «الشهر الماضي» and months without a year.
        kinds: the kinds of facts that are wanted; all if None.
        home: the country (ISO 3166) whose «ريال» a bare one is, where the article does not tell.

    Example:
        >>> for fact in extract("قفزت الأرباح 12% إلى 3.1 مليار ريال سعودي").facts:
        ...     print(fact.kind, fact.text)
        percentage 12%
        money 3.1 مليار ريال سعودي
    """
    return default_pipeline(home).extract(text, published=published, kinds=kinds)
