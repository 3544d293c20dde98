"""Gold that is written: what differed changes, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnews.errors import GoldError, SourceError
from arnews.regression import Case, accept, accepted, annotate, load_cases, run_case
from arnews.regression.gold import Plain

TEXT = "ربحت سابك نحو 5% في عام 2018 ثم 7%"
COMPANY: Plain = {"kind": "company", "text": "سابك", "start": 5, "end": 9, "name": "سابك الأم"}
FIVE: Plain = {
    "kind": "percentage", "text": "5%", "start": 14, "end": 16, "value": "5.0", "unit": "percent"
}  # fmt: skip
YEAR: Plain = {"kind": "date", "text": "2018", "start": 24, "end": 28, "value": "2018"}
SEVEN: Plain = {
    "kind": "percentage", "text": "7%", "start": 32, "end": 34, "value": "7", "unit": "percent"
}  # fmt: skip


def rewritten(*gold: Plain, kinds: set[str] | None = None) -> list[Plain]:
    case = Case("a", TEXT, gold, Path("a.facts.json"))
    facts = accepted(run_case(case.of_kinds(kinds) if kinds else case))
    return sorted(facts, key=lambda fact: int(fact["start"]))


def test_what_differs_is_taken_and_what_does_not_stays() -> None:
    company, five, year, seven = rewritten(COMPANY, FIVE, SEVEN)
    assert company == COMPANY  # by another name, which no check judges
    assert (five["value"], five["mod"]) == ("5", "approx")
    assert year["text"] == "عام 2018"
    assert seven == SEVEN


def test_marks_stay() -> None:
    optional = {**YEAR, "optional": True}
    wrong = {**SEVEN, "value": "9", "xfail": "known"}
    facts = rewritten(COMPANY, FIVE, optional, wrong)
    assert facts[2:] == [optional, wrong]


def test_an_xfail_that_passes_is_gold_now() -> None:
    assert rewritten(COMPANY, FIVE, YEAR, {**SEVEN, "xfail": "known"})[-1] == SEVEN


def test_other_kinds_are_kept() -> None:
    facts = rewritten(COMPANY, FIVE, YEAR, kinds={"date"})
    assert facts[:2] == [COMPANY, FIVE]
    assert [fact["text"] for fact in facts[2:]] == ["عام 2018"]


def test_a_file_in_and_out(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8-sig")
    gold, count = annotate(article)
    assert count == 4
    first = gold.read_bytes()
    facts = json.loads(first)
    gold.write_text(json.dumps(facts[1:]), encoding="utf-8")
    (case,) = load_cases([gold])
    accept(run_case(case))
    assert gold.read_bytes() == first


def test_what_is_not_written(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    with pytest.raises(SourceError, match=r"a.txt: no such file"):
        annotate(article)
    article.write_text(TEXT, encoding="utf-8")
    annotate(article)
    with pytest.raises(GoldError, match="exists already"):
        annotate(article)
    phrase = Case("p.toml:1", TEXT, (), Path("p.toml"), phrase=True)
    with pytest.raises(GoldError, match=r"p.toml:1: a phrase must be corrected by hand"):
        accept(run_case(phrase))
