"""The units: each one that the list composes is one that pint can calculate with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from arnews.extractors.quantities import unit_words
from arnews.facts import Quantity
from arnews.language.lexicon_files import load_toml
from arnews.text.folding import normalize

ENTRIES = [entry for _, entry in unit_words()]
UNITS = sorted({entry.value.name for entry in ENTRIES if entry.kind == "unit"})
RATES = sorted({entry.value for entry in ENTRIES if entry.kind == "rate"})


@pytest.mark.parametrize("unit", [*UNITS, *(f"barrel/{rate}" for rate in RATES)])
def test_pint_calculates_with_it(unit: str) -> None:
    pytest.importorskip("pint")
    quantity = Quantity(text="2", start=0, end=1, value=Decimal(2), unit=unit).to_pint()
    there_and_back = quantity.to_base_units().to(quantity.units)
    assert there_and_back.magnitude == pytest.approx(Decimal(2))


def test_a_unit_has_one_symbol() -> None:
    symbols: dict[str, set[str]] = {}
    for entry in ENTRIES:
        if entry.kind == "unit":
            symbols.setdefault(entry.value.name, set()).add(entry.value.symbol)
    assert {name: found for name, found in symbols.items() if len(found) > 1} == {}
    assert all(found != {""} for found in symbols.values())


def test_a_word_is_listed_for_one_unit() -> None:
    """A block that repeats another's word would be taken silently, and one of them never found."""
    listed: dict[str, set[str]] = {}
    for number, item in enumerate(load_toml("units.toml")["unit"], 1):
        bare = item["words"] if item.get("bare", True) else ()  # else only behind a prefix
        words = [*bare, *item.get("plurals", ()), *item.get("short", ())]
        for word in {normalize(word) for word in words}:
            block = f"unit {number} ({item['unit']})"
            if not item.get("requires"):
                listed.setdefault(word, set()).add(block)
    assert {word: blocks for word, blocks in listed.items() if len(blocks) > 1} == {}
