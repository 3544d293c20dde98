"""The pipeline from an article to its facts.

article ─▶ tokens ─▶ numbers and mentions ─▶ rules, extractor by extractor ─▶ resolved overlaps
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import localcontext
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Self

from arnews._deprecated import renamed_arguments, warn_renamed
from arnews._validation import (
    check_anchors,
    validate_country,
    validate_date,
    validate_extractors,
    validate_kinds,
    validate_paths,
)
from arnews.claims.models import Claim, bind
from arnews.claims.slots import FIGURE_KINDS
from arnews.claims.stage import find_claims, select
from arnews.document import Document
from arnews.errors import LexiconError
from arnews.extractors import LAST, ROSTER
from arnews.facts import FACT_CLASSES, Span
from arnews.language.company_list import COMPANY_KINDS, CompanyList
from arnews.language.decimal_context import EXACT_CONTEXT
from arnews.language.lexicon import ENGINE_KINDS, Entry, Lexicon
from arnews.language.lexicon_files import load_text
from arnews.language.modifiers import Modifiers, after_words
from arnews.language.number_words import number_words
from arnews.rules import Article, Extractor, Rule
from arnews.rules.engine import call_rules, rule_sets
from arnews.rules.mentions import find_mentions
from arnews.text.folding import check_text
from arnews.text.tokens import Passage, Tokenizer

__all__ = ["Pipeline", "default_pipeline", "extract"]


class Pipeline:
    """Extracts facts from articles. Build it once and use it for any number of articles.

    Args:
        country: the country (ISO 3166) of a bare «ريال» or «دينار», if the article does not say.
        kinds: the kinds of facts to return; all if None, including those of `extractors`. A
            selection changes no fact and saves no time: overlaps are resolved among facts of all
            kinds, so all are extracted first.
        company_lists: the user's own company lists, one file or several (docs/companies.md).
        extractors: the user's own extractors, of a new kind or of an existing one; they run after
            the built-in ones (docs/extractors.md).
        claims: False to leave out the claims, which take a third of the time (docs/claims.md).

    Attributes:
        kinds: the kinds of facts that are returned.
        fact_classes: the fact class of each kind that the extractors find, returned or not.

    Raises:
        LexiconError: a company list cannot be used.
        TypeError: `country` is not a str, `kinds` is a str, or an extractor is not an `Extractor`.
        ValueError: `country` or a kind is unknown, or no word list has the anchor of a rule.

    Example:
        >>> reader = Pipeline(country="OM", kinds=["money"])
        >>> reader.extract("بسعر 5 ريالات").facts[0].currency
        'OMR'
    """

    @renamed_arguments(home="country", lexicons="company_lists")
    def __init__(
        self,
        *,
        country: str | None = None,
        kinds: Iterable[str] | None = None,
        company_lists: str | Path | Sequence[str | Path] = (),
        extractors: Sequence[Extractor] = (),
        claims: bool = True,
    ) -> None:
        """Read the word lists and compose their forms."""
        self.claims = claims
        self.country = validate_country(country)
        self._own = validate_extractors(extractors)
        self.roster = (*ROSTER, *self._own, *LAST)
        self.fact_classes: dict[str, type[Span]] = dict(FACT_CLASSES)
        for extractor in self._own:
            self.fact_classes.setdefault(extractor.kind, extractor.fact_class)
        self._known = tuple(self.fact_classes)
        self.kinds = self._known if kinds is None else validate_kinds(kinds, self._known)
        self._company_list_paths = validate_paths(company_lists)
        self.rules: tuple[Rule, ...] = tuple(
            rule for extractor in self.roster for rule in extractor.rules
        )
        self.rule_sets = rule_sets(self.roster)
        heard = {kind for extractor in self.roster for kind in extractor.context_kinds}
        heard.update(anchor for rule in self.rules for anchor in rule.anchors)
        self._lexicon = Lexicon(heard, {"percent"})
        self._modifiers = Modifiers()
        given = {*ENGINE_KINDS, *COMPANY_KINDS}
        for phrase, entry in self._words():
            self._lexicon.add(phrase, entry)
            given.add(entry.kind)
        for company_list in self._company_lists():
            self._lexicon.add_list(company_list)
        check_anchors(self.roster, given)
        self._tokenizer = Tokenizer(self._lexicon.analyze)

    def __repr__(self) -> str:
        """Return the arguments that are not the defaults."""
        given = {
            "country": self.country,
            "kinds": None if self.kinds == self._known else list(self.kinds),
            "company_lists": list(map(str, self._company_list_paths)),
            "extractors": [extractor.kind for extractor in self._own],
        }
        said = (f"{name}={value!r}" for name, value in given.items() if value)
        return f"{type(self).__name__}({', '.join(said)})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Support pickling: rebuild from the constructor arguments."""
        arguments: dict[str, Any] = {
            "country": self.country,
            "kinds": self.kinds,
            "company_lists": self._company_list_paths,
            "extractors": self._own,
            "claims": self.claims,
        }
        return partial(Pipeline, **arguments), ()

    @property
    def company_lists(self) -> tuple[Path, ...]:
        """The paths of the user's own company lists.

        Example:
            >>> Pipeline().company_lists
            ()
        """
        return tuple(map(Path, self._company_list_paths))

    @property
    def own_extractors(self) -> tuple[Extractor, ...]:
        """The user's own extractors.

        Example:
            >>> Pipeline().own_extractors
            ()
        """
        return self._own

    def with_country(self, country: str | None) -> Self:
        """Return this pipeline with another country; the word lists are shared, not read again.

        Args:
            country: the country (ISO 3166), or None.

        Example:
            >>> Pipeline(country="OM").with_country("QA").extract("بسعر 5 ريالات").facts[0].currency
            'QAR'
        """
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, country=validate_country(country))
        return other

    def _words(self) -> Iterable[tuple[str, Entry]]:
        yield from number_words()
        yield from after_words()
        for extractor in self.roster:
            yield from extractor.words()

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of all word lists, for reports on their coverage.

        Example:
            >>> sum(entry.kind == "month" for entry in Pipeline().entries()) > 50
            True
        """
        for _, entry in self._words():
            yield entry
        for company_list in self._company_lists():
            for _, entry in company_list.entries():
                yield entry

    def _company_lists(self) -> Iterator[CompanyList]:
        """Yield the user's lists, then the package's own: the first entry of a name wins."""
        for path in map(Path, self._company_list_paths):
            try:
                text = path.read_text(encoding="utf-8")
            except OSError as error:
                raise LexiconError(f"{path}: cannot be read ({error.strerror})") from error
            except UnicodeDecodeError as error:
                raise LexiconError(
                    f"{path}: is not UTF-8 (byte {error.start}); save the list as UTF-8"
                ) from error
            yield CompanyList(str(path), text)
        yield CompanyList("companies.tsv", load_text("companies.tsv"))

    def extract(
        self,
        text: str,
        *,
        published: datetime.date | None = None,
        kinds: Iterable[str] | None = None,
        claims: bool | None = None,
    ) -> Document:
        """Return the facts of one article, and the claims that they make.

        Args:
            text: the article as published; any text is accepted.
            published: the article's date, to resolve «أمس» and months without a year.
            kinds: the kinds of facts to return; those of the pipeline if None. Claims that have
                a figure of another kind are left out.
            claims: whether to make claims; as the pipeline does if None.

        Raises:
            TypeError: `text` is not a str, `published` is not a date, or `kinds` is a str.
            ValueError: no extractor of the pipeline has one of the kinds.

        Example:
            >>> Pipeline().extract("تضاعفت خلال عامين إلى 12%").of_kind("duration")[0].iso
            'P2Y'
        """
        return self.extract_with_passage(text, published, kinds, claims)[0]

    def extract_with_passage(
        self,
        text: str,
        published: datetime.date | None = None,
        kinds: Iterable[str] | None = None,
        claims: bool | None = None,
    ) -> tuple[Document, Passage]:
        """Return what `extract` does, and the tokens of the article, which tell its sentences.

        Args:
            text: the article.
            published: its date.
            kinds: as for `extract`.
            claims: as for `extract`.
        """
        check_text(text)
        wanted = self.kinds if kinds is None else validate_kinds(kinds, self._known)
        with localcontext(EXACT_CONTEXT):
            article = self._analyze(text, validate_date(published))
            facts = call_rules(article, self.rule_sets)
            found: tuple[Claim, ...] = ()
            if (self.claims if claims is None else claims) and not FIGURE_KINDS.isdisjoint(wanted):
                found = find_claims(article, facts)
        if wanted != self._known:
            facts, found = select(facts, found, wanted)
        document = Document._trusted(len(text), tuple(facts), found)  # type: ignore[arg-type]
        return document, article.passage

    def claim(
        self, text: str, document: Document, *, published: datetime.date | None = None
    ) -> Document:
        """Return a document with the claims that its facts make, corrected facts for example.

        Args:
            text: the article of the document.
            document: the document; its facts are kept as they are, its claims are made anew.
            published: the article's date.

        Raises:
            TypeError: `text` is not a str, or `published` is not a date.
            ValueError: the document is not that of `text`: a fact is not where it says.

        Example:
            >>> reader = Pipeline()
            >>> text = "ارتفعت أرباح سابك 12%"
            >>> document = reader.extract(text, claims=False)
            >>> reader.claim(text, document).claims[0].metric
            'net_profit'
        """
        for fact in document.facts:
            if text[fact.start : fact.end] != fact.text:
                raise ValueError(
                    f"{fact.kind} {fact.text!r} is not at {fact.start}:{fact.end} of the article"
                )
        article = self.analyze(text, published)
        claims = find_claims(article, document.facts)
        bind(claims, document.facts)
        return document.model_copy(update={"claims": claims})

    def tokenize(self, text: str) -> Passage:
        """Split an article into tokens, each with its entries in the word lists.

        Args:
            text: the article.

        Returns:
            The tokens; their offsets count code points of `text`.

        Raises:
            TypeError: `text` is not a str.

        Example:
            >>> passage = Pipeline().tokenize("نما بـ5% أمس")
            >>> [token.word for token in passage.tokens]
            ['نما', 'ب', '5', '%', 'امس']
        """
        check_text(text)
        return self._tokenizer.passage(text)

    def analyze(self, text: str, published: datetime.date | None = None) -> Article:
        """Find the numbers and the mentions that trigger rules.

        Args:
            text: the article.
            published: the article's date.

        Returns:
            The tokenized article with its mentions, before any rule has run.

        Raises:
            TypeError: `text` is not a str, or `published` is not a date.

        Example:
            >>> article = Pipeline().analyze("نما بـ5% خلال عامين")
            >>> article.mentions["number"][0].value.value, article.mentions["time"]
            (Decimal('5'), [Mention(time, Unit(iso='Y', times=1), 14:19)])
        """
        check_text(text)
        with localcontext(EXACT_CONTEXT):
            return self._analyze(text, validate_date(published))

    def _analyze(self, text: str, published: datetime.date | None) -> Article:
        passage = self._tokenizer.passage(text)
        article = Article(passage, self._lexicon, self._modifiers, self.country, published)
        find_mentions(article)
        return article

    @property
    def home(self) -> str | None:
        """Deprecated: the old name of `country`."""
        warn_renamed("Pipeline.home", "Pipeline.country")
        return self.country

    def with_home(self, home: str | None) -> Self:
        """Deprecated: the old name of `with_country`."""
        warn_renamed("Pipeline.with_home", "Pipeline.with_country")
        return self.with_country(home)

    def read(self, text: str, published: datetime.date | None = None) -> Article:
        """Deprecated: the old name of `analyze`."""
        warn_renamed("Pipeline.read", "Pipeline.analyze")
        return self.analyze(text, published)


@lru_cache(maxsize=8)
def default_pipeline(country: str | None = None) -> Pipeline:
    """Return the pipeline that `arnews.extract` uses; it is built at its first use.

    Args:
        country: the country (ISO 3166) of a bare «ريال» or «دينار».

    Raises:
        ValueError: `country` is unknown.

    Example:
        >>> default_pipeline() is default_pipeline()
        True
    """
    return Pipeline(country=country)


@renamed_arguments(home="country")
def extract(
    text: str,
    *,
    published: datetime.date | None = None,
    kinds: Iterable[str] | None = None,
    country: str | None = None,
    claims: bool = True,
) -> Document:
    """Return the facts of one article, each with the characters it quotes, and their claims.

    Args:
        text: the article as published; any text is accepted.
        published: the article's date, to resolve «أمس», «الأسبوع الماضي» and months without a year;
            dates outside the years 1 to 9999 are not resolved.
        kinds: the kinds of facts to return; all if None.
        country: the country (ISO 3166) of a bare «ريال» or «دينار», if the article does not say.
        claims: False to leave out the claims.

    Raises:
        TypeError: an argument has the wrong type, for example a str for `kinds`.
        ValueError: `country` or a kind is unknown.

    Example:
        >>> for fact in extract("قفزت الأرباح 12% إلى 3.1 مليار ريال سعودي").facts:
        ...     print(fact.kind, fact.text)
        percentage 12%
        money 3.1 مليار ريال سعودي
    """
    return default_pipeline(country).extract(text, published=published, kinds=kinds, claims=claims)
