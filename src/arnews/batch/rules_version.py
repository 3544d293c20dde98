"""Which rules made a fact: digests of the words and grammar of arnews, and of its readers."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

__all__ = ["digest", "readers_digest", "rules_digest"]

_FOLDERS = ("text", "language", "rules", "extractors", "lexicons")
_ENDINGS = (".py", ".toml", ".tsv")


def rules_digest() -> str:
    """Give a short digest of all that decides which facts are found; it is the same everywhere.

    Example:
        >>> len(rules_digest())
        16
    """
    package = Path(__file__).parent.parent
    files = [*package.glob("*.py")]
    for folder in _FOLDERS:
        files += (package / folder).rglob("*")
    return _digest_of(files, package)


def readers_digest() -> str:
    """Give a short digest of all that decides which articles are read from a file, and how.

    Example:
        >>> len(readers_digest())
        16
    """
    folder = Path(__file__).parent
    return _digest_of(folder.rglob("*"), folder)


def _digest_of(files: Iterable[Path], package: Path) -> str:
    return digest(
        (path.relative_to(package).as_posix(), path.read_bytes())
        for path in files
        if path.suffix in _ENDINGS
    )


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Give a short digest of named contents, in whatever order they come."""
    total = sha256()
    for name, content in sorted(files):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
