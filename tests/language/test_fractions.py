"""Printed fractions have the value they say; dates, scores and footnotes are no fractions."""

from __future__ import annotations

from decimal import Decimal

import pytest

import arnews


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("½", "0.5"),
        ("2½", "2.5"),
        ("٢½", "2.5"),
        ("2 ½", "2.5"),
        ("⅓", "0.3333333333333333333333333333"),
        ("3⅔", "3.666666666666666666666666667"),
        ("1½ مليون", "1500000"),
        ("½ مليار", "500000000"),
        ("10⅛", "10.125"),
        ("3/4", "0.75"),
        ("3/4 مليون", "750000"),
        ("3⁄4 مليون", "750000"),
        ("2 3/4 مليون", "2750000"),
        ("-2½", "-2.5"),
        ("1½ مليون و200 ألف", "1700000"),
    ],
)
def test_fractions(text: str, value: str) -> None:
    assert str(arnews.parse_number(text)) == value


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("زاد بنسبة 2½% أمس", "2½%", ("percentage", Decimal("2.5"))),
        ("بلغ 5½ مليون دولار", "5½ مليون دولار", ("money", Decimal(5500000))),
        ("بسعر 3¼ دولار", "3¼ دولار", ("money", Decimal("3.25"))),
        ("خسر 3/4 مليون دولار", "3/4 مليون دولار", ("money", Decimal(750000))),
        ("بسعر 1/4 دينار كويتي", "1/4 دينار كويتي", ("money", Decimal("0.25"))),
        ("بسعر 2 1/2 دولار", "2 1/2 دولار", ("money", Decimal("2.5"))),
        ("على مساحة 5 كم²", "5 كم²", ("quantity", Decimal(5))),
        ("سحب 2½ كيلوغرام", "2½ كيلوغرام", ("quantity", Decimal("2.5"))),
        ("بين 1½ و2½ مليون دولار", "1½ و2½ مليون دولار", ("money", None)),
    ],
)
def test_facts(text: str, quote: str, said: tuple[str, Decimal | None]) -> None:
    (fact,) = arnews.extract(text).facts
    assert (fact.text, (fact.kind, getattr(fact, "value", None))) == (quote, said)


def test_time() -> None:
    assert [fact.to_plain()["iso"] for fact in arnews.extract("بعد 3/4 ساعة و2½ سنة").facts] == [
        "PT45M",
        "P2Y6M",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("في 3/4/2018 مليون زائر", ["3", "4", "2018000000"]),
        ("في 2018/3/4 دولار", ["2018", "3", "4"]),
        ("فاز 3/4 على ملعبه", ["3", "4"]),
        ("بنسبة 4/3 مليون", ["4", "3000000"]),
        ("24/7 مليون", ["24", "7000000"]),
        ("في 1/4 عام 2018", ["1", "4", "2018"]),
        ("5²", ["5"]),
        ("10³ دولار", ["10"]),
        ("ثاني أكسيد الكربون CO₂", []),
        ("2½½", ["2.5", "0.5"]),
        ("1/0 مليون", ["1", "0"]),
        ("001/4 مليون", ["1", "4000000"]),
        ("1/" + "2" * 5000 + " مليون", ["1"]),
    ],
)
def test_no_fractions(text: str, values: list[str]) -> None:
    numbers = arnews.find_numbers(text)
    assert [str(number.value) for number in numbers] == values


def test_a_footnote_is_no_part_of_a_sum() -> None:
    assert arnews.extract("نحو 5² دولار").facts == ()
    assert arnews.extract("بلغ 5%² العام").facts[0].text == "5%"


def test_a_fraction_of_april_is_a_day() -> None:
    (fact,) = arnews.extract("في 1/4 عام 2018").facts
    assert fact.kind == "date"


def test_the_normalizer_keeps_fractions_and_superscripts_apart() -> None:
    assert arnews.normalize("٢½ و10³ وكم²") == "2½ و10³ وكم²"
