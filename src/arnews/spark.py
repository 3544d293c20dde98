"""Extract the facts of a Spark data frame of articles (extra `arnews[spark]`).

Each executor processes its rows with `arnews.batch.extract_batches`, so the facts are the same as
on one machine. The executors need arnews and pyarrow, see docs/batch.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arnews.extras import require

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from arnews.batch.arrow import Table
    from arnews.batch.running.extracting import Reader

__all__ = ["extract", "schema"]


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",  # noqa: A002 - the name of the column, as in the command
    *,
    published: str | None = None,
    pipeline: Reader | None = None,
    max_bytes: int = 10_000_000,
    table: Table = "facts",
) -> DataFrame:
    """Extract the facts or the claims of all articles of a data frame.

    An article that fails becomes a row with `article` and `error` and does not stop the job.

    Args:
        df: the articles.
        text: name of the column of texts.
        id: name of the column of ids.
        published: name of a column of publication dates, which resolve «أمس» and months without
            a year; None to leave these unresolved.
        pipeline: reads each article; must be picklable; the default pipeline if None.
        max_bytes: the largest article in bytes of UTF-8; a larger one becomes an error row.
        table: "facts" for one row per fact, "claims" for one row per figure of a claim.

    Returns:
        A data frame with the columns of `schema(table)`.

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

        return extract_batches(
            batches, published=dates, pipeline=pipeline, max_bytes=max_bytes, table=table
        )

    return columns.mapInArrow(facts, schema(table))


def schema(table: Table = "facts") -> StructType:
    """Return the Spark schema of the facts or the claims, equal to that of `extract_batches`.

    Args:
        table: "facts" or "claims".

    Returns:
        The schema.

    Raises:
        MissingExtraError: the extra `arnews[spark]` is not installed.
    """
    require("spark")
    from pyspark.sql.pandas.types import from_arrow_schema

    from arnews.batch.schema import CLAIMS_OR_ERRORS, FACTS_OR_ERRORS

    return from_arrow_schema(CLAIMS_OR_ERRORS if table == "claims" else FACTS_OR_ERRORS)
