"""What the commands read and write."""

from __future__ import annotations

import sys
from pathlib import Path

from arnews.errors import SourceError
from arnews.files import decoded

__all__ = ["read_stdin", "write"]


def read_stdin() -> str:
    """Read the article that is handed over as «-».

    Raises:
        SourceError: it is not text or not UTF-8.
    """
    return decoded("standard input", sys.stdin.buffer.read())


def write(path: Path, text: str) -> None:
    """Write a file that an option names.

    Raises:
        SourceError: it cannot be written; the message says why.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror})") from error
