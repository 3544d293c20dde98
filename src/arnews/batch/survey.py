"""What the inputs are: their names and contents, so that a run goes on with the same ones only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from arnews.batch.articles import Failure
from arnews.batch.inputs import Found, walk

__all__ = ["Survey", "content_digest", "survey"]


class Survey(NamedTuple):
    """What a first look at all inputs tells."""

    files: int
    size: int
    digest: str


def survey(roots: Sequence[Path], leave_out: Path) -> Survey:
    """Look at the names and contents of all inputs.

    Contents, for times tell too little: a copy that keeps them (`cp -p`, `rsync -t`, `tar`) hides
    a change, and one that does not makes the same file another.
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


def content_digest(path: Path) -> str:
    """Give a digest of what a file holds; of one that cannot be read, why not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return type(error).__name__
