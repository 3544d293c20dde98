"""One article's facts: frozen, grounded in the article, JSON out and back in without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from arnews.facts import Company, Fact, Kind

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = ["ArticleFacts", "Document"]


class Document(BaseModel):
    """The facts of one article, in reading order.

    Example:
        >>> import arnews
        >>> document = arnews.extract("ربحت سابك 3 مليارات ريال سعودي")
        >>> [fact.text for fact in document.facts]
        ['سابك', '3 مليارات ريال سعودي']
        >>> arnews.Document.model_validate_json(document.model_dump_json()) == document
        True
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    length: int = Field(ge=0, description="length of the article in code points")
    facts: tuple[Fact, ...] = Field(description="the facts in reading order")

    def of_kind(self, kind: Kind) -> tuple[Fact, ...]:
        """Give the facts of one kind, in reading order.

        Example:
            >>> import arnews
            >>> arnews.extract("نما 5% في عام 2023").of_kind("percentage")[0].text
            '5%'
        """
        return tuple(fact for fact in self.facts if fact.kind == kind)

    @property
    def companies(self) -> dict[str, tuple[Company, ...]]:
        """The mentions of each company by the company's name, in order of first mention.

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

    def fields(self) -> dict[str, Any]:
        """Give it as plain JSON values, its facts without what is empty.

        Example:
            >>> import arnews
            >>> document = arnews.extract("نما 5%")
            >>> document.fields()["length"], arnews.Document(**document.fields()) == document
            (6, True)
        """
        return {"length": self.length, "facts": [fact.fields() for fact in self.facts]}

    @classmethod
    def trusted(cls, length: int, facts: tuple[Fact, ...]) -> Self:
        """Build a document from facts that the line has made, without validating them again."""
        document = cls.__new__(cls)
        object.__setattr__(document, "__dict__", {"length": length, "facts": facts})
        object.__setattr__(document, "__pydantic_fields_set__", {"length", "facts"})
        object.__setattr__(document, "__pydantic_extra__", None)
        object.__setattr__(document, "__pydantic_private__", None)
        return document

    def verify(self, article: str, pipeline: Pipeline | None = None) -> list[str]:
        """Check the facts against the article; an empty list means that all of them hold.

        Every quote must stand in its place, and reading the article again must give every fact
        the value it has. `pipeline` is the one the facts were made with (the default one if
        None).

        Example:
            >>> import arnews
            >>> document = arnews.extract("ربح 5 دولارات")
            >>> document.verify("ربح 5 دولارات"), document.verify("ربح 7 دولارات")[0]
            ([], "money at 4:13 quotes '5 دولارات', the article has '7 دولارات'")
        """
        from arnews.pipeline import default_pipeline

        complaints = []
        if len(article) != self.length:
            complaints.append(f"the article has {len(article)} characters, not {self.length}")
        again = set((pipeline or default_pipeline()).extract(article).facts)
        for fact in self.facts:
            where = f"{fact.kind} at {fact.start}:{fact.end}"
            quoted = article[fact.start : fact.end]
            if quoted != fact.text:
                complaints.append(f"{where} quotes {fact.text!r}, the article has {quoted!r}")
            elif fact not in again:
                complaints.append(f"{where}: {fact.text!r} is not read as {fact.fields()} again")
        return complaints


class ArticleFacts(Document):
    """A document with the name of its article, and its text where it travels along.

    One of several articles in a file: a line of `arnews extract --format jsonl`.

    Example:
        >>> import arnews
        >>> named = ArticleFacts.of("news", arnews.extract("نما 5%"), "نما 5%")
        >>> named.article, len(named.facts), ArticleFacts.model_validate(named.fields()) == named
        ('news', 1, True)
    """

    article: str = Field(description="what the article is called, no other of the file so")
    text: str | None = Field(default=None, description="the article as given, if it is kept")

    @classmethod
    def of(cls, article: str, document: Document, text: str | None = None) -> Self:
        """Name the article of a document."""
        return cls(article=article, length=document.length, facts=document.facts, text=text)

    def fields(self) -> dict[str, Any]:
        """Give it as plain JSON values without what is empty, the name first."""
        named = {"article": self.article, **super().fields()}
        return named if self.text is None else {**named, "text": self.text}
