"""Open files for reading, decompressed with a guard against gzip bombs."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from arnews.batch.articles import ReadError
from arnews.batch.reading.limits import Limits, megabytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Opened", "as_utf8", "opened", "peek", "read_whole", "seekable"]

_BLOCK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


class Opened:
    """A file that is being read.

    Args:
        raw: the file as it is on disk, which tells the position.
        content: its bytes, decompressed.
        gzipped: True if the file is compressed by gzip.

    Attributes:
        content: its bytes, decompressed.
        gzipped: True if the file is compressed by gzip.
        fraction: how much of the file was read, from 0 to 1, for readers that know it better
            than the position in the file does; else None.
    """

    def __init__(
        self, raw: io.BufferedReader, content: io.BufferedReader, *, gzipped: bool
    ) -> None:
        self.content = content
        self.gzipped = gzipped
        self.fraction: float | None = None
        self._raw = raw
        self._size = os.fstat(raw.fileno()).st_size

    @property
    def position(self) -> int:
        """The bytes read so far, of the file as it is on disk."""
        if self.fraction is not None:
            return int(self.fraction * self._size)
        return 0 if self._raw.closed else self._raw.tell()


@contextmanager
def opened(path: Path, limits: Limits, *, gzipped: bool) -> Iterator[Opened]:
    """Open a file for reading.

    Args:
        path: the file.
        limits: the limits of the run; only those on compression are used.
        gzipped: True to decompress it by gzip.

    Returns:
        A context manager with the opened file. Reading its content raises `ReadError` where the
        compression is damaged or a gzip bomb.

    Raises:
        ReadError: the file cannot be opened.

    Example:
        >>> with opened(Path("no/such.txt"), Limits(), gzipped=False) as file:
        ...     file.content.read()
        Traceback (most recent call last):
        arnews.batch.articles.ReadError: cannot be opened: No such file or directory
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise ReadError("unreadable", f"cannot be opened: {error.strerror}") from error
    with raw:
        content = _stream(_unpacked(raw, limits)) if gzipped else raw
        yield Opened(raw, content, gzipped=gzipped)


def _unpacked(packed: io.BufferedReader, limits: Limits) -> Iterator[bytes]:
    """Decompress gzip, yielding everything before damage or truncation."""
    unpacker = zlib.decompressobj(_GZIP)
    given = 0
    begun = False
    block = packed.read(_BLOCK)
    while block:
        before = unpacker.copy()
        try:
            data = unpacker.decompress(block, _BLOCK)
        except zlib.error as error:
            yield _undamaged(before, block)
            raise ReadError("bad_gzip", f"damaged gzip, the rest is not read: {error}") from error
        begun = True
        block = unpacker.unconsumed_tail
        if unpacker.eof:  # another gzip member may follow, or zero padding
            block = unpacker.unused_data.lstrip(b"\0")
            unpacker = zlib.decompressobj(_GZIP)
            begun = False
        block = block or packed.read(_BLOCK)
        given += len(data)
        if given > limits.article_bytes and given > limits.gzip_ratio * packed.tell():
            raise ReadError(
                "gzip_bomb",
                f"unpacks to more than {limits.gzip_ratio} times its size: a gzip bomb? "
                "If it is none, unpack it yourself",
            )
        yield data
    if begun:
        yield unpacker.flush()
        raise ReadError("bad_gzip", "the gzip file is cut off, the rest is missing")


def _undamaged(unpacker: zlib._Decompress, block: bytes) -> bytes:
    """Return what a block holds before its damage, by decompressing it byte by byte."""
    data = bytearray()
    with suppress(zlib.error):
        for place in range(len(block)):
            data += unpacker.decompress(block[place : place + 1])
    return bytes(data)


def read_whole(path: Path, limits: Limits, bound: int, *, gzipped: bool) -> bytes:
    """Read a whole file.

    Args:
        path: the file.
        limits: the limits of the run.
        bound: the most bytes of its content, decompressed.
        gzipped: True to decompress it by gzip.

    Returns:
        Its content.

    Raises:
        ReadError: the file is larger, cannot be read, or is damaged gzip.
    """
    with opened(path, limits, gzipped=gzipped) as file:
        try:
            data = file.content.read(bound + 1)
        except OSError as error:
            raise ReadError("unreadable", f"cannot be read: {error.strerror}") from error
    if len(data) > bound:
        if bound == limits.article_bytes:
            limits.check(len(data))
        raise ReadError("too_large", f"larger than {megabytes(bound)}; write it as .jsonl")
    return data


def peek(content: io.BufferedReader) -> tuple[bytes, io.BufferedReader]:
    """Read the beginning of a stream without losing it.

    Args:
        content: the stream.

    Returns:
        Up to 64 kB from the beginning, and a stream that still contains them.

    Example:
        >>> head, content = peek(io.BufferedReader(io.BytesIO(b"abc")))
        >>> head, content.read()
        (b'abc', b'abc')
    """
    head = content.read1(_BLOCK)
    return head, _stream(chain([head], iter(lambda: content.read1(_BLOCK), b"")))


def as_utf8(content: io.BufferedReader, encoding: str) -> io.BufferedReader:
    r"""Return a stream of UTF-16 or UTF-32 as UTF-8, in which a line ends with one byte.

    Args:
        content: the stream.
        encoding: its encoding.

    Returns:
        The stream as UTF-8, without a byte order mark.

    Example:
        >>> content = io.BufferedReader(io.BytesIO("نص\n".encode("utf-16-le")))
        >>> as_utf8(content, "utf-16-le").readline().decode()
        'نص\n'
    """
    return _stream(_recoded(content, encoding))


def _recoded(content: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    data = content.read1(_BLOCK)
    mark = "\ufeff"
    while True:
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise ReadError("encoding", f"damaged {encoding}: {error.reason}") from error
        if text:
            yield text.removeprefix(mark).encode("utf-8")
            mark = ""
        if not data:
            return
        data = content.read1(_BLOCK)


@contextmanager
def seekable(file: Opened) -> Iterator[IO[bytes]]:
    """Return a context manager with a seekable stream: the file, or a decompressed copy of it.

    Args:
        file: an opened file at its beginning.

    Returns:
        The context manager; a copy is a temporary file on disk.
    """
    if file.gzipped:
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file.content, copy)
            copy.seek(0)
            yield copy
    else:
        yield file.content


class _Chunks(io.RawIOBase):
    """An iterable of bytes as a stream."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while not self._left:
            following = next(self._chunks, None)
            if following is None:
                return 0
            self._left = following
        data, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(data)] = data
        return len(data)


def _stream(chunks: Iterable[bytes]) -> io.BufferedReader:
    return io.BufferedReader(_Chunks(chunks), _BLOCK)
