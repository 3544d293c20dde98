"""Unicode's names of currencies, as an oracle: each that the lexicon supports is recognised."""

from __future__ import annotations

import pytest
from babel import Locale, numbers

import arnews
from arnews.language.lists import read_list

NOT_OF_THE_PRESS = {
    "AFN": "«500 أفغاني» are people first",
}


def codes() -> list[str]:
    lists = read_list("currencies.toml")
    found: set[str] = set()
    for item in (*lists["noun"], *lists["part"]):
        found.update(item["of"].values())
    found.update(item["code"] for item in lists["phrase"])
    return sorted(found)


def test_every_code_is_one_of_iso_4217() -> None:
    assert [code for code in codes() if code not in Locale("en").currencies] == []


@pytest.mark.parametrize("code", codes())
def test_the_name_of_cldr(code: str) -> None:
    name = numbers.get_currency_name(code, locale="ar")
    facts = arnews.extract(f"بلغ المبلغ 500 {name} أمس").facts
    found = [fact.currency for fact in facts if fact.kind == "money"]
    assert found == ([] if code in NOT_OF_THE_PRESS else [code]), name
