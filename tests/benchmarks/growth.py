"""`make bench`: how time grows with the article's length and with the company list, as a plot."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import product

import matplotlib as mpl
import matplotlib.pyplot as plt
from texts import ROOT, articles  # type: ignore[import-not-found]

import arnews

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "arnews", "svg.fonttype": "none"})  # small, and the same again

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
NAMES = (300, 1_000, 3_000, 10_000, 30_000)
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمن"


def repeated(piece: str) -> Callable[[int], str]:
    """Texts that hold one thing over and over."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


HOSTILE: dict[str, Callable[[int], str]] = {
    "one number of digits": repeated("7"),
    "one word": repeated("ب"),
    "waw without blanks": repeated("و"),
    "waw, waw, waw": repeated("و "),
    "nested parentheses": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "1/2/1/2/": repeated("1/2/"),
    "1-21-2": repeated("1-2"),
    "percent signs": repeated("%"),
    "numbers": repeated("5 "),
}
"""Inputs that make careless readers slow, by their length."""


def seconds(pipeline: arnews.Pipeline, texts: Sequence[str], rounds: int) -> float:
    """The least CPU seconds of reading the texts."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        for text in texts:
            pipeline.extract(text)
        taken.append(time.process_time() - started)
    return min(taken)


def by_length(make: Callable[[int], str], longest: int) -> Iterator[tuple[int, float]]:
    """Seconds for a text of each length."""
    pipeline = arnews.Pipeline()
    pipeline.extract("نما 5%")
    for length in LENGTHS:
        if length <= longest:
            text = make(length)
            yield len(text), seconds(pipeline, [text], 3 if length < 1_000_000 else 2)


def by_names(texts: Sequence[str]) -> Iterator[tuple[int, float, float]]:
    """Start-up and seconds an article, for lists of made-up names."""
    some = (LETTERS, LETTERS, LETTERS, "اتوي")
    names = [f"سن{a}ا{b}يور{c}{d}" for a, b, c, d in product(*some)]
    for size in NAMES:
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
            file.write("name\n" + "\n".join(names[:size]) + "\n")
            file.flush()
            started = time.process_time()
            pipeline = arnews.Pipeline(company_lists=[file.name])
            built = time.process_time() - started
        yield size, built, seconds(pipeline, texts, 5) / len(texts)


def main() -> None:
    """Print the figures and draw docs/growth.svg."""
    texts = articles()
    lines = {"articles": list(by_length(repeated("\n".join(texts)), 10_000_000))}
    for name, make in HOSTILE.items():
        lines[name] = list(by_length(make, 10_000_000 if name.startswith("one ") else 1_000_000))
    sizes = list(by_names(texts))
    print(f"\n{'seconds for characters:':24}" + "".join(f"{length:>11,}" for length in LENGTHS))
    for name, line in lines.items():
        print(f"{name:24}" + "".join(f"{taken:11.4f}" for _, taken in line))
    print(f"\n{'own names':>12}{'start, s':>10}{'µs/article':>12}")
    for size, built, taken in sizes:
        print(f"{size:12,}{built:10.3f}{taken * 1e6:12.0f}")
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4), width_ratios=(3, 2))
    for name, line in lines.items():
        width = 2.5 if name == "articles" else 1
        left.loglog(*zip(*line, strict=True), "o-", label=name, linewidth=width, markersize=3)
    left.legend(fontsize="x-small", loc="upper left")
    left.set_xlabel("characters of the text")
    left.set_ylabel("CPU seconds")
    right.semilogx([size for size, *_ in sizes], [taken * 1e6 for *_, taken in sizes], "o-")
    right.set_ylim(0, 1.3e6 * max(taken for *_, taken in sizes))
    right.set_xlabel("names in the user's list")
    right.set_ylabel("µs an article")
    figure.tight_layout()
    figure.savefig(ROOT / "docs" / "growth.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
