"""How much memory a Parquet file will ask for, read from its footer and the headers of its pages.

A file of some kilobytes may hold a page that unpacks to gigabytes, and Arrow unpacks a page as a
whole. Both are structs of Thrift's compact protocol. pyarrow would tell what the footer says of a
column too, but ends the process where that is damaged.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from typing import IO, NamedTuple

from arnews.batch.articles import ReadError

__all__ = ["Chunk", "column_chunks", "largest_pages"]

_ROW_GROUPS = 4
_COLUMNS = 1
_COLUMN = 3
_PATH, _SIZE, _DATA, _DICTIONARY = 3, 7, 9, 11
"""Fields of the footer, of a row group, of a column in it, and of what is said of that column."""
_UNPACKED, _PACKED = 2, 3
"""Fields of the header of a page."""

_FIXED = {1: 0, 2: 0, 3: 1, 7: 8}
"""Sizes in bytes of the fixed-size types: true and false (part of the header), byte, double."""
_INTEGERS = {4, 5, 6}
_BINARY, _LIST, _SET, _STRUCT = 8, 9, 10, 12
_DEEPEST = 8
_LONGEST = 1 << 20
"""Most bytes of a string in a header; writers leave out longer statistics."""


class Chunk(NamedTuple):
    """A column of a row group and its pages.

    Attributes:
        path: its name, after those of the structs that it lies in, joined by points.
        start: offset in the file of its first page, in bytes.
        end: offset after its last page (exclusive end).
    """

    path: str
    start: int
    end: int


def column_chunks(content: IO[bytes]) -> list[list[Chunk]]:
    """Return the columns of each row group of a Parquet file.

    Args:
        content: the file, opened in binary mode; it must be seekable.

    Raises:
        ReadError: its footer is damaged.
    """
    content.seek(-8, os.SEEK_END)
    size = int.from_bytes(content.read(4), "little")
    content.seek(-8 - size, os.SEEK_END)
    groups: list[list[Chunk]] = []
    for number, kind in _fields(content):
        if number == _ROW_GROUPS:
            groups = [_row_group(content) for _ in range(_count(content, kind, _STRUCT))]
        else:
            _skip(content, kind, _DEEPEST)
    return groups


def _row_group(content: IO[bytes]) -> list[Chunk]:
    chunks: list[Chunk] = []
    for number, kind in _fields(content):
        if number == _COLUMNS:
            chunks = [_chunk(content) for _ in range(_count(content, kind, _STRUCT))]
        else:
            _skip(content, kind, _DEEPEST)
    return chunks


def _chunk(content: IO[bytes]) -> Chunk:
    found = None
    for number, kind in _fields(content):
        if number == _COLUMN and kind == _STRUCT:
            found = _column(content)
        else:
            _skip(content, kind, _DEEPEST)
    if found is None:
        raise _damaged()
    return found


def _column(content: IO[bytes]) -> Chunk:
    names: list[bytes] = []
    integers: dict[int, int] = {}
    for number, kind in _fields(content):
        if number == _PATH:
            count = _count(content, kind, _BINARY)
            names = [_read(content, _unsigned(content)) for _ in range(count)]
        elif kind in _INTEGERS:
            integers[number] = _integer(content)
        else:
            _skip(content, kind, _DEEPEST)
    start, dictionary = integers.get(_DATA, -1), integers.get(_DICTIONARY, 0)
    if 0 < dictionary < start:
        start = dictionary
    size = integers.get(_SIZE, -1)
    if start < 0 or size < 0:
        raise _damaged()
    return Chunk(b".".join(names).decode("utf-8", "replace"), start, start + size)


def largest_pages(content: IO[bytes], chunks: list[Chunk], names: Collection[str]) -> int:
    """Return how many bytes reading some columns of a row group may take at once.

    Args:
        content: the file, opened in binary mode.
        chunks: the columns of the row group.
        names: the paths of the columns that will be read.

    Returns:
        The sizes of the largest page of each of these columns, decompressed, added up.

    Raises:
        ReadError: a page header is damaged.
    """
    return sum(_largest_page(content, chunk) for chunk in chunks if chunk.path in names)


def _largest_page(content: IO[bytes], chunk: Chunk) -> int:
    start, largest = chunk.start, 0
    while start < chunk.end:
        content.seek(start)
        sizes = _struct(content, _DEEPEST)
        packed, unpacked = sizes.get(_PACKED, -1), sizes.get(_UNPACKED, -1)
        if not 0 <= packed <= chunk.end - start or unpacked < 0:
            raise _damaged()
        largest = max(largest, packed, unpacked)
        start = content.tell() + packed
    return largest


def _fields(content: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Return number and type of each field of a struct; who asks for the next has read its value."""
    number = 0
    while head := _byte(content):
        number = number + (head >> 4) if head >> 4 else _integer(content)
        yield number, head & 0x0F


def _struct(content: IO[bytes], depth: int) -> dict[int, int]:
    """Read a struct and return its integer fields by field number."""
    if not depth:
        raise _damaged()
    integers = {}
    for number, kind in _fields(content):
        if kind in _INTEGERS:
            integers[number] = _integer(content)
        else:
            _skip(content, kind, depth)
    return integers


def _count(content: IO[bytes], kind: int, items: int) -> int:
    """Read the beginning of a list of such items and return how many there are."""
    head = _byte(content)
    if kind != _LIST or head & 0x0F != items:
        raise _damaged()
    return head >> 4 if head >> 4 < 15 else _unsigned(content)


def _skip(content: IO[bytes], kind: int, depth: int) -> None:
    if kind in _FIXED:
        _read(content, _FIXED[kind])
    elif kind in _INTEGERS:
        _unsigned(content)
    elif kind == _BINARY:
        _read(content, _unsigned(content))
    elif kind == _STRUCT:
        _struct(content, depth - 1)
    elif kind in {_LIST, _SET} and depth:
        head = _byte(content)
        items = head >> 4 if head >> 4 < 15 else _unsigned(content)
        for _ in range(items):
            _skip(content, 3 if head & 0x0F in {1, 2} else head & 0x0F, depth - 1)
    else:
        raise _damaged()


def _read(content: IO[bytes], size: int) -> bytes:
    """Read on, and so notice where the file ends: a list may claim any number of items."""
    if size > _LONGEST or len(data := content.read(size)) < size:
        raise _damaged()
    return data


def _byte(content: IO[bytes]) -> int:
    byte = content.read(1)
    if not byte:
        raise _damaged()
    return byte[0]


def _unsigned(content: IO[bytes]) -> int:
    value = 0
    for place in range(0, 70, 7):
        byte = _byte(content)
        value |= (byte & 0x7F) << place
        if byte < 0x80:
            return value
    raise _damaged()


def _integer(content: IO[bytes]) -> int:
    value = _unsigned(content)
    return (value >> 1) ^ -(value & 1)


def _damaged() -> ReadError:
    return ReadError("bad_parquet", "not valid Parquet, the rest is not read: a damaged page")
