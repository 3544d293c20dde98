"""What the fuzzer starts from: the fixtures, saved articles of every format, the words of the lists."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.paths import FIXTURES
from tests.test_laws import PIECES

import arnews

__all__ = ["VOCABULARY", "dictionary", "seeds"]

LEXICONS = Path(arnews.__file__).parent / "lexicons"

SYNTAX = (
    '{"', '": "', '", "', '"}', "[{", "}]", "null", "\\ud800", "\\u0000", "1e999", "[[phrase]]\n", "[[number]]\n",
    "text = ", "facts = ", "kind = ", "value = ", "<p>", "</p>", "<article>", '<meta charset="', "<![CDATA[", "&#x0;",
    "windows-1256", "utf-16", "\ufeff", "\t", "|", "??", "name", "aliases", "country", "evidence", '"kind"', '"start"',
    '"end"', '"value"', '"money"', '"date"', '"xfail"', '"optional"', "WARC/1.0\r\n", "Content-Length: ", "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "PAR1", "\x1f\x8b",
)  # fmt: skip


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)


def _words() -> Iterator[str]:
    for file in sorted(LEXICONS.glob("*.toml")):
        yield from _strings(tomllib.loads(file.read_text(encoding="utf-8")))


VOCABULARY = tuple(
    dict.fromkeys([" ", *PIECES, *(word for word in _words() if not word.isascii())])
)
"""The pieces of news of the tests, and the words of the lists."""


def dictionary() -> str:
    """Write the words, and the syntax of files, in the form that libFuzzer reads."""
    pieces = dict.fromkeys([*VOCABULARY, *SYNTAX])
    return "".join(
        '"' + "".join(f"\\x{byte:02X}" for byte in piece.encode("utf-8", "surrogatepass")) + '"\n'
        for piece in pieces
        if piece
    )


def seeds(target: str) -> Iterator[bytes]:
    """Give some inputs of a target that are well formed."""
    kind, _, ending = target.partition(" ")
    if kind == "reader":
        yield from _saved(ending)
    elif kind == "company_list":
        head, *rows = (LEXICONS / "companies.tsv").read_text(encoding="utf-8").splitlines()
        for first in range(0, len(rows), len(rows) // 20):
            yield "\n".join([head, *rows[first : first + 5]]).encode()
    elif kind == "gold":
        for file in FIXTURES.glob("articles/*.json"):
            yield from _few(json.loads(file.read_text(encoding="utf-8")))
    elif kind == "phrases":
        for file in FIXTURES.glob("phrases/*.toml"):
            for table in file.read_text(encoding="utf-8").split("\n\n")[:40]:
                yield table.encode()
    elif kind == "saved_run":
        for file in sorted(FIXTURES.glob("articles/*.txt"))[:5]:
            text = file.read_text(encoding="utf-8")[:300]
            facts = json.loads(arnews.extract(text).model_dump_json())["facts"]
            row = {"article": file.stem, "facts": facts, "text": text}
            yield json.dumps(row, ensure_ascii=False).encode()
    elif kind == "words":
        for first in range(0, len(VOCABULARY) - 20, 20):
            numbers = (number for word in range(first, first + 20) for number in (word, 0))
            yield b"".join(number.to_bytes(2, "big") for number in numbers)
    else:
        for file in sorted(FIXTURES.glob("articles/*.txt")):
            for paragraph in file.read_text(encoding="utf-8").split("\n"):
                yield paragraph.encode()


def _few(facts: list[Any]) -> Iterator[bytes]:
    for first in range(0, len(facts), 3):
        yield json.dumps(facts[first : first + 3], ensure_ascii=False).encode()


def _saved(ending: str) -> Iterator[bytes]:
    """Save the articles of the tests of the batch in every way that has this ending."""
    from tests.batch.test_formats_agree import SAVED

    for write, _ in SAVED.values():
        with TemporaryDirectory() as folder:
            write(Path(folder))
            for file in sorted(Path(folder).iterdir()):
                if "".join(file.suffixes) == ending:
                    yield file.read_bytes()
