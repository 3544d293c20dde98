"""The terms of a number: which words may precede them."""

from __future__ import annotations

from decimal import Decimal

from arnews.language.number_terms import read_term
from arnews.pipeline import default_pipeline


def test_a_joining_word_precedes_later_terms_alone() -> None:
    passage = default_pipeline().tokenize("و 5 ملايين")
    later = read_term(passage, 0, opening=False)
    assert later is not None
    assert (later.value, later.joined, later.start) == (Decimal(5), True, 2)
    assert read_term(passage, 0, opening=True) is None
