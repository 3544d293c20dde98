"""Parquet files whose headers lie: they are damaged, and nothing hangs."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from arnews.batch.articles import Failure
from arnews.batch.reading.limits import Limits
from arnews.batch.reading.parquet_pages import column_chunks
from arnews.batch.reading.pieces import Pieces, StreamPosition
from arnews.batch.reading.records import Columns

ENDLESS = b"\xff" * 8 + b"\x0f"
"""2^60 and more, as Thrift writes it."""


def read(path: Path) -> list[object]:
    pieces = Pieces([path], path.parent / "out", Columns(), Limits())
    return [piece for piece, _ in pieces.after(StreamPosition())]


@pytest.mark.parametrize(
    "header",
    [
        b"\x18" + ENDLESS,  # a text
        b"\x18" + b"\xff" * 9 + b"\x7f",  # a text longer than any offset
        b"\x19\xf3" + ENDLESS,  # a list of bytes
        b"\x19\xf7" + ENDLESS,  # a list of doubles
        b"\x19\xfc" + ENDLESS,  # a list of structs
        b"\x25\x02\x15" + ENDLESS + b"\x00",  # a page that goes on past its column
        b"\x1c" * 20,  # structs in structs
        b"\x1f",  # no type at all
    ],
)
def test_a_header_that_lies(header: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["نما 5%", "نما 6%"]}), path, use_dictionary=False)
    start = parquet.ParquetFile(path).metadata.row_group(0).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + len(header)] = header
    path.write_bytes(data)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.error == "bad_parquet"


def test_a_column_whose_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["نما 5%"], "tag9": ["x"]}), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"tag9", b"tag\xd9"))
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.error == "bad_parquet"


@pytest.mark.parametrize("byte", [0, 3, 6, 0x15, 0x1C, 0x2C, 0x7F, 0xFF])
def test_a_footer_with_any_byte_changed(byte: int, tmp_path: Path) -> None:
    """pyarrow ends the process over some: this one would not be there to tell."""
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["نما 5%"]}), path, store_schema=False)
    data = path.read_bytes()
    size = int.from_bytes(data[-8:-4], "little")
    for at in range(len(data) - 8 - size, len(data) - 8):
        path.write_bytes(data[:at] + bytes([byte]) + data[at + 1 :])
        for piece in read(path):
            assert not isinstance(piece, Failure) or piece.error != "reading", piece


def test_a_file_is_read_column_by_column(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = {"text": ["نما 5%", "نما 6%"], "more": [{"text": "x"}, {"text": "y"}], "n": [1, 2]}
    parquet.write_table(pa.table(rows), path, row_group_size=1)
    footer = parquet.ParquetFile(path).metadata
    with path.open("rb") as content:
        groups = column_chunks(content)
    assert [[chunk.path for chunk in group] for group in groups] == [["text", "more.text", "n"]] * 2
    for number, group in enumerate(groups):
        for at, chunk in enumerate(group):
            told = footer.row_group(number).column(at)
            assert chunk.start == told.dictionary_page_offset
            assert chunk.end - chunk.start == told.total_compressed_size


def test_statistics_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [f"نما {number}%" for number in range(500)]})
    parquet.write_table(table, path, data_page_size=64, write_page_index=False)
    assert len(read(path)) == 500
