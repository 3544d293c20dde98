"""Pairs of quotation marks, however the press prints them."""

from __future__ import annotations

import pytest

from arnews.extractors.quotes import in_quotes, opens_quote, quoted
from arnews.pipeline import default_pipeline
from arnews.rules import Around


def cursor(text: str) -> Around:
    return Around(default_pipeline().read(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('قالت "كريم" أمس', ["كريم"]),
        ("قالت «كريم» و«أوبر» أمس", ["كريم", "اوبر"]),
        ("قالت »كريم« ثم ”أوبر“", ["كريم", "اوبر"]),
        ('تفوقت "كريم" على "أوبر" أمس', ["كريم", "اوبر"]),
        ('تفوقت"كريم"على"أوبر"أمس', ["كريم", "اوبر"]),
        ('قالت " كريم " أمس', ["كريم"]),
        ('قالت شركة" كريم" أمس', ["كريم"]),
        ('قالت شركة "كريم " أمس', ["كريم"]),
        ('قالت ("كريم")، "أوبر".', ["كريم", "اوبر"]),
        ('قال إن "إنتاج "أوبك" تراجع', ["اوبك"]),
        ('انتهى الاقتباس". وباعت "كريم" حصة', ["كريم"]),
    ],
)
def test_what_is_in_quotes(text: str, words: list[str]) -> None:
    at = cursor(text)
    found = [at.word(place) for place in range(at.count) if in_quotes(at, place, place + 1)]
    assert found == words


def test_a_quote_ends_at_the_next_mark() -> None:
    at = cursor('شركة "سنتورا كابيتال" تفوقت على "أوبر"')
    assert [quoted(at, place) for place in range(at.count) if at.word(place) == '"'] == [
        (2, 4),
        None,
        (8, 9),
        None,
    ]


def test_other_words_open_no_quote() -> None:
    at = cursor("قالت كريم")
    assert not any(opens_quote(at, place) for place in range(-1, 3))
