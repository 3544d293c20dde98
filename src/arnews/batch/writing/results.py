"""The names of a run's result files, and how to recognise a folder of results."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

__all__ = ["ERRORS", "MANIFEST", "PARTS", "REPORT", "made_by_a_run", "results_among"]

REPORT = "batch.json"
PARTS = "parts"
MANIFEST = "manifest.json"
ERRORS = "errors.jsonl"

_TABLES = ("facts", "claims", "articles")
_SUFFIXES = ("parquet", "jsonl", "csv")
_OF_ANY_RUN = frozenset({REPORT, PARTS, ERRORS}) | {
    f"{table}.{suffix}{packed}"
    for table in _TABLES
    for suffix in _SUFFIXES
    for packed in ("", ".gz", ".tmp")
}
_LARGEST_REPORT = 64_000_000


def results_among(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Return the files of a folder that a run wrote, in any format.

    They count as results only beside the report of a run or the manifest of an unfinished one.

    Args:
        folder: the folder.
        names: the names of its files and folders.

    Returns:
        Some of the names.

    Example:
        >>> results_among(Path("no/such/folder"), ["facts.csv", "batch.json"])
        frozenset()
    """
    finished = REPORT in names and made_by_a_run(folder / REPORT)
    if finished or (PARTS in names and made_by_a_run(folder / PARTS / MANIFEST)):
        return _OF_ANY_RUN.intersection(names)
    return frozenset()


def made_by_a_run(path: Path) -> str | None:
    """Return the format of the run that wrote a report or manifest.

    Args:
        path: a file that may be one.

    Returns:
        The name of the format, None if no run wrote the file or it does not exist.

    Example:
        >>> made_by_a_run(Path("no/such/batch.json"))
    """
    try:
        if path.stat().st_size > _LARGEST_REPORT:
            return None
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    run = found.get("run", found) if isinstance(found, dict) else None
    if not isinstance(run, dict) or "arnews.version" not in run:
        return None
    return str(run.get("format"))
