"""Divide a run into chunks for the workers and parts on disk.

Both depend on the input only, never on time or the number of workers, so they are reproducible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from arnews.batch.articles import Article, Failure, Skipped
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.reading.raw_records import RawRecord
from arnews.batch.writing.packed import Packed
from arnews.batch.writing.store import Store

__all__ = ["Chunk", "Parts", "Summary", "chunks"]

CHUNK_PIECES, CHUNK_BYTES = 32, 4_000_000
"""A worker gets this many pieces, or bytes of input, at a time."""
PART_PIECES, PART_BYTES = 2048, 32_000_000
"""A part is written after this many pieces or bytes of input; a kill loses no more."""
PART_FACTS = 100_000
"""A part is also written after this many facts, for texts that consist of figures."""


@dataclass(slots=True)
class Summary:
    """The counts of a run, while it lasts and at its end.

    Attributes:
        articles: articles read and parsed.
        facts: facts found.
        errors: rows of `errors.jsonl`.
        skipped: inputs that are not articles, by reason.
        encodings: articles by encoding.
        size: bytes of all input files.
        position: bytes of the input files read so far.
        resumed: articles that an earlier, interrupted run had done.
        complete: True if an earlier run had done everything.
        claims: claims made of the facts.

    Example:
        >>> Summary(articles=2, facts=5).report()["facts"]
        5
    """

    articles: int = 0
    facts: int = 0
    errors: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    size: int = 0
    position: int = 0
    resumed: int = 0
    complete: bool = False
    claims: int = 0

    def report(self) -> dict[str, Any]:
        """Return the counts that do not depend on interruptions, for `batch.json`."""
        return {
            "articles": self.articles,
            "facts": self.facts,
            "claims": self.claims,
            "errors": self.errors,
            "skipped": dict(sorted(self.skipped.items())),
            "encodings": dict(sorted(self.encodings.items())),
        }

    def restore(self, report: Mapping[str, Any]) -> None:
        """Continue from the counts of an earlier run.

        Args:
            report: what `report` returned, with or without the `position`.
        """
        self.articles, self.facts = report["articles"], report["facts"]
        self.claims = report["claims"]
        self.errors, self.resumed = report["errors"], report["articles"]
        self.skipped = Counter(report["skipped"])
        self.encodings = Counter(report["encodings"])
        self.position = report.get("position", 0)

    def add(self, chunk: Chunk, results: Sequence[Packed]) -> None:
        """Add the results of a chunk.

        Args:
            chunk: the chunk of input.
            results: the workers' results for it.
        """
        self.skipped.update(chunk.skipped)
        self.position = chunk.position
        for packed in results:
            self.articles += packed.articles
            self.facts += packed.facts
            self.claims += packed.claims
            self.errors += len(packed.failures)
            self.encodings.update(packed.encodings)


@dataclass(slots=True)
class Chunk:
    """Consecutive pieces of the input.

    Attributes:
        items: the pieces that go to a worker.
        skipped: the other pieces, by reason.
        pieces: the number of both.
        size: bytes of the items.
        cursor: the position in the stream after the last piece.
        position: bytes of the input files read by then.

    Example:
        >>> Chunk().cursor
        StreamPosition(files=0, pieces=0)
    """

    items: list[RawRecord | Article | Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    pieces: int = 0
    size: int = 0
    cursor: StreamPosition = field(default_factory=StreamPosition)
    position: int = 0


def chunks(pieces: Pieces, start: StreamPosition) -> Iterator[Chunk]:
    """Return the input after `start` in chunks.

    Args:
        pieces: the stream of pieces.
        start: the position to start from.

    Returns:
        An iterator of chunks, none of them empty.
    """
    chunk = Chunk()
    for piece, cursor in pieces.after(start):
        chunk.pieces += 1
        chunk.cursor = cursor
        if isinstance(piece, Skipped):
            chunk.skipped[piece.reason] += 1
        else:
            chunk.items.append(piece)
            chunk.size += _size(piece)
        if chunk.pieces >= CHUNK_PIECES or chunk.size >= CHUNK_BYTES:
            chunk.position = pieces.position
            yield chunk
            chunk = Chunk()
    if chunk.pieces:
        chunk.position = pieces.position
        yield chunk


def _size(piece: RawRecord | Article | Failure) -> int:
    if isinstance(piece, RawRecord):
        return piece.size
    return len(piece.text) if isinstance(piece, Article) else 0


class Parts:
    """Collect results and commit a part whenever there are enough.

    Args:
        store: the output folder.
        number: the number of the first part to write, from 0.
    """

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number
        self._packed: list[Packed] = []
        self._pieces = 0
        self._size = 0
        self._facts = 0

    def add(self, chunk: Chunk, results: list[Packed], summary: Summary) -> None:
        """Add the results of a chunk, and commit them if the part is full.

        Args:
            chunk: the chunk of input.
            results: the workers' results for it.
            summary: the counts of the run, this chunk included.
        """
        self._packed += results
        self._pieces += chunk.pieces
        self._size += chunk.size
        self._facts += sum(packed.facts for packed in results)
        full = self._pieces >= PART_PIECES or self._size >= PART_BYTES
        if full or self._facts >= PART_FACTS:
            self.commit(chunk.cursor, summary)

    def commit(self, cursor: StreamPosition, summary: Summary) -> None:
        """Write the collected results as a part, if there are any.

        Args:
            cursor: the position in the stream after them.
            summary: the counts of the run, these results included.
        """
        if not self._packed:
            return
        state = {**summary.report(), "cursor": list(cursor), "position": summary.position}
        self._store.commit(self._number, self._packed, state)
        self._number += 1
        self._packed = []
        self._pieces = self._size = self._facts = 0
