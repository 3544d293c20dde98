"""`arnews check`: the report, its exit codes, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def gold(arnews: Run, article: Path) -> Path:
    """The gold of the article, whose percentage is wrong."""
    assert arnews("annotate", article).code == 0
    path = article.with_name("news.facts.json")
    path.write_text(path.read_text(encoding="utf-8").replace('"5"', '"6"'), encoding="utf-8")
    return path


def facts_of(gold: Path) -> dict[str, str | None]:
    return {
        fact["kind"]: fact.get("value") for fact in json.loads(gold.read_text(encoding="utf-8"))
    }


def test_a_mark_that_is_not_reached(arnews: Run, gold: Path) -> None:
    done = arnews("check", gold.parent, "--fail-under", "percentage=0.9")
    assert done.code == 1
    assert "worse: percentage: F1 0.000 is under 0.9" in done.out
    assert "lost     percentage 6" in done.out
    assert "by number_then_percent" in done.out
    assert arnews("check", gold.parent, "--fail-under", "money=0.9").code == 0


def test_accept_shows_and_rewrites(arnews: Run, gold: Path) -> None:
    done = arnews("check", gold.parent, "--accept", "--yes")
    assert "lost     percentage «5%» at 38:40  value=6 unit=percent" in done.out
    assert facts_of(gold) == {"company": None, "money": "3000000000", "percentage": "5"}
    assert arnews("check", gold.parent, "--fail-under", "1").code == 0


def test_accept_of_one_kind_keeps_the_others(arnews: Run, gold: Path) -> None:
    text = gold.read_text(encoding="utf-8").replace('"3000000000"', '"4"')
    gold.write_text(text, encoding="utf-8")
    arnews("check", gold.parent, "--kind", "percentage", "--accept", "--yes")
    assert facts_of(gold) == {"company": None, "money": "4", "percentage": "5"}


def test_accept_asks(arnews: Run, gold: Path) -> None:
    before = gold.read_bytes()
    arnews("check", gold.parent, "--accept", given=b"n\n")
    assert gold.read_bytes() == before
    arnews("check", gold.parent, "--accept", given=b"y\n")
    assert gold.read_bytes() != before


def test_against_a_baseline(arnews: Run, gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    assert arnews("check", gold, "--save-baseline", saved).code == 0
    assert arnews("check", gold, "--baseline", saved).code == 0
    text = gold.read_text(encoding="utf-8").replace('"6"', '"7"')  # one lost, another gained
    gold.write_text(text, encoding="utf-8")
    done = arnews("check", gold, "--baseline", saved)
    assert done.code == 1
    assert "lost     percentage «5%» at 38:40  value=7" in done.out
    assert arnews("check", gold, "--baseline", saved, "--kind", "money").code == 0


def test_a_baseline_tells_a_case_that_is_gone(arnews: Run, gold: Path, tmp_path: Path) -> None:
    phrases = tmp_path / "phrases.toml"
    phrases.write_text('[[phrase]]\ntext = "مرحبا"\n', encoding="utf-8")
    arnews("check", gold, phrases, "--save-baseline", tmp_path / "saved.json")
    done = arnews("check", gold, "--baseline", tmp_path / "saved.json")
    assert done.code == 1
    assert "phrases.toml: مرحبا: is gone" in done.out


def test_json_and_junit(arnews: Run, gold: Path, tmp_path: Path) -> None:
    options = ["--format", "json", "--coverage", "--junit", tmp_path / "report.xml"]
    done = arnews("check", gold, *options)
    told = json.loads(done.out)
    assert done.code == 1
    assert told["scores"]["money"]["f1"] == 1.0
    assert [one["sort"] for one in told["cases"][0]["differences"]] == ["lost", "gained"]
    assert told["coverage"]["rules"]["number_then_currency"]["articles"] == 1
    assert "nothing exercises the rule numeric_date" in told["worse"]
    assert 'failures="1"' in (tmp_path / "report.xml").read_text(encoding="utf-8")


def test_lists_and_home_reach_the_rules(arnews: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("name\nقرطاسنا\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        '[[phrase]]\ntext = "باعت قرطاسنا حصة بسعر 5 ريالات"\nfacts = [\n'
        '{ kind = "company", text = "قرطاسنا", name = "قرطاسنا" },\n'
        '{ kind = "money", text = "5 ريالات", value = "5", currency = "OMR" }]\n',
        encoding="utf-8",
    )
    assert arnews("check", tmp_path / "own.toml").code == 1
    options = ["--company-list", tmp_path / "mine.tsv", "--country", "OM"]
    assert arnews("check", tmp_path / "own.toml", *options).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["news.txt"], "news.txt: has no gold file news.facts.json in its folder"),
        (["nowhere"], "nowhere: no such file or folder"),
        (["."], "holds no NAME.txt with NAME.facts.json"),
        ([".", "--baseline", "saved.json"], "saved.json: no such file; save one with"),
        ([".", "--kind", "sums"], "Invalid value for --kind: no such kind of fact: 'sums'"),
        ([".", "--fail-under", "high"], "Invalid value for --fail-under: 'high': write 0.97"),
        ([".", "--fail-under", "sums=1"], "Invalid value for --fail-under: no such kind of fact"),
        ([".", "--accept", "--format", "json"], "Invalid value for --accept"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], told: str, arnews: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    done = arnews("check", *arguments)
    assert done.code == 2
    assert told in " ".join(done.err.split())


@pytest.mark.parametrize("option", ["--junit", "--save-baseline"])
def test_a_file_that_cannot_be_written(option: str, arnews: Run, gold: Path) -> None:
    done = arnews("check", gold, option, gold.parent / "no" / "file")
    assert done.code == 2
    assert "cannot be written (No such file or directory)" in done.err


def test_numbers_lists_what_is_unexplained(arnews: Run, tmp_path: Path) -> None:
    phrase = '[[phrase]]\ntext = "اشترى 5 ماكينة و12 هاتفا بموجب المادة 49"\n'
    said = 'facts = [{ kind = "count", text = "12 هاتفا", value = "12", unit = "item" }]\n'
    (tmp_path / "mine.toml").write_text(phrase + said, encoding="utf-8")
    done = arnews("check", tmp_path, "--numbers")
    assert "3 numbers, 1 unexplained" in done.out
    assert "[5]" in done.out
    told = json.loads(arnews("check", tmp_path, "--numbers", "--format", "json").out)["numbers"]
    assert told["counts"] == {"unexplained": 1, "count": 1, "label": 1}
    assert [one["text"] for one in told["unexplained"]] == ["5"]


def test_claims_are_scored_where_gold_has_them(arnews: Run, tmp_path: Path) -> None:
    text = "ارتفعت أرباح سابك 12%"
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    assert arnews("annotate", tmp_path / "news.txt").code == 0
    claim = {
        "kind": "observation",
        "metric": "revenue",
        "subject": {"text": "سابك", "start": 13, "end": 17, "type": "company"},
        "figures": [{"role": "change", "direction": "up", "text": "12%", "start": 18, "end": 21}],
    }
    (tmp_path / "news.claims.json").write_text(json.dumps([claim]), encoding="utf-8")
    done = arnews("check", tmp_path, "--fail-under", "claims=0.5")
    assert done.code == 1
    assert "claims, gold facts: figures" in done.out
    assert "claims, end to end: figures" in done.out
    assert "worse: claims: F1 0.000 is under 0.5" in done.out
    assert "(metric)" in done.out
    told = json.loads(arnews("check", tmp_path, "--format", "json").out)
    assert told["claims"]["gold facts"]["all"]["slots"]["metric"] == 0.0
    assert told["cases"][0]["differences"][0]["note"] == "(metric)"
    assert arnews("check", tmp_path, "--accept", "--yes").code == 0  # accepts facts, not claims
    (tmp_path / "news.claims.json").write_text("[5]", encoding="utf-8")
    assert "news.claims.json, claim 1: must be an object" in arnews("check", tmp_path).err
