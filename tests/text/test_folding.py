"""What counts as the same letter, and the way back to the article."""

from __future__ import annotations

import pytest

from arnews.text import SourceText, normalize


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("", ""),
        ("أإآٱا", "ااااا"),
        ("أ", "ا"),
        ("ى", "ي"),
        ("مدرسة على", "مدرسه علي"),
        ("مُؤَسَّسَةٌ", "مؤسسه"),
        ("مليـــون", "مليون"),
        ("أ\u0627\u0654\u0627\u0653", "ااا"),
        ("ﻣﻠﻴﺎﺭ", "مليار"),
        ("ﻻ ﷲ ﷼", "لا الله ريال"),
        ("٣٫٥٪ ۱۲٬۰۰۰", "3.5% 12,000"),
        ("«نص» “quote”", '"نص" "quote"'),
        ("2011–2016 −5", "2011-2016 -5"),
        ("کیلو گاز ہے", "كيلو كاز هي"),
        ("أ\u200fب\u200cج\u200bد\ufeff", "ابجد"),
        ("أ\u00a0ب\u2009ج\u3000د", "ا ب ج د"),
        ("سطر\r\nسطر\tسطر", "سطر \nسطر سطر"),
        ("2½ 10³ كم² CO₂", "2½ 10³ كم² CO₂"),
        ("½\u064b", "½"),
        ("سطر\n\u064eسطر", "سطر\nسطر"),
        ("１２３ＡＢ", "123AB"),
        ("😀 \ud800", "😀 \ud800"),
    ],
)
def test_folded(raw: str, folded: str) -> None:
    assert normalize(raw) == folded
    assert SourceText(raw).folded == folded


@pytest.mark.parametrize(
    ("raw", "word", "quote"),
    [
        ("بقيمة مليـــونٍ أمس", "مليون", "مليـــونٍ"),
        ("قال الله: ﷲ أكبر", "كبر", "كبر"),
        ("بلغ\u200f 5٫5\u200f٪", "5.5", "5٫5"),
        ("ثمنُه\u00a0﷼ واحد", "ريال", "﷼"),
        ("ا\u0654رباح", "ارباح", "ا\u0654رباح"),
        ("ﺛﻮاﻥٍ فقط", "ثوان", "ﺛﻮاﻥٍ"),
        ("سنیِـ مضت", "سني", "سنیِـ"),
    ],
)
def test_the_way_back(raw: str, word: str, quote: str) -> None:
    source = SourceText(raw)
    start = source.folded.index(word)
    assert source.quote(start, start + len(word)) == quote


@pytest.mark.parametrize(("raw", "is_identity"), [("أﻣ", True), ("أ\u0651", False), ("", True)])
def test_offsets_are_mapped_only_where_lengths_change(raw: str, is_identity: bool) -> None:
    assert SourceText(raw).is_identity is is_identity


def test_an_empty_span_is_empty() -> None:
    assert SourceText("ـأ").span(1, 1) == (2, 2)
    assert SourceText("").span(0, 0) == (0, 0)


@pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 4)])
def test_what_is_no_span(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not a span of 3 folded characters"):
        SourceText("نما").span(*span)
