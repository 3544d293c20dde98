"""Two saved runs: what is read, what is refused, what counts as one fact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arnews.batch import run
from arnews.errors import GoldError
from arnews.regression import Changes, Run, diff, load_run
from arnews.regression.gold import Plain

FACT: Plain = {"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5", "rule": "a"}


def sorts(old: list[Plain], new: list[Plain]) -> list[str]:
    changes = diff({"n": Run(tuple(old))}, {"n": Run(tuple(new))})
    return [change.sort for change in changes.changes]


def test_what_counts_as_a_change() -> None:
    assert sorts([FACT], [FACT]) == []
    assert sorts([FACT], [{**FACT, "rule": "b"}]) == []
    assert sorts([FACT], []) == ["lost"]
    assert sorts([], [FACT]) == ["gained"]
    assert sorts([FACT], [{**FACT, "end": 7}]) == ["changed"]
    assert sorts([FACT], [{**FACT, "kind": "money"}]) == ["gained", "lost"]
    assert sorts([FACT, FACT], [FACT]) == ["lost"]


def test_articles_of_one_run() -> None:
    changes = diff({"a": Run(())}, {"b": Run(())})
    assert (changes.only_old, changes.only_new) == (["a"], ["b"])
    assert changes
    assert not Changes()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["5"], "line 1: must be an object"),
        (['{"id": "a", "facts": []}'], "line 1: must have article and facts"),
        (['{"article": "a", "facts": []}'] * 2, "line 2: a second article of the name 'a'"),
        (["{"], "cannot be read as JSON lines"),
    ],
)
def test_a_bad_line_is_named(lines: list[str], told: str, tmp_path: Path) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        load_run(file)


def test_a_batch_and_an_extract_are_the_same_run(tmp_path: Path) -> None:
    import arnews
    from arnews.document import ArticleFacts

    text = (
        "ربحت سابك نحو 3 مليارات ريال سعودي في عام 2018، بين 5% و7%، خلال عامين. "
        "ارتفعت أرباح سابك 12% إلى 5 مليارات ريال في عام 2018"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "in"], tmp_path / "out", format="jsonl", workers=0)
    line = ArticleFacts.of("news", arnews.extract(text), text).to_plain()
    (tmp_path / "run.jsonl").write_text(json.dumps(line), encoding="utf-8")
    batch, extract = load_run(tmp_path / "out"), load_run(tmp_path / "run.jsonl")
    assert len(extract["news"].claims) >= 2
    assert not diff(dict(zip(extract, batch.values(), strict=True)), extract)


CLAIM: Plain = {
    "kind": "observation",
    "text": "5%",
    "start": 4,
    "end": 6,
    "role": "value",
    "metric": "margin",
    "subject": "سابك",
    "rule": "a",
}


@pytest.mark.parametrize(
    ("old", "new", "sort"),
    [
        (CLAIM, CLAIM, []),
        (CLAIM, {**CLAIM, "rule": "b"}, []),
        (CLAIM, None, ["lost"]),
        (None, CLAIM, ["gained"]),
        (CLAIM, {**CLAIM, "metric": "revenue"}, ["changed"]),
        (CLAIM, {**CLAIM, "kind": "deal"}, ["changed"]),
        (CLAIM, {**CLAIM, "start": 9, "end": 11}, ["gained", "lost"]),
    ],
)
def test_claims_gained_lost_and_changed(
    old: Plain | None, new: Plain | None, sort: list[str]
) -> None:
    runs = [{"n": Run((FACT,), None, () if one is None else (one,))} for one in (old, new)]
    changes = diff(*runs)
    assert [change.sort for change in changes.claims] == sort
    assert changes.changes == []
    assert bool(changes) is bool(sort)


def test_claims_of_another_form_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "run.jsonl"
    wrong: tuple[Any, ...] = ([5], [{"kind": "observation"}], [{"subject": {}, "figures": [{}]}], 5)
    for claims in wrong:
        line = {"article": "a", "facts": [FACT], "claims": claims}
        file.write_text(json.dumps(line), encoding="utf-8")
        with pytest.raises(GoldError, match="line 1: claims must be as"):
            load_run(file)
