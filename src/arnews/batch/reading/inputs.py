"""Find the input files: a sorted, recursive walk that follows no links."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from arnews.batch.articles import Failure, Skipped
from arnews.batch.writing.results import PARTS, REPORT, results_among
from arnews.errors import SourceError
from arnews.files import CLAIMS_SUFFIX, GOLD_SUFFIX, no_article, web_address

__all__ = ["ENDINGS", "Found", "check_roots", "format_of", "walk"]

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
"""The formats that are read, by file name suffix; each may be followed by `.gz`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: where to open it.
        source: its path as written into the results.
        format: a value of `ENDINGS`.
        gzipped: True if the file is compressed by gzip.
        size: bytes on disk.

    Example:
        >>> Found(Path("a.txt"), "a.txt", "text", gzipped=False, size=12).format
        'text'
    """

    path: Path
    source: str
    format: str
    gzipped: bool
    size: int


def format_of(name: str) -> tuple[str | None, bool]:
    """Return the format of a file by its name.

    Args:
        name: the file name.

    Returns:
        The format, None if it is not read (gold files are not), and True if the name says that
        the file is compressed by gzip.

    Example:
        >>> format_of("crawl.warc.gz"), format_of("0001.facts.json"), format_of("logo.png")
        (('warc', True), (None, False), (None, False))
    """
    lower = name.lower()
    gzipped = lower.endswith(".gz")
    bare = lower.removesuffix(".gz")
    if bare.endswith((GOLD_SUFFIX, CLAIMS_SUFFIX)):
        return None, False
    known = ENDINGS.get(Path(bare).suffix)
    return known, gzipped and known is not None


def check_roots(roots: Sequence[Path], out: Path) -> None:
    """Check that the inputs exist and overlap neither each other nor the output folder.

    An output folder inside an input folder is allowed; `walk` leaves it out.

    Args:
        roots: the input files and folders.
        out: the output folder.

    Raises:
        SourceError: an input is missing, would be read twice, or is the output folder.

    Example:
        >>> check_roots([Path("no/such/folder")], Path("results"))
        Traceback (most recent call last):
        arnews.errors.SourceError: no/such/folder: no such file or folder; check the spelling
    """
    seen: dict[Path, Path] = {}
    target = _resolved(out)
    for root in roots:
        if (address := web_address(root)) is not None:
            raise SourceError(address)
        if not root.exists():
            raise SourceError(f"{root}: no such file or folder; check the spelling")
        real = _resolved(root)
        if real == target:
            raise SourceError(
                f"{out} is an input too: the results would be read as articles; "
                f"choose another --out, {out / 'results'} for one"
            )
        for other, spelled in seen.items():
            if real == other or other in real.parents or real in other.parents:
                raise SourceError(
                    f"{root} and {spelled} overlap: their articles would be read twice; "
                    "leave one of them out"
                )
        seen[real] = root


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise SourceError(f"{path}: a link that leads back to itself; name a folder") from error


def walk(roots: Sequence[Path], leave_out: Path) -> Iterator[Found | Failure | Skipped]:
    """Return the files below `roots` in an order that never changes: sorted by name.

    Hidden files, results of other runs and files of other formats are skipped. A results file
    that is itself a root is read if it holds articles.

    Args:
        roots: the input files and folders.
        leave_out: the output folder, which is not entered.

    Returns:
        An iterator of the files to read, of failures for what cannot be opened, and of what is
        skipped.

    Example:
        >>> list(walk([Path("no/such.txt")], Path("results")))[0].error
        'unreadable'
    """
    for root in roots:
        if root.is_dir():
            yield from _folder(root, root.resolve(), leave_out.resolve())
        elif _holds_no_articles(root):
            source = spell(root)
            message = "a result of an earlier run without texts; name its articles instead"
            yield Failure(source, source, "", "unknown_format", message)
        else:
            yield _file(root, named=True)


def _folder(folder: Path, root: Path, leave_out: Path) -> Iterator[Found | Failure | Skipped]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    results = results_among(folder, {entry.name for entry in listed})
    for entry in listed:
        path = folder / entry.name
        if entry.name.startswith("."):
            yield Skipped("hidden")
        elif entry.name in results:
            yield Skipped("results of an earlier run")
        elif entry.is_symlink():
            yield _link(path, root)
        elif entry.is_dir(follow_symlinks=False):
            if path.resolve() != leave_out:
                yield from _folder(path, root, leave_out)
        else:
            yield _file(path, named=False)


def _holds_no_articles(file: Path) -> bool:
    names = {REPORT, PARTS, file.name}
    return file.name in results_among(file.parent, names) and not file.name.startswith("articles.")


def _link(path: Path, root: Path) -> Failure | Skipped:
    """Skip a link within the root, as its target is read anyway; refuse one that leaves it."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        return _unreadable(path, error)
    if root in target.parents or target == root:
        return Skipped("link to another input")
    source = spell(path)
    message = "a link that leaves the input folder; name its target as an input of its own"
    return Failure(source, source, "", "outside_input", message)


def _file(path: Path, *, named: bool) -> Found | Failure | Skipped:
    source = spell(path)
    known, gzipped = format_of(path.name)
    if known is None and not named:
        return Skipped(_ending(path.name))
    try:
        status = path.stat()
    except OSError as error:
        return _unreadable(path, error)
    if not stat.S_ISREG(status.st_mode):
        return Failure(
            source, source, "", "not_a_file", "a pipe, socket or device; save its content"
        )
    if known is None:
        told = no_article(path.name)
        message = told or f"not one of {', '.join(ENDINGS)} (each also .gz); convert or rename it"
        return Failure(source, source, "", "unknown_format", message)
    return Found(path, source, known, gzipped, status.st_size)


def _ending(name: str) -> str:
    lower = name.lower()
    for suffix in (GOLD_SUFFIX, CLAIMS_SUFFIX):
        if lower.removesuffix(".gz").endswith(suffix):
            return suffix
    return Path(lower).suffix or "no ending"


def _unreadable(path: Path, error: Exception) -> Failure:
    source = spell(path)
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(source, source, "", "unreadable", f"cannot be opened: {why}")


def spell(path: Path) -> str:
    r"""Return a path with forward slashes, undecodable bytes escaped.

    Args:
        path: a path.

    Returns:
        The path as valid Unicode.

    Example:
        >>> import os
        >>> spell(Path("in") / os.fsdecode(b"\xd3.txt"))
        'in/\\xd3.txt'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
