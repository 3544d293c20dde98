"""Claims of articles and phrases, as `check` and the plugin compare them with their gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import arnews
from arnews.regression import Baseline, Case, check, load_cases, run_case
from arnews.regression.claim_gold import claims_of
from arnews.regression.claim_phrases import read_claims
from arnews.regression.gold import Plain, plain

TEXT = "ارتفعت أرباح سابك 12% إلى 5 مليارات ريال"
UP = {"role": "change", "direction": "up", "text": "12%"}
LEVEL = {"role": "value", "text": "5 مليارات ريال"}


def stated(*figures: Plain, **more: Any) -> Plain:
    return {"metric": "net_profit", "subject": "سابك", "figures": list(figures), **more}


def phrase(*claims: Plain) -> Case:
    gold = read_claims("here", list(claims), TEXT)
    return Case("here:1", TEXT, (), Path("here.toml"), phrase=True, kinds=(), claims=gold)


def complaints(*claims: Plain) -> list[str]:
    return [line.split("  by ")[0] for line in run_case(phrase(*claims)).complaints]


def test_a_phrase_whose_claims_are_as_stated() -> None:
    assert complaints(stated(UP, LEVEL)) == []
    assert complaints(stated(UP), stated(LEVEL)) == []  # figures count, not their grouping


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([], ["gained   observation «12%»", "gained   observation «5 مليارات ريال»"]),
        ([stated(UP)], ["gained   observation «5 مليارات ريال»"]),
        ([stated(UP, LEVEL), stated({"role": "value", "text": "أرباح"})], ["lost     observation"]),
        ([stated(UP, {**LEVEL, "role": "previous"})], ["changed  observation «5 مليارات ريال»"]),
        ([stated({**UP, "direction": "down"}, LEVEL)], ["changed  observation «12%»"]),
        ([stated({**UP, "basis": "yoy"}, LEVEL)], ["changed  observation «12%»"]),
        ([stated(UP, LEVEL, metric="revenue")], ["changed  ", "changed  "]),
        ([stated(UP, LEVEL, status="forecast")], ["changed  ", "changed  "]),
        ([stated(UP, LEVEL, period="أرباح")], ["changed  ", "changed  "]),
        ([stated(UP, LEVEL, subject={"text": "سابك", "type": "market"})], ["changed  "] * 2),
    ],
)
def test_a_phrase_whose_claims_differ(claims: list[Plain], told: list[str]) -> None:
    lines = complaints(*claims)
    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True))


def test_a_difference_names_its_slots() -> None:
    [difference] = run_case(phrase(stated(UP, {**LEVEL, "role": "previous"}))).differences
    assert difference.note == "(role)"
    assert difference.rule
    assert difference.gold is not None
    assert difference.gold["role"] == "previous"


def test_the_claims_of_phrases_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(
        f'[[phrase]]\ntext = "{TEXT}"\nclaims = [{{ metric = "net_profit", subject = "سابك", '
        'figures = [{ text = "12%", role = "change", direction = "up" }, '
        '{ text = "5 مليارات ريال", role = "value" }] }]\n'
        '[[phrase]]\ntext = "نما كثيرا 5%"\nclaims = []\n'
        '[[phrase]]\ntext = "نما 5%"\nkinds = ["date"]\n',
        encoding="utf-8",
    )
    first, second, third = load_cases([file])
    assert (first.kinds, first.gold) == ((), ())  # its facts are not compared
    assert (second.claims, third.claims) == ((), None)
    assert check([first, second, third]).failed == []


def article(folder: Path, claims: list[Plain]) -> Path:
    """The article with its facts as extracted and some gold claims."""
    text = folder / "news.txt"
    text.write_text(TEXT, encoding="utf-8")
    facts = [plain(fact) for fact in arnews.extract(TEXT).facts]
    gold = folder / "news.facts.json"
    gold.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    read = [dict(claim) for claim in read_claims("here", claims, TEXT)]
    for claim in read:
        claim["subject"] = {"type": "company", **claim["subject"]}
    claims_of(gold).write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
    return folder


def test_an_article_is_scored_on_gold_facts_and_end_to_end(tmp_path: Path) -> None:
    article(tmp_path, [stated(UP, {**LEVEL, "role": "previous"})])
    facts = json.loads((tmp_path / "news.facts.json").read_text(encoding="utf-8"))
    for fact in facts:
        if fact["kind"] == "percentage":
            fact["value"] = "13"  # which the rules of facts do not find
    (tmp_path / "news.facts.json").write_text(json.dumps(facts), encoding="utf-8")
    scores = check(load_cases([tmp_path])).claim_scores
    on_gold, end_to_end = scores["gold facts"]["all"], scores["end to end"]["all"]
    assert (on_gold.asked, on_gold.found, on_gold.right) == (2, 2, 1)
    assert (end_to_end.asked, end_to_end.found, end_to_end.right) == (2, 1, 0)
    assert scores["gold facts"]["firm"].right == 1


def test_known_failures(tmp_path: Path) -> None:
    wrong = {**LEVEL, "role": "previous", "xfail": "why"}
    assert check(load_cases([article(tmp_path, [stated(UP, wrong)])])).failed == []
    [failed] = check(load_cases([article(tmp_path, [stated(UP, LEVEL, xfail="why")])])).failed
    assert [difference.sort for difference in failed.differences] == ["passes", "passes"]


def none(text: str, start: int, end: int) -> Plain:
    figures = [{"text": text, "start": start, "end": end}]
    return {"kind": "none", "xfail": "why", "figures": figures}


def with_claims(folder: Path, *claims: Plain) -> Path:
    """An article of `TEXT` with the gold claim that 12% is a change, and some claims more."""
    article(folder, [stated(UP)])
    path = folder / "news.claims.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([*gold, *claims], ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_claim_that_is_known_to_be_made_up(tmp_path: Path) -> None:
    report = check(load_cases([with_claims(tmp_path, none("5 مليارات ريال", 26, 40))]))
    assert report.failed == []
    score = report.claim_scores["gold facts"]["all"]
    assert (score.asked, score.found, score.right) == (1, 2, 1)  # it is still wrong
    [unknown] = check(load_cases([with_claims(tmp_path)])).failed
    assert [difference.sort for difference in unknown.differences] == ["gained"]


def test_a_made_up_claim_that_is_made_no_more(tmp_path: Path) -> None:
    text = TEXT + ". السعر 7 دولارات"
    folder = with_claims(tmp_path, none("5 مليارات ريال", 26, 40), none("7 دولارات", 48, 57))
    (folder / "news.txt").write_text(text, encoding="utf-8")
    facts = [plain(fact) for fact in arnews.extract(text).facts]
    (folder / "news.facts.json").write_text(json.dumps(facts), encoding="utf-8")
    [failed] = check(load_cases([folder])).failed
    [difference] = failed.differences
    assert difference.sort == "passes"
    assert "has no claim: remove this entry (why)" in difference.line


def test_a_baseline_keeps_claims(tmp_path: Path) -> None:
    good = Baseline.of(check(load_cases([article(tmp_path, [stated(UP, LEVEL)])])))
    assert good.scores["claims gold facts"] == {"f1": 1.0, "precision": 1.0}
    wrong = [stated(UP, {**LEVEL, "role": "previous"})]
    bad = Baseline.of(check(load_cases([article(tmp_path, wrong)])))
    worse = good.regressions(bad)
    assert "claims gold facts f1: 0.500, was 1.000" in worse
    assert any("changed  observation «5 مليارات ريال»" in line for line in worse)


def test_marks(tmp_path: Path) -> None:
    report = check(load_cases([article(tmp_path, [stated(UP)])]))
    assert report.below({"claims": 0.9}) == ["claims: F1 0.667 is under 0.9"]
    assert report.below({"claims": 0.6}) == []
    assert report.as_dict()["claims"]["gold facts"]["all"]["asked"] == 1
    assert "claims" not in check([]).as_dict()


def test_a_figure_that_opens_the_text_is_told() -> None:
    text = "12% نمو أرباح سابك"
    gold = read_claims("here", [stated({**UP, "text": "12%"}, metric="revenue")], text)
    case = Case("here:1", text, (), Path("here.toml"), phrase=True, kinds=(), claims=gold)
    assert all("«12%» at 0:3" in difference.key for difference in run_case(case).differences)
    assert run_case(case).differences
