"""A component for spaCy pipelines (extra `arnews[spacy]`): `nlp.add_pipe("arnews")`.

No model is needed: `spacy.blank("ar")` will do. docs/spacy.md shows it at work.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from arnews.extras import require

require("spacy")
from spacy.language import Language  # noqa: E402 - a better error if it is missing
from spacy.tokens import Doc, Span  # noqa: E402
from spacy.util import filter_spans  # noqa: E402

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.facts import Fact
    from arnews.pipeline import Pipeline

__all__ = ["Component", "make"]

_KEPT = "arnews"
"""Where a `Doc` keeps the facts: as JSON, which goes to disk and to other processes."""


class Component:
    """Finds the facts of a `Doc`.

    It sets `doc.spans["arnews"]` to one span a fact, which covers the tokens that the fact touches;
    adds those that no entity overlaps to `doc.ents`; and sets `doc._.arnews` to the `Document`.
    `span._.fact` is the fact of a span.

    Args:
        reader: the pipeline that finds the facts; the default one if None.
        kinds: the kinds of facts; all if None.
        ents: whether facts become entities.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("ar")
        >>> _ = nlp.add_pipe("arnews")
        >>> [(span.text, span._.fact.value) for span in nlp("نما الاقتصاد 5%").ents]
        [('5%', Decimal('5'))]
    """

    def __init__(
        self,
        reader: Pipeline | None = None,
        *,
        kinds: Sequence[str] | None = None,
        ents: bool = True,
    ) -> None:
        """Make sure that the attributes of spaCy are there."""
        from arnews.pipeline import default_pipeline

        self._reader = reader or default_pipeline()
        self._kinds = None if kinds is None else list(kinds)
        self._ents = ents
        _set_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Return the `Doc` with its facts.

        Args:
            doc: the article; `doc._.published` may hold its date.
        """
        document = self._reader.extract(
            doc.text, published=_date(doc._.published), kinds=self._kinds
        )
        doc.user_data[_KEPT] = document.model_dump_json()
        spans = [_span(doc, number, fact) for number, fact in enumerate(document.facts)]
        doc.spans[_KEPT] = spans
        if self._ents:
            taken = {token for entity in doc.ents for token in range(entity.start, entity.end)}
            free = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
            doc.ents = [*doc.ents, *filter_spans(free)]
        return doc


@Language.factory(
    "arnews",
    default_config={
        "country": None,
        "company_lists": [],
        "pipeline": None,
        "kinds": None,
        "ents": True,
    },
    assigns=["doc.spans", "doc.ents"],
)
def make(
    nlp: Language,  # noqa: ARG001 - spaCy passes it
    name: str,  # noqa: ARG001
    country: str | None,
    company_lists: list[str],
    pipeline: str | None,
    kinds: list[str] | None,
    ents: bool,
) -> Component:
    """Return the component for its configuration.

    Args:
        nlp: the pipeline of spaCy.
        name: the name of the component in it.
        country: the country (ISO 3166) of a bare «ريال» or «دينار».
        company_lists: paths of your own company lists.
        pipeline: your own pipeline as `module:function`, instead of the two above.
        kinds: the kinds of facts; all if None.
        ents: whether facts become entities.
    """
    from arnews.regression import choose_pipeline

    reader = choose_pipeline(name=pipeline, company_lists=company_lists, country=country)
    return Component(reader, kinds=kinds, ents=ents)


def _set_extensions() -> None:
    if not Doc.has_extension("arnews"):
        Doc.set_extension("arnews", getter=_document)
        Doc.set_extension("published", default=None)
        Span.set_extension("fact", getter=_fact)


def _date(published: object) -> datetime.date | None:
    """Return the date in `doc._.published`, which may be written as ISO 8601."""
    from arnews._validation import validate_date

    if isinstance(published, str):
        return datetime.date.fromisoformat(published)
    return validate_date(published)


def _span(doc: Doc, number: int, fact: Fact) -> Span:
    """Return the tokens that a fact touches; its number tells facts of one token apart."""
    span: Span = doc.char_span(
        fact.start, fact.end, label=fact.kind, span_id=f"arnews-{number}", alignment_mode="expand"
    )
    return span


@lru_cache(maxsize=64)
def _read(saved: str) -> Document:
    from arnews.document import Document

    return Document.model_validate_json(saved)


def _document(doc: Doc) -> Document | None:
    saved = doc.user_data.get(_KEPT)
    return None if saved is None else _read(saved)


def _fact(span: Span) -> Fact | None:
    """Return the fact of a span of this component, or the first that another span touches."""
    document = _document(span.doc)
    if document is None:
        return None
    if span.id_.startswith("arnews-"):
        return document.facts[int(span.id_.removeprefix("arnews-"))]
    return next(_within(document.facts, span), None)


def _within(facts: Iterable[Fact], span: Span) -> Iterator[Fact]:
    for fact in facts:
        if fact.start < span.end_char and span.start_char < fact.end:
            yield fact
