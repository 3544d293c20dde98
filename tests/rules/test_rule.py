"""Rules under their names, also in other processes."""

from __future__ import annotations

import pickle

import pytest
from tests.shares import Shares, number_then_share, shares

from arnews.rules import Cursor, Extractor, Rule, rule


@rule(anchor="share")
def silent(at: Cursor) -> None:
    pass


def test_a_rule_has_the_name_and_the_words_of_its_function() -> None:
    assert (number_then_share.name, number_then_share.anchors) == ("number_then_share", ("share",))
    assert number_then_share.doc == "«5 ملايين سهم»: how many shares."
    assert silent.doc == ""


def test_rules_travel_by_name() -> None:
    assert pickle.loads(pickle.dumps(number_then_share)) is number_then_share
    assert pickle.loads(pickle.dumps(shares)) == shares


def test_a_rule_inside_a_function_cannot_travel() -> None:
    @rule(anchor="share")
    def inner(at: Cursor) -> None:
        pass

    with pytest.raises(AttributeError):
        pickle.loads(pickle.dumps(inner))


def test_extractors_are_frozen() -> None:
    extractor = Extractor(Shares, shares.words, (silent,))
    assert extractor.context_kinds == ()
    with pytest.raises(AttributeError):
        extractor.context_kinds = ("money",)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Rule("a", ("b",), silent.function).name = "c"  # type: ignore[misc]
