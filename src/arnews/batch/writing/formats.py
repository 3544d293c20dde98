"""The output formats: workers pack rows to bytes; parts of them are joined to one file."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from arnews.batch.writing.joined import Joined, JoinedLines, JoinedRowGroups
from arnews.batch.writing.rows import ARTICLE_COLUMNS, CLAIM_COLUMNS, FACT_COLUMNS, Row

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FORMATS", "TABLES", "Format", "as_written", "record_batch"]

_FORMULA = re.compile("'*[=+@\\t\\r\\n\\-\uff1d\uff0b\uff0d\uff20]")
"""The start of a cell that spreadsheets treat as a formula, with or without leading apostrophes."""
_DIGITS = {"value", "low", "high", "value_text"}
"""Columns of numbers, in which a leading minus does not start a formula."""

TABLES = {"facts": FACT_COLUMNS, "claims": CLAIM_COLUMNS, "articles": ARTICLE_COLUMNS}
"""The output tables and their columns."""


class Format(Protocol):
    """A way to store a table.

    Attributes:
        suffix: ending of the name of a result file, without the dot.
        part_suffix: ending of the name of a part, which is packed rows one behind the other.
    """

    suffix: str
    part_suffix: str

    def pack(self, table: str, rows: Sequence[Row]) -> bytes:
        """Return rows as bytes; called in a worker.

        Args:
            table: name of the table that the rows are of.
            rows: the rows, with the columns of the table in order.
        """

    def joined(self, table: str, path: Path, metadata: Mapping[str, str]) -> Joined:
        """Return a result file, to which parts are added.

        Args:
            table: name of the table.
            path: the file to write.
            metadata: what is stored with the table, if the format has a place for it.
        """


class JsonLines:
    """One JSON object per line with all columns; decimals are exact strings.

    Example:
        >>> JsonLines().suffix
        'jsonl'
    """

    suffix = part_suffix = "jsonl"

    def pack(self, table: str, rows: Sequence[Row]) -> bytes:
        """Return the rows as lines."""
        names = TABLES[table]
        lines = [
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_plain)
            for row in rows
        ]
        return "".join(f"{line}\n" for line in lines).encode("utf-8")

    def joined(
        self,
        table: str,
        path: Path,
        metadata: Mapping[str, str],  # noqa: ARG002 - batch.json has it
    ) -> Joined:
        """Return a file of lines after the header."""
        return JoinedLines(path, self.head(table))

    def head(self, table: str) -> bytes:  # noqa: ARG002
        """Return the bytes before the first row."""
        return b""


class Csv(JsonLines):
    """Comma-separated values with a header; lists are joined by spaces, formulas escaped.

    Example:
        >>> Csv().head("articles")[:10]
        b'id,source,'
    """

    suffix = part_suffix = "csv"

    def pack(self, table: str, rows: Sequence[Row]) -> bytes:
        """Return the rows as lines."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        cells = [_plain if name in _DIGITS else _cell for name in TABLES[table]]
        writer.writerows(
            [cell(value) for cell, value in zip(cells, row, strict=True)] for row in rows
        )
        return out.getvalue().encode("utf-8")

    def head(self, table: str) -> bytes:
        """Return the header line."""
        return (",".join(TABLES[table]) + "\n").encode("ascii")


class Excel(Csv):
    r"""The same with a byte order mark, by which Excel knows that it is UTF-8.

    Example:
        >>> Excel().head("articles")[:6]
        b'\xef\xbb\xbfid,'
    """

    def head(self, table: str) -> bytes:
        """Return the header line after the mark."""
        return codecs.BOM_UTF8 + super().head(table)


class Parquet:
    """Apache Parquet, compressed by zstd, with the version of the rules in its metadata.

    Example:
        >>> Parquet().suffix
        'parquet'
    """

    suffix = "parquet"
    part_suffix = "arrow"

    def pack(self, table: str, rows: Sequence[Row]) -> bytes:
        """Return the rows as an Arrow IPC stream."""
        import pyarrow as pa

        schema = self._schema(table)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema, options=_packing()) as writer:
            writer.write_batch(record_batch(rows, schema))
        return sink.getvalue().to_pybytes()

    def joined(self, table: str, path: Path, metadata: Mapping[str, str]) -> Joined:
        """Return a Parquet file."""
        return JoinedRowGroups(path, self._schema(table), metadata)

    def _schema(self, table: str) -> pa.Schema:
        from arnews.batch.schema import SCHEMAS

        return SCHEMAS[table]


FORMATS: dict[str, Format] = {
    "parquet": Parquet(),
    "jsonl": JsonLines(),
    "csv": Csv(),
    "excel": Excel(),
}
"""The formats by their name in the option `--format`."""


def _cell(value: object) -> object:
    """Return the content of a CSV cell, with an apostrophe before what looks like a formula.

    Example:
        >>> _cell("=1+1"), _cell("'@"), _cell(5), _cell("نما 5%")
        ("'=1+1", "''@", 5, 'نما 5%')
    """
    plain = _plain(value)
    return f"'{plain}" if isinstance(plain, str) and _FORMULA.match(plain) else plain


def as_written(cell: str) -> str:
    """Undo the escaping of a CSV cell that `arnews batch` wrote.

    Args:
        cell: the content of the cell.

    Returns:
        The text without the apostrophe that was added to it.

    Example:
        >>> as_written("'=1+1"), as_written("''@"), as_written("'ا'")
        ('=1+1', "'@", "'ا'")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def record_batch(rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Return rows as an Arrow record batch.

    Args:
        rows: rows with their values in the order of the schema.
        schema: names and types of the columns.

    Returns:
        The record batch.

    Example:
        >>> import pyarrow as pa
        >>> record_batch([(1,), (2,)], pa.schema([("n", pa.int32())])).num_rows
        2
    """
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _packing() -> pa.ipc.IpcWriteOptions:
    """Return the compression of packed batches; facts of one paragraph repeat its sentences."""
    import pyarrow as pa

    return pa.ipc.IpcWriteOptions(compression="lz4")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return " ".join(value)
    return value
