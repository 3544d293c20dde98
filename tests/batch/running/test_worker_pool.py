"""Workers that build, work and die."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from arnews.batch.running import clock
from arnews.batch.running.worker_pool import WorkerPool
from arnews.errors import LexiconError, MissingExtraError


def doubling() -> Callable[[Sequence[int]], list[int]]:
    return lambda chunk: [2 * number for number in chunk]


def deadly() -> Callable[[Sequence[int]], list[int]]:
    def work(chunk: Sequence[int]) -> list[int]:
        if 13 in chunk:
            os._exit(9)
        return [2 * number for number in chunk]

    return work


def hanging() -> Callable[[Sequence[int]], list[int]]:
    def work(chunk: Sequence[int]) -> list[int]:
        for number in chunk:
            clock.restart(0.5)
            if number == 13:
                re.match(r"(a*)*b", "a" * 64)
            elif number == 17:
                os._exit(9)
        return [2 * number for number in chunk]

    return work


def failing() -> Callable[[Sequence[int]], list[int]]:
    raise LexiconError("mine.tsv, line 3: no name")


def lacking() -> Callable[[Sequence[int]], list[int]]:
    raise MissingExtraError("pyarrow", "batch")


def died(number: int, error: str) -> list[int]:
    return [-number if error == "worker_died" else 1000 + number]


CHUNKS = [[n, n + 1] for n in range(0, 30, 2)]


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_results_are_in_order(workers: int) -> None:
    pool = WorkerPool[int, list[int]](workers, doubling, died)
    assert list(pool.map(CHUNKS)) == [[[2 * n, 2 * n + 2]] for n in range(0, 30, 2)]


def test_what_kills_a_worker_is_lost_alone() -> None:
    pool = WorkerPool[int, list[int]](2, deadly, died)
    found = [number for results in pool.map(CHUNKS) for result in results for number in result]
    assert found == [-13 if n == 13 else 2 * n for n in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_takes_too_long_is_lost_alone(workers: int) -> None:
    pool = WorkerPool[int, list[int]](workers, hanging, died)
    found = [number for results in pool.map(CHUNKS) for result in results for number in result]
    assert found == [{13: 1013, 17: -17}.get(n, 2 * n) for n in range(30)]


def test_no_time_runs_while_a_worker_waits_for_work() -> None:
    def late() -> Iterator[list[int]]:
        for number in (1, 2, 3):
            yield [number]
            time.sleep(0.7)

    found = list(WorkerPool[int, list[int]](1, hanging, died).map(late()))
    assert found == [[[2]], [[4]], [[6]]]


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize(
    ("start", "error"),
    [(failing, LexiconError), (lacking, MissingExtraError)],
    ids=["a bad word list", "a missing extra"],
)
def test_an_error_in_building_is_the_error_of_the_run(
    start: Callable[[], Callable[[Sequence[int]], list[int]]], error: type[Exception], workers: int
) -> None:
    with pytest.raises(error):
        list(WorkerPool[int, list[int]](workers, start, died).map(CHUNKS))


def test_little_is_taken_ahead() -> None:
    taken = 0

    def endless() -> Iterator[list[int]]:
        nonlocal taken
        while True:
            taken += 1
            yield [taken]

    results = WorkerPool[int, list[int]](2, doubling, died).map(endless())
    assert next(results) == [[2]]
    assert taken <= 6
    results.close()  # type: ignore[attr-defined]
