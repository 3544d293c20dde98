from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnews.errors import GoldError
from arnews.regression import dump_gold, load_gold

FACT = {
    "kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5", "unit": "percent"
}  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        ({}, "must hold a JSON array of facts"),
        ([5], "fact 1: must be an object"),
        ([FACT, {**FACT, "start": 3, "end": 5}], r"fact 2: quotes '5%', .* .it is at 4:6"),
        ([{**FACT, "kind": "sum"}], "fact 1 .'5%'.: no such kind of fact: 'sum'"),
        ([{**FACT, "optional": "no"}], "fact 1: optional must be a bool, not 'no'"),
        ([{**FACT, "xfail": True}], "fact 1: xfail must be a str, not True"),
    ],
)
def test_a_bad_fact_is_named(gold: object, told: str, tmp_path: Path) -> None:
    file = tmp_path / "a.facts.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    with pytest.raises(GoldError, match=told) as error:
        load_gold(file, "نما 5%")
    assert str(error.value).startswith(str(file))


def test_one_stable_form(tmp_path: Path) -> None:
    file = tmp_path / "a.facts.json"
    mixed = dict(reversed(FACT.items()))
    file.write_text(dump_gold([{**mixed, "start": 7, "end": 9}, mixed]), encoding="utf-8")
    facts = load_gold(file, "نما 5% 5%")
    assert [fact["start"] for fact in facts] == [4, 7]
    assert list(facts[0]) == list(FACT)
    assert dump_gold(facts) == file.read_text(encoding="utf-8")
