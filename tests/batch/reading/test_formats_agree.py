"""The same articles give the same facts, whatever they were saved as."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.batch.conftest import ARTICLES
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from arnews.batch import run

Facts = dict[str, list[dict[str, Any]]]

MENU = "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(["أخبار", "رياضة"]))


def page(title: str, text: str, charset: str = "utf-8") -> str:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="{charset}">'
        f"<title>{title}</title>"
        '<meta property="article:published_time" content="2018-06-24T10:00:00Z"></head>'
        f"<body><nav><ul>{MENU}</ul></nav><article>{body}</article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def as_txt(folder: Path, encoding: str = "utf-8") -> None:
    for name, (_, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_bytes(text.encode(encoding))


def as_html(folder: Path, encoding: str = "utf-8") -> None:
    for name, (title, text) in ARTICLES.items():
        (folder / f"{name}.html").write_bytes(page(title, text, encoding).encode(encoding))


def records() -> list[dict[str, str]]:
    return [{"id": name, "title": t, "text": text} for name, (t, text) in ARTICLES.items()]


def as_json_each(folder: Path) -> None:
    for record in records():
        (folder / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")


def as_json_list(folder: Path) -> None:
    (folder / "all.json").write_text(json.dumps(records(), indent=1), encoding="utf-8")


def as_json_nested(folder: Path) -> None:
    nested = {"status": "ok", "tags": ["x"], "articles": records()}
    (folder / "all.json").write_text(json.dumps(nested), encoding="utf-8")


def as_jsonl(folder: Path, encoding: str = "utf-8") -> None:
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records()]
    (folder / "all.jsonl").write_bytes("".join(lines).encode(encoding))


def as_csv(folder: Path, encoding: str = "utf-8", delimiter: str = ",") -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["id", "title", "text"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records())
    (folder / "all.csv").write_bytes(out.getvalue().encode(encoding))


def as_parquet(folder: Path) -> None:
    parquet.write_table(pa.Table.from_pylist(records()), folder / "all.parquet")


def as_warc(folder: Path, packed: bool = False, encoding: str = "utf-8") -> None:
    name = "crawl.warc.gz" if packed else "crawl.warc"
    with (folder / name).open("wb") as out:
        writer = WARCWriter(out, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(name, {"software": "test"}))
        for name, (title, text) in ARTICLES.items():
            headers = [("Content-Type", f"text/html; charset={encoding}")]
            payload = page(title, text, "").encode(encoding)
            uri = f"http://news.example/{name}"
            record = writer.create_warc_record(
                uri,
                "response",
                payload=io.BytesIO(payload),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            )
            writer.write_record(record)


def packed(write: Callable[[Path], None]) -> Callable[[Path], None]:
    def pack(folder: Path) -> None:
        write(folder)
        for file in list(folder.iterdir()):
            (folder / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
            file.unlink()

    return pack


SAVED: dict[str, tuple[Callable[[Path], None], str]] = {
    "txt": (as_txt, "utf-8"),
    "html": (as_html, "utf-8"),
    "json, one each": (as_json_each, "utf-8"),
    "json, a list": (as_json_list, "utf-8"),
    "json, a list in an object": (as_json_nested, "utf-8"),
    "jsonl": (as_jsonl, "utf-8"),
    "csv": (as_csv, "utf-8"),
    "csv with semicolons": (partial(as_csv, delimiter=";"), "utf-8"),
    "parquet": (as_parquet, "utf-8"),
    "warc": (as_warc, "utf-8"),
    "warc.gz": (partial(as_warc, packed=True), "utf-8"),
    "txt.gz": (packed(as_txt), "utf-8"),
    "html.gz": (packed(as_html), "utf-8"),
    "json.gz": (packed(as_json_list), "utf-8"),
    "jsonl.gz": (packed(as_jsonl), "utf-8"),
    "csv.gz": (packed(as_csv), "utf-8"),
    "parquet.gz": (packed(as_parquet), "utf-8"),
    **{
        f"{kind} in {encoding}": (partial(write, encoding=encoding), name)
        for kind, write in (
            ("txt", as_txt),
            ("html", as_html),
            ("jsonl", as_jsonl),
            ("csv", as_csv),
        )
        for encoding, name in (
            ("utf-8-sig", "utf-8-sig"),
            ("utf-16", "utf-16-le"),
            ("utf-16-be", "utf-16-be"),
            ("windows-1256", "windows-1256"),
            ("iso-8859-6", "iso-8859-6"),
        )
    },
    "warc in windows-1256": (
        lambda folder: as_warc(folder, encoding="windows-1256"),
        "windows-1256",
    ),
}


def facts_of(folder: Path, out: Path, encoding: str) -> list[list[dict[str, Any]]]:
    """Give the facts of each article, in the order of the articles, without their ids."""
    summary = run([folder], out, workers=0)
    assert summary.errors == 0, (out / "errors.jsonl").read_text()
    assert dict(summary.encodings) in (
        {encoding: len(ARTICLES)},
        {f"{encoding}-sig": len(ARTICLES)},
    )
    parsed = parquet.read_table(out / "articles.parquet").to_pylist()
    facts = parquet.read_table(out / "facts.parquet").to_pylist()
    for fact in facts:
        [article] = [one for one in parsed if one["id"] == fact["article"]]
        assert article["text"][fact["start"] : fact["end"]] == fact["quote"]
        assert fact["quote"] in fact["sentence"]
    return [
        [
            {name: value for name, value in fact.items() if name != "article"}
            for fact in facts
            if fact["article"] == article["id"]
        ]
        for article in parsed
    ]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("plain")
    as_txt(folder)
    facts = facts_of(folder, tmp_path_factory.mktemp("out"), "utf-8")
    assert all(len(found) >= 4 for found in facts), "the articles must have facts to compare"
    return facts


@pytest.mark.parametrize("saved", SAVED)
def test_same_facts(saved: str, tmp_path: Path, expected: list[list[dict[str, Any]]]) -> None:
    write, encoding = SAVED[saved]
    (tmp_path / "in").mkdir()
    write(tmp_path / "in")
    assert facts_of(tmp_path / "in", tmp_path / "out", encoding) == expected


def test_pages_keep_title_date_and_address(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    as_warc(tmp_path / "in")
    run([tmp_path / "in"], tmp_path / "out", workers=0)
    first = parquet.read_table(tmp_path / "out" / "articles.parquet").to_pylist()[0]
    assert first["title"] == ARTICLES["a1"][0]
    assert first["date"] == "2018-06-24"
    assert first["url"] == "http://news.example/a1"
    assert first["place"] == "record 2"
    assert first["id"] == f"{tmp_path}/in/crawl.warc#2"


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_other_outputs_hold_the_same_facts(form: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    as_txt(tmp_path / "in")
    run([tmp_path / "in"], tmp_path / "parquet", workers=0)
    run([tmp_path / "in"], tmp_path / form, workers=0, format=form)
    wanted = parquet.read_table(tmp_path / "parquet" / "facts.parquet").to_pylist()
    lines = (tmp_path / form / f"facts.{form}").read_text(encoding="utf-8")
    if form == "jsonl":
        rows = [json.loads(line) for line in lines.splitlines()]
    else:
        rows = list(csv.DictReader(io.StringIO(lines)))
    assert [list(row) for row in rows] == [list(row) for row in wanted]
    for row, want in zip(rows, wanted, strict=True):
        assert row["quote"] == want["quote"]
        assert int(row["start"]) == want["start"]
        assert (row["value_text"] or None) == want["value_text"]
