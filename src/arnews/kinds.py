"""How facts of a kind are compared and shown: what each fact class declares."""

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
    """How facts of a kind are compared and shown, where their fields do not say it.

    A fact class declares it as `about`.

    Attributes:
        meaning: the fields in which two facts must agree to say the same; if None all of the class
            but `mod` and `unscored`.
        unscored: fields that gold files leave out.
        label: writes in one short line what a fact says, without its `mod`; the quote if None.
        colour: the background of its quotes on pages, as CSS writes it.

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
    colour: str = "#eee"


def _number(fact: Any) -> str:
    if fact.value is not None:
        return f"{fact.value:,f}"
    return f"{fact.low:,f} – {fact.high:,f}"


def money_label(fact: Any) -> str:
    """Return «1,500 USD»; of a shared name the currencies that it could be."""
    return f"{_number(fact)} {fact.currency or '/'.join(fact.candidates) or '?'}"


def unit_label(fact: Any) -> str:
    """Return «5%», «3,000 barrel/day»."""
    unit = "%" if fact.unit == "percent" else " " + fact.unit.replace("_", " ")
    return f"{_number(fact)}{unit}"


def duration_label(fact: Any) -> str:
    """Return «P2Y», or both ends of a range."""
    return fact.iso or f"{fact.iso_low} – {fact.iso_high}"


def date_label(fact: Any) -> str:
    """Return the value, and the calendar if it is not the Gregorian one."""
    return f"{fact.value} (Hijri)" if fact.calendar == "hijri" else str(fact.value)


def company_label(fact: Any) -> str:
    """Return the English name where it is known, else the name."""
    return fact.name_en or str(fact.name)
