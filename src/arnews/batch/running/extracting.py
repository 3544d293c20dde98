"""Extract the facts of one article by any reader; what goes wrong becomes a failure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeGuard

from arnews.batch.articles import Article, Failure
from arnews.batch.writing.rows import Sentences
from arnews.document import Document
from arnews.text.sentences import starts_in

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline
    from arnews.text.passage import Passage

__all__ = [
    "Outcome",
    "Parsed",
    "Reader",
    "SelectedKinds",
    "default",
    "failed",
    "parse",
    "read",
]

_LONGEST_MESSAGE = 500


class Reader(Protocol):
    """Anything that extracts the facts of one article, such as `arnews.Pipeline`."""

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Return the facts of an article.

        Args:
            text: the article.
            published: its publication date, if known.
        """


class _PassageReader(Protocol):
    """A reader that returns the tokens of the article, too."""

    def extract_with_passage(
        self, text: str, /, published: date | None = None
    ) -> tuple[Document, Passage]: ...


@dataclass(frozen=True, slots=True)
class SelectedKinds:
    """A pipeline that returns only some kinds of facts; picklable.

    Attributes:
        pipeline: reads each article.
        kinds: the kinds of facts to return.

    Example:
        >>> from arnews import Pipeline
        >>> money = SelectedKinds(Pipeline(), ("money",))
        >>> [fact.text for fact in money.extract("ربح 5 دولارات، بزيادة 3%").facts]
        ['5 دولارات']
    """

    pipeline: Pipeline
    kinds: tuple[str, ...]

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Return the facts of these kinds.

        Args:
            text: the article.
            published: its publication date, if known.

        Returns:
            A document with these facts only.
        """
        return self.pipeline.extract(text, published=published, kinds=self.kinds)

    def extract_with_passage(
        self, text: str, /, published: date | None = None
    ) -> tuple[Document, Passage]:
        """Return the facts of these kinds, and the tokens of the article.

        Args:
            text: the article.
            published: its date.
        """
        return self.pipeline.extract_with_passage(text, published, self.kinds)


class Parsed(NamedTuple):
    """An article that was read.

    Attributes:
        article: the article.
        document: its facts and claims.
        sentences: its sentences.

    Example:
        >>> read(Article("a", "نما الاقتصاد 5%"), default()).document.facts[0].text
        '5%'
    """

    article: Article
    document: Document
    sentences: Sentences


Outcome: TypeAlias = Parsed | Failure
"""An article with its facts, or the failure of an article."""


def read(article: Article, pipeline: Reader, published: date | None = None) -> Outcome:
    """Extract the facts of one article and find its sentences; every error becomes a failure.

    Args:
        article: the article.
        pipeline: reads the article; if it returns the tokens too, sentences are not cut again.
        published: its publication date, if known.

    Returns:
        The facts with the sentences, or the failure.

    Example:
        >>> read(Article("a", "نما 5%. وهبط 3%."), default()).sentences.around(0, 3)
        'نما 5%.'
    """
    if not _has_passages(pipeline):
        outcome = parse(article, pipeline, published)
        if isinstance(outcome, Failure):
            return outcome
        return Parsed(article, outcome, Sentences(article.text))
    try:
        document, passage = pipeline.extract_with_passage(article.text, published)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failed(article, "extraction", error)
    return Parsed(article, document, Sentences(article.text, starts_in(passage)))


def _has_passages(pipeline: Reader) -> TypeGuard[_PassageReader]:
    """Return whether a reader has `extract_with_passage`, of the class that has its `extract`.

    A class of the user's that changes only what `extract` returns must not be passed by.
    """
    for owner in (pipeline, *type(pipeline).__mro__):
        methods = getattr(owner, "__dict__", {})
        if "extract" in methods:
            return "extract_with_passage" in methods
    return False


def parse(article: Article, pipeline: Reader, published: date | None = None) -> Document | Failure:
    """Extract the facts of one article; every error becomes a failure.

    Args:
        article: the article.
        pipeline: reads the article.
        published: its publication date, if known.

    Returns:
        The facts, or the failure.

    Example:
        >>> parse(Article("a", "نما الاقتصاد 5%"), default()).facts[0].text
        '5%'
    """
    try:
        return pipeline.extract(article.text, published=published)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failed(article, "extraction", error)


def failed(article: Article, stage: str, error: Exception) -> Failure:
    """Return the failure of an article for an unexpected exception.

    Args:
        article: the article.
        stage: short name of the error, extraction or writing.
        error: the exception.

    Returns:
        The failure, its message cut at 500 characters.

    Example:
        >>> print(failed(Article("a", "نص"), "writing", ValueError("too long")))
        a: writing: ValueError: too long
    """
    message = f"{type(error).__name__}: {error}"[:_LONGEST_MESSAGE]
    return Failure(article.id, article.source, article.place, stage, message)


def default() -> Reader:
    """Return the default pipeline, without importing it before it is used.

    Returns:
        A `Pipeline`.

    Example:
        >>> len(default().extract("نما الاقتصاد 5%").facts)
        1
    """
    from arnews.pipeline import default_pipeline

    return default_pipeline()
