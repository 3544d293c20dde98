"""Bounds on the size of inputs; larger ones are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from arnews.batch.articles import ReadError

__all__ = ["Limits", "check_depth", "megabytes"]

# Strings (an unterminated one too) and everything else between brackets. The quantifiers are
# possessive, so matching takes linear time.
_NO_BRACKETS = re.compile(r'(?:[^][{}"]++|"(?:[^"\\]++|\\.)*+"?)++', re.DOTALL)
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a run; all but the first two rarely need a change.

    Attributes:
        article_bytes: largest article as stored (a file, line, row or record); `--max-bytes`.
        article_seconds: longest time to read one article and find its facts; `--max-seconds`.
            A worker that takes longer is ended and replaced, so `workers=0` has no such bound.
        page_tags: most tags of a web page; extracting the main text takes quadratic time.
        tag_attributes: most attributes of one tag, for the same reason.
        json_bytes: largest `.json` file, which is read at once; `.jsonl` has no such bound.
        json_depth: deepest nesting of brackets in JSON.
        page_bytes: largest total, in bytes, of Parquet pages decompressed together, one per column.
        gzip_ratio: most bytes out of a gzip file per byte in it; text reaches 3 to 20, a gzip
            bomb 1000.

    Example:
        >>> Limits(article_bytes=1_000_000).article_seconds
        60
    """

    article_bytes: int = 10_000_000
    article_seconds: float = 60
    page_tags: int = 20_000
    tag_attributes: int = 1_000
    json_bytes: int = 64_000_000
    json_depth: int = 100
    page_bytes: int = 64_000_000
    gzip_ratio: int = 200

    def check(self, size: int) -> None:
        """Check the size of an article.

        Args:
            size: bytes of the article.

        Raises:
            ReadError: it is larger than `article_bytes`.
        """
        if size > self.article_bytes:
            raise ReadError(
                "too_large",
                f"larger than {megabytes(self.article_bytes)}, the size set for one article; "
                "raise it with --max-bytes",
            )

    def check_page(self, size: int) -> None:
        """Check the size of Parquet pages that are decompressed together.

        Args:
            size: their bytes when decompressed.

        Raises:
            ReadError: they are larger than `page_bytes`.
        """
        if size > self.page_bytes:
            raise ReadError(
                "too_large",
                f"pages that unpack to {megabytes(size)}, more than {megabytes(self.page_bytes)}: "
                "the rest is not read; write it with smaller pages",
            )

    def check_rows(self, rows: int, size: int) -> None:
        """Check that a Parquet file is not an archive bomb of equal or empty rows.

        Args:
            rows: the number of its rows.
            size: its bytes on disk.

        Raises:
            ReadError: it has too many rows for its size to be a file of articles.
        """
        if rows > max(1_000_000, size * self.gzip_ratio):
            raise ReadError("too_large", f"{rows:,} rows in {megabytes(size)}: no articles")


def megabytes(size: int) -> str:
    """Return a number of bytes in words.

    Args:
        size: a number of bytes.

    Returns:
        The size in MB (10**6 bytes) from one MB on.

    Example:
        >>> megabytes(10_000_000), megabytes(1_500)
        ('10 MB', '1500 bytes')
    """
    return f"{size / 1e6:g} MB" if size >= 1_000_000 else f"{size} bytes"


def check_depth(text: str, depth: int) -> None:
    """Check how deep JSON nests, before the parser recurses.

    Args:
        text: the JSON.
        depth: the most brackets within brackets.

    Raises:
        ReadError: it nests deeper.

    Example:
        >>> check_depth('[{"a": "[[[["}]', 2)
        >>> check_depth("[[[]]]", 2)
        Traceback (most recent call last):
        arnews.batch.articles.ReadError: JSON nested more than 2 deep; flatten it first
    """
    if text.count("[") + text.count("{") <= depth:
        return
    steps = map(_STEP.__getitem__, _NO_BRACKETS.sub("", text))
    if max(accumulate(steps), default=0) > depth:
        raise ReadError("json_too_deep", f"JSON nested more than {depth} deep; flatten it first")
