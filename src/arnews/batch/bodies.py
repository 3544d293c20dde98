"""HTTP messages as a web archive keeps them: headers, chunks, packed bodies."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from arnews.batch.articles import ReadError

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

__all__ = ["HEAD", "body_of", "headers_of", "unchunked", "unpacked"]

HEAD = 1 << 18
"""Where the headers must have ended."""
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*+)?\r\n", re.IGNORECASE)
_UNREAD = {"br", "zstd", "compress", "x-compress"}
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 16


def headers_of(message: bytes) -> tuple[StatusAndHeaders, int]:
    r"""Read the status line and the headers of an HTTP message; tell where its body begins.

    Raises:
        ReadError: it is none, or its headers do not end.

    Example:
        >>> headers, begin = headers_of(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        >>> headers.get_statuscode(), headers.get_header("content-type"), begin
        ('200', 'text/html', 44)
    """
    from warcio.statusandheaders import StatusAndHeadersParser

    if not message.startswith(b"HTTP/"):
        raise ReadError("bad_warc", "the record holds no HTTP response")
    end = _END.search(message, 0, HEAD)
    if end is None and len(message) > HEAD:
        raise ReadError("bad_warc", f"HTTP headers of more than {HEAD} bytes")
    begin = end.end() if end else len(message)
    parser = StatusAndHeadersParser(["HTTP/"], verify=False)
    return parser.parse(io.BytesIO(message[:begin])), begin


def body_of(headers: StatusAndHeaders, body: bytes, bound: int) -> bytes:
    """Undo what was done to a body to send it, but give no more than `bound` bytes and one.

    Raises:
        ReadError: it is damaged, cut off, or packed in a way that is not read.
    """
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = unchunked(body)
    told = (headers.get_header("Content-Encoding") or "").strip().lower()
    if told in _UNREAD:
        raise ReadError("encoding", f"a body packed by {told}, which is not read")
    return unpacked(body, told, bound)


def unchunked(body: bytes) -> bytes:
    r"""Join the chunks of a body; one without chunks, as some crawlers keep it, is given as it is.

    Raises:
        ReadError: a chunk is damaged or cut off.

    Example:
        >>> unchunked(b"3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")
        b'abcd'
    """
    if body and not _SIZE.match(body):
        return body
    return b"".join(_chunks(memoryview(body)))


def _chunks(body: memoryview) -> Iterator[memoryview]:
    at = 0
    while at < len(body):
        told = _SIZE.match(body, at)
        if told is None:
            raise ReadError("bad_warc", "a chunk of the body is damaged")
        size = int(told[1], 16)
        if size == 0:
            return
        at = told.end() + size
        if bytes(body[at : at + 2]) != b"\r\n":
            raise ReadError("bad_warc", "a chunk of the body is damaged or cut off")
        yield body[told.end() : at]
        at += 2


def unpacked(body: bytes, told: str, bound: int) -> bytes:
    """Unpack a body that was sent as gzip or deflate, up to `bound` bytes and one.

    One that is not packed after all, as some crawlers keep it, is given as it is.

    Raises:
        ReadError: it is damaged or cut off.
    """
    if told in ("gzip", "x-gzip") and body.startswith(_GZIP):
        return _unpack(zlib.decompressobj(16 + zlib.MAX_WBITS), body, bound)
    if told == "deflate":
        # by the standard in the format of zlib, by some servers without its first bytes
        for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                zlib.decompressobj(bits).decompress(body[:_BLOCK], 1)
            except zlib.error:
                continue
            return _unpack(zlib.decompressobj(bits), body, bound)
    return body


def _unpack(unpacker: zlib._Decompress, body: bytes, bound: int) -> bytes:
    try:
        data = unpacker.decompress(body, bound + 1)
    except zlib.error as error:
        raise ReadError("bad_gzip", f"the packed body is damaged: {error}") from error
    if not unpacker.eof and len(data) <= bound:
        raise ReadError("bad_gzip", "the packed body is cut off")
    if unpacker.unused_data.startswith(_GZIP):
        raise ReadError("bad_gzip", "the body is packed in several pieces, which is not read")
    return data
