"""Articles and inputs for the batch tests; the texts use letters that every encoding has."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.batch.interruptions import command, contents, environment

from arnews.batch.running import parts

ARTICLES = {
    "a1": (
        "أرباح شركة الأسمنت",
        (
            "قالت شركة أسمنت الجبل إن أرباحها الصافية بلغت 3.5 مليون دولار في الربع الأول من عام "
            "2018، بارتفاع نسبته 12 في المئة عن الفترة نفسها من العام الماضي.\n"
            "وأضافت الشركة في بيان أن مبيعاتها تجاوزت 40 مليون دولار خلال عامين، وأنها ستنفق 25 "
            "مليون دولار على خط إنتاج جديد في المنطقة الصناعية.\n"
            "وأوضح المدير المالي أن الديون تراجعت بنسبة 7 في المئة منذ شهر يونيو."
        ),
    ),
    "a2": (
        "تراجع أسعار النفط",
        (
            "هبطت أسعار النفط في ختام تعاملات الأسبوع بنسبة 4 في المئة لتصل إلى 65 دولارا للبرميل، "
            "مع ارتفاع إنتاج المنتجين إلى 30 مليون برميل يوميا.\n"
            "وقال محللون إن المخزونات زادت خلال ثلاثة أشهر متتالية، وإن الطلب قد ينمو 2% في العام "
            "المقبل إذا تحسنت التجارة بين الاقتصادات الكبرى."
        ),
    ),
    "a3": (
        "صفقة استحواذ في قطاع الاتصالات",
        (
            "أعلنت مجموعة الواحة للاتصالات شراء حصة قدرها 51 في المئة من شبكة منافسة مقابل 1.2 "
            "مليار ريال سعودي، في أكبر صفقة يشهدها القطاع منذ خمس سنوات.\n"
            "وتخطط المجموعة لاستثمار 300 مليون ريال سعودي في توسيع التغطية خلال 18 شهرا، بحسب "
            "رئيسها التنفيذي الذي تحدث إلى الصحافيين في الرياض."
        ),
    ),
    "a4": (
        "البنك الدولي يمول مشروعا للمياه",
        (
            "وافق البنك على قرض قيمته 150 مليون يورو لتمويل محطة لتحلية المياه تنتج 200 ألف متر "
            "مكعب، على أن يسدد القرض خلال 20 عاما بفائدة تبلغ 1.5 في المئة.\n"
            "ومن المنتظر أن تبدأ الأعمال في 15 مارس 2019 وأن تستغرق 30 شهرا على الأقل."
        ),
    ),
    "a5": (
        "ارتفاع الصادرات الزراعية",
        (
            "ارتفعت صادرات البلاد من التمور إلى 90 ألف طن في الموسم الماضي، بقيمة 110 ملايين دولار، "
            "مقابل 95 مليون دولار قبل سنة.\n"
            "ويعول المزارعون على أسواق آسيا التي استوردت 35 في المئة من المحصول، ويطالبون بخفض رسوم "
            "الشحن التي زادت بنحو 8 في المئة."
        ),
    ),
}
"""By id: the title and the text, its paragraphs parted by a line break."""


@pytest.fixture
def articles() -> dict[str, tuple[str, str]]:
    return ARTICLES


def write_jsonl(path: Path, count: int) -> Path:
    """Write many articles, each a little different, by repeating the ones above."""
    import json

    texts = [text for _, text in ARTICLES.values()]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = f"{texts[number % len(texts)]} ورقم الخبر {number}."
            out.write(json.dumps({"id": f"n{number}", "text": text}, ensure_ascii=False) + "\n")
    return path


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks and parts so small that a few hundred articles make many, as in runner.py."""
    monkeypatch.setattr(parts, "CHUNK_PIECES", 8)
    monkeypatch.setattr(parts, "PART_PIECES", 32)


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good and bad files, skipped ones, records and rows."""
    folder = tmp_path_factory.mktemp("in")
    for number, (name, (_, text)) in enumerate(ARTICLES.items()):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.facts.json").write_text("[]")
        (folder / f"bad{number}.json").write_text("{oops")
    write_jsonl(folder / "many.jsonl", 300)
    rows = "".join(f"{number},ربحت {number} دولارا\n" for number in range(100))
    (folder / "rows.csv").write_text(f"id,text\n{rows}3\n", encoding="utf-8")
    (folder / "z.jsonl").write_text("{}\n" * 40)
    return folder


@pytest.fixture(scope="session")
def undisturbed(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The results of a run over `inputs` that nothing interrupts."""
    out = tmp_path_factory.mktemp("undisturbed")
    subprocess.run(command(out, inputs), env=environment(workers=2), check=True, timeout=60)
    return contents(out)
