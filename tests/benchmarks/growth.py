"""`make bench`: how time grows with the article's length and with the company list, as a plot."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import matplotlib as mpl

import arnews

mpl.use("svg")
import matplotlib.pyplot as plt

sys.path.insert(0, str(Path(__file__).parent))
from texts import ROOT, articles  # type: ignore[import-not-found]

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
NAMES = (300, 1_000, 3_000, 10_000, 30_000)
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمن"


def seconds(pipeline: arnews.Pipeline, texts: Sequence[str], rounds: int) -> float:
    """The least CPU seconds of reading the texts."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        for text in texts:
            pipeline.extract(text)
        taken.append(time.process_time() - started)
    return min(taken)


def by_length(texts: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Seconds for articles joined to each length."""
    pipeline = arnews.Pipeline()
    joined = "\n".join(texts)
    for length in LENGTHS:
        text = (joined * (length // len(joined) + 1))[:length]
        yield length, seconds(pipeline, [text], 3 if length < 10_000_000 else 2)


def by_names(texts: Sequence[str]) -> Iterator[tuple[int, float, float]]:
    """Start-up and seconds an article, for lists of made-up names."""
    some = (LETTERS, LETTERS, LETTERS, "اتوي")
    names = [f"سن{a}ا{b}يور{c}{d}" for a, b, c, d in product(*some)]
    for size in NAMES:
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
            file.write("name\n" + "\n".join(names[:size]) + "\n")
            file.flush()
            started = time.process_time()
            pipeline = arnews.Pipeline(lexicons=[file.name])
            built = time.process_time() - started
        yield size, built, seconds(pipeline, texts, 5) / len(texts)


def main() -> None:
    """Print the figures and draw docs/growth.svg."""
    texts = articles()
    lengths = list(by_length(texts))
    sizes = list(by_names(texts))
    print(f"\n{'characters':>12}{'seconds':>10}{'Mchar/s':>10}")
    for length, taken in lengths:
        print(f"{length:12,}{taken:10.4f}{length / taken / 1e6:10.2f}")
    print(f"\n{'own names':>12}{'start, s':>10}{'µs/article':>12}")
    for size, built, taken in sizes:
        print(f"{size:12,}{built:10.3f}{taken * 1e6:12.0f}")
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    left.loglog([length for length, _ in lengths], [taken for _, taken in lengths], "o-")
    left.set_xlabel("characters of the article")
    left.set_ylabel("CPU seconds")
    right.semilogx([size for size, *_ in sizes], [taken * 1e6 for *_, taken in sizes], "o-")
    right.set_ylim(bottom=0)
    right.set_xlabel("names in the user's list")
    right.set_ylabel("µs an article")
    figure.tight_layout()
    figure.savefig(ROOT / "docs" / "growth.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
