"""Gold claims: what is refused, and the claims of phrases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arnews.errors import GoldError
from arnews.regression import load_cases
from arnews.regression.agreement import agreement
from arnews.regression.claim_gold import check_claims
from arnews.regression.claim_phrases import read_claims
from arnews.regression.gold import Plain

TEXT = "نمت صادرات مصر 5% في 2018"
FACT = {
    "kind": "percentage",
    "text": "5%",
    "start": 15,
    "end": 17,
    "value": "5",
    "unit": "percent",
}


def claim(**more: Any) -> Plain:
    return {
        "kind": "observation",
        "metric": "exports",
        "subject": {"text": "مصر", "start": 11, "end": 14, "type": "country"},
        "figures": [{"role": "change", "direction": "up", "text": "5%", "start": 15, "end": 17}],
        **more,
    }


def write(folder: Path, claims: list[Plain]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "news.txt").write_text(TEXT, encoding="utf-8")
    for name, entries in (("facts", [FACT]), ("claims", claims)):
        text = json.dumps(entries, ensure_ascii=False)
        (folder / f"news.{name}.json").write_text(text, encoding="utf-8")
    return folder


def test_gold_claims_lie_beside_the_facts(tmp_path: Path) -> None:
    [case] = load_cases([write(tmp_path, [claim(optional=True)])])
    assert case.claims == (claim(optional=True),)
    assert case.of_kinds(["percentage"]).claims == case.claims
    assert case.of_kinds(["money"]).claims is None  # figures that are not compared have no claims
    (tmp_path / "news.claims.json").unlink()
    assert load_cases([tmp_path])[0].claims is None


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (["x"], "claim 1: must be an object with kind and figures, not 'x'"),
        ([claim(kind="rumour")], "claim 1: : Input tag 'rumour'"),
        ([claim(metric="")], "claim 1: observation.metric: String should have at least 1"),
        ([claim(figures=[])], "claim 1: observation.figures: Tuple should have at least 1 item"),
        ([claim(figures=[{"role": "value", "text": "5", "start": 15, "end": 16}])],
         "claim 1: figure '5' is not the span of a gold fact"),
        ([claim(), claim()], "claim 2: figure '5%' belongs to a claim already"),
        ([claim(subject={"text": "مصر", "start": 0, "end": 3, "type": "country"})],
         "claim 1: quotes 'مصر', but 0:3 of the article is 'نمت'"),
        ([claim(subject={"text": "مصر", "start": 11, "end": 14, "type": "planet"})],
         "claim 1: observation.subject.type: Input should be"),
        ([{"kind": "none", "figures": claim()["figures"]}],
         "claim 1: kind none is for figures of which the rules are known to make a wrong claim"),
        ([{"kind": "none", "xfail": "why"}], "claim 1: kind none is for figures"),
        ([claim(colour="red")], "claim 1: observation.colour: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_what_is_refused(claims: list[Any], told: str) -> None:
    with pytest.raises(GoldError) as refused:
        check_claims("news", claims, TEXT, [FACT])
    assert told in str(refused.value)


def test_marks_are_no_fields() -> None:
    subject = {**claim()["subject"], "also": ["المصرية"]}
    figures = [{**claim()["figures"][0], "optional": True}]
    check_claims("news", [claim(subject=subject, figures=figures, xfail="why")], TEXT, [FACT])


def test_the_claims_of_a_phrase() -> None:
    stated = {
        "metric": "exports",
        "subject": {"text": "مصر", "type": "country"},
        "period": "2018",
        "figures": [{"role": "change", "direction": "up", "text": "5%"}],
    }
    [read] = read_claims("here", [stated], TEXT)
    assert read == claim(period={"text": "2018", "start": 21, "end": 25})
    broken = {**stated, "subject": "تونس"}
    with pytest.raises(GoldError, match="here, claim 1: subject: 'تونس' does not occur that often"):
        read_claims("here", [broken], TEXT)
    with pytest.raises(GoldError, match="here, claim 1: figures must be a list, not None"):
        read_claims("here", [{"metric": "exports", "subject": "مصر"}], TEXT)


def test_two_annotators(tmp_path: Path) -> None:
    one = write(tmp_path / "one", [claim()])
    other = write(tmp_path / "other", [claim(metric="imports")])
    assert agreement(one, one)["all"].f1() == 1.0
    assert agreement(one, other)["all"].slots()["metric"] == 0.0
    with pytest.raises(GoldError, match="share no article with gold claims"):
        agreement(one, _renamed(other))


def _renamed(folder: Path) -> Path:
    for file in list(folder.iterdir()):
        file.rename(folder / file.name.replace("news", "other"))
    return folder
