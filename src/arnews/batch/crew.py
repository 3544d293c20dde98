"""Worker processes: results in the order of the work, and a dead worker is no dead run."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any, Generic, TypeVar

__all__ = ["Crew"]

T = TypeVar("T")
R = TypeVar("R")

_job: Callable[[Sequence[Any]], Any] | Exception | None = None  # one a worker process


class Crew(Generic[T, R]):
    """Processes that each build their tools once (`start`) and then do chunks of work with them.

    `start` is a picklable function without arguments; what it returns is called with each chunk.
    `lost` makes the result for an item that kills the process that works on it. No more chunks
    than a few for each worker are taken from the input at a time.
    """

    def __init__(
        self,
        workers: int,
        start: Callable[[], Callable[[Sequence[T]], R]],
        lost: Callable[[T], R],
    ) -> None:
        """Plan a crew; `workers=0` works in this process."""
        self._workers = workers
        self._start = start
        self._lost = lost

    def map(self, chunks: Iterable[Sequence[T]]) -> Iterator[list[R]]:
        """Give the results of each chunk, in order: one, or one an item where a worker died."""
        if self._workers == 0:
            work = self._start()
            for chunk in chunks:
                yield [work(chunk)]
            return
        source = iter(chunks)
        pool = self._pool(self._workers)
        flight: deque[tuple[Sequence[T], Future[R]]] = deque()
        try:
            while True:
                try:
                    while len(flight) < 2 * self._workers + 1:
                        try:
                            chunk = next(source)
                        except StopIteration:
                            break
                        flight.append((chunk, _submit(pool, chunk)))
                    if not flight:
                        return
                    results = [flight[0][1].result()]
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    while flight:
                        chunk, future = flight.popleft()
                        yield self._again(chunk, future)
                    pool = self._pool(self._workers)
                    continue
                flight.popleft()
                yield results
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _again(self, chunk: Sequence[T], future: Future[R]) -> list[R]:
        """Do a chunk that was under way when a worker died: alone, then item by item."""
        if future.done() and not future.cancelled() and future.exception() is None:
            return [future.result()]
        try:
            return [self._alone(chunk)]
        except BrokenProcessPool:
            pass
        results = []
        for item in chunk:
            try:
                results.append(self._alone([item]))
            except BrokenProcessPool:
                results.append(self._lost(item))
        return results

    def _alone(self, chunk: Sequence[T]) -> R:
        with self._pool(1) as pool:
            result: R = _submit(pool, chunk).result()
            return result

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # spawn, for a fork copies the locks of Arrow's threads in whatever state they are
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._start,))


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[T]) -> Future[Any]:
    try:
        return pool.submit(_work, chunk)
    except BrokenProcessPool as error:  # broken since the last look: find out with the others
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def _begin(start: Callable[[], Callable[[Sequence[Any]], Any]]) -> None:
    """Build a worker's tools; an error is kept, to be told by the first piece of work."""
    global _job  # noqa: PLW0603 - what a pool's initializer makes has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's business
    threading.Thread(target=_die_with_parent, daemon=True).start()
    try:
        _job = start()
    except Exception as error:  # noqa: BLE001 - handed to the main process
        _job = error


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(chunk: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever the job gives
    if _job is None or isinstance(_job, Exception):
        raise _job or RuntimeError("the worker was not started")
    return _job(chunk)
