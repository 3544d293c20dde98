"""Facts that contradict themselves cannot be made."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from arnews.facts import Company, Date, Duration, Money, Percentage, Quantity, Span, fact_adapter

HERE: dict[str, Any] = {"text": "5%", "start": 3, "end": 5}


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        (Span, {"start": 5, "end": 3}, "5:3 is not the span of a quote of 2 characters"),
        (Span, {"start": -2, "end": 0}, "greater than or equal to 0"),
        (Span, {"end": 6}, "3:6 is not the span"),
        (Span, {"text": "", "end": 3}, "at least 1 character"),
        (Span, {"colour": "red"}, "Extra inputs"),
        (Money, {}, "either value, or low and high"),
        (Money, {"value": "5", "low": "3", "high": "5"}, "either value, or low and high"),
        (Money, {"low": "3"}, "either value, or low and high"),
        (Money, {"low": "5", "high": "3"}, "low is 5, above high, which is 3"),
        (Money, {"value": 5.5}, r"write '5.5' or Decimal\('5.5'\), not a float"),
        (Money, {"value": True}, "numbers are exact"),
        (Money, {"value": "5,5"}, "'5,5' is not an exact decimal"),
        (Money, {"value": "٥"}, "not an exact decimal"),
        (Money, {"value": "5\n"}, "not an exact decimal"),
        (Money, {"value": Decimal("NaN")}, "finite"),
        (Money, {"value": "5", "currency": "XXXX"}, "currency"),
        (Money, {"value": "5", "currency": "usd"}, "currency"),
        (Money, {"value": "5", "candidates": ["ريال"]}, "candidates"),
        (Money, {"value": "5", "mod": "start"}, "mod"),
        (Percentage, {"value": "5", "unit": "percents"}, "unit"),
        (Percentage, {"value": "5", "mod": "end"}, "mod"),
        (Quantity, {"value": "5"}, "unit"),
        (Quantity, {"value": "5", "unit": ""}, "unit"),
        (Duration, {}, "either iso, or iso_low and iso_high"),
        (Duration, {"iso_low": "P1Y"}, "either iso, or iso_low and iso_high"),
        (Duration, {"iso": "P1Y", "mod": "mid"}, "mod"),
        (Duration, {"iso": "junk"}, "iso"),
        (Duration, {"iso": "P"}, "iso"),
        (Duration, {"iso": "PT"}, "iso"),
        (Duration, {"iso": "P1M1Y"}, "iso"),
        (Duration, {"iso": "P-1Y"}, "iso"),
        (Date, {"value": "2018-13"}, "value"),
        (Date, {"value": "2018-06-32"}, "value"),
        (Date, {"value": "18"}, "value"),
        (Date, {"value": "2018", "mod": "sometime"}, "mod"),
        (Date, {"value": "2018", "calendar": "julian"}, "calendar"),
        (Company, {"name": ""}, "name"),
    ],
)
def test_refused(kind: type[Span], fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        kind.model_validate({**HERE, **fields})


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Money, {"value": "-0.25", "currency": "USD", "mod": "approx"}),
        (Money, {"value": 5}),
        (Money, {"low": "3", "high": "3", "currency": None, "candidates": ["OMR", "QAR"]}),
        (Percentage, {"value": Decimal("1E+3"), "unit": "basis_point"}),
        (Duration, {"iso": "P1Y6M"}),
        (Duration, {"iso": "P1.5D"}),
        (Duration, {"iso": "P2DT3H20M5S"}),
        (Duration, {"iso_low": "P3Y", "iso_high": "P5Y", "mod": "more_than"}),
        (Date, {"value": "XXXX-06-24", "mod": "start"}),
        (Date, {"value": "2018-Q3"}),
        (Date, {"value": "2011/2016"}),
        (Date, {"value": "1439-10-10", "calendar": "hijri"}),
    ],
)
def test_taken(kind: type[Span], fields: dict[str, Any]) -> None:
    fact = kind.model_validate({**HERE, **fields})
    assert fact_adapter.validate_python(fact.to_plain()) == fact
    assert kind.model_validate_json(fact.model_dump_json()) == fact


def test_trusted_facts_are_those_of_validation() -> None:
    fields = {**HERE, "value": Decimal(5), "currency": "USD", "rule": "number_then_currency"}
    made = Money._trusted(**fields)
    assert made == Money(**fields)
    assert hash(made) == hash(Money(**fields))
    assert made.model_dump_json() == Money(**fields).model_dump_json()


def test_facts_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Span(**HERE).start = 0  # type: ignore[misc]
