"""A worker's part of the run: pieces of input in, packed rows out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from arnews.batch import clock
from arnews.batch.articles import Article, Failure
from arnews.batch.formats import FORMATS, TABLES
from arnews.batch.limits import Limits
from arnews.batch.raw_records import RawRecord, articles_of
from arnews.batch.records import Columns
from arnews.batch.rows import Row, article_row, fact_rows
from arnews.document import Document

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = [
    "Outcome",
    "Packed",
    "Reader",
    "SelectedKinds",
    "Task",
    "day",
    "failed",
    "in_slices",
    "lost",
    "parse",
    "together",
]

SLICE = 4096
"""Rows that are in memory at a time while they are written."""
_LONGEST_MESSAGE = 500
_LONGEST_DATE = 100
_ISO = re.compile(r"[0-9W-]{8,10}(?!\d| \d{3})")
"""A day alone or before a time; hours of three digits are Arrow's, for a year beyond its calendar."""

T = TypeVar("T")
R = TypeVar("R")


class Reader(Protocol):
    """Anything that reads one article; `arnews.Pipeline` does."""

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Give the facts of the article that was published on that day."""


@dataclass(frozen=True, slots=True)
class SelectedKinds:
    """A pipeline that looks for some kinds of facts alone."""

    pipeline: Pipeline
    kinds: tuple[str, ...]

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Give the facts of these kinds."""
        return self.pipeline.extract(text, published=published, kinds=self.kinds)


@dataclass(frozen=True, slots=True)
class Packed:
    """What a worker made of a chunk: each table's rows as bytes, the failures, the counts."""

    tables: dict[str, list[bytes]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    articles: int = 0
    facts: int = 0
    encodings: Counter[str] = field(default_factory=Counter)

    @classmethod
    def joined(cls, several: Sequence[Packed]) -> Packed:
        """Return what was made of the articles of a chunk, one by one, as that of the chunk."""
        return cls(
            {
                table: [piece for one in several for piece in one.tables.get(table, ())]
                for table in TABLES
            },
            [failure for one in several for failure in one.failures],
            sum(one.articles for one in several),
            sum(one.facts for one in several),
            sum((one.encodings for one in several), Counter()),
        )


Outcome: TypeAlias = tuple[Article, Document] | Failure
"""What parsing came to: an article with its facts, or why there are none."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker must know; called once a worker, it gives the function that does the work."""

    pipeline: Reader | None
    columns: Columns
    limits: Limits
    format: str
    dated: bool

    def __call__(self) -> Callable[[Sequence[RawRecord | Article | Failure]], Packed]:
        """Build the pipeline."""
        pipeline = self.pipeline or default()

        def work(items: Sequence[RawRecord | Article | Failure]) -> Packed:
            return self.do(items, pipeline)

        return work

    def do(self, items: Sequence[RawRecord | Article | Failure], pipeline: Reader) -> Packed:
        """Read and parse a chunk of input."""
        outcomes = list(self._outcomes(items, pipeline))
        return Packed.joined(together(self._pack, outcomes, _unwritten))

    def _outcomes(
        self, items: Sequence[RawRecord | Article | Failure], pipeline: Reader
    ) -> Iterator[Outcome]:
        for item in items:
            clock.restart(self.limits.article_seconds)
            for article in [item] if isinstance(item, Failure) else self._articles(item):
                if isinstance(article, Failure):
                    yield article
                    continue
                clock.restart(self.limits.article_seconds)
                outcome = parse(article, pipeline, day(article.date) if self.dated else None)
                yield outcome if isinstance(outcome, Failure) else (article, outcome)
        clock.stop()

    def _pack(self, outcomes: Sequence[Outcome]) -> Packed:
        parsed = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
        rows: dict[str, Iterable[Row]] = {
            "facts": (
                row for article, document in parsed for row in fact_rows(article, document.facts)
            ),
            "articles": (article_row(*one) for one in parsed),
        }
        pack = FORMATS[self.format].pack
        return Packed(
            {table: [pack(table, part) for part in in_slices(rows[table])] for table in TABLES},
            [outcome for outcome in outcomes if isinstance(outcome, Failure)],
            len(parsed),
            sum(len(document.facts) for _, document in parsed),
            Counter(article.encoding for article, _ in parsed),
        )

    def _articles(self, item: RawRecord | Article) -> list[Article | Failure]:
        return list(articles_of(item, self.columns, self.limits))


def parse(article: Article, pipeline: Reader, published: date | None = None) -> Document | Failure:
    """Parse one article; whatever goes wrong becomes a failure."""
    try:
        return pipeline.extract(article.text, published=published)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        return failed(article, "extraction", error)


def failed(article: Article, stage: str, error: Exception) -> Failure:
    """Return the row of an article that failed in a way that nobody foresaw."""
    message = f"{type(error).__name__}: {error}"[:_LONGEST_MESSAGE]
    return Failure(article.id, article.source, article.place, stage, message)


def _unwritten(outcome: Outcome, error: Exception) -> Packed:
    failure = outcome if isinstance(outcome, Failure) else failed(outcome[0], "writing", error)
    return Packed(failures=[failure])


def together(
    make: Callable[[Sequence[T]], R], items: Sequence[T], instead: Callable[[T, Exception], R]
) -> list[R]:
    """Return what `make` makes of all items at once, or, if that fails, of each on its own.

    An item that fails on its own too is given to `instead` with its error.

    Example:
        >>> together(sum, [1, "a", 2], lambda item, error: 0)
        [1, 0, 2]
    """
    try:
        return [make(items)]
    except Exception:  # noqa: BLE001 - whose it is comes out below
        pass
    made = []
    for item in items:
        try:
            made.append(make([item]))
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            made.append(instead(item, error))
    return made


def in_slices(rows: Iterable[T], size: int | None = None) -> Iterator[list[T]]:
    """Return the rows a few at a time.

    Example:
        >>> list(in_slices("abc", 2))
        [['a', 'b'], ['c']]
    """
    source = iter(rows)
    while part := list(islice(source, size or SLICE)):
        yield part


def day(written: str | None) -> date | None:
    """Read a date as feeds and pages write it, None if it is none that a calendar has.

    Example:
        >>> day("2018-07-11T17:17:04+04:00"), day("Wed, 11 Jul 2018 17:17:04 +0400")
        (datetime.date(2018, 7, 11), datetime.date(2018, 7, 11))
        >>> day("1 Jan 99999999999999999999 10:00:00 +0000")
    """
    if not written or len(written) > _LONGEST_DATE:
        return None
    try:
        if iso := _ISO.match(written):
            return date.fromisoformat(iso[0])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ArithmeticError, LookupError, TypeError, ValueError):  # of years, months, zones
        return None


_LOST = {
    "worker_died": "the process that read it died (out of memory?); try the article on its own",
    "too_slow": "took longer than the time set for one article; raise it with --max-seconds",
}


def lost(item: RawRecord | Article | Failure, error: str) -> Packed:
    """Tell of an article that ended the process that worked on it."""
    return Packed(failures=[Failure(item.id, item.source, item.place, error, _LOST[error])])


def default() -> Reader:
    """Build the default pipeline."""
    from arnews.pipeline import default_pipeline

    return default_pipeline()
