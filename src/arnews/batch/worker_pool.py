"""Worker processes: results in the order of the work, and a dead worker is no dead run."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from arnews.batch import clock

__all__ = ["WorkerPool"]

T = TypeVar("T")
R = TypeVar("R")

_job: Callable[[Sequence[Any]], Any] | Exception | None = None  # one a worker process


class WorkerPool(Generic[T, R]):
    """Processes that each build their tools once (`start`) and then do chunks of work with them.

    `start` is a picklable function without arguments; what it returns is called with each chunk.
    `lost` makes the result for an item that kills the process that works on it; it is told the
    error, `worker_died`, or `too_slow` if the work set the `clock` and it went off. No more
    chunks than a few for each worker are taken from the input at a time.
    """

    def __init__(
        self,
        workers: int,
        start: Callable[[], Callable[[Sequence[T]], R]],
        lost: Callable[[T, str], R],
    ) -> None:
        """Plan a pool; `workers=0` works in this process, where nothing can be ended."""
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
                    yield from self._carefully(flight)
                    flight.clear()
                    pool = self._pool(self._workers)
                    continue
                flight.popleft()
                yield results
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _carefully(self, flight: Iterable[tuple[Sequence[T], Future[R]]]) -> Iterator[list[R]]:
        """Do what was under way when a worker died item by item, to find what it died of."""
        with TemporaryDirectory(prefix="arnews-", ignore_cleanup_errors=True) as folder:
            alone = _Alone[T, R](self._pool, Path(folder, "clock.log"))
            try:
                for chunk, future in flight:
                    if future.done() and not future.cancelled() and future.exception() is None:
                        yield [future.result()]
                    else:
                        yield [self._one(alone, item) for item in chunk]
            finally:
                alone.end()

    def _one(self, alone: _Alone[T, R], item: T) -> R:
        try:
            return alone.work(item)
        except BrokenProcessPool:
            return self._lost(item, "too_slow" if alone.late() else "worker_died")

    def _pool(self, workers: int, log: Path = Path(os.devnull)) -> ProcessPoolExecutor:
        # spawn, for a fork copies the locks of Arrow's threads in whatever state they are
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._start, log))


class _Alone(Generic[T, R]):
    """One worker, replaced whenever it dies; its clock writes to `log`."""

    def __init__(self, make: Callable[[int, Path], ProcessPoolExecutor], log: Path) -> None:
        self._make = make
        self._log = log
        self._pool: ProcessPoolExecutor | None = None

    def work(self, item: T) -> R:
        if self._pool is None:
            self._log.unlink(missing_ok=True)
            self._pool = self._make(1, self._log)
        try:
            result: R = _submit(self._pool, [item]).result()
        except BrokenProcessPool:
            self.end()
            raise
        return result

    def late(self) -> bool:
        """Tell whether it was the clock that ended the last worker."""
        return self._log.exists() and self._log.stat().st_size > 0

    def end(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[T]) -> Future[Any]:
    try:
        with _unreached_by_control_c():
            return pool.submit(_work, chunk)  # which starts processes
    except BrokenProcessPool as error:  # broken since the last look: find out with the others
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _unreached_by_control_c() -> Iterator[None]:
    """Start processes that Ctrl-C does not end, not even before their first line of ours."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(start: Callable[[], Callable[[Sequence[Any]], Any]], log: Path) -> None:
    """Build a worker's tools; an error is kept, to be told by the first piece of work."""
    global _job  # noqa: PLW0603 - what a pool's initializer makes has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's business
    threading.Thread(target=_die_with_parent, daemon=True).start()
    clock.start(log)
    try:
        _job = start()
    except Exception as error:  # noqa: BLE001 - handed to the main process
        _job = error


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(chunk: Sequence[Any]) -> Any:
    if _job is None or isinstance(_job, Exception):
        raise _job or RuntimeError("the worker was not started")
    try:
        return _job(chunk)
    finally:
        clock.stop()
