"""A kind of a user's own in every command: `--kind`, gold, phrases, scores, pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

OWN = ("--pipeline", "tests.people:pipeline")
TEXT = "قال الوزير نادر إن النمو بلغ 5%"
NEAR = "راتب الوزير دولار"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract(arnews: Run, news: Path) -> None:
    done = arnews("extract", news, *OWN, "--kind", "person", "--format", "json")
    (fact,) = json.loads(done.out)["facts"]
    assert (fact["kind"], fact["text"], fact["role"]) == ("person", "الوزير نادر", "minister")
    both = arnews("extract", news, *OWN, "--format", "json")
    assert [one["kind"] for one in json.loads(both.out)["facts"]] == ["person", "percentage"]
    assert "نادر, minister" in arnews("extract", news, *OWN).out


def test_a_kind_of_another_pipeline_is_refused(arnews: Run, news: Path) -> None:
    done = arnews("extract", news, "--kind", "person")
    assert done.code == 2
    assert "'person'" in done.err
    told = arnews("extract", news, *OWN, "--kind", "persons").err
    assert "person" in told


def test_a_page_shows_it_in_its_colour(arnews: Run, news: Path) -> None:
    page = arnews("extract", news, *OWN, "--format", "html").out
    assert ".k0 { --tint: #ddeeff;" in page
    assert 'class="mark k0"' in page
    assert "نادر, minister" in page


def test_gold_is_written_and_scored(arnews: Run, news: Path) -> None:
    assert arnews("annotate", news, *OWN).code == 0
    gold = news.with_name("news.facts.json")
    person, _ = json.loads(gold.read_text(encoding="utf-8"))
    assert list(person) == ["kind", "text", "start", "end", "name", "role"]
    done = arnews("check", gold, *OWN, "--format", "json", "--fail-under", "person=1")
    scores = json.loads(done.out)["scores"]
    assert done.code == 0
    assert list(scores) == ["percentage", "person", "all"]
    assert (scores["person"]["right"], scores["all"]["right"]) == (1, 2)
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace('"نادر"', '"ماهر"'), encoding="utf-8")
    assert arnews("check", gold, *OWN, "--fail-under", "person=1").code == 1
    gold.write_text(text.replace("minister", "king"), encoding="utf-8")
    assert arnews("check", gold, *OWN, "--fail-under", "person=1").code == 0


def test_gold_of_a_kind_that_no_pipeline_knows_is_told(arnews: Run, news: Path) -> None:
    arnews("annotate", news, *OWN)
    done = arnews("check", news)
    assert done.code == 2
    assert "no such kind of fact: 'person'" in done.err


def test_phrases_and_coverage(arnews: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.toml"
    file.write_text(
        f"""
        [[phrase]]
        text = "{TEXT}"
        kinds = ["person"]
        facts = [{{ kind = "person", text = "الوزير نادر", name = "نادر", role = "minister" }}]
        [[phrase]]
        text = "{NEAR}"
        facts = []
        near_miss = ["office_then_name"]
        """,
        encoding="utf-8",
    )
    done = arnews("check", file, *OWN, "--kind", "person", "--coverage", "--format", "json")
    told = json.loads(done.out)
    assert (done.code, told["worse"]) == (0, [])
    covered = told["coverage"]["rules"]["office_then_name"]
    assert covered == {"kind": "person", "articles": 0, "phrases": 1, "near_misses": 1}


def test_batch(arnews: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = arnews(
        "batch", news, "--out", out, *OWN, "--kind", "person", "--format", "jsonl", "--workers", 0
    )
    assert done.code == 0, done.err
    (row,) = map(json.loads, (out / "facts.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["kind"], row["quote"], row["name"]) == ("person", "الوزير نادر", "نادر")
