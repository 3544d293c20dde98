"""Facts as rows: sentences and exact numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnews
from arnews.batch.articles import Article
from arnews.batch.writing.rows import (
    FACT_COLUMNS,
    LONGEST_NAME,
    LONGEST_SENTENCE,
    Sentences,
    exact_text,
    fact_rows,
    fitting,
)


def rows(text: str) -> list[dict[str, Any]]:
    found = fact_rows(Article("a", text), arnews.extract(text).facts)
    return [dict(zip(FACT_COLUMNS, row, strict=True)) for row in found]


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


def test_a_sentence_ends_where_it_ends_for_the_rules() -> None:
    """No rule reads over these ends, and a point inside a number or a name is none."""
    text = "سهم J. P. Morgan زاد 3.5%\nنما 5% .. وهبط 7% ! ثم زاد 9%؛ وأخيرا 1%"
    assert [row["sentence"] for row in rows(text) if row["kind"] == "percentage"] == [
        "سهم J. P. Morgan زاد 3.5%",
        "نما 5% ..",
        "وهبط 7% !",
        "ثم زاد 9%؛",
        "وأخيرا 1%",
    ]


PRICES = "بسعر 5 دولارات و" * 400


def test_of_a_long_sentence_the_part_around_the_fact() -> None:
    first, *_, middle, last = [rows(PRICES)[number] for number in (0, 1, 200, -1)]
    sentences = [str(row["sentence"]) for row in (first, middle, last)]
    assert all(LONGEST_SENTENCE - 80 < len(one) <= LONGEST_SENTENCE for one in sentences)
    assert [(one[0] == "…", one[-1] == "…") for one in sentences] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert all(one.strip("…") in PRICES for one in sentences)
    assert "…بسعر" in sentences[1] or "…5" in sentences[1], "it is cut between words"


@given(
    st.lists(st.sampled_from(["نما ", "5% ", ". ", "\n", "س" * 90, "  ", "x" * 700]), max_size=60),
    st.integers(0, 5000),
    st.integers(1, 1500),
)
def test_a_sentence_is_bounded_and_holds_its_fact(
    pieces: list[str], start: int, length: int
) -> None:
    text = "".join(pieces)
    start = min(start, len(text))
    end = min(start + length, len(text))
    sentence = Sentences(text).around(start, end)
    assert text[start:end] in sentence
    assert len(sentence) <= max(LONGEST_SENTENCE, end - start + 2)
    inside = sentence.removeprefix("…").removesuffix("…")
    assert inside in text
    assert bool(sentence) <= bool(text)


def test_what_each_mention_repeats_is_bounded() -> None:
    """A company's English name goes to every row of it, and may be any length."""
    text = f"أعلنت شركة سنتورا (F{'o' * 5000}) النتائج. قالت سنتورا إن. قالت سنتورا إن."
    found = rows(text)
    assert len(found) == 3
    assert {len(row["name_en"]) for row in found} == {LONGEST_NAME}
    assert all(row["name_en"].startswith("Fooo") and row["name_en"][-1] == "…" for row in found)
