"""Read web archives: the pages and texts among the records of a WARC file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from arnews.batch.articles import Failure, ReadError, Skipped
from arnews.batch.reading.bodies import HEAD, body_of, headers_of
from arnews.batch.reading.inputs import Found
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.raw_records import RawRecord
from arnews.batch.reading.streams import Opened

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["warc_pages"]

_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_RECORDS = {"response", "resource", "conversion"}
_LENGTH = re.compile(r"[0-9]{1,15}")
_KNOWN = re.compile(r"[a-z]{1,20}(?:/[a-z0-9.+-]{1,60})?|[1-5][0-9][0-9]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)
_BLOCK = 1 << 16


def warc_pages(
    found: Found, file: Opened, limits: Limits
) -> Iterator[RawRecord | Failure | Skipped]:
    """Return the pages that were fetched successfully; other records are skipped.

    Args:
        found: the file.
        file: the same file, opened.
        limits: the limits of the run.

    Returns:
        An iterator of pages, failures and skipped records.

    Raises:
        ReadError: the rest of the file is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if file.content.peek(2)[:2] == b"\x1f\x8b":
        raise ReadError("bad_warc", "packed by gzip; let its name end in .warc.gz")
    number = 0
    content = _Content(file.content)
    # warcio must not parse HTTP headers, as it sets no bound on their length.
    records = ArchiveIterator(content, no_record_parse=True)
    try:
        for record in records:
            if records.err_count:
                yield _ragged(found.source, number)
                records.err_count = 0
            number += 1
            content.allow(None)
            yield _piece(record, found.source, number, limits)
            content.allow(HEAD)
    except ReadError:
        raise
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        message = f"not a valid WARC after record {number}, the rest is not read: {error}"
        raise ReadError("bad_warc", message) from error
    if records.err_count:
        yield _ragged(found.source, number)


def _ragged(source: str, number: int) -> Failure:
    message = "more follows the record than its header tells: the end of it is not read"
    return ReadError("bad_warc", message).at(f"{source}#{number}", source, f"record {number}")


class _Content:
    """A stream for warcio that returns what precedes damage before it raises the error.

    Between records, where warcio reads lines of any length, it bounds what may be read.
    """

    def __init__(self, content: BufferedReader) -> None:
        self._content = content
        self._left: int | None = HEAD

    def allow(self, size: int | None) -> None:
        """Allow `size` more bytes, any number if None."""
        self._left = size

    def read(self, size: int) -> bytes:
        if self._left is None:
            return self._content.read1(size)
        if self._left <= 0:
            raise ReadError("bad_warc", f"headers of more than {HEAD} bytes, the rest is not read")
        data = self._content.read1(min(size, self._left))
        self._left -= len(data)
        return data


def _piece(
    record: ArcWarcRecord, source: str, number: int, limits: Limits
) -> RawRecord | Failure | Skipped:
    """Read a record to its end, which shows if it is cut off."""
    place = f"record {number}"
    name = f"{source}#{number}"
    headers = record.rec_headers
    length = headers.get_header("Content-Length") or headers.get_header("length") or ""  # ARC
    if not _LENGTH.fullmatch(length):
        raise ReadError("bad_warc", f"{place} has no length: its header is cut off or damaged")
    try:
        data = record.raw_stream.read(limits.article_bytes + HEAD + 1)
        while record.raw_stream.read(_BLOCK):
            pass
        if getattr(record.raw_stream, "limit", 0) > 0:
            raise ReadError("bad_warc", "the record is cut off")
        return _page(record, data, name, source, number, limits)
    except ReadError as error:
        return error.at(name, source, place)


def _page(
    record: ArcWarcRecord, data: bytes, name: str, source: str, number: int, limits: Limits
) -> RawRecord | Skipped:
    if record.rec_type not in _RECORDS:
        return Skipped(f"warc {_known(record.rec_type)}")
    url = record.rec_headers.get_header("WARC-Target-URI")
    content_type = record.rec_headers.get_header("Content-Type")
    headers = None
    if record.rec_type == "response" and (url or "").startswith(("http:", "https:")):
        headers, begin = headers_of(data)
        data = data[begin:]
        content_type = headers.get_header("Content-Type")
        status = headers.get_statuscode()
        if not status.startswith("2"):
            return Skipped(f"warc response with status {_known(status)}")
    media, _, rest = (content_type or "").partition(";")
    kind = _TYPES.get(media.strip().lower())
    if kind is None:
        return Skipped(f"warc {_known(media)}")
    limits.check(len(data))
    if headers:
        data = body_of(headers, data, limits.article_bytes)
        limits.check(len(data))
    if not data:
        raise ReadError("empty", "the record holds no content")
    named = _CHARSET.search(rest)
    return RawRecord(
        name,
        source,
        kind,
        len(data),
        f"record {number}",
        number,
        data=data,
        charset=named and named[1],
        url=url,
    )


def _known(value: str | None) -> str:
    """Return a type or status as a reason for skipping; arbitrary values become a fixed text."""
    name = (value or "").strip().lower()
    if not name:
        return "record without a type"
    return name if _KNOWN.fullmatch(name) else "record of an odd type"
