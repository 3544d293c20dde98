"""What exercises the rules, of the pipeline that is asked."""

from __future__ import annotations

from pathlib import Path

from tests.regression.own import ounces, pipeline

from arnews.regression import Case, coverage
from arnews.regression.gold import Plain

GOLD: Plain = {
    "kind": "quantity", "text": "3 وقيات", "start": 5, "end": 12, "value": "3", "unit": "ounce"
}  # fmt: skip


def phrase(text: str, *gold: Plain, near_miss: tuple[str, ...] = ()) -> Case:
    path = Path("p.toml")
    return Case("p.toml:1", text, gold, path, phrase=True, near_miss=near_miss)


def test_rules_of_ones_own_are_run_and_counted() -> None:
    rule = ounces.rules[0].name
    cases = [phrase("وزنه 3 وقيات", GOLD), phrase("وقيات كثيرة", near_miss=(rule,))]
    counted = coverage(cases, pipeline()).rules[rule]
    assert (counted.phrases, counted.near_misses) == (1, 1)
    assert rule not in coverage(cases[:1]).rules


def test_a_near_miss_that_is_asleep_does_not_count() -> None:
    covered = coverage([phrase("مرحبا", near_miss=("two_points",))])
    assert "two_points" in covered.unopposed
    assert "no near miss holds the rule two_points back" in covered.complaints


def test_only_the_kinds_that_are_judged() -> None:
    covered = coverage([phrase("نما 5%").of_kinds({"money"})])
    assert {rule.kind for rule in covered.rules.values()} == {"money"}


def test_lists() -> None:
    told = coverage([phrase("وزنه 3 وقيات", GOLD)]).as_dict()
    assert told["lists"]["percent.toml"]["said"] == 0
    assert told["lists"]["numbers.toml"]["entries"] > 50


def test_only_own_rules_must_be_covered() -> None:
    """Gold of one's own need not exercise the rules that come with arnews."""
    own = {rule.name for extractor in pipeline().own_extractors for rule in extractor.rules}
    covered = coverage([phrase("مرحبا")], pipeline())
    assert set(covered.rules) > own
    assert len(covered.complaints) == 2
    assert all(any(name in line.split() for name in own) for line in covered.complaints)
    assert len(coverage([phrase("مرحبا")]).complaints) > 50
