"""How facts of each kind are compared and displayed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = [
    "KindInfo",
    "company_label",
    "date_label",
    "duration_label",
    "money_label",
    "unit_label",
]


@dataclass(frozen=True, slots=True)
class KindInfo:
    """How facts of a kind are compared and displayed; a fact class declares it as `about`.

    Attributes:
        meaning: the fields that two equal facts must agree in; if None all fields of the class
            except `mod` and `unscored`.
        unscored: fields that gold files leave out.
        label: returns the value of a fact in one short line, without its `mod`; if None its number
            and `unit` are shown, without a number its `name` or its quote.
        colour: the tint of its quotes on HTML pages, as a CSS colour.
        title: the name of the kind on HTML pages, in the plural; if empty the kind itself.

    Example:
        >>> from arnews.facts import Span
        >>> class Person(Span):
        ...     kind: str = "person"
        ...     name: str
        ...     role: str | None = None
        ...     about = KindInfo(meaning=("name",), label=lambda fact: fact.name, colour="#dde")
        >>> Person.about.colour
        '#dde'
    """

    meaning: tuple[str, ...] | None = None
    unscored: tuple[str, ...] = ()
    label: Callable[[Any], str] | None = None
    colour: str = "#ddd"
    title: str = ""


def _number(fact: Any) -> str:
    if fact.value is not None:
        return f"{fact.value:,f}"
    return f"{fact.low:,f} – {fact.high:,f}"


def money_label(fact: Any) -> str:
    """Return an amount as «1,500 USD», or with all candidates if the currency is ambiguous.

    Args:
        fact: a `Money`.
    """
    return f"{_number(fact)} {fact.currency or '/'.join(fact.candidates) or '?'}"


def unit_label(fact: Any) -> str:
    """Return a number with its unit, as «5%», «3,000 barrel/day» or «8,699 index point».

    Args:
        fact: a `Percentage`, a `Quantity` or a `Count`.
    """
    unit = "%" if fact.unit == "percent" else " " + fact.unit.replace("_", " ")
    return f"{_number(fact)}{unit}"


def duration_label(fact: Any) -> str:
    """Return a duration as «P2Y», or both ends of a range.

    Args:
        fact: a `Duration`.
    """
    return fact.iso or f"{fact.iso_low} – {fact.iso_high}"


def date_label(fact: Any) -> str:
    """Return the value of a date, and the calendar if it is not Gregorian.

    Args:
        fact: a `Date`.
    """
    return f"{fact.value} (Hijri)" if fact.calendar == "hijri" else str(fact.value)


def company_label(fact: Any) -> str:
    """Return the English name of a company if it is known, otherwise its name.

    Args:
        fact: a `Company`.
    """
    return fact.name_en or str(fact.name)
