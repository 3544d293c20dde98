"""Codes of the word lists against ISO 3166 (pycountry), ISO 4217 (iso4217) and CLDR (babel)."""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.numbers import get_territory_currencies
from iso4217 import Currency
from pycountry import countries

import arnews

LEXICONS = Path(arnews.__file__).parent / "lexicons"
CURRENCIES: dict[str, Any] = tomllib.loads(
    (LEXICONS / "currencies.toml").read_text(encoding="utf-8")
)
NOUNS = (*CURRENCIES["noun"], *CURRENCIES["part"], *CURRENCIES["phrase"])
COUNTRIES = {country.alpha_2 for country in countries}
MINOR_UNITS = {currency.code: currency.exponent for currency in Currency}

NO_COUNTRY = {"EU": "the euro area: reserved by ISO 3166 for such use"}
WITHDRAWN = {
    **dict.fromkeys(("BEF", "DEM", "FRF", "ITL", "LUF", "PTE"), "became the euro in 1999"),
    "MTL": "became the euro in 2008",
    "BGN": "became the euro in 2026",
    "MGF": "became the ariary in 2005",
    "MRO": "became the new ouguiya in 2018",
    "SDD": "became the pound in 2007",
    "ZWL": "became the gold of Zimbabwe in 2024; «دولار زيمبابوي» is the dollar before",
}
"""Of older news; ISO 4217 lists them as historic, the package has the active ones."""

OTHER_PARTS = {
    ("قرش", "JOD"): "ISO has the fils, a thousandth; the qirsh is ten of them",
    ("مليم", "EGP"): "ISO has the piastre, a hundredth; the millieme is a tenth of it",
    ("سنتافو", "CLP"): "ISO has none since the centavo was withdrawn in 1984",
}


def rows(name: str) -> list[dict[str, str]]:
    with (LEXICONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def country_codes() -> set[str]:
    places = tomllib.loads((LEXICONS / "places.toml").read_text(encoding="utf-8"))["place"]
    return {
        *(place["code"] for place in places),
        *(row["code"] for row in rows("countries.tsv")),
        *(row["country"] for row in rows("companies.tsv")),
        *(country for noun in NOUNS for country in noun.get("by_country", {})),
    }


def currency_codes() -> set[str]:
    """Every code that a fact may carry."""
    return {
        *(code for noun in NOUNS for code in noun.get("by_country", {}).values()),
        *(noun[key] for noun in NOUNS for key in ("default", "fallback", "code") if key in noun),
        *CURRENCIES["sign"],
        *(code for code in CURRENCIES["letters"].values() if code.isascii()),
    }


def parts() -> Iterator[tuple[str, str, int]]:
    """The word, the currency, and how many of it make one of the currency."""
    for part in CURRENCIES["part"]:
        codes = {part.get("default"), part.get("fallback"), *part["by_country"].values()} - {None}
        for code in sorted(codes):
            yield part["word"], code, part.get("subunits_by_code", {}).get(code, part["subunits"])


def test_every_country_is_one_of_iso_3166() -> None:
    codes = country_codes()
    assert len(codes) > 150
    assert sorted(codes - COUNTRIES) == sorted(NO_COUNTRY)


def test_every_currency_is_one_of_iso_4217() -> None:
    codes = currency_codes()
    assert len(codes) > 150
    assert sorted(codes - set(MINOR_UNITS)) == sorted(WITHDRAWN)


def test_sub_units_are_those_of_iso_4217() -> None:
    said = {(word, code): count for word, code, count in parts()}
    assert len(said) > 40
    wrong = {at for at, count in said.items() if count != 10 ** (MINOR_UNITS[at[1]] or 0)}
    assert wrong == set(OTHER_PARTS)


def test_each_country_has_or_had_the_currency() -> None:
    first, last = datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)
    pairs = {
        pair for noun in NOUNS for pair in noun.get("by_country", {}).items() if pair[0] != "EU"
    }
    assert len(pairs) > 150
    assert {
        (country, code)
        for country, code in pairs
        if code not in get_territory_currencies(country, first, last)
    } == set()
