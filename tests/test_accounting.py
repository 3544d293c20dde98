"""Every number of an article has a fact or a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.paths import FIXTURES

import arnews
from arnews.accounting import REASONS, account


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("غادر ثلث السكان المدينة", "ثلث", "fraction"),
        ("أعلنت إحدى الشركات نتائجها", "إحدى", "one"),
        ("يدخن واحد من كل 10 شبان", "10", "every"),
        ("تضاعف السعر 23 مرة منذ الصيف", "23", "multiple"),
        ("ارتفع ثلاث أو أربع مرات", "ثلاث", "multiple"),
        ("تبدأ الجلسة الساعة 10 صباحا", "10", "clock"),
        ("صدر البيان عند 15:30 بتوقيت غرينتش", "15", "clock"),
        ("وصل الوفد وعاد في 31 من نفس الشهر", "31", "date"),
        ("شهدت أرقام 2014 تراجعا", "2014", "year"),
        ("فاز الفريق 2-1 على ضيفه", "2", "score"),
        ("1- تعزيز الرقابة على الأسواق", "1", "list"),
        ("يعمل بين سن 18 و24 في المتاجر", "24", "age"),
        ("تزوج وهو في العشرين من عمره", "العشرين", "age"),
        ("حلت الجامعة في المرتبة الـ12 عالميا", "12", "rank"),
        ("حلت في المرتبة الحادية عشرة هذا العام", "عشرة", "rank"),
        ("اعترض النواب على المادة 49 من القانون", "49", "label"),
        ("باع المتجر هاتف iPhone 8 الجديد", "8", "model"),
        ("تراجع مؤشر نيكاي 225 الياباني", "225", "model"),
        ("انعقدت قمة مجموعة السبع في إيطاليا", "السبع", "name"),
        ("اتصل على 920000000 مجانا", "920000000", "code"),
        ("شاشة بدقة 1080×2220 بكسل", "1080", "formula"),
        ("اجتمعت الدول الخمس أمس", "الخمس", "group"),
        ("هبطت الليرة إلى 4.2005 مقابل الدولار", "4.2005", "price"),
        ("رفع البنك الفائدة 50 نقطة", "50", "points"),
        ("تراجعت كمية البضائع", "مية", "word"),
        ("في المدينة 2.5 سرير لكل ألف", "2.5", "average"),
        ("توظف المجموعة 1400 في الخارج", "1400", "no noun"),
    ],
)
def test_a_number_in_no_fact_has_a_reason(text: str, quote: str, reason: str) -> None:
    uses = arnews.extract(text).numbers(text)
    said = {use.text.removeprefix("ال"): use.reason for use in uses}
    assert said[quote.removeprefix("ال")] == reason
    assert reason in REASONS


def test_a_noun_that_does_not_agree_is_unexplained() -> None:
    text = "اشترى 5 ماكينة من المصنع"
    assert [use.reason for use in account(text, arnews.extract(text))] == ["unexplained"]


def test_numbers_in_facts_name_them() -> None:
    text = "باعت 3 ملايين هاتف بسعر 500 دولار في 24.6.2018"
    uses = arnews.extract(text).numbers(text)
    assert [use.fact and use.fact.kind for use in uses] == ["count", "money", "date"]
    assert uses[0].value == Decimal(3_000_000)


def test_of_a_selection_the_other_numbers_have_a_reason_too() -> None:
    text = "باعت 3 ملايين هاتف ودفعت 500 دولار"
    uses = arnews.extract(text, kinds=["count"]).numbers(text)
    assert [use.reason for use in uses] == [None, "unexplained"]


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "articles").glob("*.txt")), ids=lambda p: p.stem
)
def test_quotes_are_grounded(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    uses = arnews.extract(text).numbers(text)
    assert all(text[use.start : use.end] == use.text for use in uses)
    assert all((use.fact is None) == (use.reason is not None) for use in uses)
    assert [use.start for use in uses] == sorted(use.start for use in uses)
