"""Tokens: words, numbers and signs, their places, where sentences end."""

from __future__ import annotations

import pickle
import sys

import pytest

from arnews.text import Tokenizer, normalize

BLANKS = dict.fromkeys(map(ord, " \n\r"))


def nothing(word: str) -> tuple[tuple[()], frozenset[str], bool]:
    return (), frozenset(), word == "حار"


def tokenizer() -> Tokenizer:
    return Tokenizer(nothing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\u200f ", []),
        ("نما 4.5%، وقال", ["نما", "4.5", "%", "،", "وقال"]),
        ("بـ38 و3مليارات", ["ب", "38", "و", "3", "مليارات"]),
        ("29ر0 و1,250.5", ["29ر0", "و", "1,250.5"]),
        ("2½ و½ 5²", ["2½", "و", "½", "5", "²"]),
        ("24/6/2018", ["24", "/", "6", "/", "2018"]),
        (".5 و5.", [".5", "و", "5", "."]),
        ("ثم... صمت", ["ثم", "...", "صمت"]),
        ("كلمة_أخرى", ["كلمه", "اخري"]),
        ("شركةMobil اليوم", ["شركه", "Mobil", "اليوم"]),
        ("بالمئةالصين", ["بالمئه", "الصين"]),
        ("أ  ب\n\n\nج", ["ا", "ب", "ج"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    passage = tokenizer().passage(text)
    assert [token.word for token in passage.tokens] == words


@pytest.mark.parametrize(
    "text",
    [
        "  نما\u00a0 الاقتصاد  5٫5٪ .\n\n وقال  ",
        "\r\nبلغ ـ مليـون\u200f (5)",
        "ﷲ ﻻ 😀 ا\u0654رباح",
        "ثمن3½ ",
    ],
)
def test_places_quote_the_article(text: str) -> None:
    passage = tokenizer().passage(text)
    assert "".join(token.word for token in passage.tokens) == normalize(text).translate(BLANKS)
    behind = 0
    for index, token in enumerate(passage.tokens):
        start, end = passage.start(index), passage.end(index)
        assert behind <= start < end <= len(text)
        assert not text[start].isspace()
        assert token.size == end - start
        behind = end


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("ربح. خسر", [(0, 2), (2, 3)]),
        ("ربح 3.5 مليون", [(0, 3)]),
        ("ربح؟ خسر! نما", [(0, 2), (2, 4), (4, 5)]),
        ("سطر أول\nسطر ثان", [(0, 2), (2, 4)]),
        ("سطر أول \nسطر ثان  \n\n ثالث", [(0, 2), (2, 4), (4, 5)]),
        ("سطر أول \r\nسطر ثان\r\n", [(0, 2), (2, 4)]),
        ("سطر أول \rسطر ثان", [(0, 2), (2, 4)]),
        ("سطر أول \u200f\nسطر ثان \t\u3000\r\nسطر ثالث ـ\n رابع", [(0, 2), (2, 4), (4, 6), (6, 7)]),
        ("سطر أول\u2028سطر ثان\x0bسطر ثالث\x0c رابع", [(0, 2), (2, 4), (4, 6), (6, 7)]),
        ("أ.ب.ج", [(0, 5)]),
    ],
)
def test_sentences(text: str, sentences: list[tuple[int, int]]) -> None:
    passage = tokenizer().passage(text)
    found = [passage.sentence(index) for index in range(len(passage.tokens))]
    assert list(dict.fromkeys(found)) == sentences


SPACES = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_every_space_is_a_blank_or_a_line_end(space: str) -> None:
    plain = "\n" if f"{space}.".splitlines()[0] == "" else " "
    text = " ربح (250 ــ 550) ريالا؟ ثم .5 % خسر "
    one, other = (
        tokenizer().passage(text.replace(" ", space)),
        tokenizer().passage(text.replace(" ", plain)),
    )
    assert [(token.word, token.glued, token.ends) for token in one.tokens] == [
        (token.word, token.glued, token.ends) for token in other.tokens
    ]
    assert one.starts == other.starts


def test_a_text_without_ends_is_cut_so_that_time_stays_linear() -> None:
    passage = tokenizer().passage("كلمة " * 1000)
    first, last = passage.sentence(500)
    assert 0 < first < 500 < last < 1000


def test_hot_are_numbers_and_words_that_the_reader_calls_so() -> None:
    passage = tokenizer().passage("جو حار بلغ 40")
    assert passage.hot == [1, 3]


def test_a_tokenizer_travels_without_its_memory() -> None:
    one = tokenizer()
    one.passage("نما الاقتصاد")
    assert one
    twin = pickle.loads(pickle.dumps(one))
    assert not twin
    assert [token.word for token in twin.passage("نما 5%").tokens] == ["نما", "5", "%"]
