"""The public schema of claims: what the figures of an article say.

A claim is made of facts and never changes them. Every quote is an exact slice of the article:
`article[quote.start:quote.end] == quote.text`. docs/claims.md explains the slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from arnews._construct import DEFER_BUILD, check_span, register, set_private
from arnews.facts import Span

__all__ = [
    "Basis",
    "Claim",
    "Deal",
    "DealType",
    "Direction",
    "Figure",
    "Observation",
    "Party",
    "PartyRole",
    "Period",
    "Quote",
    "Role",
    "Status",
    "Subject",
    "SubjectType",
    "bind",
]

Role: TypeAlias = Literal[
    "value", "change", "previous", "expected", "share", "same", "per_share", "term", "rate"
]
Direction: TypeAlias = Literal["up", "down"]
Basis: TypeAlias = Literal["yoy", "qoq", "mom", "dod", "ytd"]
Status: TypeAlias = Literal["forecast", "target", "proposed", "denied"]
SubjectType: TypeAlias = Literal[
    "company", "country", "market", "currency", "commodity", "product", "body", "group"
]
DealType: TypeAlias = Literal[
    "acquisition",
    "contract",
    "sale",
    "partnership",
    "financing",
    "offering",
    "investment",
    "ownership",
    "penalty",
]
PartyRole: TypeAlias = Literal[
    "acquirer",
    "target",
    "seller",
    "buyer",
    "supplier",
    "lender",
    "borrower",
    "issuer",
    "investor",
    "owner",
    "owned",
    "payer",
    "payee",
    "authority",
    "party",
]


class Quote(BaseModel):
    """Words of the article with their offsets.

    Example:
        >>> Quote(text="أرباح", start=4, end=9).text
        'أرباح'
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=DEFER_BUILD, regex_engine="python-re"
    )

    text: str = Field(min_length=1, description="the exact slice of the article as given")
    start: int = Field(ge=0, description="offset of its first code point")
    end: int = Field(ge=0, description="offset after its last code point")

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        check_span(self.text, self.start, self.end)
        return self


class Subject(Quote):
    """Whose figure it is: a company, a country, a market and so on.

    Example:
        >>> Subject(text="سابك", start=0, end=4, type="company", name="سابك").type
        'company'
    """

    type: SubjectType = Field(description="what kind of thing the subject is")
    name: str | None = Field(default=None, description="the name of a company's facts")
    via: Quote | None = Field(
        default=None, description="the words that stand for it: «الشركة», «ها»"
    )
    elided: bool = Field(
        default=False, description="true if the sentence does not say it: the article's topic"
    )


class Period(Quote):
    """When the level held or the change ran.

    Example:
        >>> Period(text="الربع الثالث من 2025", start=0, end=20, value="2025-Q3").value
        '2025-Q3'
    """

    value: str | None = Field(
        default=None, description="ISO 8601 / TIMEX3 value, if the article's words give it"
    )
    inferred: bool = Field(default=False, description="true if another sentence says it")


class Figure(Quote):
    """A figure of a claim: a fact and its role.

    Example:
        >>> import arnews
        >>> claim = arnews.extract("ارتفعت أرباح سابك 12%").claims[0]
        >>> claim.figures[0].role, claim.figures[0].direction, claim.figures[0].fact.value
        ('change', 'up', Decimal('12'))
    """

    role: Role = Field(description="what the figure is to its metric or deal")
    index: int = Field(ge=0, description="index of its fact in the document's facts")
    direction: Direction | None = Field(default=None, description="of a change: up or down")
    basis: Basis | None = Field(
        default=None, description="of a change: compared with the year, quarter, month, day before"
    )
    period: str | None = Field(
        default=None, description="of a previous figure: its own period, a date value or the words"
    )
    metric: str | None = Field(
        default=None, description="of a previous figure: its metric, if not the claim's"
    )
    of: Quote | None = Field(default=None, description="of a share: the whole")
    rule: str = Field(default="", description="name of the rule that attached the figure")

    _fact: Span | None = PrivateAttr(default=None)

    @property
    def fact(self) -> Span:
        """The fact; only figures of a document have one.

        Raises:
            ValueError: the figure is not part of a document.
        """
        if self._fact is None:
            raise ValueError(f"figure {self.text!r} is not part of a document, so it has no fact")
        return self._fact


class Party(Quote):
    """A party of a deal with its role.

    Example:
        >>> Party(text="أمازون", start=0, end=6, role="supplier").role
        'supplier'
    """

    role: PartyRole = Field(description="what the party does in the deal")
    name: str | None = Field(default=None, description="the name of a company's facts")
    inferred: bool = Field(default=False, description="true if another sentence names it")


class _Claim(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=DEFER_BUILD, regex_engine="python-re"
    )

    status: Status | None = Field(
        default=None, description="None for what is reported as fact, else forecast, target …"
    )
    figures: tuple[Figure, ...] = Field(min_length=1, description="its figures in reading order")
    rule: str = Field(default="", description="name of the rule that made the claim")

    @property
    def start(self) -> int:
        """The offset of its first figure."""
        return self.figures[0].start

    def to_plain(self) -> dict[str, Any]:
        """Return the claim as plain JSON values without empty fields, as in a gold file."""
        plain: dict[str, Any] = _without_empty(self.model_dump(mode="json"))
        return plain


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_empty(inner)
            for name, inner in value.items()
            if inner is not None and inner is not False and inner != ""
        }
    if isinstance(value, list | tuple):
        return [_without_empty(inner) for inner in value]
    return value


class Observation(_Claim):
    """A level or a change of a metric: who, which metric, when, how much.

    Example:
        >>> import arnews
        >>> claim = arnews.extract("ارتفعت أرباح سابك 12% إلى 5 مليارات ريال").claims[0]
        >>> claim.metric, claim.subject.text, [figure.role for figure in claim.figures]
        ('net_profit', 'سابك', ['change', 'value'])
    """

    kind: Literal["observation"] = "observation"
    subject: Subject = Field(description="whose figure it is")
    metric: str = Field(min_length=1, description="name of the metric (docs/claims.md)")
    metric_text: Quote | None = Field(
        default=None, description="the words that name it; None if the subject alone tells it"
    )
    period: Period | None = Field(default=None, description="when it held or ran")
    scope: Quote | None = Field(default=None, description="what narrows the metric")


class Deal(_Claim):
    """What passes between parties: agreements, ownership, penalties.

    Example:
        >>> import arnews
        >>> deal = arnews.extract("وقعت سابك عقدا مع أرامكو بقيمة 750 مليون دولار").claims[0]
        >>> deal.type, [party.text for party in deal.parties]
        ('contract', ['سابك', 'أرامكو'])
    """

    kind: Literal["deal"] = "deal"
    type: DealType = Field(description="what sort of deal")
    trigger: Quote | None = Field(default=None, description="the noun or verb that says so")
    parties: tuple[Party, ...] = Field(min_length=1, description="who takes part")


Claim: TypeAlias = Annotated[Observation | Deal, Field(discriminator="kind")]
"""Any claim; `kind` selects the class."""


def bind(claims: Iterable[Observation | Deal], facts: Sequence[Span]) -> None:
    """Bind each figure of the claims of a document to its fact.

    Args:
        claims: the claims of a document.
        facts: the facts of the article, in reading order.

    Raises:
        ValueError: a figure's index is beyond the facts, or its fact is elsewhere in the article.
    """
    for claim in claims:
        for figure in claim.figures:
            if figure.index >= len(facts):
                raise ValueError(
                    f"figure {figure.text!r} has index {figure.index}, but there are "
                    f"{len(facts)} facts"
                )
            fact = facts[figure.index]
            if (fact.start, fact.end) != (figure.start, figure.end):
                raise ValueError(
                    f"figure {figure.text!r} at {figure.start}:{figure.end} has index "
                    f"{figure.index}, which is {fact.text!r} at {fact.start}:{fact.end}"
                )
            set_private(figure, {"_fact": fact})


register(Quote, Subject, Period, Figure, Party, Observation, Deal)
