"""What `explain` and coverage tell of the rules of claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.paths import FIXTURES

from arnews.errors import GoldError
from arnews.pipeline import default_pipeline
from arnews.regression import coverage, explain, load_cases, run_case
from arnews.regression.claim_explanation import CLAIM_RULE_NAMES, ExplainedFigure
from arnews.view.explanation import show_explanation

TEXT = "ارتفعت أرباح سابك 12% إلى 5 مليارات ريال. وقد نما 7% كثيرا في 2018"


def figures() -> dict[str, ExplainedFigure]:
    return {figure.text: figure for figure in explain(TEXT).figures}


def test_the_words_of_each_slot() -> None:
    change = figures()["12%"]
    assert change.slots == {
        "role": "change up",
        "metric": "net_profit «أرباح»",
        "subject": "company «سابك»",
    }
    assert change.rule in CLAIM_RULE_NAMES
    assert change.rule not in change.tried
    assert change.why == ""


def test_why_a_figure_has_no_claim() -> None:
    assert set(figures()) == {"12%", "5 مليارات ريال", "7%"}  # a date is no figure
    bare = figures()["7%"]
    assert (bare.slots, bare.rule) == ({}, "")
    assert "no word says of which metric" in bare.why
    assert bare.tried


def test_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show_explanation(explain(TEXT))
    shown = capsys.readouterr().out
    assert "metric: net_profit" in shown
    assert "no claim: " in shown


def phrases(folder: Path, near_miss: str) -> Path:
    file = folder / "claims.toml"
    file.write_text(
        '[[phrase]]\ntext = "ارتفعت أرباح سابك 12%"\nclaims = [{ metric = "net_profit", '
        'subject = "سابك", figures = [{ text = "12%", role = "change", direction = "up" }] }]\n'
        f'[[phrase]]\ntext = "نما 5% كثيرا"\nclaims = []\nnear_miss = ["{near_miss}"]\n',
        encoding="utf-8",
    )
    return file


def test_near_misses_of_claim_rules(tmp_path: Path) -> None:
    attached = figures()["12%"].rule
    first, second = load_cases([phrases(tmp_path, attached)])
    assert run_case(second).complaints == []
    covered = coverage([first, second])
    rule = covered.rules[attached]
    assert (rule.kind, rule.phrases, rule.near_misses) == ("claim", 1, 1)
    assert set(CLAIM_RULE_NAMES) - {attached} <= set(covered.idle)
    assert attached not in covered.unopposed


def test_a_rule_that_attaches_is_no_near_miss(tmp_path: Path) -> None:
    attached = figures()["12%"].rule
    text = "ارتفعت أرباح سابك 12%"
    file = tmp_path / "claims.toml"
    file.write_text(
        f'[[phrase]]\ntext = "{text}"\nclaims = []\nnear_miss = ["{attached}"]\n', encoding="utf-8"
    )
    [case] = load_cases([file])
    sorts = [difference.sort for difference in run_case(case).differences]
    assert sorts == ["near", "gained"]


def test_a_rule_that_is_never_tried_proves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(
        f'[[phrase]]\ntext = "نما كثيرا"\nclaims = []\nnear_miss = ["{CLAIM_RULE_NAMES[0]}"]\n',
        encoding="utf-8",
    )
    [case] = load_cases([file])
    assert [one.sort for one in run_case(case).differences] == ["asleep"]


def test_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    _, second = load_cases([phrases(tmp_path, CLAIM_RULE_NAMES[-1] + "s")])
    with pytest.raises(GoldError, match=f"is it '{CLAIM_RULE_NAMES[-1]}'"):
        run_case(second)


def test_claim_rules_are_covered_where_claims_are_compared() -> None:
    facts = load_cases([FIXTURES / "phrases" / "dates.toml"])
    assert not set(CLAIM_RULE_NAMES) & set(coverage(facts).rules)


def test_names_of_rules_are_of_one_kind() -> None:
    assert not set(CLAIM_RULE_NAMES) & {rule.name for rule in default_pipeline().rules}
