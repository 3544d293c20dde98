"""The run cut up: chunks for the workers, parts for the disk.

Both are counted on the input, never on the clock or the workers, so that they are always the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from arnews.batch.articles import Article, Failure, Skipped
from arnews.batch.raw_records import RawRecord
from arnews.batch.reading import Pieces, StreamPosition
from arnews.batch.store import Store
from arnews.batch.tasks import Packed

__all__ = ["Chunk", "Parts", "Summary", "chunks"]

CHUNK_PIECES, CHUNK_BYTES = 32, 4_000_000
"""What a worker gets at a time."""
PART_PIECES, PART_BYTES = 2048, 32_000_000
"""What is written at a time, and so is lost at most by a kill."""
PART_FACTS = 100_000
"""Facts after which a part is written too: an article of nothing but sums has more than its text."""


@dataclass(slots=True)
class Summary:
    """What a run has come to, while it lasts and at its end."""

    articles: int = 0
    facts: int = 0
    errors: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    size: int = 0
    position: int = 0
    resumed: int = 0
    """articles that an earlier, interrupted run had done"""
    complete: bool = False
    """an earlier run had done everything"""

    def report(self) -> dict[str, Any]:
        """Give what is the same however often the run was interrupted."""
        return {
            "articles": self.articles,
            "facts": self.facts,
            "errors": self.errors,
            "skipped": dict(sorted(self.skipped.items())),
            "encodings": dict(sorted(self.encodings.items())),
        }

    def restore(self, report: Mapping[str, Any]) -> None:
        """Take up the counts of an earlier run."""
        self.articles, self.facts = report["articles"], report["facts"]
        self.errors, self.resumed = report["errors"], report["articles"]
        self.skipped = Counter(report["skipped"])
        self.encodings = Counter(report["encodings"])
        self.position = report.get("position", 0)

    def add(self, chunk: Chunk, results: Sequence[Packed]) -> None:
        """Count what the workers made of a chunk."""
        self.skipped.update(chunk.skipped)
        self.position = chunk.position
        for packed in results:
            self.articles += packed.articles
            self.facts += packed.facts
            self.errors += len(packed.failures)
            self.encodings.update(packed.encodings)


@dataclass(slots=True)
class Chunk:
    """Consecutive pieces of the input, and where they end."""

    items: list[RawRecord | Article | Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    pieces: int = 0
    size: int = 0
    cursor: StreamPosition = field(default_factory=StreamPosition)
    position: int = 0


def chunks(pieces: Pieces, start: StreamPosition) -> Iterator[Chunk]:
    """Cut what comes after `start` into chunks."""
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
    """Gathers what is done and commits it when it is enough for a part."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number
        self._packed: list[Packed] = []
        self._pieces = 0
        self._size = 0
        self._facts = 0

    def add(self, chunk: Chunk, results: list[Packed], summary: Summary) -> None:
        """Take what became of a chunk."""
        self._packed += results
        self._pieces += chunk.pieces
        self._size += chunk.size
        self._facts += sum(packed.facts for packed in results)
        full = self._pieces >= PART_PIECES or self._size >= PART_BYTES
        if full or self._facts >= PART_FACTS:
            self.commit(chunk.cursor, summary)

    def commit(self, cursor: StreamPosition, summary: Summary) -> None:
        """Write what there is, and that the run has come to `cursor`."""
        if not self._packed:
            return
        state = {**summary.report(), "cursor": list(cursor), "position": summary.position}
        self._store.commit(self._number, self._packed, state)
        self._number += 1
        self._packed = []
        self._pieces = self._size = self._facts = 0
