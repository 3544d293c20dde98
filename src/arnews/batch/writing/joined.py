"""Result files that grow part by part, while the workers read on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from arnews.errors import SourceError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["GROUP_ROWS", "Joined", "JoinedLines", "JoinedRowGroups"]

GROUP_ROWS = 65_536
"""Minimum rows of a Parquet row group, except the last of a part; one is in memory at a time."""


class Joined(Protocol):
    """A file to which the parts of a table are added, in order and with bounded memory."""

    def add(self, part: Path) -> None:
        """Add the rows of a part.

        Args:
            part: the file of the part.

        Raises:
            SourceError: the part is damaged.
        """

    def close(self) -> None:
        """Complete the file."""


class JoinedLines:
    """Lines after a header.

    Args:
        path: the file to write.
        head: the header.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     lines = JoinedLines(Path(folder, "a.csv"), b"n")
        ...     lines.close()
        ...     Path(folder, "a.csv").read_bytes()
        b'n'
    """

    def __init__(self, path: Path, head: bytes) -> None:
        """Open the file and write the header."""
        self._out = path.open("wb")
        self._out.write(head)

    def add(self, part: Path) -> None:
        """Copy the lines of a part.

        Args:
            part: the file of the part.
        """
        with part.open("rb") as lines:
            shutil.copyfileobj(lines, self._out, 1 << 20)

    def close(self) -> None:
        """Complete the file."""
        self._out.close()


class JoinedRowGroups:
    """A Parquet file, compressed by zstd, of parts that are Arrow streams one behind the other.

    Args:
        path: the file to write.
        schema: the columns.
        metadata: names and values for the metadata of the file.

    Example:
        >>> import pyarrow as pa
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     groups = JoinedRowGroups(Path(folder, "a"), pa.schema([("n", pa.int32())]), {})
        ...     groups.close()
        ...     Path(folder, "a").read_bytes()[:4]
        b'PAR1'
    """

    def __init__(self, path: Path, schema: pa.Schema, metadata: Mapping[str, str]) -> None:
        """Open the file."""
        from pyarrow import parquet

        self._schema = schema.with_metadata(dict(metadata))
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, part: Path) -> None:
        """Write the batches of a part as row groups of at least `GROUP_ROWS` rows.

        Args:
            part: the file of the part.

        Raises:
            SourceError: the part is damaged.
        """
        import pyarrow as pa

        group: list[pa.RecordBatch] = []
        for batch in _batches(part):
            group.append(batch)
            if sum(one.num_rows for one in group) >= GROUP_ROWS:
                self._write(group)
                group = []
        if group:
            self._write(group)
        pa.default_memory_pool().release_unused()  # or it grows by a tenth over the parts

    def close(self) -> None:
        """Complete the file."""
        self._writer.close()

    def _write(self, batches: Sequence[pa.RecordBatch]) -> None:
        import pyarrow as pa

        rows = pa.Table.from_batches(batches).combine_chunks().cast(self._schema)
        if rows.num_rows:
            self._writer.write_table(rows, row_group_size=rows.num_rows)


def _batches(part: Path) -> Iterator[pa.RecordBatch]:
    """Return the batches of the streams in a file."""
    import pyarrow as pa

    size = part.stat().st_size
    if not size:
        return
    try:
        with pa.memory_map(str(part)) as streams:
            while streams.tell() < size:
                yield from pa.ipc.open_stream(streams)
    except (pa.ArrowException, OSError) as error:
        message = f"{part} is damaged: {error}; add --overwrite to start again"
        raise SourceError(message) from error
