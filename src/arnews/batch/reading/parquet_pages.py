"""Read from the page headers of a Parquet file how much memory its pages will need.

A file of a few kilobytes may hold a page that decompresses to gigabytes, and Arrow decompresses a
page as a whole. A page header is a struct in Thrift's compact protocol; its first fields are sizes.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import IO, TYPE_CHECKING

from arnews.batch.articles import ReadError

if TYPE_CHECKING:
    from pyarrow import parquet

__all__ = ["largest_pages"]

_UNPACKED, _PACKED = 2, 3
_FIXED = {1: 0, 2: 0, 3: 1, 7: 8}
"""Sizes in bytes of the fixed-size types: true and false (part of the header), byte, double."""
_INTEGERS = {4, 5, 6}
_BINARY, _LIST, _SET, _STRUCT = 8, 9, 10, 12
_DEEPEST = 8
_LONGEST = 1 << 20
"""Most bytes of a string in a header; writers leave out longer statistics."""


def largest_pages(
    content: IO[bytes], group: parquet.RowGroupMetaData, names: Collection[str]
) -> int:
    """Return the memory that reading a row group needs: the largest page of each column, summed.

    Args:
        content: the Parquet file.
        group: the metadata of the row group.
        names: the columns that will be read.

    Returns:
        A number of decompressed bytes.

    Raises:
        ReadError: a page header is damaged.
    """
    total = 0
    for number in range(group.num_columns):
        column = group.column(number)
        if column.path_in_schema in names:
            total += _largest_page(content, column)
    return total


def _largest_page(content: IO[bytes], column: parquet.ColumnChunkMetaData) -> int:
    start = column.data_page_offset
    dictionary = column.dictionary_page_offset
    if dictionary is not None and 0 < dictionary < start:
        start = dictionary
    end = start + column.total_compressed_size
    largest = 0
    while start < end:
        content.seek(start)
        sizes = _struct(content, _DEEPEST)
        packed, unpacked = sizes.get(_PACKED, -1), sizes.get(_UNPACKED, -1)
        if not 0 <= packed <= end - start or unpacked < 0:
            raise _damaged()
        largest = max(largest, packed, unpacked)
        start = content.tell() + packed
    return largest


def _struct(content: IO[bytes], depth: int) -> dict[int, int]:
    """Read a struct and return its integer fields by field number."""
    if not depth:
        raise _damaged()
    integers = {}
    number = 0
    while head := _byte(content):
        kind = head & 0x0F
        number = number + (head >> 4) if head >> 4 else _integer(content)
        if kind in _INTEGERS:
            integers[number] = _integer(content)
        else:
            _skip(content, kind, depth)
    return integers


def _skip(content: IO[bytes], kind: int, depth: int) -> None:
    if kind in _FIXED:
        _pass(content, _FIXED[kind])
    elif kind in _INTEGERS:
        _unsigned(content)
    elif kind == _BINARY:
        _pass(content, _unsigned(content))
    elif kind == _STRUCT:
        _struct(content, depth - 1)
    elif kind in {_LIST, _SET}:
        head = _byte(content)
        items = head >> 4 if head >> 4 < 15 else _unsigned(content)
        for _ in range(items):
            _skip(content, 3 if head & 0x0F in {1, 2} else head & 0x0F, depth - 1)
    else:
        raise _damaged()


def _pass(content: IO[bytes], size: int) -> None:
    """Skip bytes by reading them, so that the end of the file stops a list of bogus length."""
    if size > _LONGEST or len(content.read(size)) < size:
        raise _damaged()


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
