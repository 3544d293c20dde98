"""The facts of one article, as a frozen model that JSON keeps without loss."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from pydantic import BaseModel, ConfigDict, Field, model_validator

from arnews._construct import DEFER_BUILD, construct, register, with_defaults
from arnews._deprecated import OldNames, renamed_arguments, warn_renamed
from arnews._document_checks import check_kind, difference_of
from arnews.claims.models import Claim, bind
from arnews.claims.table import figure_rows
from arnews.claims.verification import claim_complaints
from arnews.facts import AnyFact, Company, Fact, Span

if TYPE_CHECKING:
    from arnews.accounting import NumberUse
    from arnews.explaining import ExplainedName
    from arnews.pipeline import Pipeline
    from arnews.records import Library, Numbers

__all__ = ["ArticleFacts", "Document"]

_F = TypeVar("_F", bound=Span)


class Document(BaseModel, OldNames):
    """The facts of one article, in reading order.

    Example:
        >>> import arnews
        >>> document = arnews.extract("ربحت سابك 3 مليارات ريال سعودي")
        >>> [fact.text for fact in document.facts]
        ['سابك', '3 مليارات ريال سعودي']
        >>> arnews.Document.model_validate_json(document.model_dump_json()) == document
        True

    Facts of a user's own kinds are serialized like the others. To read them back, pass their
    classes: `Document.model_validate_json(saved, context={"facts": [Shares]})`; without them they
    are read as `arnews.facts.OtherFact`, with all their fields.

    JSON cannot hold lone surrogates (U+D83D alone, as in a damaged file): serializing a document
    with one in a quote raises `ValueError`. A batch refuses such articles as damaged.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=DEFER_BUILD)

    length: int = Field(ge=0, description="length of the article in code points")
    facts: tuple[AnyFact, ...] = Field(description="the facts in reading order")
    claims: tuple[Claim, ...] = Field(
        default=(), description="what the figures say, in the order of their first figures"
    )

    @model_validator(mode="after")
    def _bind_figures(self) -> Self:
        bind(self.claims, self.facts)
        return self

    @overload
    def of_kind(self, kind: type[_F]) -> tuple[_F, ...]: ...
    @overload
    def of_kind(self, kind: str) -> tuple[Any, ...]: ...
    def of_kind(self, kind: str | type[Span]) -> tuple[Span, ...]:
        """Return the facts of one kind, in reading order.

        Args:
            kind: the name of the kind, or its class, with which type checkers know the fields.

        Example:
            >>> import arnews
            >>> document = arnews.extract("نما 5% في عام 2023")
            >>> document.of_kind("percentage")[0].text
            '5%'
            >>> document.of_kind(arnews.facts.Date)[0].value
            '2023'

        Raises:
            ValueError: there is no such kind, but one with a similar name.
        """
        if isinstance(kind, str):
            found = tuple(fact for fact in self.facts if fact.kind == kind)
            if not found:
                check_kind(kind)
            return found
        return tuple(fact for fact in self.facts if isinstance(fact, kind))

    def table(self) -> list[dict[str, Any]]:
        """Return one row for each figure of the claims, with all slots, for a data frame.

        The columns are those of `claims.parquet` (docs/batch.md), without the article and the
        sentence. A `previous` figure has its own period, or none.

        Example:
            >>> import arnews
            >>> document = arnews.extract("ارتفعت أرباح سابك 12% إلى 5 مليارات ريال")
            >>> for row in document.table():
            ...     print(row["subject"], row["metric"], row["role"], row["quote"])
            سابك net_profit change 12%
            سابك net_profit value 5 مليارات ريال
        """
        return list(figure_rows(self.claims))

    def __iter__(self) -> Iterator[Fact]:  # type: ignore[override]
        """Iterate over the facts, in reading order."""
        return iter(self.facts)

    def __len__(self) -> int:
        """Return the number of facts."""
        return len(self.facts)

    def __bool__(self) -> bool:
        """Return True: a document without facts is a document."""
        return True

    def __str__(self) -> str:
        """Return one line per fact: kind, value, quote."""
        from arnews.view.safe import counted, isolated, one_line
        from arnews.view.values import value_of

        rows = [(one_line(fact.kind), one_line(value_of(fact)), fact.text) for fact in self.facts]
        kinds = max((len(kind) for kind, *_ in rows), default=0)
        values = max((len(value) for _, value, _ in rows), default=0)
        lines = [
            f"  {kind:<{kinds}}  {value:<{values}}  {isolated(quote)}"
            for kind, value, quote in rows
        ]
        return "\n".join([counted(len(rows), "fact"), *lines])

    @property
    def companies(self) -> dict[str, tuple[Company, ...]]:
        """The mentions of each company by its name, in order of first mention.

        Example:
            >>> import arnews
            >>> list(arnews.extract("نافست غوغل شركة مايكروسوفت").companies)
            ['غوغل', 'مايكروسوفت']
        """
        found: dict[str, list[Company]] = {}
        for fact in self.facts:
            if isinstance(fact, Company):
                found.setdefault(fact.name, []).append(fact)
        return {name: tuple(mentions) for name, mentions in found.items()}

    def to_records(self, *, numbers: Numbers = "decimal") -> list[dict[str, Any]]:
        """Return one dict per fact, all with the same keys, for tables and data frames.

        The keys are the columns of the facts that `arnews batch` writes: `quote` is the text of a
        fact, `date` the value of a date, and `value` is always a number or None.

        Args:
            numbers: "decimal" for exact `Decimal` values, "float" for floats.

        Example:
            >>> import arnews
            >>> rows = arnews.extract("بين 3 و5 مليارات دولار").to_records()
            >>> rows[0]["quote"], rows[0]["low"], rows[0]["high"], rows[0]["value"]
            ('3 و5 مليارات دولار', Decimal('3000000000'), Decimal('5000000000'), None)
        """
        from arnews.records import to_records

        return to_records(self.facts, numbers=numbers)

    def to_frame(self, library: Library = "pandas", *, numbers: Numbers = "decimal") -> Any:
        """Return the facts as a data frame, one row per fact, with the columns of `to_records`.

        Args:
            library: "pandas" (extra `arnews[pandas]`) or "polars" (extra `arnews[polars]`).
            numbers: "decimal" for exact values, "float" for floats.

        Raises:
            MissingExtraError: the library is not installed.

        Example:
            >>> import arnews
            >>> document = arnews.extract("ارتفعت من 38 مليار دولار إلى 1.4 تريليون دولار")
            >>> document.to_frame()["value"].max()
            Decimal('1400000000000')
        """
        from arnews.records import to_frame

        return to_frame(self.to_records(numbers=numbers), library, numbers)

    def numbers(
        self,
        article: str,
        pipeline: Pipeline | None = None,
        *,
        published: datetime.date | None = None,
    ) -> tuple[NumberUse, ...]:
        """Return every number of the article with the fact that holds it, or why none does.

        Args:
            article: the text of the article.
            pipeline: the pipeline that found the facts; the default one if None.
            published: the article's date.

        Example:
            >>> import arnews
            >>> text = "باعت 3 ملايين هاتف بموجب المادة 49"
            >>> for use in arnews.extract(text).numbers(text):
            ...     print(use.text, use.fact.kind if use.fact else use.reason)
            3 ملايين count
            49 label
        """
        from arnews.accounting import account

        return account(article, self, pipeline, published=published)

    def explain(
        self,
        name: str,
        article: str,
        pipeline: Pipeline | None = None,
        *,
        published: datetime.date | None = None,
    ) -> ExplainedName:
        """Return why a name is a company in the article, or is none.

        Args:
            name: a name of the company list, or words of the article, accepted or not.
            article: the text of the article.
            pipeline: the pipeline that found the facts; the default one if None.
            published: the article's date.

        Returns:
            The items of evidence with their weights, the sum, and the mentions; `str` shows them.

        Example:
            >>> import arnews
            >>> text = "قال جيمس فورد إن السوق نمت"
            >>> why = arnews.extract(text).explain("فورد", text)
            >>> why.is_company, why.total, [(item.item, item.weight) for item in why.items]
            (False, -2, [('person', -2)])
        """
        from arnews.explaining import explain_name

        return explain_name(article, name, pipeline, published=published)

    def to_plain(self) -> dict[str, Any]:
        """Return the document as plain JSON values, its facts without empty fields.

        Example:
            >>> import arnews
            >>> document = arnews.extract("نما 5%")
            >>> document.to_plain()["length"], arnews.Document(**document.to_plain()) == document
            (6, True)
        """
        plain: dict[str, Any] = {
            "length": self.length,
            "facts": [fact.to_plain() for fact in self.facts],
        }
        if self.claims:
            plain["claims"] = [claim.to_plain() for claim in self.claims]
        return plain

    @classmethod
    def _trusted(cls, length: int, facts: tuple[Fact, ...], claims: tuple[Claim, ...] = ()) -> Self:
        """Build a document from extracted facts and claims, without validating them again.

        Subclasses are validated.

        Example:
            >>> import arnews
            >>> document = arnews.extract("نما 5%")
            >>> arnews.Document._trusted(document.length, document.facts) == document
            True
        """
        bind(claims, facts)
        fields = {"length": length, "facts": facts, "claims": claims}
        return construct(cls, with_defaults(cls, fields))

    @classmethod
    def trusted(cls, length: int, facts: tuple[Fact, ...]) -> Self:
        """Deprecated: call the class, which validates its fields."""
        warn_renamed("Document.trusted", "Document(length=…, facts=…): call the class")
        return cls._trusted(length, facts)

    @renamed_arguments(home="country")
    def verify(
        self,
        article: str,
        pipeline: Pipeline | None = None,
        *,
        published: datetime.date | None = None,
        kinds: Iterable[str] | None = None,
        country: str | None = None,
    ) -> list[str]:
        """Check the facts and claims against the article.

        Every quote must be at its offsets, and extracting from the article again must give every
        fact the same value, and every figure of a claim the same slots. Pass the arguments with which the facts were extracted.

        Args:
            article: the text of the article.
            pipeline: the pipeline that extracts again; the default one if None.
            published: the article's date.
            kinds: the kinds to extract; all if None.
            country: the country (ISO 3166) of the default pipeline.

        Returns:
            One line for each fact and each figure that differs; an empty list if all are confirmed.

        Raises:
            ValueError: both `country` and `pipeline` are given; a pipeline has its own country.

        Example:
            >>> import arnews
            >>> document = arnews.extract("بسعر 5 ريالات", country="OM")
            >>> document.verify("بسعر 5 ريالات", country="OM")
            []
            >>> document.verify("بسعر 5 ريالات", country="QA")
            ["money at 5:13 says currency='OMR'; read again, '5 ريالات' has currency='QAR'"]
            >>> document.verify("بسعر 7 ريالات", country="OM")[0]
            "money at 5:13 quotes '5 ريالات', the article has '7 ريالات'"
        """
        from arnews.pipeline import default_pipeline

        if pipeline is not None and country is not None:
            raise ValueError("pass verify a country or a pipeline; a pipeline has its own country")
        reader = pipeline or default_pipeline(country)
        document = reader.extract(
            article, published=published, kinds=kinds, claims=bool(self.claims)
        )
        again = document.facts
        complaints = []
        if len(article) != self.length:
            complaints.append(f"the article has {len(article)} characters, not {self.length}")
        for fact in self.facts:
            where = f"{fact.kind} at {fact.start}:{fact.end}"
            quoted = article[fact.start : fact.end]
            if quoted != fact.text:
                complaints.append(f"{where} quotes {fact.text!r}, the article has {quoted!r}")
            elif (difference := difference_of(fact, again)) is not None:
                complaints.append(f"{where} {difference}")
        return [*complaints, *claim_complaints(article, self.claims, document.claims)]


register(Document)


class ArticleFacts(Document):
    """A document with the name of its article and, optionally, its text.

    One of several articles in a file: a line of `arnews extract --format jsonl`.

    Example:
        >>> import arnews
        >>> named = ArticleFacts.of("news", arnews.extract("نما 5%"), "نما 5%")
        >>> named.article, len(named.facts), ArticleFacts.model_validate(named.to_plain()) == named
        ('news', 1, True)
    """

    article: str = Field(description="name of the article, unique in the file")
    text: str | None = Field(default=None, description="text of the article, if it was kept")

    @classmethod
    def of(cls, article: str, document: Document, text: str | None = None) -> Self:
        """Return a document with the name of its article.

        Args:
            article: the name of the article.
            document: its facts.
            text: its text, to be kept with the facts.
        """
        return cls(
            article=article,
            length=document.length,
            facts=document.facts,
            claims=document.claims,
            text=text,
        )

    def to_records(self, *, numbers: Numbers = "decimal") -> list[dict[str, Any]]:
        """Return one dict per fact, the name of the article first; see `Document.to_records`.

        Args:
            numbers: "decimal" for exact `Decimal` values, "float" for floats.
        """
        rows = super().to_records(numbers=numbers)
        return [{"article": self.article, **row} for row in rows]

    def to_plain(self) -> dict[str, Any]:
        """Return it as plain JSON values without empty fields, the name first."""
        named = {"article": self.article, **super().to_plain()}
        return named if self.text is None else {**named, "text": self.text}
