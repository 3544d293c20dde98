"""Every way that a saved file can be broken: a row in errors.jsonl, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.batch.conftest import ARTICLES
from tests.batch.fakes import Numbers
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from arnews.batch import Columns, Limits, run

TEXT = ARTICLES["a1"][1]
LIMITS = Limits(article_bytes=50_000, json_bytes=200_000)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


def warc(*payloads: bytes, packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number, payload in enumerate(payloads):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://news.example/{number}",
            "response",
            payload=io.BytesIO(payload),
            http_headers=headers,
        )
        writer.write_record(record)
    return out.getvalue()


def parquet_bytes(table: pa.Table) -> bytes:
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def invalid_utf8_parquet() -> bytes:
    raw = pa.array([TEXT.encode(), b"\xd8\xff\xfe 5"], pa.binary())
    return parquet_bytes(pa.table({"text": raw.view(pa.string())}))


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


GOOD = line(text=TEXT)
BOMB = gzip.compress(b"0" * 20_000_000)

# name of the damage: (name of the file, its content, the error, where, articles that are read)
DAMAGED: dict[str, tuple[str, bytes, str, str, int]] = {
    "empty text file": ("a.txt", b"", "empty", "", 0),
    "only blanks": ("a.txt", b" \n\t\n", "empty", "", 0),
    "a picture named .txt": ("a.txt", PNG, "encoding", "", 0),
    "NUL bytes in the text": ("a.txt", TEXT.encode() + b"\0\0\0", "not_text", "", 0),
    "UTF-8 with a broken byte": (
        "a.txt",
        TEXT.encode()[:50] + b"\xff" + TEXT.encode()[50:],
        "encoding",
        "",
        0,
    ),
    "UTF-8 cut inside a letter": ("a.txt", TEXT.encode() + b"\xd8", "encoding", "", 0),
    "UTF-16 cut inside a letter": ("a.txt", TEXT.encode("utf-16")[:-1], "encoding", "", 0),
    "UTF-16 with half a surrogate pair": (
        "a.txt",
        TEXT.encode("utf-16") + b"\x00\xd8",
        "encoding",
        "",
        0,
    ),
    "text over the limit": ("a.txt", TEXT.encode() * 200, "too_large", "", 0),
    "gzip cut off": ("a.txt.gz", gzip.compress(TEXT.encode())[:-20], "bad_gzip", "", 0),
    "gzip with a wrong checksum": (
        "a.txt.gz",
        gzip.compress(TEXT.encode())[:-8] + b"\0" * 8,
        "bad_gzip",
        "",
        0,
    ),
    "no gzip, but named .gz": ("a.txt.gz", TEXT.encode(), "bad_gzip", "", 0),
    "gzip with garbage inside": (
        "a.txt.gz",
        gzip.compress(TEXT.encode())[:20] + b"\xff" * 50,
        "bad_gzip",
        "",
        0,
    ),
    "gzip bomb of a text": ("a.txt.gz", BOMB, "too_large", "", 0),
    "gzip bomb of lines": ("a.jsonl.gz", gzip.compress(b"\n" * 20_000_000), "gzip_bomb", "", 0),
    "gzip bomb of a table": (
        "a.csv.gz",
        gzip.compress(b"text\n" + b"\n" * 20_000_000),
        "gzip_bomb",
        "",
        0,
    ),
    "gzip bomb of a web archive": (
        "a.warc.gz",
        gzip.compress(warc(TEXT.encode(), b"0" * 20_000_000)),
        "gzip_bomb",
        "record 2",
        1,
    ),
    "web archive of one endless line": ("a.warc.gz", BOMB, "bad_warc", "", 0),
    "page without a word": (
        "a.html",
        b"<html><body><nav><a href='/'></a></nav><p> </p></body></html>",
        "no_main_text",
        "",
        0,
    ),
    "page without a tag": ("a.html", b"\x01\x02\x03", "no_main_text", "", 0),
    "page of scripts alone": (
        "a.html",
        b"<html><script>var a = 5;</script></html>",
        "no_main_text",
        "",
        0,
    ),
    "page with a broken byte in its text": (
        "a.html",
        b"<html><body><article><p>" + TEXT.encode()[:80] + b"\xff" + TEXT.encode()[80:],
        "encoding",
        "",
        0,
    ),
    "page nested 9,000 deep": (
        "a.html",
        b"<div>" * 9_000 + b"</div>" * 100,
        "no_main_text",
        "",
        0,
    ),
    "JSON cut off": ("a.json", b'{"text": "' + TEXT.encode()[:60], "bad_json", "", 0),
    "JSON nested too deep": ("a.json", b"[" * 90_000 + b"]" * 90_000, "json_too_deep", "", 0),
    "JSON objects nested too deep": (
        "a.json",
        b'{"a":' * 500 + b"1" + b"}" * 500,
        "json_too_deep",
        "",
        0,
    ),
    "JSON that is a number": ("a.json", b"5", "wrong_type", "", 0),
    "JSON with a number of 10,000 digits": (
        "a.json",
        b'{"text": ' + b"9" * 10_000 + b"}",
        "bad_json",
        "",
        0,
    ),
    "JSON without a text": ("a.json", b'{"headline": "x"}', "no_text_field", "", 0),
    "JSON whose text is a list": ("a.json", b'{"text": ["x"]}', "wrong_type", "", 0),
    "JSON with an empty list": ("a.json", b"[]", "empty", "", 0),
    "JSON over the limit": ("a.json", json.dumps([TEXT] * 900).encode(), "too_large", "", 0),
    "JSON list with a bad item": (
        "a.json",
        json.dumps([TEXT, 5, {"text": TEXT}]).encode(),
        "wrong_type",
        "item 2",
        2,
    ),
    "half a surrogate pair in JSON": (
        "a.json",
        b'{"text": "\\ud83d ' + TEXT.encode() + b'"}',
        "bad_json",
        "",
        0,
    ),
    "a line that is no JSON": ("a.jsonl", GOOD + b"{oops\n" + GOOD, "bad_json", "line 2", 2),
    "a line cut off": ("a.jsonl", GOOD + b'{"text": "abc', "bad_json", "line 2", 1),
    "a line over the limit": (
        "a.jsonl",
        GOOD + line(text="نص " * 30_000) + GOOD,
        "too_large",
        "line 2",
        2,
    ),
    "a line with a broken byte": (
        "a.jsonl",
        GOOD + GOOD[:40] + b"\xfe" + GOOD[40:] + GOOD,
        "encoding",
        "line 2",
        2,
    ),
    "a line whose text is null": ("a.jsonl", GOOD + line(text=None), "empty", "line 2", 1),
    "a line without a text": ("a.jsonl", GOOD + line(other=1), "no_text_field", "line 2", 1),
    "lines cut off in UTF-16": (
        "a.jsonl",
        (GOOD + GOOD).decode().encode("utf-16")[:-3],
        "encoding",
        "after line 1",
        1,
    ),
    "packed lines cut off": (
        "a.jsonl.gz",
        gzip.compress(GOOD + GOOD + GOOD)[:-9],
        "bad_gzip",
        "after line 3",
        3,
    ),
    "binary named .jsonl": ("a.jsonl", PNG, "encoding", "", 0),
    "lines file that is empty": ("a.jsonl", b"", "empty", "", 0),
    "table without a column of text": ("a.csv", b"x,y\n1,2\n", "no_text_field", "", 0),
    "row with a comma too many": (
        "a.csv",
        f"id,text\n1,{TEXT.splitlines()[1].replace('،', '')}\n2,a,b\n".encode(),
        "bad_csv",
        "row 2",
        1,
    ),
    "quotation that never ends": (
        "a.csv",
        b'id,text\n1,abc 5\n2,"never\n' + b"x,y\n" * 50,
        "bad_csv",
        "after row 1",
        1,
    ),
    "cell over the limit": (
        "a.csv",
        b"id,text\n1,abc 5\n2," + b"x" * 60_000 + b"\n",
        "bad_csv",
        "after row 1",
        1,
    ),
    "row with a broken byte": (
        "a.csv",
        f"id,text\n1,{TEXT[:40]}\n2,".encode() + b"\xd8\xff\n3,abc\n",
        "encoding",
        "row 2",
        2,
    ),
    "Parquet cut off": (
        "a.parquet",
        parquet_bytes(pa.table({"text": [TEXT]}))[:-30],
        "bad_parquet",
        "",
        0,
    ),
    "no Parquet at all": ("a.parquet", b"PAR1 it is not", "bad_parquet", "", 0),
    "Parquet without a column of text": (
        "a.parquet",
        parquet_bytes(pa.table({"x": [1]})),
        "no_text_field",
        "",
        0,
    ),
    "Parquet whose texts are numbers": (
        "a.parquet",
        parquet_bytes(pa.table({"text": [1]})),
        "wrong_type",
        "row 1",
        0,
    ),
    "Parquet with a null": (
        "a.parquet",
        parquet_bytes(pa.table({"text": [None, TEXT]})),
        "empty",
        "row 1",
        1,
    ),
    "Parquet with broken UTF-8": ("a.parquet", invalid_utf8_parquet(), "encoding", "row 2", 1),
    "no web archive at all": ("a.warc", b"hello\r\n\r\n", "bad_warc", "", 0),
    "web archive cut off": (
        "a.warc",
        warc(TEXT.encode(), TEXT.encode())[:-200],
        "bad_warc",
        "record 2",
        1,
    ),
    "packed web archive cut off": (
        "a.warc.gz",
        warc(TEXT.encode(), TEXT.encode(), packed=True)[:-200],
        "bad_gzip",
        "record 2",
        1,
    ),
    "web archive with an empty page": (
        "a.warc",
        warc(b"", TEXT.encode()),
        "empty",
        "record 1",
        1,
    ),
    "web archive with a page over the limit": (
        "a.warc",
        warc(TEXT.encode() * 200, TEXT.encode()),
        "too_large",
        "record 1",
        1,
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_file_is_a_row(damage: str, tmp_path: Path) -> None:
    name, content, error, place, read = DAMAGED[damage]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "z.txt").write_text(TEXT, encoding="utf-8")
    errors, articles = outcome(folder, tmp_path / "out")
    assert [(one["error"], one["place"]) for one in errors] == [(error, place)]
    assert errors[0]["source"] == str(folder / name)
    assert errors[0]["message"]
    assert len(articles) == read + 1
    assert articles[-1]["id"] == str(folder / "z.txt")


def outcome(folder: Path, out: Path) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    run([folder], out, workers=0, limits=LIMITS, pipeline=Numbers())
    lines = (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return list(map(json.loads, lines)), parquet.read_table(out / "articles.parquet").to_pylist()


def link_out(folder: Path) -> str:
    (folder.parent / "secret.txt").write_text("سر 5", encoding="utf-8")
    (folder / "a.txt").symlink_to(folder.parent / "secret.txt")
    return "outside_input"


def folder_link_out(folder: Path) -> str:
    (folder / "a").symlink_to(folder.parent.parent)
    return "outside_input"


def broken_link(folder: Path) -> str:
    (folder / "a.txt").symlink_to(folder / "nowhere.txt")
    return "unreadable"


def link_to_itself(folder: Path) -> str:
    (folder / "a.txt").symlink_to(folder / "a.txt")
    return "unreadable"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "a.txt")
    return "not_a_file"


def open_socket(folder: Path) -> str:
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("a.txt")
    finally:
        os.chdir(here)
    return "not_a_file"


def name_not_utf8(folder: Path) -> str:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_bytes(b"")
    return "empty"


PLACED: dict[str, Callable[[Path], str]] = {
    "link to a file outside": link_out,
    "link to a folder outside": folder_link_out,
    "link to nowhere": broken_link,
    "link to itself": link_to_itself,
    "a pipe": pipe,
    "a socket": open_socket,
    "a name that is no UTF-8": name_not_utf8,
}


@pytest.mark.parametrize("damage", PLACED)
def test_what_is_no_plain_file_is_a_row(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "z.txt").write_text(TEXT, encoding="utf-8")
    error = PLACED[damage](folder)
    errors, articles = outcome(folder, tmp_path / "out")
    assert [one["error"] for one in errors] == [error]
    assert len(articles) == 1


def test_links_within_the_folder_are_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").symlink_to(folder / "sub" / "a.txt")
    (folder / "loop").symlink_to(folder)
    errors, articles = outcome(folder, tmp_path / "out")
    assert not errors
    assert [one["id"] for one in articles] == [str(folder / "sub" / "a.txt")]


def test_a_broken_byte_in_a_menu_does_not_cost_the_article(tmp_path: Path) -> None:
    page = b"<html><body><nav><a href='/'>\xff</a></nav><article><p>" + TEXT.encode()
    (tmp_path / "a.html").write_bytes(page)
    errors, articles = outcome(tmp_path, tmp_path / "out")
    assert not errors
    assert str(articles[0]["text"]).split() == TEXT.split()


def test_a_named_file_of_unknown_format_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    run([tmp_path / "a.docx"], tmp_path / "out", workers=0, pipeline=Numbers())
    assert '"unknown_format"' in (tmp_path / "out" / "errors.jsonl").read_text()


def test_a_missing_id_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(text=TEXT, key="k1") + line(text=TEXT))
    summary = run(
        [tmp_path / "a.jsonl"],
        tmp_path / "out",
        workers=0,
        pipeline=Numbers(),
        columns=Columns(id="key"),
    )
    assert (summary.articles, summary.errors) == (1, 1)
    assert '"no_id"' in (tmp_path / "out" / "errors.jsonl").read_text()


def test_there_are_at_least_thirty_kinds() -> None:
    assert len(DAMAGED) + len(PLACED) >= 30
