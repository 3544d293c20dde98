"""What rules propose is filed by its tokens, and nothing of it is lost before it is settled."""

from __future__ import annotations

import pytest

import arnews
from arnews.facts import Quantity, Span
from arnews.language.lexicon import Entry
from arnews.pipeline import default_pipeline
from arnews.rules import Cursor, Extractor, rule

TEXT = "ارتفع بخمسة بالمئة. ثم هبط"
SEEN: list[list[str]] = []


def cursor() -> Cursor:
    return Cursor(default_pipeline().analyze(TEXT))


def file(at: Cursor, *facts: Span) -> None:
    for fact in facts:
        at.article.candidates.file(fact, at.anchor)


def test_tokens_follow_from_characters_a_cut_particle_among_them() -> None:
    at = cursor()
    file(at, at.fact(Span, 1, 3), at.fact(Span, 1, 3, start=7))
    both = at.article.candidates.ending_at(3)
    assert both is not None
    assert (both.fact.text, both.start_token, both.stop_token) == ("بخمسة بالمئة", 1, 3)


def test_of_those_that_end_together_the_longest_is_seen_and_the_first_of_equals() -> None:
    at = cursor()
    at.rule_name = "first"
    file(at, at.fact(Span, 2, 3), at.fact(Span, 1, 3))
    at.rule_name = "second"
    file(at, at.fact(Span, 1, 3), at.fact(Span, 2, 3))
    seen = at.candidate_ending_at(3)
    assert seen is not None
    assert (seen.fact.text, seen.fact.rule) == ("بخمسة بالمئة", "first")
    assert at.candidate_ending_at(2) is None


def test_candidates_of_a_sentence() -> None:
    at = cursor()
    file(at, at.fact(Span, 5, 6), at.fact(Span, 0, 1))
    assert [one.fact.text for one in at.candidates_in_sentence(1)] == ["ارتفع"]
    assert [one.fact.text for one in at.candidates_in_sentence(4)] == ["هبط"]


def test_what_settling_drops_is_seen_no_more() -> None:
    at = cursor()
    file(at, at.fact(Span, 0, 2), at.fact(Span, 1, 3))
    assert at.candidate_ending_at(2) is not None
    at.article.candidates.settle()
    assert at.candidate_ending_at(2) is None
    assert [fact.text for fact in at.article.candidates.settled] == ["بخمسة بالمئة"]


def test_a_fact_is_of_tokens_that_the_article_has() -> None:
    at = cursor()
    for start_token, stop_token in ((3, 3), (-1, 2), (6, 13)):
        with pytest.raises(ValueError, match="are outside the article, which has 6 tokens"):
            at.fact(Span, start_token, stop_token)


@rule(anchor="fall")
def looks_back(at: Cursor) -> None:
    """«هبط»: what earlier extractors have settled and its own rules have proposed."""
    SEEN.append([one.fact.text for one in at.candidates_in_sentence(at.anchor.start_token)])


def test_rules_see_the_settled_facts_of_earlier_extractors() -> None:
    SEEN.clear()
    watcher = Extractor(Quantity, lambda: [("هبط", Entry("fall", None))], (looks_back,))
    arnews.Pipeline(extractors=[watcher]).extract("هبط بين 3 و5 ملايين دولار في 2018")
    assert SEEN == [["3 و5 ملايين دولار", "2018"]]
