"""A worker's part of the run: pieces of input in, packed rows out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

from arnews.batch import clock
from arnews.batch.articles import Article, Failure
from arnews.batch.formats import FORMATS, TABLES
from arnews.batch.limits import Limits
from arnews.batch.raw import Raw, articles_of
from arnews.batch.records import Columns
from arnews.batch.rows import articles_table, facts_table
from arnews.document import Document

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = ["Only", "Packed", "Reader", "Task", "day", "lost", "parse"]


class Reader(Protocol):
    """Anything that reads one article; `arnews.Pipeline` does."""

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Give the facts of the article that was published on that day."""


@dataclass(frozen=True, slots=True)
class Only:
    """A pipeline that looks for some kinds of facts alone."""

    pipeline: Pipeline
    kinds: tuple[str, ...]

    def extract(self, text: str, /, *, published: date | None = None) -> Document:
        """Give the facts of these kinds."""
        return self.pipeline.extract(text, published=published, kinds=self.kinds)


@dataclass(frozen=True, slots=True)
class Packed:
    """What a worker made of a chunk: each table's rows as bytes, the failures, the counts."""

    tables: dict[str, bytes] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    articles: int = 0
    facts: int = 0
    encodings: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker must know; called once a worker, it gives the function that does the work."""

    pipeline: Reader | None
    columns: Columns
    limits: Limits
    format: str
    dated: bool

    def __call__(self) -> Callable[[Sequence[Raw | Article | Failure]], Packed]:
        """Build the pipeline."""
        pipeline = self.pipeline or default()

        def work(items: Sequence[Raw | Article | Failure]) -> Packed:
            return self.do(items, pipeline)

        return work

    def do(self, items: Sequence[Raw | Article | Failure], pipeline: Reader) -> Packed:
        """Read and parse a chunk of input."""
        parsed: list[tuple[Article, Document]] = []
        failures: list[Failure] = []
        for item in items:
            clock.restart(self.limits.article_seconds)
            opened = [item] if isinstance(item, Failure) else self._articles(item)
            for article in opened:
                if isinstance(article, Failure):
                    failures.append(article)
                    continue
                clock.restart(self.limits.article_seconds)
                outcome = parse(article, pipeline, day(article.date) if self.dated else None)
                if isinstance(outcome, Failure):
                    failures.append(outcome)
                else:
                    parsed.append((article, outcome))
        clock.stop()
        store = FORMATS[self.format]
        rows = {"facts": facts_table(parsed), "articles": articles_table(parsed)}
        return Packed(
            {table: store.pack(table, rows[table]) for table in TABLES} if parsed else {},
            failures,
            len(parsed),
            sum(len(document.facts) for _, document in parsed),
            Counter(article.encoding for article, _ in parsed),
        )

    def _articles(self, item: Raw | Article) -> list[Article | Failure]:
        return list(articles_of(item, self.columns, self.limits))


def parse(article: Article, pipeline: Reader, published: date | None = None) -> Document | Failure:
    """Parse one article; whatever goes wrong becomes a failure."""
    try:
        return pipeline.extract(article.text, published=published)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        message = f"{type(error).__name__}: {error}"
        return Failure(article.id, article.source, article.place, "extraction", message)


def day(written: str | None) -> date | None:
    """Read a date as feeds and pages write it, None if it is none.

    Example:
        >>> day("2018-07-11T17:17:04+04:00"), day("Wed, 11 Jul 2018 17:17:04 +0400")
        (datetime.date(2018, 7, 11), datetime.date(2018, 7, 11))
    """
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except ValueError:
        return None


_LOST = {
    "worker_died": "the process that read it died (out of memory?); try the article on its own",
    "too_slow": "took longer than the time set for one article; raise it with --max-seconds",
}


def lost(item: Raw | Article | Failure, error: str) -> Packed:
    """Tell of an article that ended the process that worked on it."""
    return Packed(failures=[Failure(item.id, item.source, item.place, error, _LOST[error])])


def default() -> Reader:
    """Build the default pipeline."""
    from arnews.pipeline import default_pipeline

    return default_pipeline()
