"""Articles from files or standard input, refused with one clear line where they are none."""

from __future__ import annotations

import sys
from pathlib import Path

from arnews.errors import SourceError

__all__ = ["read_article"]


def read_article(path: str) -> str:
    """Read one article as UTF-8; `-` is standard input.

    Line ends stay as they are, so that offsets count the file's own characters.

    Raises:
        SourceError: it is missing, a folder, not text or not UTF-8; the message says which.
    """
    if path == "-":
        raw = sys.stdin.buffer.read()
        return _decoded("standard input", raw)
    file = Path(path)
    if file.is_dir():
        raise SourceError(f"{path}: is a folder; name its files, or use `arnews batch {path}`")
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    return _decoded(path, raw)


def _decoded(name: str, raw: bytes) -> str:
    if b"\x00" in raw:
        raise SourceError(f"{name}: is not text; `arnews batch` reads other formats")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: is not UTF-8 (byte {error.start}); `arnews batch` detects other encodings"
        ) from error
