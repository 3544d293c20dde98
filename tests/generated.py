"""Texts for laws that hold for every one: like news, broken news, anything.

They are composed of the words of the lexicons, numbers in all forms, signs and marks, or are pieces
of the fixtures' articles with something put into them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from tests.articles import articles
from tests.paths import SOURCE
from tests.variants import DIGIT_SCRIPTS

from arnews.language.company_list import CompanyList
from arnews.language.lexicon_files import load_text

__all__ = ["NEWS", "PIECES", "TEXTS"]

LEXICONS = SOURCE / "lexicons"
MOST_OF_A_LIST = 25

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
    "bn", "m", "USD", "ر", "س", "كندي", "قدم", "حصان", "وخمسون سنتا", "أمس", "العام الماضي", "غدا",
    "ــ", "–", "«", "»", "‹", "”", "'", "؛", "!", "..", "…", "&", "\u202b", "\u2067", "\u2069", "\u061c",
    "\ufeff", "\x00", "\x85", "\v", "\u0654", "ُ", "ً", "٪5", "1٫", "٬000", "5.", ".5", "12:30", "1446هـ",
]  # fmt: skip


def _strings(value: Any) -> Iterator[list[str]]:
    """The lists of strings in a word list, the single strings of a table as one."""
    inner = list(value.values()) if isinstance(value, dict) else value
    if strings := [one for one in inner if isinstance(one, str)]:
        yield strings
    for one in inner:
        if isinstance(one, dict | list):
            yield from _strings(one)


def _words() -> list[str]:
    """Some words of every list, and some names of companies."""
    lists = [
        words
        for path in sorted(LEXICONS.glob("*.toml"))
        for words in _strings(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    names = [name for name, _ in CompanyList("companies.tsv", load_text("companies.tsv")).entries()]
    chosen = dict.fromkeys(names[:: len(names) // 300])
    for words in lists:
        chosen |= dict.fromkeys(words[:: len(words) // MOST_OF_A_LIST + 1])
    return sorted(chosen)


def _printed(whole: int, after: str, zero: str) -> str:
    table = {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}
    return f"{whole}{after}".translate(table)


NUMBERS = st.builds(
    _printed,
    st.one_of(st.integers(0, 2030), st.integers(0, 10**15)),
    st.sampled_from(
        [
            "",
            "",
            ".5",
            ",250",
            "٫75",
            "٬000",
            "ر3",
            "،5",
            "%",
            "/2/2018",
            "-12",
            "½",
            ".000.000",
            "$",
        ]
    ),
    st.sampled_from(["0", "0", *DIGIT_SCRIPTS.values()]),
)
CLITICS = st.sampled_from(["", "", "", "و", "ب", "ل", "بـ", "وال", "لل", "فب", "ـ"])
WORDS = st.builds(str.__add__, CLITICS, st.sampled_from(_words()))
GAPS = st.sampled_from(["", " ", " ", " ", " ", "  ", "\n", "\u00a0", "\u200f "])
NEWS = st.lists(
    st.tuples(st.one_of(st.sampled_from(PIECES), WORDS, NUMBERS), GAPS), max_size=30
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A piece of an article with a few others put into it, or taken out."""
    article = draw(st.sampled_from(articles("fixtures")))
    start = draw(st.integers(0, len(article)))
    text = article[start : start + draw(st.integers(20, 400))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        bit = draw(st.one_of(st.sampled_from(PIECES), NUMBERS, st.text(max_size=3)))
        text = text[:at] + bit + text[at + draw(st.integers(0, 8)) :]
    return text


TEXTS = st.one_of(NEWS, NEWS, broken(), st.text(max_size=80))
