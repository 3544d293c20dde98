"""Read all inputs as one stream of pieces, in a fixed order and from any position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from arnews.batch.articles import Article, Failure, ReadError, Skipped, unforeseen
from arnews.batch.reading.inputs import Found, walk
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.lines import json_lines
from arnews.batch.reading.raw_records import RawRecord, unpacked
from arnews.batch.reading.records import Columns
from arnews.batch.reading.streams import Opened, opened
from arnews.batch.reading.tables import csv_rows, parquet_rows
from arnews.batch.reading.warcs import warc_pages

__all__ = ["Piece", "Pieces", "StreamPosition"]

Piece: TypeAlias = RawRecord | Article | Failure | Skipped
"""One item of the stream: input for a worker, a failure, or something skipped."""


class StreamPosition(NamedTuple):
    """A position in the stream of pieces.

    Attributes:
        files: entries of the walk before this one.
        pieces: pieces of this entry that have been read.

    Example:
        >>> StreamPosition()
        StreamPosition(files=0, pieces=0)
    """

    files: int = 0
    pieces: int = 0


class Pieces:
    """The stream of pieces of all inputs.

    Example:
        >>> pieces = Pieces([Path("no/such.txt")], Path("results"), Columns(), Limits())
        >>> [piece.error for piece, _ in pieces.after(StreamPosition())]
        ['unreadable']
    """

    def __init__(
        self, roots: Sequence[Path], leave_out: Path, columns: Columns, limits: Limits
    ) -> None:
        """Create the stream without opening anything.

        Args:
            roots: the input files and folders.
            leave_out: the output folder.
            columns: the fields of records that hold the text, the id and the date.
            limits: the limits of the run.
        """
        self._roots = roots
        self._leave_out = leave_out
        self._columns = columns
        self._limits = limits
        self._after = 0
        self._file: Opened | None = None

    @property
    def position(self) -> int:
        """The bytes of the input files read so far."""
        return self._after + (self._file.position if self._file else 0)

    def after(self, start: StreamPosition) -> Iterator[tuple[Piece, StreamPosition]]:
        """Return the pieces after a position, without opening the files before it.

        Args:
            start: a position that this stream or an equal one returned.

        Returns:
            An iterator of pieces, each with the position after it.
        """
        for number, entry in enumerate(walk(self._roots, self._leave_out)):
            skip = start.pieces if number == start.files else 0
            if number >= start.files:
                for count, piece in enumerate(self._of(entry), 1):
                    if count > skip:
                        yield piece, StreamPosition(number, count)
            if isinstance(entry, Found):
                self._after += entry.size

    def _of(self, entry: Found | Failure | Skipped) -> Iterator[Piece]:
        if not isinstance(entry, Found):
            yield entry
            return
        place = ""
        empty = True
        try:
            for piece in self._inside(entry):
                empty = False
                place = getattr(piece, "place", place)
                yield piece
            if empty:
                raise ReadError("empty", "the file holds no article")
        except Exception as error:  # noqa: BLE001 - one file must not stop the others
            after = f"after {place}" if place else ""
            yield unforeseen(error).at(entry.source, entry.source, after)
        finally:
            self._file = None

    def _inside(self, entry: Found) -> Iterator[Piece]:
        if entry.format in ("text", "html", "json"):
            if entry.gzipped:  # decompressed here, as chunks are measured in decompressed bytes
                yield unpacked(entry.path, entry.source, entry.format, self._limits)
            else:
                yield RawRecord(
                    entry.source, entry.source, entry.format, entry.size, path=entry.path
                )
            return
        with opened(entry.path, self._limits, gzipped=entry.gzipped) as file:
            self._file = file
            try:
                yield from self._records(entry, file)
            except OSError as error:
                why = error.strerror or str(error)
                raise ReadError("unreadable", f"cannot be read on: {why}") from error

    def _records(self, entry: Found, file: Opened) -> Iterator[Piece]:
        if entry.format == "jsonl":
            yield from json_lines(entry, file, self._limits)
        elif entry.format == "csv":
            yield from csv_rows(entry, file, self._columns, self._limits)
        elif entry.format == "parquet":
            yield from parquet_rows(entry, file, self._columns, self._limits)
        else:
            yield from warc_pages(entry, file, self._limits)
