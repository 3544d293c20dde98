"""Read CSV and Parquet: one article per row."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from arnews.batch.articles import Article, Failure, ReadError
from arnews.batch.reading.columnar import records
from arnews.batch.reading.encodings import guess
from arnews.batch.reading.inputs import Found
from arnews.batch.reading.limits import Limits, megabytes
from arnews.batch.reading.parquet_pages import column_chunks, largest_pages
from arnews.batch.reading.records import Columns
from arnews.batch.reading.streams import Opened, peek, seekable
from arnews.batch.writing.formats import as_written
from arnews.batch.writing.rows import ARTICLE_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["csv_rows", "parquet_rows"]

_ROWS = 64
_BUFFER = 1 << 20
_OTHER_FIELDS = 1 << 20
"""Most characters of a CSV row besides its text."""


def csv_rows(
    found: Found, file: Opened, columns: Columns, limits: Limits
) -> Iterator[Article | Failure]:
    """Return the articles of a CSV file with a header, separated by commas, semicolons or tabs.

    An invalid byte makes its row a failure; an unclosed quotation ends the reading. The escaping
    of an `articles.csv` that `arnews batch` wrote is undone.

    Args:
        found: the file.
        file: the same file, opened.
        columns: the columns that hold the text, the id and the date.
        limits: the limits of the run.

    Returns:
        An iterator of articles and failures.

    Raises:
        ReadError: the file is not text, lacks a column, or cannot be read any further.
    """
    head, content = peek(file.content)
    encoding = guess(head)
    lines = io.TextIOWrapper(content, encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(limits.article_bytes)
    try:
        bounded = _Lines(lines, limits.article_bytes + _OTHER_FIELDS)
        following = iter(bounded)
        first = next(following, "").removeprefix("\ufeff")
        delimiter = max(",;\t", key=first.count)
        reader = csv.reader(chain([first], following), delimiter=delimiter, strict=True)
        header = [name.strip() for name in next(reader, [])]
        columns.check(header)
        ours = tuple(header) == ARTICLE_COLUMNS
        bounded.taken = 0
        for number, row in enumerate(reader, 1):
            bounded.taken = 0
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
                cells = map(as_written, row) if ours else row
                record = dict(zip(header, cells, strict=True))
                yield columns.article(record, found.source, number, place, encoding)
            except ReadError as error:
                yield error.at(f"{found.source}#{number}", found.source, place)
    except (csv.Error, UnicodeError) as error:
        raise ReadError("bad_csv", f"not valid CSV, the rest is not read: {error}") from error
    finally:
        lines.detach()


class _Lines:
    """The lines of a file, with a bound on the characters of a row.

    A quoted field may span many lines; the caller resets `taken` after each row.
    """

    def __init__(self, lines: io.TextIOWrapper, bound: int) -> None:
        self._lines = lines
        self._bound = bound
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._lines.readline(self._bound + 1):
            self.taken += len(line)
            if self.taken > self._bound:
                raise ReadError(
                    "too_large",
                    f"a row of more than {megabytes(self._bound)}, the rest is not read; "
                    "is its quotation closed?",
                )
            yield line


def parquet_rows(
    found: Found, file: Opened, columns: Columns, limits: Limits
) -> Iterator[Article | Failure]:
    """Return the articles of a Parquet file, reading a few rows and only the used columns.

    The number of rows read at a time follows from the page sizes: a value is no larger than its
    page, or its dictionary page, so a batch is no larger than `limits.page_bytes`.

    Args:
        found: the file.
        file: the same file, opened.
        columns: the columns that hold the text, the id and the date.
        limits: the limits of the run.

    Returns:
        An iterator of articles and failures.

    Raises:
        ReadError: the file is damaged, lacks a column, or needs too much memory.
    """
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    with seekable(file) as content:
        try:
            table = parquet.ParquetFile(content, buffer_size=_BUFFER)
            wanted = _wanted(table.schema_arrow, columns)
            rows = max(1, table.metadata.num_rows)
            limits.check_rows(rows, os.fstat(content.fileno()).st_size)
            for group, chunks in enumerate(column_chunks(content)):
                largest = largest_pages(content, chunks, wanted)
                limits.check_page(largest)
                size = max(1, min(_ROWS, limits.page_bytes // max(1, largest)))
                for batch in table.iter_batches(size, row_groups=[group], columns=wanted):
                    file.fraction = number / rows
                    for record in records(batch, limits):
                        number += 1
                        place = f"row {number}"
                        try:
                            if isinstance(record, ReadError):
                                raise record
                            yield columns.article(record, found.source, number, place, "utf-8")
                        except ReadError as error:
                            yield error.at(f"{found.source}#{number}", found.source, place)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            message = f"not valid Parquet, the rest is not read: {_short(error)}"
            raise ReadError("bad_parquet", message) from error


def _wanted(schema: pa.Schema, columns: Columns) -> list[str]:
    """Return the used columns, without those that hold lists or structs."""
    import pyarrow as pa

    columns.check(schema.names)
    text = columns.text_name(schema.names)
    if pa.types.is_nested(schema.field(text).type):
        kind = schema.field(text).type
        raise ReadError("wrong_type", f"column {text!r} holds values of type {kind}, not texts")
    wanted = columns.wanted(schema.names)
    return [name for name in wanted if not pa.types.is_nested(schema.field(name).type)]


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
