"""HTTP messages in web archives: headers, chunked and compressed bodies."""

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
"""Bytes within which the headers of a message or a record must end."""
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*+)?\r\n", re.IGNORECASE)
_UNREAD = {"br", "zstd", "compress", "x-compress"}
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 16


def headers_of(message: bytes) -> tuple[StatusAndHeaders, int]:
    r"""Parse the status line and the headers of an HTTP message.

    Args:
        message: the message from its first byte.

    Returns:
        The headers, and the offset of the body in bytes.

    Raises:
        ReadError: this is not an HTTP message, or its headers are longer than `HEAD` bytes.

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
    r"""Decode a body: join its chunks and decompress it.

    Args:
        headers: the headers of the message.
        body: the bytes after the headers.
        bound: the most bytes of interest; at most `bound + 1` decompressed bytes are returned.

    Returns:
        The decoded body.

    Raises:
        ReadError: the body is damaged, cut off, or compressed by an unsupported method.

    Example:
        >>> headers, begin = headers_of(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        >>> body_of(headers, b"3\r\nabc\r\n0\r\n\r\n", 1000)
        b'abc'
    """
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = unchunked(body)
    content_encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if content_encoding in _UNREAD:
        raise ReadError("encoding", f"a body packed by {content_encoding}, which is not read")
    return unpacked(body, content_encoding, bound)


def unchunked(body: bytes) -> bytes:
    r"""Join the chunks of a body.

    Some crawlers store the body joined but keep the header; such a body is returned unchanged.

    Args:
        body: a body sent with `Transfer-Encoding: chunked`.

    Returns:
        The joined body.

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
        header = _SIZE.match(body, at)
        if header is None:
            raise ReadError("bad_warc", "a chunk of the body is damaged")
        size = int(header[1], 16)
        if size == 0:
            return
        at = header.end() + size
        if bytes(body[at : at + 2]) != b"\r\n":
            raise ReadError("bad_warc", "a chunk of the body is damaged or cut off")
        yield body[header.end() : at]
        at += 2


def unpacked(body: bytes, content_encoding: str, bound: int) -> bytes:
    """Decompress a body that was sent as gzip or deflate.

    Some crawlers store the body decompressed but keep the header; such a body is returned
    unchanged.

    Args:
        body: the body, its chunks joined.
        content_encoding: the header `Content-Encoding`, in lower case.
        bound: the most bytes of interest; at most `bound + 1` decompressed bytes are returned.

    Returns:
        The decompressed body.

    Raises:
        ReadError: the body is damaged or cut off.

    Example:
        >>> import gzip
        >>> unpacked(gzip.compress(b"abc"), "gzip", 1000), unpacked(b"abc", "gzip", 1000)
        (b'abc', b'abc')
    """
    if content_encoding in ("gzip", "x-gzip") and body.startswith(_GZIP):
        return _unpack(zlib.decompressobj(16 + zlib.MAX_WBITS), body, bound)
    if content_encoding == "deflate":
        # The standard says zlib format; some servers omit its header.
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
