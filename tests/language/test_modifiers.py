"""The words that hedge a number from before."""

from __future__ import annotations

import pytest

from arnews.language.modifiers import Modifiers, after_words
from arnews.text import Tokenizer

MODIFIERS = Modifiers()
WORDS = Tokenizer(lambda _: ((), frozenset(), False))


def before(words: str) -> str | None:
    """How the words hedge a number after them."""
    passage = WORDS.passage(f"{words} 5")
    return MODIFIERS.before(passage, len(passage.tokens) - 1)


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("نحو", "approx"),
        ("ونحو", "approx"),
        ("بنحو", "approx"),
        ("ما يقارب", "approx"),
        ("أكثر من", "more_than"),
        ("بأكثر من", "more_than"),
        ("تجاوزت قيمته", "more_than"),
        ("أقل من", "less_than"),
        ("لا يقل عن", "equal_or_more"),
        ("ما لا يقل عن", "equal_or_more"),
        ("لا تتجاوز", "equal_or_less"),
        ("لن تتجاوز قيمتها", "equal_or_less"),
        ("ما يصل إلى", "equal_or_less"),
        ("أكثر من نحو", "approx"),
        ("تخطى الإنفاق حاجز", "more_than"),
    ],
)
def test_hedges(words: str, mod: str) -> None:
    assert before(words) == mod


@pytest.mark.parametrize(
    "words",
    ["", "بلغ", "وصلت إلى", "لتصل إلى", "ليبلغ", "نحو. ثم", "من", "ب", "بـ", "أكثر"],
)
def test_no_hedge(words: str) -> None:
    assert before(words) is None


def test_a_bare_particle_before_a_hedge_does_no_harm() -> None:
    assert before("بـ نحو") == "approx"
    assert before("و ب ل أكثر من") == "more_than"


def test_hedges_from_after_have_a_mod() -> None:
    after = {phrase: entry.value for phrase, entry in after_words()}
    assert after["تقريبا"] == "approx"
    assert after["على الأقل"] == "equal_or_more"
