"""The text of an article, in which offsets count, and the names of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from arnews.batch.reading.encodings import decode
from arnews.errors import SourceError
from arnews.files import article_ids, read_article

RAW = "\ufeffنما 5%\r\n\ufeff".encode()


def test_a_byte_order_mark_is_no_text_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(RAW)
    assert read_article(path) == "نما 5%\r\n\ufeff"
    assert read_article(path) == decode(RAW)[0]  # as a batch reads it


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        ([], []),
        (["-"], ["-"]),
        (["x/a.txt"], ["a"]),
        (["x/a.txt", "y/a.txt", "y/b.txt"], ["x/a", "y/a", "b"]),
        (["1/x/a.txt", "2/x/a.txt"], ["1/x/a", "2/x/a"]),
        (["x/a.txt", "x/a.html"], ["a.txt", "a.html"]),
        (["/a.txt", "/x/a.txt"], ["/a", "x/a"]),
        (["../x/v1.2.txt", "v1.3.txt"], ["v1.2", "v1.3"]),
    ],
)
def test_ids_are_as_short_as_they_can_be(paths: list[str], ids: list[str]) -> None:
    assert article_ids(paths) == ids


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a.txt: no such file"):
        read_article(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read_article(tmp_path)
