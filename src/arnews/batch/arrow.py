"""Arrow record batches of articles to record batches of facts or claims, for Spark, Ray and Dask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from arnews.batch.articles import Article, Failure, ReadError
from arnews.batch.reading.columnar import records
from arnews.batch.reading.encodings import check_text
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.records import checked_id
from arnews.batch.running.extracting import Outcome, Reader, default, failed, read
from arnews.batch.running.tasks import day, in_slices, together
from arnews.batch.writing.formats import record_batch
from arnews.batch.writing.rows import CLAIM_COLUMNS, FACT_COLUMNS, Row, claim_rows, fact_rows
from arnews.errors import SourceError
from arnews.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Table", "extract_batches"]

Table: TypeAlias = Literal["facts", "claims"]
"""Which rows are returned: one per fact, or one per figure of a claim."""

_COLUMNS = {"facts": FACT_COLUMNS, "claims": CLAIM_COLUMNS}
_ROWS = 8192
"""Rows after which a batch of results is yielded, even in the middle of an input batch."""


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    text: str = "text",
    id: str = "id",  # noqa: A002 - the name of the column, as in the command
    *,
    published: str | None = None,
    pipeline: Reader | None = None,
    max_bytes: int = 10_000_000,
    table: Table = "facts",
) -> Iterator[pa.RecordBatch]:
    """Extract the facts or the claims of articles that arrive as Arrow record batches, lazily and in order.

    Args:
        batches: batches with a column of texts and a column of ids.
        text: name of the column of texts.
        id: name of the column of ids.
        published: name of a column of publication dates, which resolve «أمس» and months without
            a year; None to leave these unresolved.
        pipeline: reads each article; the default pipeline if None.
        max_bytes: the largest article in bytes of UTF-8; a larger one becomes an error row.
        table: "facts" for one row per fact, "claims" for one row per figure of a claim.

    Returns:
        An iterator with at least one batch per input batch. The columns are those of
        `facts.parquet` or `claims.parquet`, and `error`; an article that fails is one row in which only `article` and
        `error` are set.

    Raises:
        SourceError: a batch lacks one of the named columns (raised while iterating).
        ValueError: there is no such table.
        MissingExtraError: pyarrow is not installed.

    Example:
        >>> import pyarrow as pa
        >>> articles = pa.RecordBatch.from_pydict({"id": ["a"], "text": ["نما الاقتصاد 5%"]})
        >>> facts = next(extract_batches([articles]))
        >>> facts.select(["article", "quote", "value"]).to_pylist()
        [{'article': 'a', 'quote': '5%', 'value': Decimal('5.000000000')}]
    """
    require("batch", "pyarrow")
    if table not in _COLUMNS:
        raise ValueError(f"there is no table {table!r}; there are {', '.join(_COLUMNS)}")
    named = (text, id, published)
    limits = Limits(article_bytes=max_bytes)
    return _extracted(batches, named, pipeline or default(), limits, table)


def _extracted(
    batches: Iterable[pa.RecordBatch],
    named: Sequence[str | None],
    pipeline: Reader,
    limits: Limits,
    table: Table,
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for name in named:
            if name is not None and name not in batch.schema.names:
                has = ", ".join(batch.schema.names)
                raise SourceError(f"the articles have no column {name!r}, only {has}")
        outcomes: list[Outcome] = []
        rows = 0
        for article in _articles(batch, named, limits):
            outcome = _outcome(article, pipeline, limits)
            outcomes.append(outcome)
            rows += 1 if isinstance(outcome, Failure) else len(outcome.document.facts)
            if rows >= _ROWS:
                yield from _record_batches(outcomes, table)
                outcomes, rows = [], 0
        if outcomes or not batch.num_rows:
            yield from _record_batches(outcomes, table)


def _record_batches(outcomes: Sequence[Outcome], table: Table) -> list[pa.RecordBatch]:
    """Return the rows of some articles, in several batches if there are many."""
    made = together(partial(_made, table), outcomes, partial(_unwritten, table))
    return [batch for batches in made for batch in batches]


def _made(table: Table, outcomes: Sequence[Outcome]) -> list[pa.RecordBatch]:
    from arnews.batch.schema import CLAIMS_OR_ERRORS, FACTS_OR_ERRORS

    schema = CLAIMS_OR_ERRORS if table == "claims" else FACTS_OR_ERRORS
    rows = (row for outcome in outcomes for row in _rows(outcome, table))
    slices = list(in_slices(rows)) or [[]]
    return [record_batch(part, schema) for part in slices]


def _unwritten(table: Table, outcome: Outcome, error: Exception) -> list[pa.RecordBatch]:
    if isinstance(outcome, Failure):
        return _made(table, [outcome])
    return _made(table, [failed(outcome.article, "writing", error)])


def _rows(outcome: Outcome, table: Table) -> Iterator[Row]:
    """Return the rows of one article, or its error row."""
    if isinstance(outcome, Failure):
        values = {"article": outcome.id, "error": f"{outcome.error}: {outcome.message}"}
        yield tuple(values.get(name) for name in (*_COLUMNS[table], "error"))
        return
    article, document, sentences = outcome
    rows = (
        claim_rows(article, document, sentences)
        if table == "claims"
        else fact_rows(article, document.facts, sentences)
    )
    for row in rows:
        yield (*row, None)


def _articles(
    batch: pa.RecordBatch, named: Sequence[str | None], limits: Limits
) -> Iterator[Article | Failure]:
    """Return one article or failure per row; an unreadable date only leaves the article undated."""
    ids, bodies, days = (
        records(batch.select([name]), limits) if name else repeat({}, batch.num_rows)
        for name in (named[1], named[0], named[2])
    )
    for row in zip(ids, bodies, days, strict=True):
        key, body, published = (_only(record) for record in row)
        name = "" if isinstance(key, ReadError | None) else str(key)
        try:
            _check_fields(key, body)
            checked_id(name)
        except ReadError as error:
            yield error.at(name, "")
        else:
            date = None if isinstance(published, ReadError | None) else str(published)
            yield Article(name, body or "", date=date)


def _check_fields(key: Any, body: Any) -> None:
    """Check that the id and the text of a row could be read, and that the text is text."""
    for field in (key, body):
        if isinstance(field, ReadError):
            raise field
    if not isinstance(body, str | None):
        raise ReadError("wrong_type", f"the text is a {type(body).__name__}, not a str")


def _only(record: dict[str, Any] | ReadError) -> Any:
    """Return the only value of a one-column record, or the error that replaced the record."""
    return record if isinstance(record, ReadError) else next(iter(record.values()), None)


def _outcome(article: Article | Failure, pipeline: Reader, limits: Limits) -> Outcome:
    if isinstance(article, Failure):
        return article
    try:
        check_text(article.text)
        limits.check(len(article.text.encode("utf-8")))
    except ReadError as error:
        return error.at(article.id, "")
    return read(article, pipeline, day(article.date))
