"""What holds for every text: alignment, grounding, determinism, numbers read back."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

import arnews
from arnews.language.lists import read_list
from arnews.text import SourceText, normalize

PIECES = [
    "مليار", "مليون", "ألف", "آلاف", "مئة", "عشرين", "خمسة", "وخمسون", "نصف", "ثلثا", "سالب", "و", "،",
    "دولار", "ريالاً", "دولارين", "سنتا", "د", "م د", "$", "%", "٪", "في المئة", "بالمائة", "نقطة أساس",
    "برميل", "يوميا", "كيلومتر", "عام", "سنوات", "عامين", "يناير", "الربع الأول من", "كانون الأول/ديسمبر",
    "2018", "½", "2¼", "²", "3/4", "/", "٣٫٥", "29ر0", "1.250", "10,200", "3", "5", "24/6/2018", "هـ", "م", "شركة", "بنك", "مجموعة",
    "سهم", "«سابك»", "أرامكو السعودية", "(OpenAI)", "زين", "بين", "من", "إلى", "حتى", "نحو", "أكثر من",
    "لا يتجاوز", "محلل لدى", "قال", ".", "؟", "(", ")", '"', "-", "\n", "\u200f", "\u00a0", "ـ", "َ", "\u200c",
    "\ud800", "😀", "ﷲ", "﷼", "ﻻ", "٬", "\u2028", "\r\n", "\t", "بـ", "لل", "ال",
    "السويدي", "والسويدي", "أعلنت", "ستبني", "#", "_", "J.", "P.", "Chloé", "ائتلاف", "شركتين", "أو", "إن",
    "ميتا", "ألفا", "سلسلة مقاهي", "كابيتال", "تصل إلى", "البالغة", "ملياردولار", "بالمئةمن",
    "bn", "m", "USD", "ر", "س", "كندي", "قدم", "حصان", "وخمسون سنتا",
]  # fmt: skip
NEWS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", " ", "  "])), max_size=30
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))
RELATIVE = [words for item in read_list("calendar.toml")["relative"] for words in item["words"]]
MONTHS = ["يناير", "في مايو", "ديسمبر", "3 آذار", "رمضان", "يناير 2018"]
TENSES = ["الماضي", "الجاري", "المقبل", "من العام الماضي", "من هذا العام", "من العام المقبل"]
DATED = st.lists(
    st.sampled_from([*RELATIVE, *MONTHS, *TENSES, "الربع الأول", "النصف الثاني"]), max_size=6
).map(" ".join)
DAYS = st.one_of(
    st.dates(), st.dates(max_value=date(2, 3, 1)), st.dates(min_value=date(9998, 10, 1))
)
TEXTS = st.one_of(NEWS, st.text(max_size=60))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_span_of_folded_text_leads_back(text: str) -> None:
    source = SourceText(text)
    spans = [source.span(place, place + 1) for place in range(len(source.folded))]
    for letter, (start, end) in zip(source.folded, spans, strict=True):
        assert 0 <= start < end <= len(text)
        assert letter in normalize(text[start:end])
    for (start, end), (following, last) in pairwise(spans):
        # One after the other; an expanded letter (ﷲ) gives its span to each it folds to.
        assert end <= following or (start, end) == (following, last)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_only_what_folds_to_nothing_lies_between_spans(text: str) -> None:
    source = SourceText(text)
    pieces = dict.fromkeys(source.span(place, place + 1) for place in range(len(source.folded)))
    behind = 0
    for start, end in pieces:
        assert normalize(text[behind:start]) == ""
        behind = end
    assert normalize(text[behind:]) == ""
    assert "".join(normalize(text[start:end]) for start, end in pieces) == source.folded


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=200, deadline=None)
def test_folding_is_done_once(pieces: list[str]) -> None:
    folded = normalize(" ".join(pieces))
    assert normalize(folded) == folded


@given(TEXTS)
@example("5/²")
@example("٣ر ² ٣")
@example("والسويديَ")
@example("مئةـ دولارين")
@settings(max_examples=600, deadline=None)
def test_facts_are_grounded(text: str) -> None:
    document = arnews.extract(text)
    behind = 0
    for fact in document.facts:
        assert text[fact.start : fact.end] == fact.text
        assert fact.start >= behind
        assert fact.rule
        behind = fact.end
    assert document.length == len(text)


@given(NEWS)
@settings(max_examples=150, deadline=None)
def test_documents_survive_json_and_verify(text: str) -> None:
    text = text.replace("\ud800", "")  # JSON has no lone surrogates
    document = arnews.extract(text)
    assert arnews.Document.model_validate_json(document.model_dump_json()) == document
    assert document.verify(text) == []


@given(DATED, DAYS)
@example("أول من أمس", date.min)
@example("في ديسمبر", date.min)
@example("غدا", date.max)
@example("في مايو المقبل", date.max)
@example("الربع الأول من العام المقبل", date.max)
@settings(max_examples=300, deadline=None)
def test_dates_stay_in_the_calendar(text: str, published: date) -> None:
    document = arnews.extract(text, published=published)
    assert arnews.Document.model_validate_json(document.model_dump_json()) == document
    assert document.verify(text, published=published) == []
    for fact in document.of_kind("date"):
        assert fact.value[:4] == "XXXX" or date.min.year <= int(fact.value[:4]) <= date.max.year


@given(NEWS)
@settings(max_examples=100, deadline=None)
def test_numbers_are_grounded(text: str) -> None:
    for number in arnews.find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert isinstance(number.value, Decimal)


def test_what_was_read_before_changes_nothing() -> None:
    texts = ["زادت أرباح سابك 5%", "قال كريم إنه باع 3 ملايين ريال", "سهم «كريم» ارتفع 5% في السوق"]
    one, other = arnews.Pipeline(), arnews.Pipeline()
    forward = [one.extract(text) for text in texts]
    backward = [other.extract(text) for text in reversed(texts)]
    assert forward == backward[::-1]


def test_a_pipeline_travels_to_another_process() -> None:
    reader = arnews.Pipeline(home="OM", kinds=["money"])
    twin = pickle.loads(pickle.dumps(reader))
    text = "بسعر 5 ريالات ونسبة 5%"
    assert twin.extract(text) == reader.extract(text)
    assert [fact.kind for fact in twin.extract(text).facts] == ["money"]


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "import arnews, pathlib;"
        "print([arnews.extract(path.read_text(encoding='utf-8')).model_dump_json()"
        " for path in sorted(pathlib.Path('fixtures/articles').glob('*.txt'))[:3]])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
