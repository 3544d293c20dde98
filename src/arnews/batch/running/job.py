"""A batch run: inputs to parts to result files, resumed where an earlier run stopped."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from arnews.batch.articles import Article, Failure
from arnews.batch.reading.inputs import check_roots, spell
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.reading.raw_records import RawRecord
from arnews.batch.reading.records import Columns
from arnews.batch.reading.survey import survey
from arnews.batch.running.extracting import Reader
from arnews.batch.running.parts import Chunk, Parts, Summary, chunks
from arnews.batch.running.provenance import packages
from arnews.batch.running.rules_version import readers_digest, rules_digest
from arnews.batch.running.tasks import Task, lost
from arnews.batch.running.worker_pool import WorkerPool
from arnews.batch.writing.formats import FORMATS
from arnews.batch.writing.packed import Packed
from arnews.batch.writing.store import Store
from arnews.errors import SourceError
from arnews.extras import require

__all__ = ["Progress", "Summary", "run"]

Progress: TypeAlias = Callable[[Summary], None]
"""Called after each chunk with the state of the run."""


def run(  # noqa: PLR0913 - each is an option of the command
    inputs: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    format: str = "parquet",  # noqa: A002 - the word of the command
    workers: int | None = None,
    columns: Columns | None = None,
    limits: Limits | None = None,
    pipeline: Reader | None = None,
    settings: Mapping[str, str] | None = None,
    dated: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Extract the facts of saved articles into files: facts, articles, errors and a report.

    An interrupted run is resumed by the same call, and ends with the same bytes.

    Args:
        inputs: files and folders.
        out: the folder for the results, made if it is missing.
        format: parquet, jsonl or csv.
        workers: number of processes; one per core if None, 0 to work in this process.
        columns: the fields of records that hold the text, the id and the date.
        limits: the largest article in bytes, the longest time for it in seconds, and more.
        pipeline: reads each article; must be picklable; the default pipeline if None.
        settings: how the pipeline was made, as names and values for the report. A run with other
            settings is not resumed. `arnews.batch.code_digest` returns a value for the code of
            your own pipeline.
        dated: take an article's date as its publication date, so that «أمس» and months without a
            year are resolved.
        overwrite: delete what an earlier run left in `out`.
        progress: called with the state of the run after each chunk of articles.

    Returns:
        The counts of the whole run, earlier interrupted runs included.

    Raises:
        SourceError: an input is missing or overlaps another, the format is unknown, or `out`
            holds results of a different run or files that are not results.
        MissingExtraError: the extra `arnews[batch]` is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     article = Path(folder, "a.txt")
        ...     size = article.write_text("نما الاقتصاد 5%", encoding="utf-8")
        ...     summary = run([article], Path(folder, "results"), workers=0)
        >>> summary.articles, summary.facts, summary.errors
        (1, 1, 0)
    """
    require("batch")
    roots, target = [Path(one) for one in inputs], Path(out)
    columns, limits = columns or Columns(), limits or Limits()
    check_roots(roots, target)
    if format not in FORMATS:
        raise SourceError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    found = survey(roots, target)
    metadata = _metadata(settings or {})
    manifest = {
        **metadata,
        "packages": packages(),
        "inputs": [spell(root) for root in roots],
        "files": found.files,
        "bytes": found.size,
        "input_contents": found.digest,
        "format": format,
        "columns": asdict(columns),
        "limits": asdict(limits),
        "dated": dated,
    }
    store = Store(target, format, manifest, metadata)
    summary = Summary(size=found.size)
    pieces = Pieces(roots, target, columns, limits)
    pool = WorkerPool(
        os.cpu_count() or 1 if workers is None else workers,
        Task(pipeline, columns, limits, format, dated),
        lost,
    )
    with store.locked():
        if overwrite:
            store.forget()
        if report := store.finished():
            store.remove_parts()
            summary.restore(report)
            summary.complete = True
            return summary
        _work(pieces, pool, store, summary, progress)
        store.finish(summary.report())
    return summary


def _work(
    pieces: Pieces,
    pool: WorkerPool[RawRecord | Article | Failure, Packed],
    store: Store,
    summary: Summary,
    progress: Progress | None,
) -> None:
    """Write what is missing of the parts, starting after those of an interrupted run."""
    number, state = store.resume()
    cursor = StreamPosition()
    if state:
        summary.restore(state)
        cursor = StreamPosition(*state["cursor"])
    parts = Parts(store, number)
    for chunk, results in _done(pool, chunks(pieces, cursor)):
        cursor = chunk.cursor
        summary.add(chunk, results)
        parts.add(chunk, results, summary)
        if progress:
            progress(summary)
    parts.commit(cursor, summary)


def _done(
    pool: WorkerPool[RawRecord | Article | Failure, Packed], chunks: Iterator[Chunk]
) -> Iterator[tuple[Chunk, list[Packed]]]:
    """Return each chunk with the workers' results for it."""
    submitted: deque[Chunk] = deque()

    def items() -> Iterator[list[RawRecord | Article | Failure]]:
        for chunk in chunks:
            submitted.append(chunk)
            yield chunk.items

    for results in pool.map(items()):
        yield submitted.popleft(), results


def _metadata(settings: Mapping[str, str]) -> dict[str, str]:
    """Return what the report and each Parquet file say about the rules that found the facts."""
    import arnews

    made = {
        "version": arnews.__version__,
        "rules": rules_digest(),
        "readers": readers_digest(),
        **settings,
    }
    return {f"arnews.{name}": value for name, value in made.items()}
