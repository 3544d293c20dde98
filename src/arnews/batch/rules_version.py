"""Digests that identify the rules and word lists of arnews, and the code that reads articles."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

__all__ = ["digest", "readers_digest", "rules_digest"]

_FOLDERS = ("text", "language", "rules", "extractors", "lexicons")
_ENDINGS = (".py", ".toml", ".tsv")


def rules_digest() -> str:
    """Return a digest of the code and word lists that decide which facts are found.

    Returns:
        16 hexadecimal digits, the same on every machine.

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
    """Return a digest of the code that decides how articles are read and results written.

    Returns:
        16 hexadecimal digits, the same on every machine.

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
    """Return a digest of files that depends neither on their order nor on their line ends.

    Args:
        files: names and contents.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> digest([("a", b"1"), ("b", b"2")]) == digest([("b", b"2"), ("a", b"1")])
        True
    """
    total = sha256()
    for name, content in sorted(files):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
