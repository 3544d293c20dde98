"""Other spellings of listed names: one slip, and never a guess between two names."""

from __future__ import annotations

import pytest

from arnews.extractors.companies.respelling import spellings
from arnews.pipeline import default_pipeline


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("فيسوبك", "فيسبوك"),
        ("مايكروسوتف", "مايكروسوفت"),
        ("انستقرام", "انستجرام"),
        ("مايكروصوفت", "مايكروسوفت"),
        ("NVIDIA", "Nvidia"),
    ],
)
def test_one_slip(word: str, listed: str) -> None:
    assert listed in set(spellings(word))


@pytest.mark.parametrize("word", ["ابل", "الشركه", "مبيعات", "A"])
def test_short_and_arabic_words_have_none(word: str) -> None:
    assert not list(spellings(word))


@pytest.mark.parametrize(
    "text", ["كتب فيسوبك على الجدار", "أعلنت سبيتفايكس خطتها", "قالت مصادر إن"]
)
def test_without_evidence_or_a_name_nothing_is_found(text: str) -> None:
    assert default_pipeline().extract(text, kinds=["company"]).facts == ()
