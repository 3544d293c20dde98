"""The guard of the speed: no commit may make an article cost a fifth more.

It counts the bytecode instructions that Python executes for the articles of the fixtures, all
warm, and divides them by those of the floor (split each article, look each word up in a set),
counted in the same run. Load and clock of the machine do not enter. What a single call of C costs
(a regular expression over the whole text) it does not see; `make bench` times that.

    python -m tests.test_speed

renews the numbers in speed.json, of facts alone and of claims on top of them, where a loss is worth it (the commit says why) or a gain is to be
kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.counting import floor, instructions

import arnews

KEPT = Path(__file__).with_name("speed.json")
MOST_LOST = 1.20
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.txt"))
]
FLOOR = floor(TEXTS)


def cost(extract: Callable[[str], object]) -> float:
    """Instructions of `extract` over all articles, the floor being 1."""

    def everything() -> None:
        for text in TEXTS:
            extract(text)

    everything()
    everything()
    return instructions(everything) / instructions(FLOOR)


def costs() -> dict[str, float]:
    """The cost of facts alone, and of claims on top of them."""
    facts = cost(arnews.Pipeline(claims=False).extract)
    return {"facts": facts, "claims": cost(arnews.Pipeline().extract) - facts}


def kept(what: str) -> float:
    """The number to be held; versions of Python differ by a few parts in a hundred."""
    numbers = json.loads(KEPT.read_text())[what]
    return float(numbers.get(VERSION) or list(numbers.values())[-1])


def test_no_slower_than_it_was() -> None:
    for what, now in costs().items():
        lost = now / kept(what) - 1
        assert now <= kept(what) * MOST_LOST, (
            f"the {what} of an article cost {lost:.0%} more instructions than they did ({now:.1f} "
            f"times the floor, was {kept(what):.1f}); find out where by `make bench-compare "
            "BASE=...`, or renew the numbers by `python -m tests.test_speed` and say in the commit "
            "why it is worth it"
        )


def test_a_loop_that_calls_nothing_is_seen() -> None:
    pipeline = arnews.Pipeline()

    def busy(text: str) -> object:
        n = 0
        while n < 20_000:
            n += 1
        return pipeline.extract(text)

    with pytest.raises(AssertionError):
        assert cost(busy) <= cost(pipeline.extract) * MOST_LOST


def test_the_count_is_the_same_again() -> None:
    pipeline = arnews.Pipeline()
    assert cost(pipeline.extract) == cost(pipeline.extract)


if __name__ == "__main__":
    # What changed for this version of Python has changed for the others by the same part.
    numbers = json.loads(KEPT.read_text())
    for what, new in costs().items():
        part = new / kept(what) if VERSION in numbers[what] else 1
        of_all = {version: round(number * part, 2) for version, number in numbers[what].items()}
        numbers[what] = of_all | {VERSION: round(new, 2)}
    KEPT.write_text(json.dumps(numbers) + "\n")
