"""Digests that identify the rules and word lists of arnews, and the code that reads articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from arnews.batch.digests import digest

__all__ = ["readers_digest", "rules_digest"]

_FOLDERS = ("text", "language", "rules", "extractors", "claims", "lexicons")
_ENDINGS = (".py", ".toml", ".tsv")


def rules_digest() -> str:
    """Return a digest of the code and word lists that decide which facts and claims are found.

    Returns:
        16 hexadecimal digits, the same on every machine.

    Example:
        >>> len(rules_digest())
        16
    """
    package = Path(__file__).parents[2]
    files = [*package.glob("*.py")]
    for folder in _FOLDERS:
        files += (package / folder).rglob("*")
    return _digest_of(files, package)


def readers_digest() -> str:
    """Return a digest of the code that decides how articles are read and results written.

    Returns:
        16 hexadecimal digits, the same on every machine.

    Example:
        >>> len(readers_digest())
        16
    """
    folder = Path(__file__).parents[1]
    return _digest_of(folder.rglob("*"), folder)


def _digest_of(files: Iterable[Path], package: Path) -> str:
    return digest(
        (path.relative_to(package).as_posix(), path.read_bytes())
        for path in files
        if path.suffix in _ENDINGS
    )
