"""Which rules made a fact: the version of arnews and a digest of its words and grammar."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

__all__ = ["digest", "rules_digest"]

_FOLDERS = ("text", "language", "rules", "extractors", "lexicons")
_ENDINGS = (".py", ".toml", ".tsv")


def rules_digest() -> str:
    """Give a short digest of all that decides which facts are found; it is the same everywhere.

    Example:
        >>> len(rules_digest())
        16
    """
    package = Path(__file__).parent.parent
    files = [
        path
        for folder in _FOLDERS
        for path in (package / folder).rglob("*")
        if path.suffix in _ENDINGS
    ]
    return digest((path.relative_to(package).as_posix(), path.read_bytes()) for path in files)


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Give a short digest of named contents, in whatever order they come."""
    total = sha256()
    for name, content in sorted(files):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
