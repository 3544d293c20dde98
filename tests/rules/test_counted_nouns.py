"""Nouns that count by their own form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from arnews.pipeline import default_pipeline
from arnews.rules import Cursor
from arnews.rules.counted_nouns import count_by_form, fraction_after


def cursor_at_time(text: str) -> Cursor:
    at = Cursor(default_pipeline().analyze(text))
    at.anchor = at.article.mentions["time"][0]
    return at


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("عامين", "2", 0),
        ("عامين ونصف", "2.5", 1),
        ("عام واحد", "1", 1),
        ("عام واحد ونصف", "1.5", 2),
        ("عام ونصف", "1.5", 1),
        ("عام ونصف العام", "1.5", 2),
        ("العامين والنصف", "2.5", 1),
    ],
)
def test_the_form_counts(text: str, value: str, words: int) -> None:
    at = cursor_at_time(text)
    count = count_by_form(at, at.anchor.stop_token)
    assert count == (Decimal(value), at.anchor.stop_token + words)


@pytest.mark.parametrize("text", ["عام", "عام جديد", "عام. واحد منهم", "عام واحد وعشرين"])
def test_a_singular_alone_counts_nothing(text: str) -> None:
    at = cursor_at_time(text)
    assert count_by_form(at, at.anchor.stop_token) is None


def test_a_fraction_must_be_joined() -> None:
    at = cursor_at_time("عام نصف")
    assert fraction_after(at, at.anchor.stop_token) is None


@pytest.mark.parametrize(
    "text", ["السنتين\nوالنصف الآخر", "السنتين 500 موظف", "سنتين والنصف الآخر"]
)
def test_no_other_word_is_the_half_of_a_definite_noun(text: str) -> None:
    at = cursor_at_time(text)
    assert fraction_after(at, at.anchor.stop_token) is None
