"""What can be found in an article: the public schema, one class a kind.

Every fact quotes the article: `article[fact.start:fact.end] == fact.text`, offsets counted in code
points of the article as given. Numbers are exact decimals and keep the digits that were printed.
The fields follow ISO 4217 (currencies), ISO 8601 (durations) and TIMEX3 (dates, `mod`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializeAsAny,
    TypeAdapter,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)

from arnews._construct import DEFER_BUILD, construct, register, with_defaults
from arnews._deprecated import OldNames, warn_renamed
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

Kind: TypeAlias = Literal["money", "percentage", "duration", "company", "quantity", "date"]
Hedge: TypeAlias = Literal["approx", "more_than", "less_than", "equal_or_more", "equal_or_less"]
Mod: TypeAlias = Literal[
    "approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "start", "mid", "end"
]

_EXACT = r"^-?[0-9]+(\.[0-9]+)?$"
_CURRENCY = "^[A-Z]{3}$"
_N = r"[0-9]+(\.[0-9]+)?"
_DURATION = rf"^P(?=.)({_N}Y)?({_N}M)?({_N}W)?({_N}D)?(T(?=.)({_N}H)?({_N}M)?({_N}S)?)?$"
_YEAR = "([0-9]{4}|XXXX)"
_PART = "(-(Q[1-4]|H[12]|W[0-5][0-9]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
_DATE = f"^{_YEAR}{_PART}(/{_YEAR}{_PART})?$"


def _plain(value: Decimal) -> str:
    """Write a decimal without an exponent, as a gold file does."""
    return format(value, "f")


def _exact(value: object) -> object:
    """Refuse what is not exact: floats, and text that is no plain decimal."""
    if isinstance(value, float | bool):
        raise ValueError(f"numbers are exact: write '{value}' or Decimal('{value}'), no float")
    if isinstance(value, str) and not re.fullmatch(_EXACT, value):
        raise ValueError(f"{value!r} is no exact decimal such as '-0.25'")
    return value


ExactDecimal: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_exact),
    PlainSerializer(_plain, return_type=str, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _EXACT}]}),
]
"""A `Decimal` that is never made of a float; a string of plain digits in JSON."""

Currency: TypeAlias = Annotated[str, Field(pattern=_CURRENCY)]
IsoDuration: TypeAlias = Annotated[str, Field(pattern=_DURATION)]


class Span(BaseModel, OldNames):
    """A quote of the article and where it stands; the parent of every fact.

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

    kind: str = Field(default="", description="which kind of fact it is")
    text: str = Field(min_length=1, description="the exact slice of the article as given")
    start: int = Field(ge=0, description="offset of its first code point")
    end: int = Field(ge=0, description="offset after its last code point")
    rule: str = Field(default="", description="name of the rule that made the fact")

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"{self.start}:{self.end} is no span of a quote of {len(self.text)} characters"
            )
        return self

    @classmethod
    def _trusted(cls, **fields: Any) -> Self:
        """Build a fact from values that a rule has already made right, without validation.

        The line of extraction uses it; a caller who has data from elsewhere calls the class.
        Fields left out take their defaults. Facts of your own classes are validated all the same.

        Example:
            >>> Span._trusted(text="5%", start=13, end=15, rule="percent_sign").start
            13
        """
        return construct(cls, with_defaults(cls, fields))

    def to_plain(self) -> dict[str, Any]:
        """Give the fact as plain JSON values without what is empty: the form of a gold file.

        Example:
            >>> Percentage(text="5%", start=0, end=2, value="5").to_plain()["value"]
            '5'
        """
        dumped = self.model_dump(mode="json")
        return {name: value for name, value in dumped.items() if value not in (None, "", [])}

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Deprecated: facts are made by calling the class, which validates."""
        warn_renamed("Span.trusted", "the class with its fields: call the class")
        return cls._trusted(**fields)


class Measure(Span):
    """A fact that counts something: it may be hedged by the words around it."""

    mod: Mod | None = Field(
        default=None,
        description="how the article hedges the value, in the words of TimeML's mod",
    )


class _Hedged(Measure):
    """A measure of which the words around tell no more than how exact it is."""

    mod: Hedge | None = Field(
        default=None,
        description="how the article hedges the value, in the words of TimeML's mod",
    )


class _Valued(_Hedged):
    """A measure with one number, or with the two ends of a range."""

    value: ExactDecimal | None = Field(default=None, description="the number said, exact")
    low: ExactDecimal | None = Field(default=None, description="lower end of a range")
    high: ExactDecimal | None = Field(default=None, description="upper end of a range")

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        _one_or_two(self.value, self.low, self.high, "value, or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low is {self.low}, above high, which is {self.high}")
        return self


def _one_or_two(one: object, low: object, high: object, fields: str) -> None:
    """Check that a measure has one value or both ends of a range."""
    if [one is not None, low is not None, high is not None] not in ([1, 0, 0], [0, 1, 1]):
        raise ValueError(f"a measure has either {fields}")


class Money(_Valued):
    """A sum of money: `value` in main units (72 سنتا is 0.72), `currency` in ISO 4217.

    `currency` is None where neither the words nor the article tell which of the countries that
    share a name (ريال، دينار …) is meant; `candidates` then lists the codes that it could be.

    Example:
        >>> import arnews
        >>> arnews.extract("صفقة بـ38 مليار دولار").facts[0].currency
        'USD'
    """

    about = KindInfo(
        meaning=("value", "low", "high", "currency"),
        unscored=("candidates",),
        label=money_label,
        colour="#cfeccf",
    )

    kind: Literal["money"] = "money"
    currency: Currency | None = Field(default=None, description="ISO 4217 code, None if not told")
    candidates: tuple[Currency, ...] = Field(
        default=(), description="the codes that a shared name may mean, where currency is None"
    )


class Percentage(_Valued):
    """A share or a rate: `value` as said, in percent, percentage points or basis points.

    Example:
        >>> import arnews
        >>> arnews.extract("ارتفع بنسبة 29ر0 %").facts[0].value
        Decimal('0.29')
    """

    about = KindInfo(label=unit_label, colour="#d6e4ff")

    kind: Literal["percentage"] = "percentage"
    unit: Literal["percent", "percentage_point", "basis_point"] = Field(
        default="percent", description="percent, percentage_point or basis_point"
    )


class Quantity(_Valued):
    """A number with a physical unit, named in English (barrel/day, gigawatt, cubic_metre …).

    Example:
        >>> import arnews
        >>> arnews.extract("ينتج 3 ملايين برميل يوميا").facts[0].unit
        'barrel/day'
    """

    about = KindInfo(label=unit_label, colour="#e5d9f2")

    kind: Literal["quantity"] = "quantity"
    unit: str = Field(min_length=1, description="English name of the unit, a rate after a slash")

    def to_pint(self) -> Any:
        """Give the quantity to pint, for arithmetic and conversion (extra `arnews[pint]`).

        Raises:
            MissingExtraError: pint is not installed.
            ValueError: the quantity is a range, or pint does not know the unit.
        """
        from arnews.interop import to_pint

        if self.value is None:
            raise ValueError(f"{self.text!r} is a range; take its low and high one by one")
        return to_pint(self.value, self.unit)


class Duration(_Hedged):
    """A length of time in ISO 8601, in the unit said (عامين is P2Y, 24 ساعة is PT24H).

    Example:
        >>> import arnews
        >>> arnews.extract("على مدار سبع سنوات").facts[0].iso
        'P7Y'
    """

    about = KindInfo(label=duration_label, colour="#f5dfc8")

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

    Hijri dates keep the Hijri value and say so in `calendar`.

    Example:
        >>> import arnews
        >>> arnews.extract("في 24 يونيو 2018").facts[0].value
        '2018-06-24'
    """

    about = KindInfo(label=date_label, colour="#fdf3c4")

    kind: Literal["date"] = "date"
    value: str = Field(
        pattern=_DATE, description="ISO 8601 / TIMEX3 value; XXXX stands for a year not told"
    )
    calendar: Literal["hijri"] | None = Field(default=None, description="None is Gregorian")

    def to_gregorian(self) -> str:
        """Give the value in the Gregorian calendar (Hijri by extra `arnews[hijri]`).

        Raises:
            MissingExtraError: the date is Hijri and hijridate is not installed.
            ValueError: the date names no single day, or lies outside the tables of hijridate.
        """
        from arnews.interop import to_gregorian

        return self.value if self.calendar is None else to_gregorian(self.value)


class Company(Span):
    """A mention of a business, private or state-owned.

    `name` is the name it goes by, the same for every mention of one company in the article: the one
    of the list, or else the words of a mention, mostly the first, cleaned. Cleaned means without
    tatweel, vowels, zero-width and directional characters, and with one plain space for any blanks
    between the words; the letters, hamza among them, stay as printed. `text` is the quote as it
    stands.

    Example:
        >>> import arnews
        >>> arnews.extract("أعلنت شركة أوبن إيه آي (OpenAI) النتائج").facts[0].name_en
        'OpenAI'
    """

    about = KindInfo(meaning=(), label=company_label, colour="#f9d5d5")

    kind: Literal["company"] = "company"
    name: str = Field(min_length=1, description="the name that the company goes by")
    name_en: str | None = Field(default=None, description="its English name, where known")


Fact: TypeAlias = Annotated[
    Money | Percentage | Duration | Company | Quantity | Date, Field(discriminator="kind")
]
"""Any fact: the union of the classes above, told apart by `kind`."""

FACT_CLASSES: dict[str, type[Span]] = {
    fact_class.model_fields["kind"].default: fact_class
    for fact_class in (Money, Percentage, Duration, Company, Quantity, Date)
}
"""The classes of arnews's own facts by their kinds, in the order of the documentation."""
register(*FACT_CLASSES.values())

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of arnews's own facts, in the order of the documentation."""


class OtherFact(Span):
    """A fact of a kind that is not arnews's own, read back from JSON where its class is not given.

    Nothing is lost: the fields stand as they were written, and it writes the same JSON.

    Example:
        >>> fact = OtherFact(kind="shares", text="5 أسهم", start=0, end=6, value="5")
        >>> fact.kind, fact.to_plain()["value"]
        ('shares', '5')
    """

    model_config = ConfigDict(extra="allow")

    kind: str = Field(min_length=1, description="which kind of fact it is")


def _any_fact(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Read a fact of any kind: arnews's own, one of the context's classes, or an `OtherFact`."""
    if isinstance(value, Span):
        return value
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind in KINDS:
        return handler(value)
    own: list[type[Span]] = list((info.context or {}).get("facts", ()))
    known = {fact.model_fields["kind"].default: fact for fact in own}
    return known.get(kind, OtherFact).model_validate(value)


AnyFact: TypeAlias = Annotated[SerializeAsAny[Fact], WrapValidator(_any_fact)]
"""A fact of arnews's kinds or of a user's own, each written by its own class."""

fact_adapter: TypeAdapter[Fact] = TypeAdapter(Fact, config=ConfigDict(defer_build=DEFER_BUILD))
"""Validates one fact from plain values, whatever its kind."""
