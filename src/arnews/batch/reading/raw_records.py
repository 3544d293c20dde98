"""Raw pieces of input, which workers decode and parse into articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from arnews.batch.articles import Article, Failure, ReadError, unforeseen
from arnews.batch.reading.encodings import check_text, declared_charset, decode
from arnews.batch.reading.limits import Limits, check_depth
from arnews.batch.reading.records import Columns
from arnews.batch.reading.streams import read_whole

__all__ = ["RawRecord", "articles_of", "unpacked"]

_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A piece of input as stored: a file that is still to be opened, or bytes.

    Attributes:
        id: id of the article, unless the record has its own.
        source: path of its file, as written into the results.
        format: text, html, json or jsonl.
        size: bytes as stored.
        place: line or record within the file; empty for a whole file.
        number: number within the file, from 1.
        path: the file to open; None if `data` holds the bytes.
        data: the bytes.
        charset: the encoding that was declared or detected, if any.
        url: the address that a web archive gives, if any.

    Example:
        >>> RawRecord("a.txt", "a.txt", "text", 3, data=b"abc").number
        1
    """

    id: str
    source: str
    format: str
    size: int
    place: str = ""
    number: int = 1
    path: Path | None = None
    data: bytes = b""
    charset: str | None = None
    url: str | None = None


def articles_of(
    item: RawRecord | Article, columns: Columns, limits: Limits
) -> Iterator[Article | Failure]:
    """Return the articles in a piece of input; every error becomes a failure.

    Args:
        item: the piece; an article is only checked.
        columns: the fields of records that hold the text, the id and the date.
        limits: the limits of the run.

    Returns:
        An iterator of articles and failures; several only for a `.json` file.

    Example:
        >>> record = RawRecord("a.txt", "a.txt", "text", 15, data="نما الاقتصاد 5%".encode())
        >>> [article.text for article in articles_of(record, Columns(), Limits())]
        ['نما الاقتصاد 5%']
    """
    try:
        if isinstance(item, Article):
            yield _checked(item, limits)
        elif item.format == "json":
            yield from _json_file(item, columns, limits)
        else:
            yield _checked(_READERS[item.format](item, columns, limits), limits)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others
        yield unforeseen(error).at(item.id, item.source, item.place)


def _checked(article: Article, limits: Limits) -> Article:
    check_text(article.text)
    limits.check(len(article.text.encode("utf-8")))
    return article


def unpacked(path: Path, source: str, form: str, limits: Limits) -> RawRecord:
    """Return a file compressed by gzip as a record with its decompressed bytes.

    Args:
        path: the file.
        source: its path as written into the results.
        form: text, html or json.
        limits: the limits of the run.

    Returns:
        The record, whose size is that of the decompressed bytes.

    Raises:
        ReadError: the file is too large or damaged.
    """
    data = read_whole(path, limits, _bound(form, limits), gzipped=True)
    return RawRecord(source, source, form, len(data), data=data)


def _bound(form: str, limits: Limits) -> int:
    return limits.json_bytes if form == "json" else limits.article_bytes


def _bytes(item: RawRecord, limits: Limits) -> bytes:
    data = item.data
    if item.path is not None:
        data = read_whole(item.path, limits, _bound(item.format, limits), gzipped=False)
    if not data:
        raise ReadError("empty", "the file is empty")
    return data


def _text(item: RawRecord, _columns: Columns, limits: Limits) -> Article:
    text, encoding = decode(_bytes(item, limits), item.charset)
    return Article(item.id, text, item.source, item.place, item.url, encoding=encoding)


def _html(item: RawRecord, _columns: Columns, limits: Limits) -> Article:
    from arnews.batch.reading.pages import main_text

    data = _bytes(item, limits)
    # An invalid byte is an error only if it is in the article itself, not in a menu.
    page, encoding = decode(data, item.charset or declared_charset(data), errors="replace")
    found = main_text(page, limits)
    broken = _REPLACED in page and _REPLACED.encode(encoding, "ignore") not in data
    if broken and _REPLACED in found.text:
        raise ReadError("encoding", f"the article has bytes that are not valid {encoding}")
    url = item.url or found.url
    return Article(
        item.id, found.text, item.source, item.place, url, found.title, found.date, encoding
    )


def _line(item: RawRecord, columns: Columns, limits: Limits) -> Article:
    text, encoding = decode(item.data, item.charset)
    record = _fields(parse_json(text, limits), columns)
    encoding = item.charset if item.charset and encoding == "utf-8" else encoding
    return columns.article(record, item.source, item.number, item.place, encoding)


def _json_file(item: RawRecord, columns: Columns, limits: Limits) -> Iterator[Article | Failure]:
    text, encoding = decode(_bytes(item, limits))
    content = parse_json(text, limits)
    if isinstance(content, dict):
        nested = _only_list(content, columns)
        if nested is None:
            article = columns.article(content, item.source, 1, "", encoding)
            own = columns.identity(content) or item.source
            yield _checked(replace(article, id=own), limits)
            return
        content = nested
    if not isinstance(content, list):
        raise ReadError("wrong_type", f"holds a JSON {type(content).__name__}, not articles")
    if not content:
        raise ReadError("empty", "an empty list: no article")
    for number, record in enumerate(content, 1):
        place = f"item {number}"
        try:
            fields = _fields(record, columns)
            article = columns.article(fields, item.source, number, place, encoding)
            yield _checked(article, limits)
        except ReadError as error:
            yield error.at(f"{item.source}#{number}", item.source, place)


def _fields(record: object, columns: Columns) -> dict[str, Any]:
    """Return the fields of a JSON record; a bare string is the text of an article."""
    if isinstance(record, str):
        return {columns.text or "text": record}
    if not isinstance(record, dict):
        raise ReadError("wrong_type", f"holds a JSON {type(record).__name__}, not an object")
    return record


def _only_list(content: dict[str, Any], columns: Columns) -> list[Any] | None:
    """Return the only list of objects, as in `{"articles": [...], "count": 2}`, or None."""
    try:
        columns.text_name(content)
    except ReadError:
        lists = [
            value
            for value in content.values()
            if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
        ]
        if len(lists) == 1:
            return lists[0]
    return None


def parse_json(text: str, limits: Limits) -> object:
    """Parse JSON.

    Args:
        text: the JSON.
        limits: the limits of the run; only `json_depth` is used.

    Returns:
        The value.

    Raises:
        ReadError: the text is not valid JSON or nests too deep.

    Example:
        >>> parse_json('{"id": 1}', Limits())
        {'id': 1}
    """
    check_depth(text, limits.json_depth)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReadError("bad_json", f"not valid JSON at {where}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError("bad_json", f"not usable JSON: {error}") from error


_READERS = {"text": _text, "html": _html, "jsonl": _line}
