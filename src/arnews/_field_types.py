"""Types of the fields of facts: exact decimals, currency codes, ISO 8601 durations and dates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

__all__ = ["Currency", "ExactDecimal", "IsoDuration", "TimexDate"]

_EXACT = r"^-?[0-9]+(\.[0-9]+)?$"
_CURRENCY = "^[A-Z]{3}$"
_N = r"[0-9]+(\.[0-9]+)?"
_DURATION = rf"^P(?=.)({_N}Y)?({_N}M)?({_N}W)?({_N}D)?(T(?=.)({_N}H)?({_N}M)?({_N}S)?)?$"
_YEAR = "([0-9]{4}|XXXX)"
_PART = "(-(Q[1-4]|H[12]|W[0-5][0-9]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
_DATE = f"^{_YEAR}{_PART}(/{_YEAR}{_PART})?$"


def _plain(value: Decimal) -> str:
    """Return a decimal without an exponent, as gold files have it."""
    return format(value, "f")


def _exact(value: object) -> object:
    """Refuse floats, and strings that are not plain decimals."""
    if isinstance(value, float | bool):
        raise ValueError(f"numbers are exact: write '{value}' or Decimal('{value}'), not a float")
    if isinstance(value, str) and not re.fullmatch(_EXACT, value):
        raise ValueError(f"{value!r} is not an exact decimal such as '-0.25'")
    return value


ExactDecimal: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_exact),
    PlainSerializer(_plain, return_type=str, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _EXACT}]}),
]
"""A `Decimal` that is never made from a float; a string of plain digits in JSON."""

Currency: TypeAlias = Annotated[str, Field(pattern=_CURRENCY)]
IsoDuration: TypeAlias = Annotated[str, Field(pattern=_DURATION)]
TimexDate: TypeAlias = Annotated[str, Field(pattern=_DATE)]
