"""Web archives as crawlers write them."""

from __future__ import annotations

import gzip
import io
import json
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from arnews.batch import Failure, Limits, Summary, run
from arnews.batch.articles import ReadError
from arnews.batch.reading.inputs import Found
from arnews.batch.reading.streams import opened
from arnews.batch.reading.warcs import warc_pages

TEXT = "ربح 5 دولارات"
PLAIN = "text/plain; charset=utf-8"
PACKED = gzip.compress(TEXT.encode(), mtime=0)
LONG = gzip.compress("".join(f"{TEXT} {n * n}\n" for n in range(2000)).encode(), mtime=0)


def archive(path: Path, *records: tuple[str, str, dict[str, str], bytes]) -> None:
    """Write records, each of a kind, a status, headers and a payload."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for kind, status, headers, payload in records:
            told = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                "http://news.example/", kind, payload=io.BytesIO(payload), http_headers=told
            )
            writer.write_record(record)


def read(folder: Path) -> tuple[list[str], list[str], Summary]:
    out = folder / "out"
    summary = run([folder], out, workers=0, pipeline=Numbers())
    texts = [str(text) for text in parquet.read_table(out / "articles.parquet")["text"].to_pylist()]
    lines = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return texts, [json.loads(line)["error"] for line in lines], summary


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_only_pages_that_were_fetched_well(name: str, tmp_path: Path) -> None:
    good = {"Content-Type": PLAIN}
    archive(
        tmp_path / name,
        ("response", "200 OK", good, TEXT.encode()),
        ("response", "404 Not Found", good, TEXT.encode()),
        ("response", "301 Moved", good, b""),
        ("request", "GET / HTTP/1.1", {}, b""),
        ("response", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("response", "200 OK", {}, TEXT.encode()),
    )
    texts, errors, summary = read(tmp_path)
    assert (texts, errors) == ([TEXT], [])
    assert dict(summary.skipped) == {
        "warc response with status 404": 1,
        "warc response with status 301": 1,
        "warc request": 1,
        "warc image/png": 1,
        "warc record without a type": 1,
    }


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())),
        (
            {"Transfer-Encoding": "chunked"},
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(TEXT.encode()), TEXT.encode()),
        ),
        ({"Content-Type": "Text/Plain;Charset=windows-1256"}, TEXT.encode("cp1256")),
        ({"Content-Type": "text/plain; charset=iso-8859-1"}, TEXT.encode("cp1256")),
        ({"Content-Type": 'text/plain; charset="windows-1256"; x=y'}, TEXT.encode("cp1256")),
        ({"Content-Type": "text/plain; charset=cp\0 1256"}, TEXT.encode("cp1256")),
        ({"Content-Type": "text/plain; charset=\0"}, TEXT.encode("cp1256")),
        ({"Content-Type": "text/plain; charset=../é"}, TEXT.encode("cp1256")),
        ({"Content-Type": f"text/plain; charset={'x' * 5000}"}, TEXT.encode("cp1256")),
        ({"Content-Type": "text/plain; charset=zip"}, TEXT.encode("cp1256")),
        ({"Content-Encoding": "x-GZIP "}, gzip.compress(TEXT.encode())),
        ({"Content-Encoding": "deflate"}, zlib.compress(TEXT.encode())),
        ({"Content-Encoding": "deflate"}, zlib.compress(TEXT.encode(), wbits=-15)),
        ({"Content-Encoding": "gzip"}, TEXT.encode()),
        ({"Content-Encoding": "deflate"}, TEXT.encode()),
        ({"Content-Encoding": "utf-8"}, TEXT.encode()),
        ({"Transfer-Encoding": "chunked"}, TEXT.encode()),
        (
            {"Transfer-Encoding": "Chunked", "Content-Encoding": "gzip"},
            b"0A;x=y\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (PACKED[:10], len(PACKED) - 10, PACKED[10:]),
        ),
    ],
    ids=[
        "gzip",
        "chunked",
        "charset",
        "a charset that is not true",
        "a charset in quotes",
        "a charset with a NUL",
        "a charset that is a NUL",
        "a charset that is a path",
        "a charset without end",
        "a charset that is no text",
        "x-gzip",
        "deflate",
        "deflate without the head of zlib",
        "gzip that was unpacked",
        "deflate that was unpacked",
        "an encoding that is none",
        "chunks that were joined",
        "gzip in chunks",
    ],
)
def test_ways_to_send_a_page(headers: dict[str, str], payload: bytes, tmp_path: Path) -> None:
    archive(tmp_path / "a.warc", ("response", "200 OK", {"Content-Type": PLAIN} | headers, payload))
    assert read(tmp_path)[:2] == ([TEXT], [])


@pytest.mark.parametrize(
    ("headers", "payload", "error"),
    [
        ({"Content-Encoding": "gzip"}, LONG[:900] + b"\xff" * 50 + LONG[950:], "bad_gzip"),
        ({"Content-Encoding": "gzip"}, LONG[:-8] + b"\0" * 8, "bad_gzip"),
        ({"Content-Encoding": "gzip"}, LONG[:-200], "bad_gzip"),
        ({"Content-Encoding": "gzip"}, LONG[:3], "bad_gzip"),
        ({"Content-Encoding": "gzip"}, PACKED + PACKED, "bad_gzip"),
        ({"Content-Encoding": "deflate"}, zlib.compress(TEXT.encode())[:-6], "bad_gzip"),
        ({"Content-Encoding": "br"}, TEXT.encode(), "encoding"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nabcde\r\nzz\r\n", "bad_warc"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nabcdefg\r\n0\r\n\r\n", "bad_warc"),
        ({"Transfer-Encoding": "chunked"}, b"ffffffff\r\nabcde", "bad_warc"),
        ({"Content-Encoding": "gzip"}, b"", "empty"),
    ],
    ids=[
        "damaged",
        "a wrong checksum",
        "cut off",
        "cut off in its head",
        "several members",
        "deflate cut off",
        "brotli",
        "a chunk without a length",
        "a chunk that is too long",
        "a chunk cut off",
        "nothing",
    ],
)
def test_a_damaged_body_is_no_article(
    headers: dict[str, str], payload: bytes, error: str, tmp_path: Path
) -> None:
    archive(
        tmp_path / "a.warc",
        ("response", "200 OK", {"Content-Type": PLAIN} | headers, payload),
        ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()),
    )
    assert read(tmp_path)[:2] == ([TEXT], [error])


def test_an_archive_cut_off_anywhere_says_so(tmp_path: Path) -> None:
    """At every byte of its last record, whatever sort of record it is."""
    good = ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode())
    for last in (good, ("response", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG")):
        archive(tmp_path / "whole.warc", good)
        begin = (tmp_path / "whole.warc").stat().st_size
        archive(tmp_path / "whole.warc", good, last)
        whole = (tmp_path / "whole.warc").read_bytes()
        for end in range(begin + 1, len(whole) - len(b"\r\n\r\n"), 7):
            (tmp_path / "cut.warc").write_bytes(whole[:end])
            first, *others = outcomes(tmp_path / "cut.warc")
            assert first == "RawRecord"
            assert others[-1] == "bad_warc", whole[:end][-40:]


def outcomes(path: Path) -> Iterator[str]:
    """Read an archive, and nothing of what is in it."""
    found = Found(path, path.name, "warc", False, path.stat().st_size)
    with opened(path, Limits(), gzipped=False) as file:
        try:
            for piece in warc_pages(found, file, Limits()):
                yield piece.error if isinstance(piece, Failure) else type(piece).__name__
        except ReadError as error:
            yield error.error


@pytest.mark.parametrize("length", ["", "x", "-1", "1e3", "9" * 5000])
def test_a_record_without_a_length_ends_the_archive(length: str, tmp_path: Path) -> None:
    head = (
        f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: {length}"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + b"\r\n\r\n" + TEXT.encode() + b"\r\n\r\n")
    assert read(tmp_path)[:2] == ([], ["bad_warc"])


def test_a_length_that_is_too_short_is_told(tmp_path: Path) -> None:
    head = (
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\n"
    )
    record = head.encode() + TEXT.encode() + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(record + record)
    texts, errors, _ = read(tmp_path)
    assert texts == ["ربح", "ربح"]
    assert errors == ["bad_warc", "bad_warc"]


def test_endless_headers_of_a_page_cost_that_page(tmp_path: Path) -> None:
    archive(
        tmp_path / "a.warc",
        ("response", "200 OK", {"X": "x" * 1_000_000}, TEXT.encode()),
        ("response", "200 OK", dict.fromkeys(map(str, range(50_000)), "x"), TEXT.encode()),
        ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()),
    )
    assert read(tmp_path)[:2] == ([TEXT], ["bad_warc", "bad_warc"])


def test_what_is_no_http_response_is_told(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc", ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()))
    data = (tmp_path / "a.warc").read_bytes().replace(b"HTTP/1.1 200", b"HTTQ/1.1 200")
    (tmp_path / "a.warc").write_bytes(data)
    assert read(tmp_path)[:2] == ([], ["bad_warc"])


def test_an_archive_that_is_packed_but_not_named_so(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()))
    (tmp_path / "a.warc.gz").rename(tmp_path / "a.warc")
    assert read(tmp_path)[:2] == ([], ["bad_warc"])


def test_types_that_anybody_made_up_are_one_line_of_the_report(tmp_path: Path) -> None:
    records = [
        ("response", "200 OK", {"Content-Type": f"{'x' * 100}/{n}"}, b"x") for n in range(20)
    ]
    archive(tmp_path / "a.warc", *records, ("response", "2x", {}, b"x"))
    assert dict(read(tmp_path)[2].skipped) == {
        "warc record of an odd type": 20,
        "warc record without a type": 1,
    }


@pytest.mark.parametrize(
    "inside",
    [
        b"\r\n" * 1_000_000,
        b"x" * 2_000_000,
        b"a: b\r\n" * 300_000,
        b"a: b\r\n" + b" c\r\n" * 400_000,
        b"1\r\nx\r\n" * 300_000,
        b"WARC/1.0\r\n" * 200_000,
    ],
    ids=["lines", "one line", "headers", "one header", "chunks", "records"],
)
def test_reading_takes_no_longer_whatever_an_archive_holds(inside: bytes, tmp_path: Path) -> None:
    begun = time.perf_counter()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
    for data in (inside, head + inside, head + b"\r\n" + inside):
        told = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nContent-Length: {len(data)}"
        (tmp_path / "a.warc").write_bytes(told.encode() + b"\r\n\r\n" + data)
        (tmp_path / "b.warc").write_bytes(b"WARC/1.0\r\n" + data)
        assert len(list(outcomes(tmp_path / "a.warc"))) == 1
        assert list(outcomes(tmp_path / "b.warc")) == ["bad_warc"]
    assert time.perf_counter() - begun < 10


def test_a_bomb_inside_a_record(tmp_path: Path) -> None:
    packed = {"Content-Type": PLAIN, "Content-Encoding": "gzip"}
    bomb = gzip.compress(b"0" * 30_000_000)
    archive(
        tmp_path / "a.warc",
        ("response", "200 OK", packed, bomb),
        ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()),
    )
    assert read(tmp_path)[:2] == ([TEXT], ["too_large"])
