"""The public schema of facts: one class per kind.

Every fact quotes the article: `article[fact.start:fact.end] == fact.text`. Offsets count code
points of the article as given. Numbers are exact decimals and keep the digits that were printed.
The fields follow ISO 4217 (currencies), ISO 8601 (durations) and TIMEX3 (dates, `mod`).
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_serializer,
    model_validator,
)

from arnews._construct import DEFER_BUILD, check_span, construct, register, with_defaults
from arnews._deprecated import OldNames, warn_renamed
from arnews._field_types import Currency, ExactDecimal, IsoDuration, TimexDate
from arnews.kinds import (
    KindInfo,
    company_label,
    date_label,
    duration_label,
    money_label,
    unit_label,
)

__all__ = [
    "FACT_CLASSES",
    "KINDS",
    "AnyFact",
    "Company",
    "Count",
    "Date",
    "Duration",
    "ExactDecimal",
    "Fact",
    "Hedge",
    "Kind",
    "Mod",
    "Money",
    "OtherFact",
    "Percentage",
    "Quantity",
    "Span",
    "fact_adapter",
]

Kind: TypeAlias = Literal["money", "percentage", "duration", "company", "quantity", "date", "count"]
Hedge: TypeAlias = Literal["approx", "more_than", "less_than", "equal_or_more", "equal_or_less"]
Mod: TypeAlias = Literal[
    "approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "start", "mid", "end"
]


class Span(BaseModel, OldNames):
    """A quote of the article with its offsets; the base class of every fact.

    Example:
        >>> from arnews.facts import Span
        >>> article = "بلغت الأرباح 5%"
        >>> quote = Span(text="5%", start=13, end=15)
        >>> article[quote.start : quote.end] == quote.text
        True
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=DEFER_BUILD, regex_engine="python-re"
    )

    about: ClassVar[KindInfo] = KindInfo()

    kind: str = Field(default="", description="kind of fact")
    text: str = Field(min_length=1, description="the exact slice of the article as given")
    start: int = Field(ge=0, description="offset of its first code point")
    end: int = Field(ge=0, description="offset after its last code point")
    rule: str = Field(default="", description="name of the rule that made the fact")

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        check_span(self.text, self.start, self.end)
        return self

    @classmethod
    def _trusted(cls, **fields: Any) -> Self:
        """Build a fact from values that are known to be valid, without validation.

        For extraction only; with data from elsewhere, call the class. Fields left out take their
        defaults. Facts of a user's own classes are validated all the same.

        Example:
            >>> Span._trusted(text="5%", start=13, end=15, rule="percent_sign").start
            13
        """
        return construct(cls, with_defaults(cls, fields))

    def to_plain(self) -> dict[str, Any]:
        """Return the fact as plain JSON values without empty fields, as in a gold file.

        Example:
            >>> Percentage(text="5%", start=0, end=2, value="5").to_plain()["value"]
            '5'
        """
        dumped = self.model_dump(mode="json")
        return {name: value for name, value in dumped.items() if value not in (None, "", [])}

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Deprecated: call the class, which validates its fields."""
        warn_renamed("Span.trusted", "the class with its fields: call the class")
        return cls._trusted(**fields)


class Measure(Span):
    """A fact with a value that the words around it may modify («نحو», «أكثر من»): see `mod`."""

    mod: Mod | None = Field(
        default=None,
        description="how the article hedges the value, in the words of TimeML's mod",
    )


class _Hedged(Measure):
    """A measure whose `mod` says how exact it is, never which part of a period is meant."""

    mod: Hedge | None = Field(
        default=None,
        description="how the article hedges the value, in the words of TimeML's mod",
    )


class _Valued(_Hedged):
    """A measure with one number, or with the two ends of a range."""

    value: ExactDecimal | None = Field(default=None, description="the exact number")
    low: ExactDecimal | None = Field(default=None, description="lower end of a range")
    high: ExactDecimal | None = Field(default=None, description="upper end of a range")

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        _one_or_two(self.value, self.low, self.high, "value, or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low is {self.low}, above high, which is {self.high}")
        return self


def _one_or_two(one: object, low: object, high: object, fields: str) -> None:
    """Refuse a measure without exactly one value or both ends of a range."""
    if [one is not None, low is not None, high is not None] not in ([1, 0, 0], [0, 1, 1]):
        raise ValueError(f"a measure has either {fields}")


class Money(_Valued):
    """A sum of money: `value` in main units (72 سنتا is 0.72), `currency` in ISO 4217.

    Several countries share a name such as «ريال» or «دينار». If neither the words nor the article
    say which one is meant, `currency` is None and `candidates` lists the possible codes.

    Example:
        >>> import arnews
        >>> arnews.extract("صفقة بـ38 مليار دولار").facts[0].currency
        'USD'
    """

    about = KindInfo(
        meaning=("value", "low", "high", "currency"),
        unscored=("candidates",),
        label=money_label,
        colour="#c4fdce",
    )

    kind: Literal["money"] = "money"
    currency: Currency | None = Field(default=None, description="ISO 4217 code, None if unknown")
    candidates: tuple[Currency, ...] = Field(
        default=(), description="the codes that a shared name may mean, if currency is None"
    )


class Percentage(_Valued):
    """A share or a rate: `value` counts `unit`, so «5%» has the value 5, not 0.05.

    Example:
        >>> import arnews
        >>> arnews.extract("ارتفع بنسبة 29ر0 %").facts[0].value
        Decimal('0.29')
    """

    about = KindInfo(label=unit_label, colour="#bad5e4")

    kind: Literal["percentage"] = "percentage"
    unit: Literal["percent", "percentage_point", "basis_point", "per_mille"] = Field(
        default="percent", description="percent, percentage_point, basis_point or per_mille"
    )


class Quantity(_Valued):
    """A number with a physical unit, named in English (barrel/day, gigawatt, cubic_metre …).

    Example:
        >>> import arnews
        >>> arnews.extract("ينتج 3 ملايين برميل يوميا").facts[0].unit
        'barrel/day'
    """

    about = KindInfo(label=unit_label, colour="#cfc3f9")

    kind: Literal["quantity"] = "quantity"
    unit: str = Field(min_length=1, description="English name of the unit, a rate after a slash")

    def to_pint(self) -> Any:
        """Return the quantity as a pint quantity, for conversion (extra `arnews[pint]`).

        Raises:
            MissingExtraError: pint is not installed.
            ValueError: the quantity is a range, or pint does not know the unit.

        Example:
            >>> import arnews
            >>> arnews.extract("ينتج 3 ملايين برميل يوميا").facts[0].to_pint()
            <Quantity(3000000, 'oil_barrel / day')>
        """
        from arnews.interop import to_pint

        if self.value is None:
            raise ValueError(f"{self.text!r} is a range; take its low and high one by one")
        return to_pint(self.value, self.unit)


class Count(_Valued):
    """A number of things that is none of the other kinds: people, shares, points of an index, items.

    The quote runs from the number to the counted noun («ستة آلاف عامل» of «ستة آلاف عامل أجنبي»). A
    number that shares the noun of another («من 12 ألف قطعة إلى تسعة آلاف») is quoted alone and has
    its `noun`.

    Example:
        >>> fact = Count(text="170 شركة", start=0, end=8, value="170", noun="شركة")
        >>> str(fact.value), fact.unit, fact.noun
        ('170', 'item', 'شركة')
    """

    about = KindInfo(meaning=("value", "low", "high", "unit"), label=unit_label, colour="#d3efee")

    kind: Literal["count"] = "count"
    unit: Literal["index_point", "share", "person", "item"] = Field(
        default="item",
        description="index_point (of an index, a survey or a rating), share, person, otherwise item",
    )
    noun: str | None = Field(default=None, min_length=1, description="the counted noun as printed")


class Duration(_Hedged):
    """A length of time in ISO 8601, in the unit of the article («24 ساعة» is PT24H, not P1D).

    Example:
        >>> import arnews
        >>> arnews.extract("على مدار سبع سنوات").facts[0].iso
        'P7Y'
    """

    about = KindInfo(label=duration_label, colour="#ecc9a4")

    kind: Literal["duration"] = "duration"
    iso: IsoDuration | None = Field(default=None, description="ISO 8601 duration")
    iso_low: IsoDuration | None = Field(default=None, description="lower end of a range")
    iso_high: IsoDuration | None = Field(default=None, description="upper end of a range")

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        _one_or_two(self.iso, self.iso_low, self.iso_high, "iso, or iso_low and iso_high")
        return self


class Date(Measure):
    """A calendar date or period: `value` in ISO 8601 / TIMEX3 form (2018-Q1, XXXX-06-24).

    Hijri dates keep their Hijri value, and `calendar` is "hijri".

    Example:
        >>> import arnews
        >>> arnews.extract("في 24 يونيو 2018").facts[0].value
        '2018-06-24'
    """

    about = KindInfo(label=date_label, colour="#f9ec97")

    kind: Literal["date"] = "date"
    value: TimexDate = Field(description="ISO 8601 / TIMEX3 value; XXXX is an unknown year")
    calendar: Literal["hijri"] | None = Field(default=None, description="None is Gregorian")

    def to_gregorian(self) -> str:
        """Return the value in the Gregorian calendar (Hijri needs the extra `arnews[hijri]`).

        Raises:
            MissingExtraError: the date is Hijri and hijridate is not installed.
            ValueError: the date is not a single day, or is outside the tables of hijridate.

        Example:
            >>> import arnews
            >>> arnews.extract("في 24 يونيو 2018").facts[0].to_gregorian()
            '2018-06-24'
        """
        from arnews.interop import to_gregorian

        return self.value if self.calendar is None else to_gregorian(self.value)


class Company(Span):
    """A mention of a business, private or state-owned.

    `name` is the same for every mention of one company in the article: the name in the company
    list, otherwise the cleaned words of a mention, usually the first. Cleaning removes tatweel,
    vowel signs, zero-width and directional characters, and leaves one space between words; letters
    stay as printed. `text` is the quote unchanged. What the list lacks of `ticker`, `country` and
    `id` is left out of the JSON.

    Example:
        >>> import arnews
        >>> arnews.extract("أعلنت شركة أوبن إيه آي (OpenAI) النتائج").facts[0].name_en
        'OpenAI'
    """

    about = KindInfo(meaning=(), label=company_label, colour="#feb0bc")

    kind: Literal["company"] = "company"
    name: str = Field(min_length=1, description="the name that the company goes by")
    name_en: str | None = Field(default=None, description="its English name, where known")
    ticker: str | None = Field(default=None, description="exchange and symbol, from the list")
    country: str | None = Field(default=None, description="ISO 3166-1 code, from the list")
    id: str | None = Field(default=None, description="its key in the company list")

    @model_serializer(mode="wrap")
    def _leave_out_unknown(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        dumped: dict[str, Any] = serialize(self)
        unknown = {key for key in ("ticker", "country", "id") if dumped.get(key) is None}
        return {key: value for key, value in dumped.items() if key not in unknown}


Fact: TypeAlias = Annotated[
    Money | Percentage | Duration | Company | Quantity | Date | Count, Field(discriminator="kind")
]
"""Any fact of arnews's kinds; `kind` selects the class."""

FACT_CLASSES: dict[str, type[Span]] = {
    fact_class.model_fields["kind"].default: fact_class
    for fact_class in (Money, Percentage, Duration, Company, Quantity, Date, Count)
}
"""The classes of arnews's own facts by kind, in the order of the documentation."""
register(*FACT_CLASSES.values())

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of arnews's own facts, in the order of the documentation."""


class OtherFact(Span):
    """A fact of a user's own kind, read back from JSON without its class.

    All fields are kept, and it is written as the same JSON.

    Example:
        >>> fact = OtherFact(kind="shares", text="5 أسهم", start=0, end=6, value="5")
        >>> fact.kind, fact.to_plain()["value"]
        ('shares', '5')
    """

    model_config = ConfigDict(extra="allow")

    kind: str = Field(min_length=1, description="kind of fact")


def _any_fact(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Validate a fact of arnews's kinds or of the context's classes; else return an `OtherFact`."""
    if isinstance(value, Span):
        return value
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind in KINDS:
        return handler(value)
    own: list[type[Span]] = list((info.context or {}).get("facts", ()))
    known = {fact.model_fields["kind"].default: fact for fact in own}
    return known.get(kind, OtherFact).model_validate(value)


AnyFact: TypeAlias = Annotated[SerializeAsAny[Fact], WrapValidator(_any_fact)]
"""A fact of arnews's kinds or of a user's own, serialized by its own class."""

fact_adapter: TypeAdapter[Fact] = TypeAdapter(Fact, config=ConfigDict(defer_build=DEFER_BUILD))
"""Validates one fact of any of arnews's kinds from plain values."""
