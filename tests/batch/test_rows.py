"""Facts as rows: sentences and exact numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews
from arnews.batch.articles import Article
from arnews.batch.rows import FACT_COLUMNS, exact_text, facts_table, fitting, sentence_starts


def rows(text: str) -> list[dict[str, object]]:
    table = facts_table([(Article("a", text), arnews.extract(text))])
    assert tuple(table) == FACT_COLUMNS
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def test_each_fact_has_its_sentence() -> None:
    text = "ربح 3.5 مليون دولار. نما 5%؟  وهبط 7%!\n\nثم زاد 9%"
    assert [row["sentence"] for row in rows(text)] == [
        "ربح 3.5 مليون دولار.",
        "نما 5%؟",
        "وهبط 7%!",
        "ثم زاد 9%",
    ]


def test_columns_by_kind() -> None:
    money, share, time, day = rows("ربح بين 3 و5 مليارات دولار بنسبة 5% خلال عامين حتى 3 مارس 2018")
    assert (money["low"], money["high"]) == (Decimal(3_000_000_000), Decimal(5_000_000_000))
    assert (money["value"], money["value_text"]) == (None, "3000000000..5000000000")
    assert (share["value"], share["unit"], share["currency"]) == (5, "percent", None)
    assert (time["iso"], time["date"]) == ("P2Y", None)
    assert (day["date"], day["value"], day["n"]) == ("2018-03-03", None, 4)


def test_a_fact_of_many_currencies() -> None:
    [row] = rows("بسعر 5 ريالات")
    assert row["currency"] is None
    assert isinstance(row["candidates"], list)
    assert "SAR" in row["candidates"]


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("1", True),
        ("1E+28", True),
        ("1E+29", False),
        ("0.000000001", True),
        ("0.0000000001", False),
        ("-99999999999999999999999999999.999999999", True),
        ("99999999999999999999999999999.9999999991", False),
    ],
)
def test_what_fits_is_stored_exactly_and_what_does_not_is_text(value: str, stored: bool) -> None:
    number = Decimal(value)
    assert fitting(number) == (number if stored else None)
    assert Decimal(str(exact_text({"value": number}))) == number


def test_half_open_ranges() -> None:
    assert exact_text({"low": Decimal(3), "high": None}) == "3.."
    assert exact_text({"value": "2018-03-03"}) is None


@pytest.mark.parametrize("text", ["", "\n", "ربح.", ". ", "3.5", "؟!؟"])
def test_sentences_start_within_the_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert starts[-1] <= len(text)
