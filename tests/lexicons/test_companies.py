"""The company list is in order."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from tests.paths import ROOT

import arnews
from arnews.errors import LexiconError
from arnews.facts import Company
from arnews.language.company_list import COLUMNS, CompanyList
from arnews.language.lexicon import Lexicon
from arnews.text import Tokenizer, normalize

FILE = Path(arnews.__file__).parent / "lexicons" / "companies.tsv"
LINES = FILE.read_text(encoding="utf-8").splitlines()
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in LINES[1:]]
KEY = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
TICKER = re.compile(r"[A-Z]+:[A-Z0-9.&-]+(, [A-Z]+:[A-Z0-9.&-]+)*")


def test_the_first_line_names_the_columns() -> None:
    assert LINES[0].split("\t") == list(COLUMNS)


@pytest.mark.parametrize("page", ["CHANGELOG.md", "docs/companies.md"])
def test_it_is_as_large_as_the_pages_say(page: str) -> None:
    told = re.search(r"ore than ([\d,]+) companies", (ROOT / page).read_text(encoding="utf-8"))
    assert told is not None
    assert 0 <= len(ROWS) - int(told[1].replace(",", "")) < 500


def test_it_is_sorted_one_row_a_line() -> None:
    names = [row["name"] for row in ROWS]
    assert names == sorted(names)
    doubled = [name for name, count in Counter(map(normalize, names)).items() if count > 1]
    assert doubled == []


def test_no_form_is_in_two_rows() -> None:
    assert (
        len(list(CompanyList("companies.tsv", "\n".join(LINES)).entries())) > 10_000
    )  # or it raises


def test_every_form_is_met_where_it_stands_alone() -> None:
    company_list = CompanyList("companies.tsv", "\n".join(LINES))
    lexicon = Lexicon()
    lexicon.add_list(company_list)
    tokenizer = Tokenizer(lexicon.analyze)
    unmet = [
        form
        for form, entry in company_list.entries()
        if entry.value not in [one.value for one in lexicon.mentions(tokenizer.passage(form), 0)]
    ]
    assert unmet == []


def test_every_row_is_filled() -> None:
    wrong = [
        (number, column)
        for number, row in enumerate(ROWS, start=2)
        for column in ("name", "name_en", "country", "kind")
        if not row[column].strip()
    ]
    assert wrong == []


def test_the_cells_are_what_they_should_be() -> None:
    countries = set(Locale("en").territories)
    wrong = [
        (number, column, row[column])
        for number, row in enumerate(ROWS, start=2)
        for column, right in (
            ("country", row["country"] in countries),
            ("kind", re.fullmatch("[a-z_]+", row["kind"])),
            ("evidence", row["evidence"] in {"", "needed"}),
            ("status", row["status"] in {"", "unconfirmed"}),
            ("ticker", not row["ticker"] or TICKER.fullmatch(row["ticker"])),
            ("name", "?" not in row["name"] and row["name"] == row["name"].strip()),
        )
        if not right
    ]
    assert wrong == []


def test_kinds_are_few() -> None:
    assert len({row["kind"] for row in ROWS}) < 75


def test_blanks_around_forms_do_not_count() -> None:
    company_list = CompanyList(
        "mine.tsv", "name\taliases\n سنتورا كابيتال\tسنتورا القابضة | سنتورا ? | \n"
    )
    assert [form for form, _ in company_list.entries()] == [
        "سنتورا كابيتال",
        "سنتورا القابضه",
        "سنتورا",
    ]


def test_forms_that_are_cut_alike_stay_in_the_order_of_the_list() -> None:
    text = "name\tname_en\nM-B سنتورا\tFirst\nM - B سنتورا\tSecond\n_سنتورا\tThird\n"
    company_list = CompanyList("mine.tsv", text)
    assert [entry.value.name_en for _, entry in company_list.phrases_starting_with("M")] == [
        "First",
        "Second",
    ]
    assert [form for form, _ in company_list.phrases_starting_with("سنتورا")] == ["_سنتورا"]


def test_a_form_without_a_word_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 2: '__' of 'سنتورا' is too short"):
        CompanyList("mine.tsv", "name\taliases\nسنتورا\t__\n")


def test_a_list_may_be_empty() -> None:
    assert list(CompanyList("mine.tsv", "name\taliases\n").entries()) == []


@pytest.mark.parametrize("form", ["2018 سنتورا", "10.5 سنتورا", ".1234 سنتورا"])
def test_a_form_that_is_read_as_a_number_is_refused(form: str) -> None:
    with pytest.raises(LexiconError, match=r"mine\.tsv, line 2: .* begins with a number"):
        CompanyList("mine.tsv", f"name\taliases\nسنتورا\t{form}\n")


@pytest.mark.parametrize("form", ["3M", "500 سنتورا", "....سنتورا"])
def test_a_form_may_begin_with_a_short_number(form: str) -> None:
    companies = CompanyList("mine.tsv", f"name\n{form}\n")
    lexicon = Lexicon()
    lexicon.add_list(companies)
    assert lexicon.mentions(Tokenizer(lexicon.analyze).passage(form), 0)


def test_keys_are_unique() -> None:
    keys = [row["id"] for row in ROWS]
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_a_fact_has_what_the_list_knows() -> None:
    listed, unlisted = arnews.extract("ربحت سابك وشركة سنتورا").of_kind(Company)
    assert listed.to_plain().items() >= {"ticker": "TADAWUL:2010", "country": "SA"}.items()
    assert '"ticker"' not in unlisted.model_dump_json()
    assert {"ticker", "country", "id"}.isdisjoint(unlisted.model_dump())


def test_a_name_told_before_keeps_its_identity() -> None:
    facts = arnews.extract("زادت مبيعات شركة فورد (Ford)، وقالت فورد إنها نمت").of_kind(Company)
    assert [fact.id for fact in facts] == [facts[0].id] * 2
    assert facts[0].id is not None
