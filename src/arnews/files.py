"""Reading the text of articles from files, and naming articles by their files.

Offsets of facts refer to the text that `read_article` returns: the file decoded from UTF-8, without
a byte order mark and with its line ends unchanged.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from arnews.errors import SourceError

__all__ = [
    "CLAIMS_SUFFIX",
    "GOLD_SUFFIX",
    "article_ids",
    "decoded",
    "joined",
    "no_article",
    "read_article",
    "web_address",
]

GOLD_SUFFIX = ".facts.json"
"""Suffix of gold files: the gold of NAME.txt is NAME.facts.json in the same folder."""
CLAIMS_SUFFIX = ".claims.json"
"""Suffix of the gold claims of NAME.txt, which refer to the facts of NAME.facts.json."""

_PDF = "a PDF; extract its text first, for example with pdftotext"
_WRITTEN = "a document of a word processor; save it there as plain text (.txt, UTF-8)"
_SHEET = "a spreadsheet; save the sheet as CSV, then `arnews batch NAME.csv --out DIR`"
_SLIDES = "a presentation; save its text as .txt (UTF-8)"
_BOOK = "an e-book; convert it to .txt or .html first"
_PACKED = "an archive; unpack it, then `arnews batch FOLDER --out DIR`"
_OTHER_FILES = (
    (".pdf", _PDF),
    (".doc .docx .odt .rtf .pages", _WRITTEN),
    (".xls .xlsx .xlsm .ods .numbers", _SHEET),
    (".ppt .pptx .odp", _SLIDES),
    (".epub .mobi", _BOOK),
    (".zip .rar .7z .tar .tgz", _PACKED),
)
_NOT_TEXT = {
    b"%PDF-": _PDF,
    b"PK\x03\x04": "a document of Office or a ZIP archive; save its text as .txt",
    b"\xd0\xcf\x11\xe0": "an old document of Office; save its text as .txt",
    b"{\\rtf": _WRITTEN,
    b"\x1f\x8b": "packed by gzip; unpack it, or use `arnews batch`",
}
_ADDRESS = re.compile(r"(https?|ftp|file|s3|gs):/+(.*)", re.IGNORECASE | re.DOTALL)


def web_address(path: str | Path) -> str | None:
    """Return what to do with a web address that was named like a file, None if it is a path.

    Args:
        path: what the user named; `Path` has lost one of its slashes.

    Example:
        >>> web_address("https://example.com/a")
        'https://example.com/a: is a web address; save the page and name its file'
        >>> web_address("news.txt")
    """
    address = _ADDRESS.fullmatch(str(path))
    if address is None:
        return None
    return f"{address[1]}://{address[2]}: is a web address; save the page and name its file"


def no_article(name: str) -> str | None:
    """Return what a file is that holds no plain text, and what to do instead.

    Args:
        name: its name, of which the suffix counts.

    Example:
        >>> no_article("report.PDF")
        'a PDF; extract its text first, for example with pdftotext'
        >>> no_article("news.txt")
    """
    suffix = Path(name).suffix.lower()
    told = (remedy for suffixes, remedy in _OTHER_FILES if suffix in suffixes.split())
    return next(told, None) if suffix else None


def read_article(path: str | Path) -> str:
    """Return the text of one article, to which the offsets of its facts refer.

    Args:
        path: a UTF-8 text file.

    Raises:
        SourceError: it is missing, a folder, not text or not UTF-8; the message says which.
    """
    file = Path(path)
    if (address := web_address(path)) is not None:
        raise SourceError(address)
    try:
        if file.is_dir():
            raise SourceError(f"{path}: is a folder; name its files, or use `arnews batch {path}`")
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file; check the spelling") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    return decoded(str(path), raw)


def decoded(name: str, raw: bytes) -> str:
    r"""Return the text of an article from its bytes.

    Args:
        name: the name of the article in error messages.
        raw: the bytes of the file.

    Raises:
        SourceError: the bytes are not text or not UTF-8.

    Example:
        >>> decoded("news.txt", b"\xef\xbb\xbf5%\r\n")
        '5%\r\n'
    """
    for start, remedy in _NOT_TEXT.items():
        if raw.startswith(start):
            raise SourceError(f"{name}: is not text but {no_article(name) or remedy}")
    if b"\x00" in raw:
        raise SourceError(
            f"{name}: is not text in UTF-8; `arnews batch` detects other encodings of text"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: is not UTF-8 (byte {error.start}); `arnews batch` detects other encodings"
        ) from error


def article_ids(paths: Sequence[str | Path]) -> list[str]:
    """Return a name for each article: the shortest end of its path that is unique.

    The suffix is part of the name only if the name is not unique without it.

    Args:
        paths: the files of the articles.

    Example:
        >>> article_ids(["2018/oil.txt", "2019/oil.txt", "2019/gas.txt"])
        ['2018/oil', '2019/oil', 'gas']
        >>> article_ids(["oil.txt", "oil.html"])
        ['oil.txt', 'oil.html']
    """
    files = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 (links stay as named)
    ids: list[str | None] = [None] * len(files)
    for depth in range(1, max((len(file.parts) for file in files), default=0)):
        tails = [Path(*file.parts[-depth:]) for file in files]
        for names in ([tail.with_suffix("") for tail in tails], tails):
            shared = Counter(names)
            ids = [
                known or (name.as_posix() if shared[name] == 1 else None)
                for known, name in zip(ids, names, strict=True)
            ]
    return [joined(known or file.as_posix()) for known, file in zip(ids, files, strict=True)]


def joined(text: str) -> str:
    r"""Return `text` with surrogate-escaped bytes decoded as UTF-8.

    In a locale that is not UTF-8, Python escapes the bytes of file names and arguments as lone
    surrogates. Bytes that are not UTF-8 stay escaped.

    Args:
        text: the name of a file, or an argument of the command line.

    Example:
        >>> joined("\udcd9\udc86.txt"), joined("\udcff.txt") == "\udcff.txt"
        ('ن.txt', True)
    """
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that escapes no byte
        return text
