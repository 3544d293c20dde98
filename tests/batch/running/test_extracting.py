"""Reading one article: sentences are taken from the reading, and readers of others are asked."""

from __future__ import annotations

from datetime import date

import pytest

from arnews import Document, Pipeline
from arnews.batch.articles import Article, Failure
from arnews.batch.running.extracting import SelectedKinds, default, read
from arnews.text import sentences

TEXT = "  نما 5%. وهبط 3%؟\n\nوزاد 7%! ثم 9%"


class Half(Pipeline):
    """Changes what the pipeline returns, and knows nothing of passages."""

    def extract(self, text: str, **_options: object) -> Document:
        facts = super().extract(text).facts
        return Document(length=len(text), facts=facts[:2])


def sentences_around(reader: object) -> list[str]:
    outcome = read(Article("a", TEXT), reader)  # type: ignore[arg-type]
    assert not isinstance(outcome, Failure)
    return [outcome.sentences.around(fact.start, fact.end) for fact in outcome.document.facts]


def test_sentences_are_not_cut_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = default()
    monkeypatch.setattr(sentences, "_tokenizer", pytest.fail)
    assert sentences_around(reader) == ["نما 5%.", "وهبط 3%؟", "وزاد 7%!", "ثم 9%"]
    assert len(sentences_around(SelectedKinds(Pipeline(), ("percentage",)))) == 4
    assert sentences_around(SelectedKinds(Pipeline(), ("money",))) == []


def test_what_a_class_of_the_user_changes_is_kept() -> None:
    assert sentences_around(Half()) == ["نما 5%.", "وهبط 3%؟"]


def test_what_an_instance_is_given_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Pipeline()

    def nothing(_text: str, *, published: date | None = None) -> Document:
        assert published is None
        return Document(length=0, facts=())

    monkeypatch.setattr(reader, "extract", nothing)
    assert sentences_around(reader) == []


@pytest.mark.parametrize("text", [TEXT, "", "\u064b\n!", "أ. ب\n.\nج"])
def test_both_ways_to_cut_agree(text: str) -> None:
    _, passage = Pipeline().extract_with_passage(text)
    assert sentences.starts_in(passage) == sentences.sentence_starts(text)
