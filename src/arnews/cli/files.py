"""What the commands read and write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from arnews.errors import SourceError
from arnews.files import decoded
from arnews.view.safe import visible

__all__ = ["complain", "read_argument", "read_stdin", "write"]


def complain(error: object) -> None:
    """Tell on one line of standard error what is wrong."""
    sys.stderr.write(f"arnews: {visible(error)}\n")


def read_stdin() -> str:
    """Return the article that is handed over as «-».

    Raises:
        SourceError: it is not text or not UTF-8, or standard input is closed.
    """
    if sys.stdin is None:
        raise SourceError("standard input: is closed; hand the text over in a pipe")
    try:
        raw = sys.stdin.buffer.read()
    except OSError as error:
        raise SourceError(f"standard input: cannot be read ({error.strerror})") from error
    return decoded("standard input", raw)


def read_argument(text: str) -> str:
    """Return a text of the command line, which is UTF-8 whatever the locale says.

    Raises:
        SourceError: it is not UTF-8.
    """
    return decoded("the sentence", os.fsencode(text))


def write(path: Path, text: str) -> None:
    """Write a file that an option names.

    Raises:
        SourceError: it cannot be written; the message says why.
    """
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror})") from error
