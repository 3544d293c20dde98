"""The guard of the speed: no commit may make an article cost a fifth more.

It counts the bytecode instructions that Python executes for the articles of the fixtures, all
warm, and divides them by those of the floor (split each article, look each word up in a set),
counted in the same run. Load and clock of the machine do not enter. What a single call of C costs
(a regular expression over the whole text) it does not see; `make bench` times that.

    python -m tests.test_speed

renews the number in speed.json, where a loss is worth it (the commit says why) or a gain is to be
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


def kept() -> float:
    """The number to be held; versions of Python differ by a few parts in a hundred."""
    numbers = json.loads(KEPT.read_text())
    return float(numbers.get(VERSION) or list(numbers.values())[-1])


def test_no_slower_than_it_was() -> None:
    now = cost(arnews.Pipeline().extract)
    lost = now / kept() - 1
    assert now <= kept() * MOST_LOST, (
        f"an article costs {lost:.0%} more instructions than it did ({now:.1f} times the floor, "
        f"was {kept():.1f}); find out where by `make bench-compare BASE=...`, or renew the number "
        "by `python -m tests.test_speed` and say in the commit why it is worth it"
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
    numbers = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    new = cost(arnews.Pipeline().extract)
    part = new / kept() if VERSION in numbers else 1
    numbers = {version: round(number * part, 2) for version, number in numbers.items()}
    numbers[VERSION] = round(new, 2)
    KEPT.write_text(json.dumps(numbers) + "\n")
