"""The line from an article to its facts.

article ─▶ tokens ─▶ numbers and mentions ─▶ rules, extractor by extractor ─▶ settled facts
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import localcontext
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from arnews.arguments import (
    checked_date,
    checked_extractors,
    checked_home,
    checked_kinds,
    checked_paths,
)
from arnews.document import Document
from arnews.errors import LexiconError
from arnews.extractors import ROSTER
from arnews.facts import KINDS
from arnews.language.exact import EXACT
from arnews.language.firms import FirmList
from arnews.language.lexicon import Entry, Lexicon
from arnews.language.lists import read_text
from arnews.language.modifiers import Modifiers, after_words
from arnews.language.number_words import number_words
from arnews.rules import Article, Extractor, Rule
from arnews.rules.calling import call_rules, rule_sets
from arnews.rules.reading import find_mentions
from arnews.text.folding import check_text
from arnews.text.tokens import Passage, Tokenizer

__all__ = ["Pipeline", "default_pipeline", "extract"]


class Pipeline:
    """Reads articles. Build it once, use it for as many as you like.

    Args:
        home: the country (ISO 3166) whose «ريال» or «دينار» a bare one is where the article
            itself does not tell.
        kinds: the kinds of facts that are returned. All if None, including those of `extractors`.
            A selection changes no fact and saves no time: facts of all kinds decide together
            which of them stay, so all are read first.
        lexicons: the user's own company lists, a file or several (docs/companies.md).
        extractors: extractors of the user's own, of a kind of their own or of one that is there;
            they are read after those of the roster (docs/extractors.md).

    Raises:
        LexiconError: a company list cannot be used.
        ValueError: `home` is no country that is known, or a kind is none.

    Example:
        >>> reader = Pipeline(home="OM", kinds=["money"])
        >>> reader.extract("بسعر 5 ريالات").facts[0].currency
        'OMR'
    """

    def __init__(
        self,
        *,
        home: str | None = None,
        kinds: Iterable[str] | None = None,
        lexicons: str | Path | Sequence[str | Path] = (),
        extractors: Sequence[Extractor] = (),
    ) -> None:
        """Read the word lists and compose their forms."""
        self.home = checked_home(home)
        self._own = checked_extractors(extractors)
        self.roster = (*ROSTER, *self._own)
        self._known = tuple(dict.fromkeys((*KINDS, *(one.kind for one in self._own))))
        self.kinds = self._known if kinds is None else checked_kinds(kinds, self._known)
        self._lexicons = checked_paths(lexicons)
        self.rules: tuple[Rule, ...] = tuple(
            rule for extractor in self.roster for rule in extractor.rules
        )
        self.rule_sets = rule_sets(self.roster)
        heard = {kind for extractor in self.roster for kind in extractor.hears}
        heard.update(anchor for rule in self.rules for anchor in rule.anchors)
        self._lexicon = Lexicon(heard, {"percent"})
        self._modifiers = Modifiers()
        for phrase, entry in self._words():
            self._lexicon.add(phrase, entry)
        for firms in self._company_lists():
            self._lexicon.add_list(firms)
        self._tokenizer = Tokenizer(self._lexicon.read)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the arguments it was made of."""
        return (_rebuild, (self.home, self.kinds, self._lexicons, self._own))

    def with_home(self, home: str | None) -> Self:
        """Give the same reader for another country; the word lists are shared, not read again.

        Example:
            >>> Pipeline(home="OM").with_home("QA").extract("بسعر 5 ريالات").facts[0].currency
            'QAR'
        """
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, home=checked_home(home))
        return other

    def _words(self) -> Iterable[tuple[str, Entry]]:
        yield from number_words()
        yield from after_words()
        for extractor in self.roster:
            yield from extractor.words()

    def entries(self) -> Iterator[Entry]:
        """Give the entries of all word lists, for reports on what they hold.

        Example:
            >>> sum(entry.kind == "month" for entry in Pipeline().entries()) > 50
            True
        """
        for _, entry in self._words():
            yield entry
        for firms in self._company_lists():
            for _, entry in firms.entries():
                yield entry

    def _company_lists(self) -> Iterator[FirmList]:
        """Give the user's lists and then the one of the package: what a user says wins."""
        for path in map(Path, self._lexicons):
            try:
                text = path.read_text(encoding="utf-8")
            except OSError as error:
                raise LexiconError(f"{path}: cannot be read ({error.strerror})") from error
            except UnicodeDecodeError as error:
                raise LexiconError(
                    f"{path}: is not UTF-8 (byte {error.start}); save the list as UTF-8"
                ) from error
            yield FirmList(str(path), text)
        yield FirmList("companies.tsv", read_text("companies.tsv"))

    def extract(
        self,
        text: str,
        *,
        published: datetime.date | None = None,
        kinds: Iterable[str] | None = None,
    ) -> Document:
        """Give the facts of one article.

        `published` is the article's own date: with it «أمس» and months without a year resolve.
        `kinds` selects from them, in place of the pipeline's.

        Raises:
            TypeError: the text is no str, `published` no date, `kinds` one str.
            ValueError: a kind is none that the pipeline has an extractor for.

        Example:
            >>> Pipeline().extract("تضاعفت خلال عامين إلى 12%").of_kind("duration")[0].iso
            'P2Y'
        """
        check_text(text)
        wanted = self.kinds if kinds is None else checked_kinds(kinds, self._known)
        with localcontext(EXACT):
            article = self._read(text, checked_date(published))
            facts = call_rules(article, self.rule_sets)
        if wanted != self._known:
            facts = [fact for fact in facts if fact.kind in wanted]
        return Document.trusted(len(text), tuple(facts))  # type: ignore[arg-type]

    def tokenize(self, text: str) -> Passage:
        """Cut an article into tokens, each with what the word lists say of it.

        Example:
            >>> passage = Pipeline().tokenize("نما بـ5% أمس")
            >>> [token.word for token in passage.tokens]
            ['نما', 'ب', '5', '%', 'امس']
        """
        check_text(text)
        return self._tokenizer.passage(text)

    def read(self, text: str, published: datetime.date | None = None) -> Article:
        """Find the numbers and the mentions that wake rules.

        Example:
            >>> article = Pipeline().read("نما بـ5% خلال عامين")
            >>> article.mentions["number"][0].value.value, article.mentions["time"]
            (Decimal('5'), [Mention(time, Unit(iso='Y', times=1), 14:19)])
        """
        check_text(text)
        with localcontext(EXACT):
            return self._read(text, checked_date(published))

    def _read(self, text: str, published: datetime.date | None) -> Article:
        passage = self._tokenizer.passage(text)
        article = Article(passage, self._lexicon, self._modifiers, self.home, published)
        find_mentions(article)
        return article


def _rebuild(
    home: str | None,
    kinds: tuple[str, ...],
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
    kinds: Iterable[str] | None = None,
    home: str | None = None,
) -> Document:
    """Give the facts of one article, each quoting the characters that say so.

    Args:
        text: the article as published; it may be any text.
        published: the article's date, for «أمس», «الشهر الماضي» and months without a year; what
            would lie outside the years 1 to 9999 is not resolved.
        kinds: the kinds of facts that are wanted; all if None.
        home: the country (ISO 3166) whose «ريال» a bare one is, where the article does not tell.

    Raises:
        TypeError: an argument is of another type, a str for `kinds` among them.
        ValueError: a kind is none, or `home` no country that is known.

    Example:
        >>> for fact in extract("قفزت الأرباح 12% إلى 3.1 مليار ريال سعودي").facts:
        ...     print(fact.kind, fact.text)
        percentage 12%
        money 3.1 مليار ريال سعودي
    """
    return default_pipeline(home).extract(text, published=published, kinds=kinds)
