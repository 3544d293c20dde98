"""Digests of files, by which a run recognises its inputs, its results and its code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

__all__ = ["content_digest", "digest"]


def content_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, or the name of the error that prevents it.

    Args:
        path: the file.

    Returns:
        64 hexadecimal digits, or the class name of an `OSError`.

    Example:
        >>> content_digest(Path("no/such.txt"))
        'FileNotFoundError'
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return type(error).__name__


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return a digest of files that depends neither on their order nor on their line ends.

    Args:
        files: names and contents.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> digest([("a", b"1"), ("b", b"2")]) == digest([("b", b"2"), ("a", b"1")])
        True
    """
    total = hashlib.sha256()
    for name, content in sorted(files):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
