"""The output formats: rows to bytes in a worker, bytes to a part, parts to one file."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from arnews.batch.rows import ARTICLE_COLUMNS, FACT_COLUMNS, Columnar

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet

__all__ = ["FORMATS", "TABLES", "Format"]

TABLES = {"facts": FACT_COLUMNS, "articles": ARTICLE_COLUMNS}
"""The tables of a result and their columns."""


class Format(Protocol):
    """How a table is stored."""

    suffix: str

    def pack(self, table: str, rows: Columnar) -> bytes:
        """Turn rows into bytes, in a worker."""

    def write(self, table: str, packed: Sequence[bytes], path: Path) -> None:
        """Write the bytes of many workers as one part."""

    def merge(
        self, table: str, parts: Iterable[Path], path: Path, metadata: Mapping[str, str]
    ) -> None:
        """Join parts in their order, holding one at a time in memory."""


class JsonLines:
    """One JSON object a line, every column in it; decimals as exact strings."""

    suffix = "jsonl"

    def pack(self, table: str, rows: Columnar) -> bytes:
        """Write the rows as lines."""
        names = TABLES[table]
        lines = [
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_plain)
            for row in zip(*(rows[name] for name in names), strict=True)
        ]
        return "".join(f"{line}\n" for line in lines).encode("utf-8")

    def write(self, table: str, packed: Sequence[bytes], path: Path) -> None:  # noqa: ARG002
        """Write the lines one after the other."""
        with path.open("wb") as out:
            out.writelines(packed)

    def merge(
        self,
        table: str,
        parts: Iterable[Path],
        path: Path,
        metadata: Mapping[str, str],  # noqa: ARG002 - stands in batch.json
    ) -> None:
        """Copy the parts one after the other."""
        with path.open("wb") as out:
            out.write(self.head(table))
            for part in parts:
                with part.open("rb") as lines:
                    shutil.copyfileobj(lines, out, 1 << 20)

    def head(self, table: str) -> bytes:  # noqa: ARG002
        """Give what stands before the first row."""
        return b""


class Csv(JsonLines):
    """Comma-separated, with a header; lists are joined by blanks."""

    suffix = "csv"

    def pack(self, table: str, rows: Columnar) -> bytes:
        """Write the rows as lines."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        columns = (map(_plain, rows[name]) for name in TABLES[table])
        writer.writerows(zip(*columns, strict=True))
        return out.getvalue().encode("utf-8")

    def head(self, table: str) -> bytes:
        """Give the header."""
        return (",".join(TABLES[table]) + "\n").encode("ascii")


class Parquet:
    """Apache Parquet, zstd, one row group a part, the version of the rules in its metadata."""

    suffix = "parquet"

    def pack(self, table: str, rows: Columnar) -> bytes:
        """Write the rows as an Arrow stream."""
        import pyarrow as pa

        schema = self._schema(table)
        batch = pa.RecordBatch.from_pydict(rows, schema=schema)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema) as writer:
            writer.write_batch(batch)
        return sink.getvalue().to_pybytes()

    def write(self, table: str, packed: Sequence[bytes], path: Path) -> None:
        """Write the batches as one row group."""
        import pyarrow as pa

        schema = self._schema(table)
        batches = [batch for data in packed for batch in pa.ipc.open_stream(data)]
        with self._writer(path, schema) as writer:
            if batches:
                rows = pa.Table.from_batches(batches, schema=schema).combine_chunks()
                writer.write_table(rows, row_group_size=max(1, rows.num_rows))

    def merge(
        self, table: str, parts: Iterable[Path], path: Path, metadata: Mapping[str, str]
    ) -> None:
        """Copy the row groups one after the other."""
        from pyarrow import parquet

        schema = self._schema(table).with_metadata(dict(metadata))
        with self._writer(path, schema) as writer:
            for part in parts:
                rows = parquet.read_table(part, use_threads=False).cast(schema)
                if rows.num_rows:
                    writer.write_table(rows, row_group_size=rows.num_rows)

    def _schema(self, table: str) -> pa.Schema:
        from arnews.batch import schema

        return schema.FACTS if table == "facts" else schema.ARTICLES

    def _writer(self, path: Path, schema: pa.Schema) -> parquet.ParquetWriter:
        from pyarrow import parquet

        return parquet.ParquetWriter(path, schema, compression="zstd")


FORMATS: dict[str, Format] = {"parquet": Parquet(), "jsonl": JsonLines(), "csv": Csv()}
"""The formats by the name that `--format` takes."""


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return " ".join(value)
    return value
