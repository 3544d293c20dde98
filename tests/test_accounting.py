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
        ("باعت 9 مصانع منها 4 في جدة", "4", "said before"),
        (
            "كان عدد العمال القادمين من البلاد البعيدة التي زارها الوفد قبلنا 38",
            "38",
            "said before",
        ),
        ("ارتفع إلى 0.2 بالمئة في مايو من 1.5 في أبريل", "1.5", "said before"),
        ("اشترت دفعة واحدة أمس", "واحدة", "single"),
        ("أقر المجلس توزيع أرباح ربع سنوية", "ربع", "adjective"),
        ("يعمل الهاتف بمعالج ثماني النوى", "ثماني", "adjective"),
        ("زر https://example.com/a/2 غدا", "2", "address"),
        ("أغلق عند 2.050.27 أمس", "2.050.27", "misprint"),
        ("نمت الصناعة بنسبة 2.9 – في المائة", "2.9", "misprint"),
        ("دارت الكاميرا 360 درجة", "360", "degree"),
        ('باع المتجر طراز "إيه 380" أمس', "380", "model"),
        ("أطلقت الوكالة الصاروخ ساترن 5 أمس", "5", "model"),
        ("توصلت إيران ومجموعة (5+1) إلى اتفاق", "1", "name"),
        ('صدر كتاب "غلو 15" أمس', "15", "name"),
        ("ألغى المجلس القرارات 1696 و1737", "1737", "label"),
        ("ناقش النواب المادة 4 من هذا القانون", "4", "label"),
        ("صعد من الجلسة 31 أمس", "31", "label"),
        ("تسلمت الشركة الطائرة المئة أمس", "المئة", "rank"),
        ("المادة السادسة والأربعين من النظام", "الأربعين", "rank"),
        ("تزوجت في سن الخامسة والثلاثين", "الثلاثين", "age"),
        ("رفعت الحكومة سن التقاعد إلى 65 بدلا من 60", "60", "age"),
        ("سجل الهدف أحمد (60) أمس", "60", "score"),
        ("يدخن 9 من كل 10 شبان", "9", "every"),
        ("تبلغ الفرصة 1 في 100 مليون", "100 مليون", "every"),
        ("الساعة الخامسة وأربع دقائق مساء", "أربع", "clock"),
        ("عاد في الخامس من شهر صفر", "صفر", "date"),
        ("نظام الموسم 36-1437هـ الجديد", "36", "date"),
        ("افتتحت أول مدرسة 1869 بعد عمل طويل", "1869", "year"),
        ("تبرع خمس الأغنياء بالمال", "خمس", "fraction"),
        ("بلغ المعدل العالمي 3.1 أمس", "3.1", "average"),
        ("تراوح السعر بين الباعة من 600 إلى 620 أمس", "620", "price"),
        ("شاشة بدقة 440 في 2960 أمس", "440", "formula"),
        ("وست هام فريق إنجليزي", "ست", "word"),
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
