"""The pipeline with what a user brings."""

from __future__ import annotations

from tests.regression.own import ounces

from arnews import Pipeline


def test_an_extractor_of_a_kind_that_is_there_adds_to_it() -> None:
    """Its rules stand beside those of the roster, and each runs once."""
    reader = Pipeline(extractors=[ounces])
    said = [(fact.text, fact.rule) for fact in reader.extract("3 وقيات و5 كيلوغرامات").facts]
    assert said == [("3 وقيات", "number_then_uqiya"), ("5 كيلوغرامات", "number_then_unit")]


def test_another_home_shares_the_lists() -> None:
    reader = Pipeline(extractors=[ounces])
    other = reader.with_home("OM")
    assert [reader.home, other.home] == [None, "OM"]
    assert other.extract("بسعر 5 ريالات").facts[0].fields()["currency"] == "OMR"
    assert "currency" not in reader.extract("بسعر 5 ريالات").facts[0].fields()
    assert other.extract("3 وقيات").facts[0].rule == "number_then_uqiya"
