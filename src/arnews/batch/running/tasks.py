"""The work of one worker: pieces of input to packed rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TypeVar

from arnews.batch.articles import Article, Failure
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.raw_records import RawRecord, articles_of
from arnews.batch.reading.records import Columns
from arnews.batch.running import clock
from arnews.batch.running.extracting import Outcome, Reader, default, failed, read
from arnews.batch.writing.formats import FORMATS, TABLES
from arnews.batch.writing.packed import Packed
from arnews.batch.writing.rows import Row, article_row, claim_rows, fact_rows

__all__ = [
    "Task",
    "day",
    "in_slices",
    "lost",
    "together",
]

SLICE = 4096
"""Rows that are packed at a time."""
_LONGEST_DATE = 100
_ISO = re.compile(r"[0-9W-]{8,10}(?!\d| \d{3})")
"""An ISO date, alone or before a time; Arrow writes a three-digit hour for years out of range."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Task:
    """The configuration of a worker; picklable, and called once in each worker.

    Attributes:
        pipeline: reads each article; the default pipeline if None.
        columns: the fields of records that hold the text, the id and the date.
        limits: the limits of the run.
        format: a key of `FORMATS`.
        dated: True to take an article's date as its publication date.

    Example:
        >>> work = Task(None, Columns(), Limits(), "jsonl", dated=False)()
        >>> work([Article("a", "نما الاقتصاد 5%")]).facts
        1
    """

    pipeline: Reader | None
    columns: Columns
    limits: Limits
    format: str
    dated: bool

    def __call__(self) -> Callable[[Sequence[RawRecord | Article | Failure]], Packed]:
        """Return the function that turns a chunk of input into results."""
        pipeline = self.pipeline or default()

        def work(items: Sequence[RawRecord | Article | Failure]) -> Packed:
            return self.do(items, pipeline)

        return work

    def do(self, items: Sequence[RawRecord | Article | Failure], pipeline: Reader) -> Packed:
        """Read and parse a chunk of input.

        Args:
            items: the pieces of the chunk.
            pipeline: reads each article.

        Returns:
            The results for the chunk.
        """
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
                yield read(article, pipeline, day(article.date) if self.dated else None)
        clock.stop()

    def _pack(self, outcomes: Sequence[Outcome]) -> Packed:
        parsed = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
        rows: dict[str, Iterable[Row]] = {
            "facts": (
                row
                for article, document, sentences in parsed
                for row in fact_rows(article, document.facts, sentences)
            ),
            "claims": (row for one in parsed for row in claim_rows(*one)),
            "articles": (article_row(one.article, one.document) for one in parsed),
        }
        pack = FORMATS[self.format].pack
        return Packed(
            {table: [pack(table, part) for part in in_slices(rows[table])] for table in TABLES},
            [outcome for outcome in outcomes if isinstance(outcome, Failure)],
            len(parsed),
            sum(len(one.document.facts) for one in parsed),
            sum(len(one.document.claims) for one in parsed),
            Counter(one.article.encoding for one in parsed),
        )

    def _articles(self, item: RawRecord | Article) -> list[Article | Failure]:
        return list(articles_of(item, self.columns, self.limits))


def _unwritten(outcome: Outcome, error: Exception) -> Packed:
    failure = outcome if isinstance(outcome, Failure) else failed(outcome[0], "writing", error)
    return Packed(failures=[failure])


def together(
    make: Callable[[Sequence[T]], R], items: Sequence[T], instead: Callable[[T, Exception], R]
) -> list[R]:
    """Apply a function to all items at once or, if that fails, to each item by itself.

    Args:
        make: makes one result of several items.
        items: the items.
        instead: makes the result of an item that fails by itself too, and of its exception.

    Returns:
        The only result, or one per item.

    Example:
        >>> together(sum, [1, "a", 2], lambda item, error: 0)
        [1, 0, 2]
    """
    try:
        return [make(items)]
    except Exception:  # noqa: BLE001 - the loop below finds the item that caused it
        pass
    made = []
    for item in items:
        try:
            made.append(make([item]))
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            made.append(instead(item, error))
    return made


def in_slices(rows: Iterable[T], size: int | None = None) -> Iterator[list[T]]:
    """Return rows in lists of bounded length.

    Args:
        rows: the rows.
        size: the most rows in a list; `SLICE` if None.

    Returns:
        An iterator of lists, none of them empty.

    Example:
        >>> list(in_slices("abc", 2))
        [['a', 'b'], ['c']]
    """
    source = iter(rows)
    while part := list(islice(source, size or SLICE)):
        yield part


def day(written: str | None) -> date | None:
    """Parse a date or time as pages (ISO 8601) and feeds (RFC 2822) write it.

    Args:
        written: the text of the date, if any.

    Returns:
        The date, None if it cannot be read or does not exist.

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
    except (ArithmeticError, LookupError, TypeError, ValueError):  # bad years, months or zones
        return None


_LOST = {
    "worker_died": "the process that read it died (out of memory?); try the article on its own",
    "too_slow": "took longer than the time set for one article; raise it with --max-seconds",
}


def lost(item: RawRecord | Article | Failure, error: str) -> Packed:
    """Return the result for a piece of input that ended its worker process.

    Args:
        item: the piece.
        error: `worker_died` or `too_slow`.

    Returns:
        A result with one failure.

    Example:
        >>> lost(Article("a", "نص"), "too_slow").failures[0].error
        'too_slow'
    """
    return Packed(failures=[Failure(item.id, item.source, item.place, error, _LOST[error])])
