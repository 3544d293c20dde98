"""What holds for every text: alignment, grounding, determinism, numbers read back."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.generated import NEWS, PIECES, TEXTS
from tests.paths import FIXTURES

import arnews
from arnews.batch.running.extracting import SelectedKinds
from arnews.facts import KINDS
from arnews.pipeline import default_pipeline
from arnews.regression import load_cases
from arnews.text import SourceText, normalize


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_span_of_folded_text_leads_back(text: str) -> None:
    source = SourceText(text)
    spans = [source.span(place, place + 1) for place in range(len(source.folded))]
    for letter, (start, end) in zip(source.folded, spans, strict=True):
        assert 0 <= start < end <= len(text)
        assert letter in normalize(text[start:end])
    for (start, end), (following, last) in pairwise(spans):
        # One after the other; an expanded letter (ﷲ) gives its span to each it folds to.
        assert end <= following or (start, end) == (following, last)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_only_what_folds_to_nothing_lies_between_spans(text: str) -> None:
    source = SourceText(text)
    pieces = dict.fromkeys(source.span(place, place + 1) for place in range(len(source.folded)))
    after = 0
    for start, end in pieces:
        assert normalize(text[after:start]) == ""
        after = end
    assert normalize(text[after:]) == ""
    assert "".join(normalize(text[start:end]) for start, end in pieces) == source.folded


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=200, deadline=None)
def test_folding_is_done_once(pieces: list[str]) -> None:
    folded = normalize(" ".join(pieces))
    assert normalize(folded) == folded


@given(TEXTS)
@example("5/²")
@example("٣ر ² ٣")
@example("والسويديَ")
@example("مئةـ دولارين")
@example("1/" + "2" * 5000)
@settings(max_examples=1000, deadline=None)
def test_facts_are_grounded(text: str) -> None:
    document = arnews.extract(text)
    after = 0
    for fact in document.facts:
        assert text[fact.start : fact.end] == fact.text
        assert fact.start >= after
        assert fact.rule
        after = fact.end
    assert document.length == len(text)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_documents_survive_json_and_verify(text: str) -> None:
    document = arnews.extract(text)
    assert document.verify(text) == []
    if any("\ud800" in fact.text for fact in document.facts):
        with pytest.raises(ValueError, match="surrogates not allowed"):
            document.model_dump_json()
    else:
        assert arnews.Document.model_validate_json(document.model_dump_json()) == document


PUBLISHED = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@given(TEXTS, PUBLISHED, st.sampled_from([None, "SA", "OM"]))
@settings(max_examples=400, deadline=None)
def test_what_a_caller_tells_breaks_nothing(
    text: str, published: date | None, country: str | None
) -> None:
    text = text.replace("\ud800", "")
    document = arnews.extract(text, published=published, country=country)
    assert arnews.Document.model_validate_json(document.model_dump_json()) == document
    assert document.verify(text, published=published, country=country) == []


@given(TEXTS, st.sets(st.sampled_from(KINDS), min_size=1, max_size=5))
@settings(max_examples=400, deadline=None)
def test_kinds_are_those_of_the_whole_reading(text: str, kinds: set[str]) -> None:
    whole = arnews.extract(text).facts
    assert arnews.extract(text, kinds=kinds).facts == tuple(
        fact for fact in whole if fact.kind in kinds
    )


@given(NEWS)
@settings(max_examples=100, deadline=None)
def test_numbers_are_grounded(text: str) -> None:
    for number in arnews.find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert isinstance(number.value, Decimal)


def test_what_was_read_before_changes_nothing() -> None:
    texts = ["زادت أرباح سابك 5%", "قال كريم إنه باع 3 ملايين ريال", "سهم «كريم» ارتفع 5% في السوق"]
    one, other = arnews.Pipeline(), arnews.Pipeline()
    forward = [one.extract(text) for text in texts]
    backward = [other.extract(text) for text in reversed(texts)]
    assert forward == backward[::-1]


def test_a_kind_asked_for_alone_gives_the_facts_of_the_full_reading() -> None:
    cases = [case for case in load_cases([FIXTURES]) if case.number is None]
    assert len(cases) > 500
    for case in cases:
        reader = default_pipeline(case.country)
        full = reader.extract(case.text, published=case.published)
        for kind in KINDS:
            alone = reader.extract(case.text, published=case.published, kinds=[kind])
            assert alone.facts == full.of_kind(kind), (case.name, kind)


def test_every_way_to_select_kinds_gives_the_same_facts() -> None:
    text = "خفضت شل الاستثمارات في 2015 إلى 33 مليار دولار."
    (money,) = arnews.extract(text).of_kind("money")
    assert (money.text, money.value) == ("33 مليار دولار", Decimal(33_000_000_000))
    assert arnews.extract(text, kinds=["money"]).facts == (money,)
    assert arnews.Pipeline(kinds=["money"]).extract(text).facts == (money,)
    assert SelectedKinds(default_pipeline(), ("money",)).extract(text).facts == (money,)


def test_a_pipeline_travels_to_another_process() -> None:
    reader = arnews.Pipeline(country="OM", kinds=["money"])
    twin = pickle.loads(pickle.dumps(reader))
    text = "بسعر 5 ريالات ونسبة 5%"
    assert twin.extract(text) == reader.extract(text)
    assert [fact.kind for fact in twin.extract(text).facts] == ["money"]
