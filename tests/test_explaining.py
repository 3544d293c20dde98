"""Why a name is a company in an article, or is none."""

from __future__ import annotations

from pathlib import Path

import pytest

import arnews
from arnews.regression import explain_name


def _items(text: str, name: str) -> dict[str, int]:
    return {item.item: item.weight for item in explain_name(text, name).items}


def test_an_accepted_name_shows_where_its_evidence_stands() -> None:
    text = "زادت مبيعات فورد"
    found = arnews.extract(text).explain("فورد", text)
    assert found.is_company
    assert found.total >= found.needed
    assert found.total == sum(item.weight for item in found.items)
    (given,) = {offset for item in found.items for offset in item.offsets}
    assert text[given : given + 4] == "فورد"
    assert [(mention.text, mention.rule) for mention in found.mentions] == [
        ("فورد", "ambiguous_company")
    ]


@pytest.mark.parametrize(
    ("text", "name", "item"),
    [
        ("قال جيمس فورد إن السوق نمت", "فورد", "person"),
        ("تجمد نهر سابك", "سابك", "nature"),
        ('عرضت الشركة فيلم "نوفا شوسيه"', "نوفا شوسيه", "title"),
    ],
)
def test_a_refused_name_shows_what_speaks_against_it(text: str, name: str, item: str) -> None:
    found = explain_name(text, name)
    assert not found.is_company
    assert _items(text, name)[item] < 0
    assert found.total < found.needed


def test_a_name_that_no_list_has_and_no_rule_weighed() -> None:
    found = explain_name("باعت سنتورا فرعها", "سنتورا")
    assert not found.is_company
    assert [(item.item, item.weight > 0) for item in found.items] == [("acts", True)]
    assert [mention.text for mention in found.mentions] == ["سنتورا"]


def test_a_head_tells_without_evidence() -> None:
    found = explain_name("أعلنت شركة سنتورا، ثم سنتورا", "سنتورا")
    assert found.is_company
    assert [mention.rule for mention in found.mentions] == ["headed_company", "remembered_company"]


def test_an_alias_asks_for_its_company() -> None:
    text = "قالت فورد موتور إنها ربحت، وزادت مبيعات فورد"
    assert explain_name(text, "فورد").name == explain_name(text, "فورد موتور").name
    assert [mention.text for mention in explain_name(text, "فورد").mentions] == [
        "فورد موتور",
        "فورد",
    ]


def test_a_name_that_is_not_there() -> None:
    found = explain_name("نما الاقتصاد", "سنتورا")
    assert (found.items, found.mentions, found.total) == ((), (), 0)
    assert str(found) == "سنتورا: no company, evidence 0, needed 4"


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("name\tid\nقرطاسنا\tqirtas\n", encoding="utf-8")
    pipeline = arnews.Pipeline(company_lists=[tmp_path / "mine.tsv"])
    assert explain_name("باعت قرطاسنا فرعها", "قرطاسنا", pipeline).is_company
    (fact,) = pipeline.extract("باعت قرطاسنا فرعها").facts
    assert fact.to_plain()["id"] == "qirtas"
