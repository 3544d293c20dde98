from __future__ import annotations

from tests.regression.own import pipeline

from arnews.pipeline import default_pipeline
from arnews.regression.tracing import Call, with_tracing

TEXT = "وزنه 3 وقيات و5 كيلوغرامات مقابل 7 دولارات"


def test_it_reads_as_the_pipeline_does() -> None:
    own = pipeline()
    calls: list[Call] = []
    other = with_tracing(own, calls)
    assert other.extract(TEXT) == own.extract(TEXT)
    assert [(call.rule, call.anchor) for call in calls if call.facts] == [
        ("number_then_unit", "كيلوغرامات"),
        ("number_then_currency", "دولارات"),
        ("number_then_uqiya", "وقيات"),
    ]
    before = len(calls)
    own.extract(TEXT)
    assert len(calls) == before


def test_rules_that_hold_back_are_told_with_what_woke_them() -> None:
    calls: list[Call] = []
    with_tracing(default_pipeline(), calls).extract("تراجع الدولار")
    assert Call("number_then_currency", "الدولار", ()) in calls
