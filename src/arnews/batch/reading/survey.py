"""Identify the inputs by names and contents, so that only a run on the same inputs is resumed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from arnews.batch.articles import Failure
from arnews.batch.digests import content_digest
from arnews.batch.reading.inputs import Found, walk

__all__ = ["Survey", "survey"]


class Survey(NamedTuple):
    """The size and identity of all inputs.

    Attributes:
        files: number of files to read.
        size: their bytes on disk.
        digest: SHA-256 of their names and contents, in hexadecimal.

    Example:
        >>> Survey(1, 20, "e3b0").size
        20
    """

    files: int
    size: int
    digest: str


def survey(roots: Sequence[Path], leave_out: Path) -> Survey:
    """Return the size and identity of all inputs.

    Contents are compared, not times: a copy that keeps times (`cp -p`, `rsync -t`, `tar`) would
    hide a change, and one that does not would make the same file look changed.

    Args:
        roots: the input files and folders.
        leave_out: the output folder.

    Returns:
        The size and identity.

    Example:
        >>> survey([Path("no/such.txt")], Path("results")).files
        0
    """
    files = size = 0
    digest = hashlib.sha256()
    for entry in walk(roots, leave_out):
        if isinstance(entry, Found):
            files += 1
            size += entry.size
            digest.update(f"{entry.source}\0{content_digest(entry.path)}\0".encode())
        elif isinstance(entry, Failure):
            digest.update(f"{entry.source}\0{entry.error}\0".encode())
    return Survey(files, size, digest.hexdigest())
