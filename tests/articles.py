"""The articles on which laws are checked: the fixtures' always, real ones where they are at hand.

Real articles are their publishers' and no part of the project. Where a folder `shared/articles` lies
beside the project they are read too; elsewhere what needs them is skipped.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
from functools import cache
from pathlib import Path

import pytest

from arnews.document import Document
from arnews.pipeline import default_pipeline

__all__ = ["SETS", "articles", "at_hand", "read"]

_ROOT = Path(__file__).resolve().parents[1]
_BESIDE = _ROOT.parent / "shared" / "articles"
_REAL = {
    "news": (_BESIDE / "raw" / "news.jsonl", 283),
    "archive": (_BESIDE / "archive" / "archive.jsonl.gz", 300),
}
SETS = ("fixtures", *_REAL)


@cache
def articles(name: str) -> tuple[str, ...]:
    """Return the texts of one of the `SETS`, of a large one always the same sample."""
    if name == "fixtures":
        files = sorted((_ROOT / "fixtures" / "articles").glob("*.txt"))
        return tuple(file.read_text(encoding="utf-8") for file in files)
    path, most = _REAL[name]
    if not path.exists():
        pytest.skip("real articles are read only where shared/articles lies beside the project")
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()
    sample = random.Random(2018).sample(lines, min(most, len(lines)))
    return tuple(json.loads(line)["text"] for line in sample)


def at_hand(most: int) -> list[str]:
    """Return up to so many texts of each of the sets that are there."""
    there = ["fixtures", *(name for name, (path, _) in _REAL.items() if path.exists())]
    return [text for name in there for text in articles(name)[:most]]


@cache
def read(text: str, published: datetime.date | None = None, country: str | None = None) -> Document:
    """Return the facts of a text, read once for all tests."""
    return default_pipeline(country).extract(text, published=published)
