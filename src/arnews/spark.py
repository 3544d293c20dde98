"""Extraction from a Spark data frame of articles (extra `arnews[spark]`).

Each executor runs `arnews.batch.extract_batches` on its rows, so the facts are the same as on one
machine. The executors need arnews and pyarrow, see docs/batch.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arnews.extras import require

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from arnews.batch.tasks import Reader

__all__ = ["extract", "schema"]


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",  # noqa: A002 - the name of the column, as in the command
    *,
    published: str | None = None,
    pipeline: Reader | None = None,
    max_bytes: int = 10_000_000,
) -> DataFrame:
    """Return the facts of all articles of `df`, one row per fact, with the columns of `schema()`.

    An article that fails is a row with `article` and `error`, and the job continues.

    Args:
        df: the articles, one per row.
        text: the column of texts.
        id: the column of ids.
        published: a column of dates, to resolve «أمس» and months without a year.
        pipeline: the reader of articles, which must be picklable; the default pipeline if None.
        max_bytes: the largest article in bytes; a larger one is an error.

    Raises:
        MissingExtraError: the extra `arnews[spark]` is not installed.

    Example::

        facts = arnews.spark.extract(spark.read.parquet("articles"), text="body", id="url")
        facts.where("kind = 'money'").orderBy("value", ascending=False).show(10)
    """
    require("spark")
    named = {"id": id, "text": text} | ({"published": published} if published else {})
    columns = df.select(*(df[name].cast("string").alias(to) for to, name in named.items()))
    dates = "published" if published else None

    def facts(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from arnews.batch import extract_batches

        return extract_batches(batches, published=dates, pipeline=pipeline, max_bytes=max_bytes)

    return columns.mapInArrow(facts, schema())


def schema() -> StructType:
    """Return the Spark schema of the facts, which is that of `extract_batches`.

    Raises:
        MissingExtraError: the extra `arnews[spark]` is not installed.
    """
    require("spark")
    from pyspark.sql.pandas.types import from_arrow_schema

    from arnews.batch.schema import FACTS_OR_ERRORS

    return from_arrow_schema(FACTS_OR_ERRORS)
