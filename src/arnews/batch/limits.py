"""How large an input may be before it is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from arnews.batch.articles import ReadError

__all__ = ["Limits", "check_depth", "megabytes"]

# Strings, one that never ends included, and what stands between brackets. Possessive throughout:
# no character is looked at twice.
_NO_BRACKETS = re.compile(r'(?:[^][{}"]++|"(?:[^"\\]++|\\.)*+"?)++', re.DOTALL)
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a run.

    `article_bytes` is `--max-bytes`, `article_seconds` is `--max-seconds`; the others rarely need a
    change.
    """

    article_bytes: int = 10_000_000
    """one article as stored: a file, a line, a row, a record"""
    article_seconds: float = 60
    """to read one article and find its facts; a worker that takes longer is ended and replaced, so
    that there is no such bound with `workers=0`"""
    page_tags: int = 20_000
    """tags of a page: the search for its main text takes time by the square of their number"""
    tag_attributes: int = 1_000
    """attributes of one tag, likewise"""
    json_bytes: int = 64_000_000
    """a whole `.json` file, which is read at once; `.jsonl` has no such bound"""
    json_depth: int = 100
    """brackets within brackets"""
    page_bytes: int = 64_000_000
    """the pages of a Parquet file that are unpacked at a time; one a column"""
    gzip_ratio: int = 200
    """bytes out of a gzip file for a byte in it; text packs to 3-20, a bomb to 1000"""

    def check(self, size: int) -> None:
        """Refuse an article of more than `article_bytes` bytes.

        Raises:
            ReadError: it is larger.
        """
        if size > self.article_bytes:
            raise ReadError(
                "too_large",
                f"larger than {megabytes(self.article_bytes)}, the size set for one article; "
                "raise it with --max-bytes",
            )

    def check_page(self, size: int) -> None:
        """Refuse pages of Parquet that unpack to more than `page_bytes`.

        Raises:
            ReadError: they do.
        """
        if size > self.page_bytes:
            raise ReadError(
                "too_large",
                f"pages that unpack to {megabytes(size)}, more than {megabytes(self.page_bytes)}: "
                "the rest is not read; write it with smaller pages",
            )

    def check_rows(self, rows: int, size: int) -> None:
        """Refuse a Parquet file that has too many rows for its `size` to be one of articles.

        Raises:
            ReadError: it has; equal rows, or empty ones, take no room in such a file.
        """
        if rows > max(1_000_000, size * self.gzip_ratio):
            raise ReadError("too_large", f"{rows:,} rows in {megabytes(size)}: no articles")


def megabytes(size: int) -> str:
    """Write a number of bytes for a person.

    Example:
        >>> megabytes(10_000_000), megabytes(1_500)
        ('10 MB', '1500 bytes')
    """
    return f"{size / 1e6:g} MB" if size >= 1_000_000 else f"{size} bytes"


def check_depth(text: str, depth: int) -> None:
    """Refuse JSON that nests deeper than `depth`, before a parser's stack meets it.

    Raises:
        ReadError: it does.

    Example:
        >>> check_depth('[{"a": "[[[["}]', 2)
    """
    if text.count("[") + text.count("{") <= depth:
        return
    steps = map(_STEP.__getitem__, _NO_BRACKETS.sub("", text))
    if max(accumulate(steps), default=0) > depth:
        raise ReadError("json_too_deep", f"JSON nested more than {depth} deep; flatten it first")
