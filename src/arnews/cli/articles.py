"""The articles that `arnews extract` names: text files, saved web pages, JSON."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from arnews.cli.files import complain, read_stdin
from arnews.cli.progress import tracked
from arnews.errors import SourceError
from arnews.files import CLAIMS_SUFFIX, GOLD_SUFFIX, article_ids, read_article, web_address

if TYPE_CHECKING:
    from arnews.document import Document

__all__ = ["Articles", "read_text", "unique_paths", "within_folders"]

_PAGES = {".html", ".htm", ".xhtml"}
_MANY = {".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".gz"}
_PAGE = re.compile(
    r"\s*+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def unique_paths(paths: Sequence[str]) -> list[str]:
    """Return the paths, each once, spelled in one way; `-` and web addresses stay as they are.

    Args:
        paths: the paths of the command line.

    Example:
        >>> unique_paths(["a.txt", "./a.txt", "-", "https://example.com/a"])
        ['a.txt', '-', 'https://example.com/a']
    """
    kept = (path if path == "-" or "://" in path else os.path.normpath(path) for path in paths)
    return list(dict.fromkeys(kept))


class Articles:
    """The articles that a command reads: the name, the text and the facts of each.

    One that cannot be read is reported on standard error, and the rest goes on.

    Attributes:
        failed: True once an article could not be read.
    """

    def __init__(
        self,
        files: Sequence[str],
        extract: Callable[[str], Document],
        *,
        read: Callable[[str], str] | None = None,
        progress: bool = False,
    ) -> None:
        """Hold what is to be read.

        Args:
            files: the paths, each once.
            extract: returns the facts of a text.
            read: returns the text of a path; `read_text` if None.
            progress: True to show a bar on standard error.
        """
        self._files = files
        self._extract = extract
        self._read = read or read_text
        self._progress = progress
        self.failed = False

    def __iter__(self) -> Iterator[tuple[str, str, Document]]:
        """Yield the articles as they are read."""
        named = list(zip(self._files, article_ids(self._files), strict=True))
        for path, name in tracked(named, "articles", shown=self._progress):
            try:
                text = self._read(path)
            except SourceError as error:
                complain(error)
                self.failed = True
                continue
            yield name, text, self._extract(text)


def within_folders(paths: Sequence[str]) -> list[str]:
    """Return the paths, with the texts, web pages and JSON files of a folder in its place, sorted.

    Hidden files and gold files are left out.

    Args:
        paths: files and folders.

    Raises:
        SourceError: a folder holds no article.
    """
    found: list[str] = []
    for path in paths:
        if path == "-" or "://" in path or not Path(path).is_dir():
            found.append(path)
            continue
        inside = sorted(str(file) for file in Path(path).rglob("*") if _is_article(file))
        if not inside:
            raise SourceError(f"{path}: holds no .txt, .html or .json; `arnews batch` reads others")
        found += inside
    return found


def _is_article(file: Path) -> bool:
    gold = file.name.endswith((GOLD_SUFFIX, CLAIMS_SUFFIX))
    hidden = file.name.startswith(".")
    return file.suffix.lower() in {*_PAGES, ".json", ".txt"} and not (gold or hidden)


def read_text(path: str) -> str:
    """Return the text of an article; of a web page or JSON the text that `arnews batch` reads.

    Args:
        path: a text file, a saved web page, a JSON file of one article, or `-` for standard input.

    Raises:
        SourceError: there is no article to read; the message says why and what to do.
        MissingExtraError: it is a web page, and trafilatura is not installed.
    """
    if path == "-":
        text = read_stdin()
        return _page_text("standard input", text.encode()) if _PAGE.match(text) else text
    suffix = Path(path).suffix.lower()
    if (address := web_address(path)) is not None:
        raise SourceError(address)
    if suffix in _MANY and Path(path).is_file():
        raise SourceError(f"{path}: `arnews batch {path} --out DIR` reads such files")
    if suffix in _PAGES or suffix == ".json":
        return _saved_text(Path(path), "json" if suffix == ".json" else "html")
    text = read_article(path)
    return _page_text(path, text.encode()) if _PAGE.match(text) else text


def _saved_text(path: Path, form: str) -> str:
    if not path.is_file():
        return read_article(path)  # which says what is wrong
    try:
        return _text_of(str(path), path.read_bytes(), form)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def _page_text(name: str, page: bytes) -> str:
    return _text_of(name, page, "html")


def _text_of(name: str, data: bytes, form: str) -> str:
    """Return the text of the only article in a page or in JSON, read as a batch reads it."""
    from arnews.batch.articles import Failure
    from arnews.batch.reading.limits import Limits
    from arnews.batch.reading.raw_records import RawRecord, articles_of
    from arnews.batch.reading.records import Columns
    from arnews.extras import require

    if form == "html":
        require("batch", "trafilatura")
    record = RawRecord(name, name, form, len(data), data=data)
    found = list(articles_of(record, Columns(), Limits()))
    if len(found) > 1:
        raise SourceError(
            f"{name}: holds {len(found):,} articles; `arnews batch {name} --out DIR` reads them"
        )
    (article,) = found
    if isinstance(article, Failure):
        told = article.message.replace("name it by", "`arnews batch` takes its name by")
        raise SourceError(f"{name}: {told}")
    return article.text
