"""The files of a run's folder: their names, and how a folder of results is told from one of articles."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

__all__ = ["ERRORS", "MANIFEST", "PARTS", "REPORT", "made_by_a_run", "results_among"]

REPORT = "batch.json"
PARTS = "parts"
MANIFEST = "manifest.json"
ERRORS = "errors.jsonl"

_TABLES = ("facts", "articles")
_SUFFIXES = ("parquet", "jsonl", "csv")
_OF_ANY_RUN = frozenset({REPORT, PARTS, ERRORS}) | {
    f"{table}.{suffix}{packed}"
    for table in _TABLES
    for suffix in _SUFFIXES
    for packed in ("", ".gz")
}
_LARGEST_REPORT = 64_000_000


def results_among(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Return which `names` in a folder are a run's results, of whatever format.

    Its report, or the manifest of an unfinished run, says that there was one; without either no
    file is, whatever its name.
    """
    finished = REPORT in names and made_by_a_run(folder / REPORT)
    if finished or (PARTS in names and made_by_a_run(folder / PARTS / MANIFEST)):
        return _OF_ANY_RUN.intersection(names)
    return frozenset()


def made_by_a_run(path: Path) -> str | None:
    """Return the format of the run that wrote this report or manifest, None if none did."""
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
