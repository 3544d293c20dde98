"""Web archives as crawlers write them."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet
from tests.batch.fakes import Numbers
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from arnews.batch import Summary, run

TEXT = "ربح 5 دولارات"
PLAIN = "text/plain; charset=utf-8"


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
    ],
    ids=["gzip", "chunked", "charset", "a charset that is not true"],
)
def test_ways_to_send_a_page(headers: dict[str, str], payload: bytes, tmp_path: Path) -> None:
    archive(tmp_path / "a.warc", ("response", "200 OK", {"Content-Type": PLAIN} | headers, payload))
    assert read(tmp_path)[:2] == ([TEXT], [])


def test_a_bomb_inside_a_record(tmp_path: Path) -> None:
    packed = {"Content-Type": PLAIN, "Content-Encoding": "gzip"}
    bomb = gzip.compress(b"0" * 30_000_000)
    archive(
        tmp_path / "a.warc",
        ("response", "200 OK", packed, bomb),
        ("response", "200 OK", {"Content-Type": PLAIN}, TEXT.encode()),
    )
    assert read(tmp_path)[:2] == ([TEXT], ["too_large"])
