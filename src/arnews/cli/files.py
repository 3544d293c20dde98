"""What the commands read and write."""

from __future__ import annotations

from pathlib import Path

from arnews.errors import SourceError

__all__ = ["write"]


def write(path: Path, text: str) -> None:
    """Write a file that an option names.

    Raises:
        SourceError: it cannot be written; the message says why.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror})") from error
