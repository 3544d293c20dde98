"""Claims of documents: what they hold, how they are selected, kept and refused."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arnews
from arnews.claims.models import Observation, bind
from arnews.facts import Company
from arnews.pipeline import Pipeline, default_pipeline

TEXT = "ارتفعت أرباح سابك 12% إلى 5 مليارات دولار، وبلغت إيرادات أرامكو 30 مليار دولار"


def test_a_figure_holds_its_fact() -> None:
    document = arnews.extract(TEXT)
    figures = [figure for claim in document.claims for figure in claim.figures]
    assert [figure.text for figure in figures] == ["12%", "5 مليارات دولار", "30 مليار دولار"]
    for figure in figures:
        assert figure.fact is document.facts[figure.index]


def test_json_keeps_claims() -> None:
    document = arnews.extract(TEXT)
    again = arnews.Document.model_validate_json(document.model_dump_json())
    assert again == document
    assert again.claims[0].figures[0].fact == again.facts[again.claims[0].figures[0].index]
    assert arnews.Document(**document.to_plain()).claims == document.claims
    assert pickle.loads(pickle.dumps(document)) == document


def test_claims_can_be_left_out() -> None:
    assert arnews.extract(TEXT, claims=False).claims == ()
    assert Pipeline(claims=False).extract(TEXT).claims == ()
    assert Pipeline(claims=False).extract(TEXT, claims=True).claims != ()
    assert pickle.loads(pickle.dumps(Pipeline(claims=False))).extract(TEXT).claims == ()


def test_a_selection_of_kinds_keeps_claims_whose_figures_are_all_selected() -> None:
    document = arnews.extract(TEXT, kinds=["money"])
    assert [claim.figures[0].text for claim in document.claims] == ["30 مليار دولار"]
    assert document.claims[0].figures[0].fact.text == "30 مليار دولار"
    assert arnews.extract(TEXT, kinds=["company"]).claims == ()


def test_claims_are_made_of_corrected_facts() -> None:
    reader = default_pipeline()
    text = "بلغت إيرادات شركة دانة 3 ملايين دولار"
    document = reader.extract(text)
    facts = [fact for fact in document.facts if fact.kind == "money"]
    name = Company(text="دانة", start=18, end=22, name="دانة")
    corrected = arnews.Document(length=len(text), facts=(name, *facts))
    claimed = reader.claim(text, corrected)
    assert claimed.facts == corrected.facts
    assert isinstance(claimed.claims[0], Observation)
    assert claimed.claims[0].subject.text == "دانة"
    assert claimed.claims[0].figures[0].fact is corrected.facts[1]


def test_facts_of_another_article_are_refused() -> None:
    with pytest.raises(ValueError, match="is not at"):
        default_pipeline().claim("نص آخر", arnews.extract(TEXT))


def test_a_figure_of_another_fact_is_refused() -> None:
    document = arnews.extract(TEXT)
    with pytest.raises(ValueError, match="but there are 0 facts"):
        bind(document.claims, ())
    with pytest.raises(ValueError, match="which is"):
        bind(document.claims, document.facts[::-1])


def test_a_figure_without_a_document_has_no_fact() -> None:
    figure = arnews.extract(TEXT).claims[0].figures[0]
    alone = type(figure)(**figure.model_dump())
    with pytest.raises(ValueError, match="no fact"):
        _ = alone.fact


def test_claims_never_change_facts() -> None:
    assert arnews.extract(TEXT).facts == arnews.extract(TEXT, claims=False).facts


def test_verify_reads_claims_again() -> None:
    document = arnews.extract(TEXT)
    assert document.verify(TEXT) == []
    first = document.claims[0].model_copy(update={"metric": "assets"})
    wrong = document.model_copy(update={"claims": (first, *document.claims[1:])})
    assert wrong.verify(TEXT) != []


WORDS = st.sampled_from(
    ["ارتفعت", "بلغت", "أرباح", "سابك", "مصر", "الليرة", "12%", "5 مليارات دولار", "إلى", "مقابل", "من",
     "بنسبة", "و", "،", "(", ")", ".", "قطاع", "مؤشر", "قرض", "استحوذت", "على", "أسهم", "أي", "سعر", "3 سنوات"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words_give_grounded_claims(text: str) -> None:
    document = arnews.extract(text)
    used: list[int] = []
    for claim in document.claims:
        used += [figure.index for figure in claim.figures]
        quotes = [*claim.figures]
        quoted = [claim.subject] if isinstance(claim, Observation) else [*claim.parties]
        for quote in (*quotes, *quoted):
            assert text[quote.start : quote.end] == quote.text
    assert len(used) == len(set(used))
    assert arnews.Document.model_validate_json(document.model_dump_json()) == document
