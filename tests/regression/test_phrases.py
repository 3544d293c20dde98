"""Phrase files that are wrong are refused with the file, the entry and what is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from arnews.errors import GoldError
from arnews.regression import load_cases

FACT = '{ kind = "percentage", text = "5%", value = "5", unit = "percent" }'
BAD = {
    "[[number]]\ntext = 'خمسة'": 'number 1: value must be a number such as "2500.75", not None',
    "[[number]]\ntext = 'خمسة'\nvalue = 'five'": "number 1: value must be a number",
    "[[number]]\ntext = 'خمسة'\nvalue = 5.5": "number 1: value must be a number",
    "[[not_a_number]]": "not_a_number 1: has no text",
    "[[phrase]]\nfacts = []": "phrase 1: has no text",
    "[[phrase]]\ntext = 5": "phrase 1: text must be a string, not 5",
    "[[phrase]]\ntext = 'نما'\nfact = []": "phrase 1: 'fact' is none of text, facts",
    "[[phrase]]\ntext = 'نما'\npublished = '2020-99-99'": (
        "phrase 1: published must be a day such as 2018-06-24, not '2020-99-99'"
    ),
    "[[phrase]]\ntext = 'نما'\npublished = 2020": "phrase 1: published must be a day",
    "[[phrase]]\ntext = 'نما'\nkinds = ['sums']": "phrase 1: kinds: 'sums' is none of money",
    "[[phrase]]\ntext = 'نما'\nkinds = 'money'": "phrase 1: kinds must be a list of strings",
    "[[phrase]]\ntext = 'نما'\nnear_miss = 'a'": "phrase 1: near_miss must be a list of strings",
    "[[phrase]]\ntext = 'نما'\nxfail = true": "phrase 1: xfail must be a string, not True",
    "[[phrase]]\ntext = 'نما'\ncountry = 5": "phrase 1: country must be a string",
    "[[phrase]]\ntext = 'نما'\nfacts = 5": "phrase 1: facts must be a list",
    "[[phrase]]\ntext = 'نما'\nfacts = [5]": "phrase 1: a fact must be a table with kind and text",
    f"[[phrase]]\ntext = 'نما'\nfacts = [{FACT}]": "'5%' does not occur that often in the phrase",
    f"[[phrase]]\ntext = '5%'\nfacts = [{FACT.replace('text', 'nth = 0, text')}]": (
        "nth of '5%' must be 1, 2"
    ),
    f"[[phrase]]\ntext = '5%'\nfacts = [{FACT.replace('unit', 'currency')}]": (
        "phrase 1 .'5%'.: percentage.currency: Extra inputs are not permitted"
    ),
    "[[phrase]]\ntext = 'نما'\n[[phrase]]\ntext = ''": "phrase 2: has no text",
    "[[phrases]]\ntext = 'نما'": "'phrases' is none of phrase, number, not_a_number",
    "[phrase]\ntext = 'نما'": r"'phrase' must be a list; write \[\[phrase\]\]",
    "phrase = [5]": "phrase 1: must be a table, not 5",
    "phrase": "cannot be read as TOML",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_entry_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=BAD[text]) as told:
        load_cases([file])
    assert str(told.value).startswith(str(file))


def test_what_a_phrase_says(tmp_path: Path) -> None:
    file = tmp_path / "good.toml"
    file.write_text(
        f"[[phrase]]\ntext = '5% أو 5%'\nfacts = [{FACT.replace('text', 'nth = 2, text')}]\n"
        "published = 2018-06-24\nkinds = ['date', 'percentage']\ncountry = 'SA'\n"
        "[[number]]\ntext = 'خمسة'\nvalue = 5\n[[not_a_number]]\ntext = 'نما'\n",
        encoding="utf-8-sig",
    )
    phrase, number, none = load_cases([file])
    assert (phrase.gold[0]["start"], phrase.gold[0]["end"]) == (6, 8)
    assert phrase.published == datetime.date(2018, 6, 24)
    assert phrase.kinds == ("percentage", "date")
    assert phrase.country == "SA"
    assert (number.number, none.number) == ("5", "none")
    assert [one.name.rpartition("/")[2] for one in (phrase, number, none)] == [
        "good.toml:1",
        "good.toml:number 1",
        "good.toml:not_a_number 1",
    ]
