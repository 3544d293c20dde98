"""CSV and Parquet: one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from arnews.batch.articles import Article, Failure, ReadError
from arnews.batch.encodings import guess
from arnews.batch.inputs import Found
from arnews.batch.limits import Limits
from arnews.batch.records import Columns
from arnews.batch.streams import Opened, peek, seekable

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["csv_rows", "parquet_rows"]

_ROWS = 64


def csv_rows(
    found: Found, file: Opened, columns: Columns, limits: Limits
) -> Iterator[Article | Failure]:
    """Give the rows of a CSV file with a header; commas, semicolons and tabs are told apart.

    A byte that its encoding does not know spoils its row only; a quotation that never ends
    spoils the rest of the file.

    Raises:
        ReadError: the file is no text, has no column of text, or cannot be read on.
    """
    head, content = peek(file.content)
    encoding = guess(head)
    lines = io.TextIOWrapper(content, encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(limits.article_bytes)
    try:
        first = lines.readline(limits.article_bytes).removeprefix("\ufeff")
        delimiter = max(",;\t", key=first.count)
        reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
        header = [name.strip() for name in next(reader, [])]
        columns.check(header)
        for number, row in enumerate(reader, 1):
            if not row:
                continue
            place = f"row {number}"
            try:
                if len(row) != len(header):
                    raise ReadError(
                        "bad_csv",
                        f"{len(row)} fields under a header of {len(header)}; "
                        f"quote fields that hold {delimiter!r}",
                    )
                record = dict(zip(header, row, strict=True))
                yield columns.article(record, found.source, number, place, encoding)
            except ReadError as error:
                yield error.at(f"{found.source}#{number}", found.source, place)
    except (csv.Error, UnicodeError) as error:
        raise ReadError("bad_csv", f"not valid CSV, the rest is not read: {error}") from error
    finally:
        lines.detach()


def parquet_rows(found: Found, file: Opened, columns: Columns) -> Iterator[Article | Failure]:
    """Give the rows of a Parquet file, reading a few at a time and only the columns of use.

    Raises:
        ReadError: the file is damaged, or has no column of text.
    """
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    with seekable(file) as content:
        try:
            table = parquet.ParquetFile(content)
            columns.check(table.schema_arrow.names)
            wanted = columns.wanted(table.schema_arrow.names)
            rows = max(1, table.metadata.num_rows)
            for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
                file.fraction = number / rows
                for record in _records(_plain_times(batch)):
                    number += 1
                    place = f"row {number}"
                    try:
                        if record is None:
                            raise ReadError("encoding", "a field is not valid UTF-8")
                        yield columns.article(record, found.source, number, place, "utf-8")
                    except ReadError as error:
                        yield error.at(f"{found.source}#{number}", found.source, place)
        except (pa.ArrowException, OSError) as error:
            message = f"not valid Parquet, the rest is not read: {_short(error)}"
            raise ReadError("bad_parquet", message) from error


def _plain_times(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Write times as texts: Python holds no nanoseconds, no year 10,000, not every time zone."""
    import pyarrow as pa

    columns = [
        column.cast(pa.string()) if pa.types.is_temporal(column.type) else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | None]:
    """Give the rows, None for one with text that is not valid UTF-8."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for row in range(batch.num_rows):
            try:
                yield batch.slice(row, 1).to_pylist()[0]
            except UnicodeDecodeError:
                yield None


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
