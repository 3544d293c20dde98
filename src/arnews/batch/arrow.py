"""Arrow record batches in, record batches of facts out: the door to Spark, Ray and Dask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arnews.batch.articles import Article, Failure, ReadError
from arnews.batch.encodings import check_text
from arnews.batch.limits import Limits
from arnews.batch.rows import FACT_COLUMNS, Columnar, add_facts
from arnews.batch.work import Reader, day, default, parse
from arnews.document import Document
from arnews.errors import SourceError
from arnews.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["extract_batches"]


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    text: str = "text",
    id: str = "id",  # noqa: A002 - the name of the column, as in the command
    *,
    published: str | None = None,
    pipeline: Reader | None = None,
    max_bytes: int = 10_000_000,
) -> Iterator[pa.RecordBatch]:
    """Give a batch of facts for every batch of articles, in the order of the articles.

    The result has the columns of `facts.parquet` and a last one, `error`: an article that fails
    is a row of its own, with `article` and `error` and nothing else.

    Args:
        batches: batches with a column of texts and a column of ids.
        text: name of the column of texts.
        id: name of the column of ids.
        published: name of a column of dates, for «أمس» and months without a year.
        pipeline: what reads an article; the default pipeline if None.
        max_bytes: an article larger than this is an error.

    Raises:
        SourceError: a column is missing.
        MissingExtraError: pyarrow is not installed.

    Example:
        >>> import pyarrow as pa
        >>> articles = pa.RecordBatch.from_pydict({"id": ["a"], "text": ["نما الاقتصاد 5%"]})
        >>> facts = next(extract_batches([articles]))
        >>> facts.select(["article", "quote", "value"]).to_pylist()
        [{'article': 'a', 'quote': '5%', 'value': Decimal('5.000000000')}]
    """
    require("batch", "pyarrow")
    named = (text, id, published)
    return _extracted(batches, named, pipeline or default(), Limits(article_bytes=max_bytes))


def _extracted(
    batches: Iterable[pa.RecordBatch],
    named: Sequence[str | None],
    pipeline: Reader,
    limits: Limits,
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    from arnews.batch.schema import FACTS_OR_ERRORS

    for batch in batches:
        for name in named:
            if name is not None and name not in batch.schema.names:
                has = ", ".join(batch.schema.names)
                raise SourceError(f"the articles have no column {name!r}, only {has}")
        table: Columnar = {name: [] for name in (*FACT_COLUMNS, "error")}
        columns = [
            batch.column(name).to_pylist() if name else [None] * batch.num_rows for name in named
        ]
        for row in zip(*columns, strict=True):
            _add(table, _article(*row), pipeline, limits)
        yield pa.RecordBatch.from_pydict(table, schema=FACTS_OR_ERRORS)


def _article(body: object, key: object, published: object) -> Article:
    return Article(
        "" if key is None else str(key),
        body if isinstance(body, str) else "",
        date=None if published is None else str(published),
    )


def _add(table: Columnar, article: Article, pipeline: Reader, limits: Limits) -> None:
    """Append the facts of one article, or the row that says why there are none."""
    outcome = _outcome(article, pipeline, limits)
    if isinstance(outcome, Failure):
        row = {"article": article.id, "error": f"{outcome.error}: {outcome.message}"}
        for title, column in table.items():
            column.append(row.get(title))
    else:
        add_facts(table, article.id, article.text, outcome.facts)
        table["error"] += [None] * len(outcome.facts)


def _outcome(article: Article, pipeline: Reader, limits: Limits) -> Document | Failure:
    try:
        check_text(article.text)
        limits.check(len(article.text.encode("utf-8")))
    except ReadError as error:
        return error.at(article.id, "")
    return parse(article, pipeline, day(article.date))
