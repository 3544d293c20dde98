"""The scorer against a count by brute force, on hand-made cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path

import pytest

from arnews.regression import Case, Checked, Score, match
from arnews.regression.gold import Plain


def money(start: int, end: int, value: str = "5", **more: object) -> Plain:
    return {
        "kind": "money",
        "text": "x" * (end - start),
        "start": start,
        "end": end,
        "value": value,
        "currency": "USD",
        **more,
    }


def duration(start: int, end: int, iso: str, **more: object) -> Plain:
    return {
        "kind": "duration",
        "text": "x" * (end - start),
        "start": start,
        "end": end,
        "iso": iso,
        **more,
    }


def same(one: Plain, other: Plain) -> bool:
    """Whether two facts of the cases below may match, written out once more."""
    if one["kind"] != other["kind"] or one["start"] >= other["end"] or other["start"] >= one["end"]:
        return False
    if one["kind"] == "duration":
        months = {"P1Y": 12, "P12M": 12, "P6M": 6}
        return months[one["iso"]] == months[other["iso"]]
    keys = ("value", "low", "high")
    numbers = [[float(fact[key]) if key in fact else None for key in keys] for fact in (one, other)]
    return numbers[0] == numbers[1] and one.get("currency") == other.get("currency")


def pairings(gold: Sequence[Plain], found: Sequence[Plain]) -> Iterator[dict[int, int]]:
    """Every way to give found facts to gold facts."""
    for size in range(min(len(gold), len(found)) + 1):
        for some in combinations(range(len(gold)), size):
            for others in permutations(range(len(found)), size):
                pairing = dict(zip(some, others, strict=True))
                if all(same(gold[one], found[other]) for one, other in pairing.items()):
                    yield pairing


def value(pairing: dict[int, int], gold: Sequence[Plain]) -> tuple[int, int]:
    required = [one for one in pairing if not gold[one].get("optional")]
    return len(required), len(pairing) - len(required)


CASES: dict[str, tuple[list[Plain], list[Plain]]] = {
    "equal": ([money(0, 5)], [money(0, 5)]),
    "decimals agree": ([money(0, 5, "5.0")], [money(0, 5, "5")]),
    "overlap": ([money(0, 5)], [money(3, 9)]),
    "touching": ([money(0, 5)], [money(5, 9)]),
    "other value": ([money(0, 5)], [money(0, 5, "6")]),
    "other currency": ([money(0, 5)], [{**money(0, 5), "currency": None}]),
    "duplicate values": ([money(0, 5), money(6, 9)], [money(0, 5), money(6, 9)]),
    "one found for two": ([money(0, 5), money(4, 9)], [money(3, 6)]),
    "two found for one": ([money(0, 9)], [money(0, 4), money(5, 9)]),
    "a chain": ([money(0, 4), money(3, 8)], [money(2, 5), money(0, 3)]),
    "a chain, other order": ([money(3, 8), money(0, 4)], [money(0, 4), money(3, 8)]),
    "optional missed": ([money(0, 5, optional=True)], []),
    "optional found": ([money(0, 5, optional=True)], [money(0, 5)]),
    "required before optional": ([money(0, 5, optional=True), money(4, 9)], [money(3, 6)]),
    "a year is twelve months": ([duration(0, 5, "P1Y")], [duration(0, 5, "P12M")]),
    "half a year": ([duration(0, 5, "P6M")], [duration(0, 5, "P12M")]),
    "a range": (
        [{**money(0, 9), "value": None, "low": "3", "high": "5"}],
        [{**money(0, 9), "value": None, "low": "3.0", "high": "5.0"}],
    ),
    "kinds apart": ([money(0, 5)], [duration(0, 5, "P1Y")]),
    "nothing": ([], []),
}  # fmt: skip


def cleaned(facts: list[Plain]) -> list[Plain]:
    return [{key: value for key, value in fact.items() if value is not None} for fact in facts]


@pytest.mark.parametrize("case", CASES)
def test_as_many_as_can_be(case: str) -> None:
    gold, found = map(cleaned, CASES[case])
    best = max(value(pairing, gold) for pairing in pairings(gold, found))
    pairing = match(gold, found)
    assert value(pairing, gold) == best
    assert all(same(gold[one], found[other]) for one, other in pairing.items())
    assert len(set(pairing.values())) == len(pairing)


def test_the_equal_span_goes_first() -> None:
    gold, found = [money(0, 9)], [money(0, 4), money(0, 9)]
    assert match(gold, found) == {0: 1}


def scored(gold: list[Plain], found: list[Plain]) -> Score:
    case = Case("x", "", tuple(gold), Path("x"))
    checked = Checked(case, tuple(found), ("rule",) * len(found), match(gold, found))
    return sum(checked.score().values(), Score())


def test_counts() -> None:
    gold = [
        money(0, 5, mod="approx"),
        money(6, 9, "7"),
        money(10, 14, optional=True),
        duration(20, 25, "P1Y"),
    ]
    found = [money(0, 4), money(10, 14), duration(20, 25, "P12M"), money(30, 35)]
    score = scored(gold, found)
    assert score == Score(asked=3, found=3, right=2, exact=1, measures=2, mods=1)
    assert score.precision() == pytest.approx(2 / 3)
    assert score.recall() == pytest.approx(2 / 3)
    assert score.f1(strict=True) == pytest.approx(1 / 3)
    assert score.mod_share == pytest.approx(0.5)


def test_optional_gold_is_in_neither_sum() -> None:
    score = scored([money(0, 5, optional=True)], [money(0, 5)])
    assert score == Score()
    assert score.f1() == 1.0
