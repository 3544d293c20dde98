"""Rules under their names, also in other processes."""

from __future__ import annotations

import pickle

import pytest
from tests.shares import number_then_share, shares

from arnews.rules import Around, Extractor, Rule, rule


@rule(anchor="share")
def silent(at: Around) -> None:
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
    def inner(at: Around) -> None:
        pass

    with pytest.raises(AttributeError):
        pickle.loads(pickle.dumps(inner))


def test_extractors_are_frozen() -> None:
    extractor = Extractor("shares", shares.words, (silent,))
    assert extractor.hears == ()
    with pytest.raises(AttributeError):
        extractor.kind = "money"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Rule("a", ("b",), silent.make).name = "c"  # type: ignore[misc]
