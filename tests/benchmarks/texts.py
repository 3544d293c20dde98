"""The articles that the benchmarks read, and where their figures go."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "articles"
KNOWN = 1_000
"""Articles of an archive that are read before time is taken: all common words are known then."""
UNSEEN = 1_000
"""Articles after them, of which each is read once."""
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
CHANGED_WORDS = 0.04
_DIGITS = re.compile(r"\d+")


def articles() -> list[str]:
    """The real articles where they lie beside the project, those of the fixtures else."""
    real = ARTICLES / "raw" / "news.jsonl"
    if real.exists():
        lines = real.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    fixtures = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in fixtures] * 10


def archive() -> tuple[list[str], list[str]]:
    """Articles in the order of an archive: those read before, and those that no one has read.

    Where no archive lies beside the project, the fixtures, each time with other words and numbers.
    """
    real = ARTICLES / "archive" / "archive.jsonl.gz"
    if real.exists():
        with gzip.open(real, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in islice(lines, KNOWN + UNSEEN)]
    else:
        chance = random.Random(7)
        texts = [varied(text, chance) for text in islice(cycle(articles()), KNOWN + UNSEEN)]
    return texts[:KNOWN], texts[KNOWN:]


def varied(text: str, chance: random.Random) -> str:
    """Change every number, years aside, and a word in twenty-five."""

    def number(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) == 4 and digits[:2] in {"19", "20"}:
            return digits
        lowest = 10 ** (len(digits) - 1)
        return str(chance.randrange(lowest, 10 * lowest))

    words = _DIGITS.sub(number, text).split(" ")
    for _ in range(int(CHANGED_WORDS * len(words))):
        place = chance.randrange(len(words))
        if words[place].isalpha():
            words[place] = "".join(chance.choices(LETTERS, k=6))
    return " ".join(words)


def keep(kind: str, figures: Mapping[str, Any], path: Path | None = None) -> None:
    """Keep figures as JSON, named by the revision, and tell where."""
    named = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    revision = subprocess.run(named, check=True, capture_output=True, text=True).stdout.strip()
    path = path or ROOT / ".bench" / f"{kind}-{revision}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"revision": revision, "python": sys.version.split()[0], **figures}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"\nfigures: {path}")
