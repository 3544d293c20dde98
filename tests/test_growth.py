"""Time grows with the article's length and no faster, whatever it holds: counted, not timed.

Instructions are counted for a text and for one four times as long; what a single call of C costs (a
regular expression, a join) that does not see: `make bench` times it.
That no commit makes the whole slower is held by test_speed.py.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from tests.counting import instructions
from tests.paths import FIXTURES

import arnews
from arnews.language.lexicon import Entry, Lexicon
from arnews.language.trie import MatchState
from arnews.text.tokens import Token, Tokenizer

PIPELINE = arnews.Pipeline()


def cost(texts: Iterable[str], reader: arnews.Pipeline = PIPELINE) -> int:
    """How many instructions reading the texts takes."""

    def read() -> None:
        for text in texts:
            reader.extract(text)

    return instructions(read)


REPEATED = (
    "5 ", "123 ", "1,", "1.", "و ", "و", "(", "( ", "ب", '" ', "شركة ", "5 % ", "%", " ", "\n", "\u064e",
    "\u200f", "ـ", "و5 ", "وخمسة ", "نصف و", "مليون ", "من 5 إلى 6 ", "من 5 إلى 6 دولار ", "5، ", "بين 5 و",
    "5 يناير 2018 ", "يناير ", "5 \u200f\n", "2018 و", "5-", "5/", "5 دولار و", "5 ريال ", "5 كيلومتر 1.250 كيلومتر ", "نحو ",
    "أكثر من ", "سابك و", "زين و", "شل ", "شركة سنتورا ", "مجموعة الفطيم الفطيم ", "محلل لدى ",
    "سنة وشهر و", "عامين و", "5 دولار و3 ملايين ", "3 ملايين. ", "5% من 7، ", "تراوح من ", "تجاوز سعر ",
    "الربع الأول من ", "6,265 مليار ريال ", "السعودية وقطر 5 ريال ", "تصل قيمتها إلى 5 دولار ", "a", "Ab ", "$5", "برميل من النفط ", "سالب 5 ", "ﷲ", "\ud800", "«ا» ",
    "1/2/", "1-2", "«", "-", "م/", "()", "%5/",
    "½", "1/2 ", "5 (", "فاصلة ", "و.5 ", "%-5", "%5%", "5$", "$€£", "5-6-", "م د ", "هولدينغ ", "شركة شركة ", "سهم «ا» و", "#سابك_", "1.000.", "\u200f5",
    "J.P. ", "5 (خمسة) ", "وووو5 ", "مئة وخمسة و",
    "ارتفعت أرباح سابك 5% ", "بلغت إيراداتها 5 دولارات. ", "العملة 5% ", "قرض بقيمة 5 دولارات و", "الشركة 5%. ",
    "تراجع العجز 5%. ",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_linear_in_the_length(piece: str) -> None:
    n = 400
    PIPELINE.extract(piece * 4 * n)  # what is worked out once is not counted
    short, long = cost([piece * n]), cost([piece * 4 * n])
    assert long <= 5 * short + 20_000


NAMES = ["".join(name) for name in product("سشصض", "بتثجحخدرزسصطعفقكلمن", "اوي", "بتثجحخ", "ور")]
DIFFERENT = (
    "أعلنت شركة سنتورا {} أرباحا قدرها 5 دولارات. ", "قال سهم «{} العربية» إنه. ", "سهم {} وسهم {} ",
    "شركة {} (Foo {}) ", "أعلنت مجموعة ميرا {} كار. وقالت ميرا {} إن. ", "في {} 5 ريالات، قال السعودي والعماني. ",
    "قالت السعودية وعمان. بسعر 5 ريالات {} ", "{} مليون دولار و", "{} 5 {} 7% ", "أسهم «{}» و",
)  # fmt: skip


@pytest.mark.parametrize("piece", DIFFERENT)
def test_linear_in_the_length_though_each_piece_has_a_name_of_its_own(piece: str) -> None:
    n = 300
    texts = ["".join(piece.replace("{}", name) for name in NAMES[:count]) for count in (n, 4 * n)]
    PIPELINE.extract(texts[1])
    short, long = map(cost, ([text] for text in texts))
    assert long <= 5 * short + 20_000


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("(" * 5000, 2),
        ("(" * 5000 + ")" * 5000, 3),
        ("«" * 5000, 2),
        ("1/2/" * 5000, 4),
        ("1-2" * 5000, 4),
        ("%" * 5000, 2),
        ("و(" * 5000, 3),
        ("7" * 5000, 1),
        ("و" * 5000, 1),
        ("ب" * 5000, 1),
    ],
    ids=["(", "( )", "«", "1/2/", "1-2", "%", "و(", "digits", "و", "one word"],
)
def test_signs_without_a_blank_cost_no_token_each(text: str, most: int) -> None:
    """Ten million brackets are an article that may be given; a token each would fill the memory."""
    tokens = PIPELINE.tokenize(text).tokens
    assert len({id(token) for token in tokens}) <= most
    assert "".join(token.word for token in tokens).replace('"', "«") == text


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


@pytest.mark.parametrize("words", [50, 10_000], ids=["many articles", "one long article"])
def test_memory_is_bounded(words: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a worker reads, it does not remember more than twice the bound."""
    monkeypatch.setattr("arnews.text.token_cache._REMEMBERED", 3000)
    before = alive(Token)
    tokenizer = Tokenizer(lambda _word: ((), frozenset(), False))
    for first in range(0, 20_000, words):
        tokenizer.passage(" ".join(f"{number}%" for number in range(first, first + words)))
    assert 2000 < alive(Token) - before < 6200


def test_shared_ways_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each number of tatweels after a particle gives analyses of its own."""
    monkeypatch.setattr("arnews.language.lexicon._SHARED_STATES", 50)
    lexicon = Lexicon(anchor_kinds={"bank"})
    lexicon.add("بنك", Entry("bank", None))
    before = alive(MatchState)
    for count in range(300):
        passage = Tokenizer(lexicon.analyze).passage(f"و{'ـ' * count}بنك")
        assert [mention.clitic for mention in lexicon.mentions(passage, 0)] == ["و"]
    assert 10 < alive(MatchState) - before < 60


def test_what_is_met_again_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arnews.text.token_cache._REMEMBERED", 3000)
    asked: list[str] = []

    def read(word: str) -> tuple[tuple[object, ...], frozenset[str], bool]:
        asked.append(word)
        return (), frozenset(), False

    tokenizer = Tokenizer(read)
    for first in range(10_000, 30_000, 50):
        tokenizer.passage("نما " + " ".join(map(str, range(first, first + 50))))
    assert asked == ["نما"]


def test_flat_in_the_size_of_the_lists(tmp_path: Path) -> None:
    letters = "بتثجحخدذرزسشصضطظعغفقكلمن"
    names = [f"سن{a}ا{b}يور{c}" for a in letters for b in letters for c in letters][:10_000]
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "articles").glob("*.txt"))
    ]
    counted = []
    for size in (100, 10_000):
        own = tmp_path / f"{size}.tsv"
        own.write_text("name\n" + "\n".join(names[:size]) + "\n", encoding="utf-8")
        reader = arnews.Pipeline(company_lists=[own])
        for text in texts:
            reader.extract(text)
        counted.append(cost(texts, reader))
    assert counted[1] == counted[0]
