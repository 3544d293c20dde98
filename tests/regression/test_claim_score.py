"""The score of claims, line by line of its definition, on hand-made cases."""

from __future__ import annotations

from typing import Any

import pytest

from arnews.regression.attributions import same_name, same_period
from arnews.regression.claim_score import ClaimScore, Pair, claim_scores, pair_claims
from arnews.regression.gold import Plain

FAMILIES = {"net_profit": "firm", "revenue": "firm", "exports": "macro"}


def percent(start: int, value: str = "5", **more: object) -> Plain:
    return {
        "kind": "percentage",
        "text": "xx",
        "start": start,
        "end": start + 2,
        "value": value,
        "unit": "percent",
        **more,
    }


def quote(text: str, start: int = 100, **more: object) -> Plain:
    return {"text": text, "start": start, "end": start + len(text), **more}


def figure(start: int, role: str = "value", **more: object) -> Plain:
    return {"role": role, "text": "xx", "start": start, "end": start + 2, **more}


def observation(*figures: Plain, **more: Any) -> Plain:
    claim = {"kind": "observation", "metric": "net_profit", "subject": quote("سابك")}
    return {**claim, "figures": list(figures), **more}


def deal(*figures: Plain, **more: Any) -> Plain:
    parties = [quote("سابك", role="buyer"), quote("أرامكو", 200, role="seller")]
    claim = {"kind": "deal", "type": "acquisition", "parties": parties}
    return {**claim, "figures": list(figures), **more}


FACTS = [percent(0), percent(10, "7"), percent(20, "9", optional=True)]


def pairs(gold: list[Plain], found: list[Plain], facts: list[Plain] | None = None) -> list[Pair]:
    return pair_claims((FACTS, gold), (FACTS if facts is None else facts, found))


def scored(gold: list[Plain], found: list[Plain], facts: list[Plain] | None = None) -> ClaimScore:
    return claim_scores(pairs(gold, found, facts), FAMILIES)["all"]


def counts(score: ClaimScore) -> tuple[int, int, int]:
    return score.asked, score.found, score.right


def test_the_figure_is_the_unit_however_claims_are_grouped() -> None:
    together = [observation(figure(0), figure(10, "previous"))]
    apart = [observation(figure(0)), observation(figure(10, "previous"))]
    assert counts(scored(together, apart)) == (2, 2, 2)


def test_figures_pair_if_they_match_as_facts() -> None:
    gold = [observation(figure(0))]
    near = {**percent(1), "text": "xx", "start": 1, "end": 3}
    assert counts(scored(gold, [observation(figure(1))], [near])) == (1, 1, 1)
    other = percent(0, "6")  # it overlaps with another value: a mistake of the facts
    assert counts(scored(gold, [observation(figure(0))], [other])) == (1, 0, 0)


@pytest.mark.parametrize(
    ("found", "slot"),
    [
        (observation(figure(0, "previous")), "role"),
        (observation(figure(0), metric="revenue"), "metric"),
        (observation(figure(0, metric="revenue")), "metric"),
        (observation(figure(0), subject=quote("أرامكو", 300)), "subject"),
    ],
)
def test_each_slot_makes_it_wrong(found: Plain, slot: str) -> None:
    [pair] = pairs([observation(figure(0))], [found])
    assert [name for name, same in pair.agrees.items() if not same] == [slot]
    score = scored([observation(figure(0))], [found])
    assert counts(score) == (1, 1, 0)
    assert [name for name, share in score.slots().items() if share == 0.0] == [slot]


def test_another_kind_of_claim_is_wrong() -> None:
    [pair] = pairs([observation(figure(0))], [deal(figure(0))])
    assert pair.agrees == {"kind": False, "role": True, "metric": False, "subject": True}


def test_a_change_needs_its_direction_and_no_other_role_has_one() -> None:
    up = observation(figure(0, "change", direction="up"))
    down = observation(figure(0, "change", direction="down"))
    assert counts(scored([up], [down])) == (1, 1, 0)
    assert counts(scored([up], [up])) == (1, 1, 1)
    odd = observation(figure(0, "value", direction="up"))
    assert counts(scored([observation(figure(0))], [odd])) == (1, 1, 1)


def test_the_previous_metric_of_a_figure_is_its_own() -> None:
    gold = [observation(figure(0, "previous", metric="revenue"))]
    assert counts(scored(gold, gold)) == (1, 1, 1)
    assert counts(scored(gold, [observation(figure(0, "previous"))])) == (1, 1, 0)


def test_a_deal_needs_one_party_and_its_type() -> None:
    one = deal(figure(0), parties=[quote("أرامكو", 400, role="buyer")])
    assert counts(scored([deal(figure(0))], [one])) == (1, 1, 1)
    none = deal(figure(0), parties=[quote("معادن", 400, role="buyer")])
    assert counts(scored([deal(figure(0))], [none])) == (1, 1, 0)
    assert counts(scored([deal(figure(0))], [deal(figure(0), type="sale")])) == (1, 1, 0)


def test_parties_are_scored_with_their_roles() -> None:
    swapped = [quote("سابك", role="seller"), quote("أرامكو", 200, role="seller")]
    score = scored([deal(figure(0))], [deal(figure(0), parties=swapped)])
    assert (score.parties_asked, score.parties_found, score.parties) == (2, 2, 1)
    assert score.slots()["parties"] == 0.5


@pytest.mark.parametrize(
    "gold",
    [
        [observation(figure(0), optional=True)],
        [observation(figure(0, optional=True))],
    ],
)
def test_optional_figures_are_in_no_sum(gold: list[Plain]) -> None:
    assert counts(scored(gold, [])) == (0, 0, 0)
    assert counts(scored(gold, [observation(figure(0))])) == (0, 0, 0)
    assert counts(scored(gold, [observation(figure(0), metric="revenue")])) == (0, 0, 0)


def test_the_figure_of_an_optional_fact_is_optional() -> None:
    gold = [observation(figure(20))]
    assert counts(scored(gold, [])) == (0, 0, 0)
    assert counts(scored(gold, gold)) == (0, 0, 0)


def test_a_figure_without_a_gold_claim_is_wrong_if_gold_has_the_fact() -> None:
    assert counts(scored([], [observation(figure(0))])) == (0, 1, 0)
    assert counts(scored([], [observation(figure(50))], [*FACTS, percent(50)])) == (0, 0, 0)


def test_a_missed_figure_costs_recall_only() -> None:
    gold = [observation(figure(0), figure(10, "previous"))]
    score = scored(gold, [observation(figure(0))])
    assert (score.precision(), score.recall()) == (1.0, 0.5)
    assert score.f1() == pytest.approx(2 / 3)
    assert score.paired == 1
    assert scored(gold, [observation(figure(0))], [percent(0)]).recall() == 0.5


def test_groups() -> None:
    gold = [observation(figure(0)), observation(figure(10), metric="exports")]
    found = [observation(figure(0), metric="exports"), deal(figure(10))]
    scores = claim_scores(pairs(gold, found), FAMILIES)
    assert list(scores) == ["observation", "deal", "firm", "macro", "all"]
    assert counts(scores["observation"]) == (2, 1, 0)
    assert counts(scores["deal"]) == (0, 1, 0)
    assert counts(scores["firm"]) == (1, 0, 0)
    assert counts(scores["macro"]) == (1, 1, 0)
    assert list(claim_scores(pairs([observation(figure(0), metric="x")], []), FAMILIES)) == [
        "observation",
        "other",
        "all",
    ]


def test_beside_the_right_ones() -> None:
    period = quote("2018", 60, value="2018")
    change = figure(0, "change", direction="up", basis="yoy")
    gold = [observation(change, period=period, status="forecast")]
    slots = scored(gold, gold).slots()
    assert slots == {**dict.fromkeys(slots, 1.0), "parties": None}  # it is no deal
    bare = [observation({**change, "basis": None})]
    slots = scored(gold, bare).slots()
    assert (slots["period"], slots["status"], slots["basis"]) == (0.0, 0.0, 0.0)
    assert (slots["kind"], slots["role"], slots["metric"], slots["subject"]) == (1, 1, 1, 1)
    level = [observation(figure(0))]
    assert scored(level, level).slots()["basis"] is None
    assert ClaimScore().slots()["role"] is None


def test_the_period_of_a_previous_figure_is_its_own() -> None:
    period = quote("2018", 60, value="2018")
    gold = [observation(figure(0, "previous", period="2017"), period=period)]
    assert scored(gold, gold).period == 1
    assert scored(gold, [observation(figure(0, "previous"), period=period)]).period == 0
    assert scored(gold, [observation(figure(0, "previous", period="2017"))]).period == 1


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (quote("مصر", 0), quote("مصر", 50), True),
        (quote("مصر", 0), quote("تونس", 50), False),
        (quote("الليرة", 0), quote("ليرة", 50), True),
        (quote("الليرة التركية", 0), quote("الليرة", 50), True),
        (quote("الليرة التركية", 0), quote("الدولار", 50), False),
        (quote("أرامكو", 0), quote("ارامكو", 50), True),
        (quote("شركة سابك", 0), quote("سابك", 5), True),  # they overlap
        (quote("التركي", 0), quote("التركية", 50), False),
        (quote("التركي", 0, also=["التركية"]), quote("التركية", 50), True),
        (quote("التركية", 50), quote("التركي", 0, also=["التركية"]), False),
        (quote("تركيا", 0, also=[quote("أنقرة", 50)]), quote("في أنقرة", 47), True),
        (quote("تركيا", 0, also=[quote("أنقرة", 50)]), quote("أنقرة", 80), True),
    ],
)  # fmt: skip
def test_the_same_thing(gold: Plain, found: Plain, *, same: bool) -> None:
    assert same_name(gold, found) is same


def test_company_facts_tell_the_name() -> None:
    facts = [
        percent(0),
        {"kind": "company", "name": "أمازون", "name_en": "Amazon", **quote("أمازون", 100)},
        {"kind": "company", "name": "أمازون", "name_en": "Amazon", **quote("Amazon", 200)},
    ]
    gold = [observation(figure(0), subject=quote("أمازون", 100))]
    found = [observation(figure(0), subject=quote("Amazon", 200))]
    assert counts(scored(gold, found, facts)) == (1, 1, 0)  # the gold facts have no company
    [pair] = pair_claims((facts, gold), (facts, found))
    assert pair.right


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (None, None, True),
        (quote("2018"), None, False),
        (None, quote("2018"), False),
        (quote("عام 2018", value="2018"), quote("2018", 300, value="2018"), True),
        (quote("2018", value="2018"), quote("2018", value="2017"), False),
        (quote("الربع السابق", 10), quote("الربع السابق", 90), True),
        (quote("الربع السابق", 10), quote("السابق", 16), True),
        (quote("الربع السابق", 10), quote("الربع الأول", 90), False),
    ],
)
def test_the_same_period(gold: Plain | None, found: Plain | None, *, same: bool) -> None:
    assert same_period(gold, found) is same
