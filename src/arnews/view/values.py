"""The value of a fact in one short line, for people."""

from __future__ import annotations

from typing import Any

from arnews.facts import Company, Date, Duration, Money, Percentage, Quantity, Span

__all__ = ["value_of"]

_SIGNS = {
    "approx": "≈ ",
    "more_than": "> ",
    "less_than": "< ",
    "equal_or_more": "≥ ",
    "equal_or_less": "≤ ",
    "start": "start of ",
    "mid": "middle of ",
    "end": "end of ",
}


def value_of(fact: Span) -> str:
    """Write what a fact says, in figures.

    Example:
        >>> import arnews
        >>> value_of(arnews.extract("أكثر من 1.4 تريليون دولار").facts[0])
        '> 1,400,000,000,000 USD'
    """
    sign = _SIGNS.get(getattr(fact, "mod", None) or "", "")
    match fact:
        case Company():
            return fact.name_en or fact.name
        case Duration():
            return sign + (fact.iso or f"{fact.iso_low} – {fact.iso_high}")
        case Date():
            return sign + fact.value + (" (Hijri)" if fact.calendar == "hijri" else "")
        case Money():
            unit = fact.currency or "/".join(fact.candidates) or "?"
            return f"{sign}{_number(fact)} {unit}"
        case Percentage() | Quantity():
            unit = "%" if fact.unit == "percent" else " " + fact.unit.replace("_", " ")
            return f"{sign}{_number(fact)}{unit}"
    return fact.text


def _number(fact: Any) -> str:
    if fact.value is not None:
        return f"{fact.value:,f}"
    return f"{fact.low:,f} – {fact.high:,f}"
