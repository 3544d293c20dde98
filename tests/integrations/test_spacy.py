"""The component of spaCy, where spaCy is installed (`make test-integrations`)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy")

from spacy.language import Language  # noqa: E402 - skipped without spaCy
from spacy.tokens import Doc, DocBin, Span  # noqa: E402 - skipped without spaCy

import arnews  # noqa: E402
from arnews.errors import PipelineError  # noqa: E402
from arnews.spacy import Component  # noqa: E402

TEXT = "😀 قفزت أرباح «سابك» 12% إلى نحو 3.1 مليار ريال، والنفط بـ70 دولارا"


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("ar")
    made.add_pipe("arnews", config={"country": "SA"})
    return made


def facts(doc: Doc) -> list[str]:
    return [span._.fact.text for span in doc.spans["arnews"]]


def test_every_fact_is_a_span(nlp: Language) -> None:
    doc = nlp(TEXT)
    document = arnews.extract(TEXT, country="SA")
    assert doc._.arnews == document
    assert [span._.fact for span in doc.spans["arnews"]] == list(document.facts)
    for span in doc.spans["arnews"]:
        assert span.label_ == span._.fact.kind
        assert span.start_char <= span._.fact.start
        assert span._.fact.end <= span.end_char
    assert [entity._.fact for entity in doc.ents] == list(document.facts)
    assert nlp(TEXT)[0:1]._.fact is None


def test_entities_of_others_stay() -> None:
    nlp = spacy.blank("ar")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "سابك"}])
    nlp.add_pipe("arnews")
    doc = nlp("ربحت سابك 5%")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("سابك", "ORG"),
        ("5%", "percentage"),
    ]
    assert facts(doc) == ["سابك", "5%"]


def test_facts_of_one_token_are_told_apart(nlp: Language) -> None:
    text = "نما5%وخسر7%"
    doc = Doc(nlp.vocab, [text], [False])
    doc = nlp(doc)
    assert facts(doc) == [fact.text for fact in arnews.extract(text)]
    assert len(doc.ents) <= 1


def test_configuration(tmp_path: Path) -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arnews", config={"kinds": ["money"], "ents": False, "country": "OM"})
    doc = nlp("بيع بسعر 5 ريالات")
    assert (facts(doc), doc.ents) == (["5 ريالات"], ())
    assert doc.spans["arnews"][0]._.fact.currency == "OMR"
    nlp.to_disk(tmp_path / "nlp")
    assert facts(spacy.load(tmp_path / "nlp")("بيع بسعر 5 ريالات")) == ["5 ريالات"]
    with pytest.raises(PipelineError, match="is it 'SA'"):
        spacy.blank("ar").add_pipe("arnews", config={"country": "KSA"})


def test_a_pipeline_of_ones_own() -> None:
    component = Component(arnews.Pipeline(country="QA"))
    doc = component(spacy.blank("ar").make_doc("5 ريالات"))
    assert doc._.arnews.facts[0].currency == "QAR"
    named = spacy.blank("ar")
    named.add_pipe("arnews", config={"pipeline": "arnews.pipeline:default_pipeline"})
    assert facts(named("نما 5%")) == ["5%"]


@pytest.mark.parametrize("day", ["2026-03-01", datetime.date(2026, 3, 1)])
def test_the_day_of_publication(nlp: Language, day: object) -> None:
    doc = nlp.make_doc("وقع العقد أمس")
    doc._.published = day
    assert nlp(doc).spans["arnews"][0]._.fact.value == "2026-02-28"


def test_facts_travel(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT] * 3, n_process=2))
    assert [facts(doc) for doc in docs] == [facts(nlp(TEXT))] * 3
    saved = DocBin(docs=docs, store_user_data=True).to_bytes()
    (first, *_) = DocBin().from_bytes(saved).get_docs(spacy.blank("ar").vocab)
    assert facts(first) == facts(docs[0])
    assert isinstance(first.ents[0], Span)
    assert first.ents[0]._.fact.text == "سابك"
