"""One batch run: inputs to parts to files, resumed where an earlier one stopped."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from arnews.batch.articles import Article, Failure, Skipped
from arnews.batch.crew import Crew
from arnews.batch.formats import FORMATS
from arnews.batch.inputs import check_roots, spell
from arnews.batch.limits import Limits
from arnews.batch.raw import Raw
from arnews.batch.reading import Cursor, Pieces, survey
from arnews.batch.records import Columns
from arnews.batch.rules_version import rules_digest
from arnews.batch.store import Store
from arnews.batch.work import Extractor, Packed, Task, lost
from arnews.errors import SourceError

__all__ = ["Progress", "Summary", "run"]

# What a worker gets at a time, and what is lost at most by a kill. Both are counted on the input,
# never on the clock or the workers, so that the parts are always the same.
_CHUNK_PIECES, _CHUNK_BYTES = 32, 4_000_000
_PART_PIECES, _PART_BYTES = 2048, 32_000_000


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

    def add(self, chunk: _Chunk, results: Sequence[Packed]) -> None:
        """Count what the workers made of a chunk."""
        self.skipped.update(chunk.skipped)
        self.position = chunk.position
        for packed in results:
            self.articles += packed.articles
            self.facts += packed.facts
            self.errors += len(packed.failures)
            self.encodings.update(packed.encodings)


Progress: TypeAlias = Callable[[Summary], None]
"""Called now and then with the state of the run."""


@dataclass(slots=True)
class _Chunk:
    """Consecutive pieces of the input, and where they end."""

    items: list[Raw | Article | Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    pieces: int = 0
    size: int = 0
    cursor: Cursor = field(default_factory=Cursor)
    position: int = 0


def run(  # noqa: PLR0913 - each is an option of the command
    inputs: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    format: str = "parquet",  # noqa: A002 - the word of the command
    workers: int | None = None,
    columns: Columns | None = None,
    limits: Limits | None = None,
    pipeline: Extractor | None = None,
    settings: Mapping[str, str] | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Parse saved articles into `out`: facts, articles and errors, and a report of the run.

    Interrupted in any way, the same call goes on where it stopped and ends with the same bytes.

    Args:
        inputs: files and folders.
        out: the folder for the results.
        format: parquet, jsonl or csv.
        workers: processes; one a core if None, 0 for none but this one.
        columns: which fields of records hold the text and the id.
        limits: how large an article may be.
        pipeline: what reads an article, picklable; the default pipeline if None.
        settings: how the pipeline was made, to be written into the results. A run made with
            other settings is not resumed.
        overwrite: drop what an earlier run left in `out`.
        progress: called with the state of the run now and then.

    Raises:
        SourceError: an input is missing, or `out` holds other results.
    """
    roots, target = [Path(one) for one in inputs], Path(out)
    columns, limits = columns or Columns(), limits or Limits()
    check_roots(roots)
    if format not in FORMATS:
        raise SourceError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    found = survey(roots, target)
    metadata = _metadata(settings or {})
    manifest = {
        **metadata,
        "inputs": [spell(root) for root in roots],
        "files": found.files,
        "bytes": found.size,
        "names_and_sizes": found.digest,
        "format": format,
        "columns": asdict(columns),
        "limits": asdict(limits),
    }
    store = Store(target, format, manifest)
    summary = Summary(size=found.size)
    with store.locked():
        if overwrite:
            store.forget()
        if report := store.finished(found.modified):
            store.tidy()
            summary.restore(report)
            summary.complete = True
            return summary
        number, state = store.resume(found.modified)
        start = Cursor()
        if state:
            summary.restore(state)
            start = Cursor(*state["cursor"])
        pieces = Pieces(roots, target, columns, limits)
        crew = Crew(
            os.cpu_count() or 1 if workers is None else workers,
            Task(pipeline, columns, limits, format),
            lost,
        )
        parts = _Parts(store, number)
        for chunk, results in _done(crew, _chunks(pieces, start)):
            start = chunk.cursor
            summary.add(chunk, results)
            parts.add(chunk, results, summary)
            if progress:
                progress(summary)
        parts.commit(start, summary)
        store.finish(summary.report(), metadata)
    return summary


def _done(
    crew: Crew[Raw | Article | Failure, Packed], chunks: Iterator[_Chunk]
) -> Iterator[tuple[_Chunk, list[Packed]]]:
    """Give each chunk with what the workers made of it."""
    under_way: deque[_Chunk] = deque()

    def announced() -> Iterator[list[Raw | Article | Failure]]:
        for chunk in chunks:
            under_way.append(chunk)
            yield chunk.items

    for results in crew.map(announced()):
        yield under_way.popleft(), results


class _Parts:
    """Gathers what is done and commits it when it is enough for a part."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number
        self._packed: list[Packed] = []
        self._pieces = 0
        self._size = 0

    def add(self, chunk: _Chunk, results: list[Packed], summary: Summary) -> None:
        self._packed += results
        self._pieces += chunk.pieces
        self._size += chunk.size
        if self._pieces >= _PART_PIECES or self._size >= _PART_BYTES:
            self.commit(chunk.cursor, summary)

    def commit(self, cursor: Cursor, summary: Summary) -> None:
        if not self._packed:
            return
        state = {**summary.report(), "cursor": list(cursor), "position": summary.position}
        self._store.commit(self._number, self._packed, state)
        self._number += 1
        self._packed = []
        self._pieces = self._size = 0


def _chunks(pieces: Pieces, start: Cursor) -> Iterator[_Chunk]:
    chunk = _Chunk()
    for piece, cursor in pieces.after(start):
        chunk.pieces += 1
        chunk.cursor = cursor
        if isinstance(piece, Skipped):
            chunk.skipped[piece.reason] += 1
        else:
            chunk.items.append(piece)
            chunk.size += _size(piece)
        if chunk.pieces >= _CHUNK_PIECES or chunk.size >= _CHUNK_BYTES:
            chunk.position = pieces.position
            yield chunk
            chunk = _Chunk()
    if chunk.pieces:
        chunk.position = pieces.position
        yield chunk


def _size(piece: Raw | Article | Failure) -> int:
    if isinstance(piece, Raw):
        return piece.size
    return len(piece.text) if isinstance(piece, Article) else 0


def _metadata(settings: Mapping[str, str]) -> dict[str, str]:
    """Tell which rules made the facts; stands in the report and in each Parquet file."""
    import arnews

    made = {"version": arnews.__version__, "rules": rules_digest(), **settings}
    return {f"arnews.{name}": value for name, value in made.items()}
