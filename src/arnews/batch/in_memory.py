"""Extract facts from many articles in Python: lazily, in order, with failures as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeAlias

from arnews.batch.articles import Article, Failure, ReadError
from arnews.batch.reading.encodings import check_text
from arnews.batch.running.extracting import Reader, default, parse
from arnews.batch.running.worker_pool import WorkerPool
from arnews.document import Document

__all__ = ["Extraction", "extract_many"]

_CHUNK = 32
_Numbered = tuple[str, object, object]

Given: TypeAlias = str | tuple[str, str] | tuple[str, str, date | None]
"""An article: its text; its id and text; or its id, text and publication date."""


class Extraction(NamedTuple):
    """The result for one article: its document or its failure; the other one is None.

    Attributes:
        id: the id that was given, or the number of the article, from 1.
        document: the facts.
        failure: why there are no facts.

    Example:
        >>> next(extract_many([("a", "نما الاقتصاد 5%")])).id
        'a'
    """

    id: str
    document: Document | None
    failure: Failure | None


def extract_many(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    pipeline: Reader | None = None,
) -> Iterator[Extraction]:
    """Extract the facts of many articles, taking input only as fast as results are taken.

    An article that fails does not stop the others; its `failure` says why.

    Args:
        articles: texts, pairs of id and text, or triples of id, text and publication date. The
            date resolves «أمس» and months without a year. A text alone gets its number, from 1,
            as its id.
        workers: number of processes; up to 1 means no process but this one. With more, a script
            must start its work under `if __name__ == "__main__":`, as for `multiprocessing`.
        pipeline: reads each article, and must be picklable for several workers; the default
            pipeline if None.

    Returns:
        An iterator with one `Extraction` per article, in order.

    Raises:
        TypeError: `articles` is a single text.

    Example:
        >>> from arnews.batch import extract_many
        >>> for article in extract_many([("a", "نما الاقتصاد 5%"), ("b", "")]):
        ...     print(article.id, repr(article.document) if article.document else article.failure)
        a Document(length=15, facts=(Percentage(...),), claims=())
        b b: empty: holds no text
    """
    if isinstance(articles, str | bytes):
        raise TypeError("articles are several texts: extract_many([text]); extract(text) reads one")
    pool = WorkerPool[_Numbered, list[Extraction]](
        0 if workers <= 1 else workers, _Start(pipeline), _lost
    )
    return _read(pool, articles)


def _read(
    pool: WorkerPool[_Numbered, list[Extraction]], articles: Iterable[Given]
) -> Iterator[Extraction]:
    for results in pool.map(_chunks(articles)):
        for extracted in results:
            yield from extracted


@dataclass(frozen=True, slots=True)
class _Start:
    """Build the work function of one process; picklable."""

    pipeline: Reader | None

    def __call__(self) -> _Work:
        return _Work(self.pipeline or default())


@dataclass(frozen=True, slots=True)
class _Work:
    pipeline: Reader

    def __call__(self, chunk: Sequence[_Numbered]) -> list[Extraction]:
        return [self._one(*article) for article in chunk]

    def _one(self, name: str, text: object, day: object) -> Extraction:
        try:
            if not isinstance(text, str):
                raise ReadError("wrong_type", f"the text is a {type(text).__name__}, not a str")
            if day is not None and not isinstance(day, date):
                raise ReadError("wrong_type", f"the day is a {type(day).__name__}, not a date")
            check_text(text)
        except ReadError as error:
            return Extraction(name, None, error.at(name, ""))
        outcome = parse(Article(name, text), self.pipeline, day)
        if isinstance(outcome, Failure):
            return Extraction(name, None, outcome)
        return Extraction(name, outcome, None)


def _lost(item: _Numbered, error: str) -> list[Extraction]:
    failure = Failure(item[0], "", "", error, "the process that read it died")
    return [Extraction(item[0], None, failure)]


def _chunks(articles: Iterable[Given]) -> Iterator[list[_Numbered]]:
    numbered = (_numbered(number, article) for number, article in enumerate(articles, 1))
    while chunk := list(islice(numbered, _CHUNK)):
        yield chunk


def _numbered(number: int, article: Given) -> _Numbered:
    if not isinstance(article, tuple):
        return str(number), article, None
    name, text, *day = article
    return name, text, day[0] if day else None
