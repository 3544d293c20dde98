"""The value of a fact in one short line, for display."""

from __future__ import annotations

from decimal import Decimal

from arnews.facts import Span

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
    """Return the value of a fact in digits, with a sign for its `mod`.

    Args:
        fact: a fact of any kind.

    Example:
        >>> import arnews
        >>> value_of(arnews.extract("أكثر من 1.4 تريليون دولار").facts[0])
        '> 1,400,000,000,000 USD'
    """
    sign = _SIGNS.get(getattr(fact, "mod", None) or "", "")
    label = fact.about.label or _label
    return sign + label(fact)


def _label(fact: Span) -> str:
    """Return the number of a fact with its unit; without a number its name or its quote."""
    numbers = [getattr(fact, name, None) for name in ("value", "low", "high")]
    said = " – ".join(f"{number:,f}" for number in numbers if isinstance(number, Decimal))
    if not said:
        return str(getattr(fact, "name", None) or fact.text)
    unit = getattr(fact, "unit", None)
    return f"{said} {unit.replace('_', ' ')}" if isinstance(unit, str) else said
