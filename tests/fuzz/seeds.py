"""What the fuzzer starts from: the fixtures, saved articles of every format, the words of the lists."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.generated import PIECES
from tests.paths import FIXTURES

import arnews
from arnews.document import ArticleFacts
from arnews.regression import dump_gold
from arnews.regression.gold import plain

__all__ = ["ARTICLE", "CLAIMED", "VOCABULARY", "dictionary", "seeds"]

ARTICLE = "ربحت «سابك» 3 مليارات ريال سعودي\nبنمو 5% في 24 يونيو 2018"
"""The article that gold files of the fuzzer are for."""

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


def _words(pattern: str = "*") -> Iterator[str]:
    for file in sorted(LEXICONS.glob(f"{pattern}.toml")):
        yield from _strings(tomllib.loads(file.read_text(encoding="utf-8")))


VOCABULARY = tuple(
    dict.fromkeys([" ", *PIECES, *(word for word in _words() if not word.isascii())])
)
"""The pieces of news of the tests, and the words of the lists."""

FRAME = (
    "سابك", "5%", "مليار دولار", "إلى", "3 ملايين ريال", "من", "،", "بنسبة", "مصر", "مقابل", "في 2018", ".", "و", "12 مليون طن",
    "شركة دانة", "الشركة", "(", ")", "قال إن", "الليرة", "170 ألف سهم", "ها", "في الربع الثالث", "بحسب", "50 نقطة أساس", "ثلاث سنوات", "\n",
)  # fmt: skip

CLAIMED = tuple(
    piece
    for word, frame in zip(
        dict.fromkeys(
            word
            for name in ("claims", "deals", "metrics", "subjects")
            for word in _words(name)
            if not word.isascii()
        ),
        cycle(FRAME),
    )
    for piece in (word.replace("…", "دانة"), frame)
)
"""The words that claims are read by, and between them figures, names and what joins these."""


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
    return _saved(ending) if kind == "reader" else SEEDS.get(kind, _paragraphs)()


def _paragraphs() -> Iterator[bytes]:
    for file in sorted(FIXTURES.glob("articles/*.txt")):
        for paragraph in file.read_text(encoding="utf-8").split("\n")[1:3]:
            yield paragraph.encode()


def _numbered_words() -> Iterator[bytes]:
    for first in range(0, len(VOCABULARY), 50):
        numbers = (number for word in range(first, first + 15) for number in (word, 0))
        yield b"".join(number.to_bytes(2, "big") for number in numbers)


def _sentences() -> Iterator[bytes]:
    """Give the sentences of the phrases of claims."""
    for file in sorted(FIXTURES.glob("claims/*.toml")):
        for table in tomllib.loads(file.read_text(encoding="utf-8"))["phrase"][::4]:
            yield table["text"].encode()


def _rows() -> Iterator[bytes]:
    head, *rows = (LEXICONS / "companies.tsv").read_text(encoding="utf-8").splitlines()
    for first in range(0, len(rows), len(rows) // 20):
        yield "\n".join([head, *rows[first : first + 5]]).encode()


def _gold() -> Iterator[bytes]:
    """Give the facts of the fuzzed article, and of others, which it does not hold."""
    yield dump_gold(map(plain, arnews.extract(ARTICLE).facts)).encode()
    for file in sorted(FIXTURES.glob("articles/*.facts.json"))[:10]:
        yield dump_gold(json.loads(file.read_text(encoding="utf-8"))[:3]).encode()


def _tables() -> Iterator[bytes]:
    for file in sorted(FIXTURES.glob("phrases/*.toml")):
        for table in file.read_text(encoding="utf-8").split("\n\n")[:10]:
            yield table.encode()


def _runs() -> Iterator[bytes]:
    for file in sorted(FIXTURES.glob("articles/*.txt"))[:5]:
        text = file.read_text(encoding="utf-8")[:300]
        yield ArticleFacts.of(file.stem, arnews.extract(text), text).model_dump_json().encode()


SEEDS = {
    "words": _numbered_words,
    "claims": _sentences,
    "claim_words": _numbered_words,
    "company_list": _rows,
    "gold": _gold,
    "phrases": _tables,
    "saved_run": _runs,
}


def _saved(ending: str) -> Iterator[bytes]:
    """Save the articles of the tests of the batch in every way that has this ending."""
    from tests.batch.reading.test_formats_agree import SAVED

    for write, _ in SAVED.values():
        with TemporaryDirectory() as folder:
            write(Path(folder))
            for file in sorted(Path(folder).iterdir()):
                if "".join(file.suffixes) == ending:
                    yield file.read_bytes()
