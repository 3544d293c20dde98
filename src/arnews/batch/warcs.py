"""Web archives: the pages and texts among the records of a WARC file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from arnews.batch.articles import Failure, ReadError, Skipped
from arnews.batch.inputs import Found
from arnews.batch.limits import Limits
from arnews.batch.raw import Raw
from arnews.batch.streams import Opened

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["warc_pages"]

_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_RECORDS = {"response", "resource", "conversion"}


def warc_pages(found: Found, file: Opened, limits: Limits) -> Iterator[Raw | Failure | Skipped]:
    """Give the pages that were fetched well; other records are only counted.

    Raises:
        ReadError: the file is damaged from here on.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(_AsItComes(file.content)):
            number += 1
            yield _page(record, found.source, number, limits)
    except ReadError:
        raise
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        message = f"not a valid WARC after record {number}, the rest is not read: {error}"
        raise ReadError("bad_warc", message) from error


def _page(
    record: ArcWarcRecord, source: str, number: int, limits: Limits
) -> Raw | Failure | Skipped:
    place = f"record {number}"
    name = f"{source}#{number}"
    if record.rec_type not in _RECORDS:
        return Skipped(f"warc {record.rec_type}")
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not status.startswith("2"):
        return Skipped(f"warc response with status {status}")
    told = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    media, _, rest = told.partition(";")
    kind = _TYPES.get(media.strip().lower())
    if kind is None:
        return Skipped(f"warc {media.strip().lower() or 'record without a type'}")
    charset = rest.partition("charset=")[2].strip(" \"'") or None
    try:
        data = record.content_stream().read(limits.article_bytes + 1)
        limits.check(len(data))
        _check_length(record, len(data))
        url = record.rec_headers.get_header("WARC-Target-URI")
        return Raw(
            name, source, kind, len(data), place, number, data=data, charset=charset, url=url
        )
    except ReadError as error:
        return error.at(name, source, place)


class _AsItComes:
    """Gives what can be read before a damage, where `read` would give nothing but the error."""

    def __init__(self, content: BufferedReader) -> None:
        self._content = content

    def read(self, size: int) -> bytes:
        return self._content.read1(size)


def _check_length(record: ArcWarcRecord, size: int) -> None:
    """A record cut off in the middle ends without a word from the reader."""
    if not size:
        raise ReadError("empty", "the record holds no content")
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise ReadError("bad_warc", "the record is cut off")
