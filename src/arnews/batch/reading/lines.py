"""Read JSON Lines: one record per line."""

from __future__ import annotations

from collections.abc import Iterator

from arnews.batch.articles import Failure, ReadError
from arnews.batch.reading.encodings import guess
from arnews.batch.reading.inputs import Found
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.raw_records import RawRecord
from arnews.batch.reading.streams import Opened, as_utf8, peek

__all__ = ["json_lines"]


def json_lines(found: Found, file: Opened, limits: Limits) -> Iterator[RawRecord | Failure]:
    """Return the lines of a file, still to be decoded and parsed; blank lines are left out.

    Args:
        found: the file.
        file: the same file, opened.
        limits: the limits of the run; a line over `article_bytes` becomes a failure.

    Returns:
        An iterator of records and failures.

    Raises:
        ReadError: the file is not text, or its compression is damaged.
    """
    head, content = peek(file.content)
    encoding = guess(head)
    if encoding.startswith(("utf-16", "utf-32")):
        content = as_utf8(content, encoding)
    bound = limits.article_bytes
    number = 0
    while line := content.readline(bound + 2):
        number += 1
        place = f"line {number}"
        name = f"{found.source}#{number}"
        try:
            limits.check(len(line.rstrip(b"\r\n")))
        except ReadError as error:
            yield error.at(name, found.source, place)
            while line and not line.endswith(b"\n"):
                line = content.readline(1 << 16)
            continue
        if line.strip():
            yield RawRecord(
                name, found.source, "jsonl", len(line), place, number, data=line, charset=encoding
            )
