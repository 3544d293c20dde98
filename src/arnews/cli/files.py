"""Input and output of the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from arnews.errors import SourceError
from arnews.files import decoded
from arnews.view.safe import visible

__all__ = ["complain", "read_argument", "read_stdin", "write", "written_to"]


def complain(error: object) -> None:
    """Print an error on one line of standard error.

    Args:
        error: the error, or its message.
    """
    sys.stderr.write(f"arnews: {visible(error)}\n")


def read_stdin() -> str:
    """Return the text of standard input, for the path «-».

    Raises:
        SourceError: it is not text or not UTF-8, or standard input is closed.
    """
    if sys.stdin is None:
        raise SourceError("standard input: is closed; pass the text through a pipe")
    try:
        raw = sys.stdin.buffer.read()
    except OSError as error:
        raise SourceError(f"standard input: cannot be read ({error.strerror})") from error
    return decoded("standard input", raw)


def read_argument(text: str) -> str:
    """Return an argument of the command line decoded as UTF-8, in every locale.

    Args:
        text: the argument as Python has decoded it.

    Raises:
        SourceError: it is not UTF-8.
    """
    return decoded("the sentence", os.fsencode(text))


@contextmanager
def written_to(path: Path | None) -> Iterator[None]:
    """Write what is printed into a file instead of standard output.

    Args:
        path: the file; None keeps standard output.

    Returns:
        A context manager.

    Raises:
        SourceError: it cannot be written; the message says why.
    """
    if path is None:
        yield
        return
    try:
        with (
            path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
            redirect_stdout(file),
        ):
            yield
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror})") from error


def write(path: Path, text: str) -> None:
    """Write a file that an option names.

    Args:
        path: the file.
        text: its new content.

    Raises:
        SourceError: it cannot be written; the message says why.
    """
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror})") from error
