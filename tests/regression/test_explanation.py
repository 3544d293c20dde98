from __future__ import annotations

import datetime

from tests.regression.own import pipeline

from arnews.regression import explain


def test_each_step() -> None:
    explanation = explain("نما نحو 5% و«نقطة»")
    assert [token.value for token in explanation.tokens[:3]] == ["نما", "نحو", "5"]
    assert ("percent", "%") in {(said.kind, said.text) for said in explanation.mentions}
    assert [fact["mod"] for fact in explanation.facts] == ["approx"]


def test_why_a_fact_was_dropped() -> None:
    explanation = explain("بين 3 مليارات دولار و5 مليارات دولار")
    (dropped,) = {why for step in explanation.proposals for why in step.dropped if why}
    assert "of number_then_currency, which is longer" in dropped


def test_a_pipeline_of_ones_own() -> None:
    explanation = explain("وزنه 3 وقيات", pipeline())
    assert [fact["rule"] for fact in explanation.facts] == ["number_then_uqiya"]
    assert explain("وزنه 3 وقيات").facts == []


def test_the_day() -> None:
    explanation = explain("نما أمس", published=datetime.date(2018, 6, 24))
    assert explanation.as_dict()["facts"][0]["value"] == "2018-06-23"
