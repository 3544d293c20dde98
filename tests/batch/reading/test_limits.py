"""Bounds, at the byte where they begin."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from arnews.batch import Limits
from arnews.batch.articles import ReadError
from arnews.batch.reading.limits import check_depth
from arnews.batch.reading.streams import opened, read_whole

LIMITS = Limits(article_bytes=1000)


def test_an_article_of_just_the_size() -> None:
    LIMITS.check(1000)
    with pytest.raises(ReadError, match=r"larger than 1000 bytes.*--max-bytes"):
        LIMITS.check(1001)


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_file_of_just_the_size(gzipped: bool, tmp_path: Path) -> None:
    for size in (1000, 1001):
        data = b"x" * size
        (tmp_path / f"{size}").write_bytes(gzip.compress(data) if gzipped else data)
    assert len(read_whole(tmp_path / "1000", LIMITS, 1000, gzipped=gzipped)) == 1000
    with pytest.raises(ReadError, match="larger than 1000 bytes"):
        read_whole(tmp_path / "1001", LIMITS, 1000, gzipped=gzipped)


@pytest.mark.parametrize("deep", [99, 100])
def test_brackets_as_deep_as_allowed(deep: int) -> None:
    check_depth("[" * deep + "]" * deep, 100)
    check_depth('{"a":' * deep + "1" + "}" * deep, 100)
    with pytest.raises(ReadError, match="more than 98 deep"):
        check_depth("[" * deep + "]" * deep, 98)


def test_brackets_inside_texts_are_no_depth() -> None:
    check_depth(json.dumps(["[{" * 5000, 'a"[\\' * 500]), 2)


def test_many_brackets_side_by_side_are_no_depth() -> None:
    check_depth(json.dumps([[]] * 5000), 2)


MANY = "[" + "[]," * 101


@pytest.mark.parametrize(
    "text",
    [
        MANY + '"' + '\\"' * 500_000,
        MANY + '"' + "\\\\" * 500_000 + "\\",
        MANY + '""' * 500_000,
        MANY + '"\n' * 500_000,
        "[]" * 500_000,
        "}" * 1_000_000 + MANY,
    ],
    ids=["cut-off string", "cut-off escape", "empty strings", "lines", "pairs", "closing brackets"],
)
def test_the_depth_of_a_megabyte_takes_no_longer_whatever_it_holds(text: str) -> None:
    begun = time.perf_counter()
    check_depth(text, 100)
    assert time.perf_counter() - begun < 10  # where each quote looks for its end: hours


def test_brackets_before_a_cut_off_string_count() -> None:
    with pytest.raises(ReadError, match="more than 100 deep"):
        check_depth("[" * 101 + '"' + '\\"' * 1000, 100)


def test_what_packs_too_well_is_a_bomb(tmp_path: Path) -> None:
    text = "ربحت الشركة 5 ملايين دولار.\n".encode() * 20_000
    (tmp_path / "a.gz").write_bytes(gzip.compress(text))
    with (
        pytest.raises(ReadError) as caught,
        opened(tmp_path / "a.gz", LIMITS, gzipped=True) as file,
    ):
        file.content.read()
    assert caught.value.error == "gzip_bomb"
    real = b"".join(b"%d: 5 dollars\n" % number for number in range(50_000))
    (tmp_path / "b.gz").write_bytes(gzip.compress(real))
    with opened(tmp_path / "b.gz", LIMITS, gzipped=True) as file:
        assert file.content.read() == real


def test_members_and_the_zeros_after_them_are_one_stream(tmp_path: Path) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 512
    (tmp_path / "a.gz").write_bytes(packed)
    with opened(tmp_path / "a.gz", LIMITS, gzipped=True) as file:
        assert file.content.read() == b"one two"


@pytest.mark.parametrize("damage", ["checksum", "inside"])
def test_all_that_stands_before_a_damage_is_read(damage: str, tmp_path: Path) -> None:
    lines = [b"%d: %d dollars\n" % (number, number**5) for number in range(9000)]
    packed = bytearray(gzip.compress(b"".join(lines)))
    place = len(packed) - 8 if damage == "checksum" else 2 * len(packed) // 3
    packed[place : place + 4] = b"\xff\xff\xff\xff"
    (tmp_path / "a.gz").write_bytes(packed)
    found: list[bytes] = []
    with pytest.raises(ReadError, match="damaged gzip"):
        read_lines(tmp_path / "a.gz", found)
    good = sum(one == two for one, two in zip(found, lines, strict=False))
    if damage == "checksum":
        assert found == lines
    else:
        assert found[: good - 1] == lines[: good - 1]
        assert good > 5900


def read_lines(path: Path, into: list[bytes]) -> None:
    with opened(path, LIMITS, gzipped=True) as file:
        while line := file.content.readline():
            into.append(line)
