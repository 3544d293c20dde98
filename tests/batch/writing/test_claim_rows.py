"""Claims as rows: what a table of claims has in each column."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from arnews import Document
from arnews.batch.articles import Article
from arnews.batch.schema import CLAIMS
from arnews.batch.writing.formats import FORMATS, record_batch
from arnews.batch.writing.rows import CLAIM_COLUMNS, LONGEST_NAME, claim_rows
from arnews.claims import Deal, Figure, Observation, Party, Period, Quote, Subject
from arnews.claims.table import TABLE_COLUMNS, figure_rows
from arnews.facts import Duration, Money, Percentage

TEXT = "نمت أرباح رمال 12% إلى 3 ريالات من 2 في 2017، ووقعت عقدا مع واحة مدته من 3 إلى 5 سنوات"


def quote(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text)}


def document() -> Document:
    facts = (
        Percentage(**quote("12%"), value=Decimal(12), unit="percent"),
        Money(**quote("3 ريالات"), value=Decimal(3), currency="SAR", mod="approx"),
        Money(**quote("2 في"), value=Decimal("0.0000000001"), currency="SAR"),
        Duration(**quote("3 إلى 5 سنوات"), iso_low="P3Y", iso_high="P5Y"),
    )
    via = Quote(**quote("رمال"))
    result = Observation(
        subject=Subject(**quote("رمال"), type="company", name="رمال للاتصالات", via=via),
        metric="net_profit",
        metric_text=Quote(**quote("أرباح")),
        period=Period(**quote("2017"), value="2017"),
        figures=(
            Figure(**quote("12%"), role="change", direction="up", basis="yoy", index=0, rule="one"),
            Figure(**quote("3 ريالات"), role="value", index=1),
            Figure(**quote("2 في"), role="previous", index=2, period="2016", metric="net_loss"),
        ),
    )
    contract = Deal(
        type="contract",
        trigger=Quote(**quote("عقدا")),
        parties=(Party(**quote("رمال"), role="buyer"), Party(**quote("واحة"), role="supplier")),
        status="proposed",
        figures=(Figure(**quote("3 إلى 5 سنوات"), role="term", index=3),),
    )
    return Document(length=len(TEXT), facts=facts, claims=(result, contract))


def test_the_columns() -> None:
    change, value, previous, term = document().table()
    assert all(tuple(row) == TABLE_COLUMNS for row in (change, value, previous, term))
    assert [row["claim"] for row in (change, value, previous, term)] == [1, 1, 1, 2]
    assert [row["n"] for row in (change, value, previous, term)] == [1, 2, 3, 4]
    assert change["subject"] == "رمال للاتصالات"
    assert (change["subject_quote"], change["via"], change["elided"]) == ("رمال", "رمال", False)
    assert (change["metric"], change["metric_quote"]) == ("net_profit", "أرباح")
    assert (change["direction"], change["basis"], change["rule"]) == ("up", "yoy", "one")
    assert (value["value"], value["currency"], value["mod"]) == (Decimal(3), "SAR", "approx")
    assert (value["period"], value["period_quote"]) == ("2017", "2017")


def test_a_previous_figure_has_its_own_period_and_metric() -> None:
    previous = document().table()[2]
    assert (previous["period"], previous["period_quote"]) == ("2016", None)
    assert previous["metric"] == "net_loss"


def test_a_deal_has_parties_and_no_subject() -> None:
    term = document().table()[3]
    assert term["parties"] == ["buyer: رمال", "supplier: واحة"]
    assert (term["deal"], term["trigger"], term["status"]) == ("contract", "عقدا", "proposed")
    assert (term["subject"], term["metric"], term["value"]) == (None, None, None)
    assert term["iso"] == "P3Y..P5Y"


def test_rows_fit_the_schema_of_every_format() -> None:
    rows = list(claim_rows(Article("a", TEXT), document()))
    assert tuple(CLAIMS.names) == CLAIM_COLUMNS
    [*_, previous, _] = record_batch(rows, CLAIMS).to_pylist()
    assert (previous["value"], previous["value_text"]) == (None, "0.0000000001")  # too many digits
    assert previous["sentence"] == TEXT
    for form in FORMATS.values():
        assert form.pack("claims", rows)
    assert b"buyer: " in FORMATS["csv"].pack("claims", rows)


def test_long_words_are_cut() -> None:
    text = "ر" * 1000 + " 5%"
    fact = Percentage(text="5%", start=1001, end=1003, value=Decimal(5), unit="percent")
    claim = Observation(
        subject=Subject(text=text[:1000], start=0, end=1000, type="company"),
        metric="margin",
        figures=(Figure(text="5%", start=1001, end=1003, role="value", index=0),),
    )
    made = Document(length=len(text), facts=(fact,), claims=(claim,))
    [row] = claim_rows(Article("a", text), made)
    subject = row[CLAIM_COLUMNS.index("subject")]
    assert len(subject) == LONGEST_NAME
    assert next(figure_rows(made.claims))["subject"] == text[:1000]  # whole in Python
