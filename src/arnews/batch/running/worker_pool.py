"""A pool of worker processes that returns results in order and survives dying workers."""

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
from itertools import islice
from multiprocessing import current_process, get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from arnews.batch.running import clock
from arnews.errors import ArnewsError

__all__ = ["WorkerPool"]

T = TypeVar("T")
R = TypeVar("R")

_job: Callable[[Sequence[Any]], Any] | Exception | None = None  # one per worker process


class WorkerPool(Generic[T, R]):
    """Processes that each build a work function once and then apply it to chunks of items.

    A worker that dies is replaced. The chunks that were in progress are then done again item by
    item, to find the item that killed it. Only a few chunks per worker are taken from the input
    ahead of the results.

    Example:
        >>> pool = WorkerPool[int, int](0, lambda: sum, lambda item, error: 0)
        >>> list(pool.map([[1, 2], [3]]))
        [[3], [3]]
    """

    def __init__(
        self,
        workers: int,
        start: Callable[[], Callable[[Sequence[T]], R]],
        lost: Callable[[T, str], R],
    ) -> None:
        """Create the pool without starting processes.

        Args:
            workers: number of processes; 0 works in this process, without time limits.
            start: builds the work function in each worker; must be picklable.
            lost: makes the result of an item that killed its worker, given the item and the
                error: `too_slow` if the `clock` ended the process, else `worker_died`.
        """
        self._workers = workers
        self._start = start
        self._lost = lost

    def map(self, chunks: Iterable[Sequence[T]]) -> Iterator[list[R]]:
        """Apply the work function to chunks of items.

        Args:
            chunks: the chunks, taken lazily.

        Returns:
            An iterator with the results of each chunk, in order: one, or one per item if a worker
            died.

        Raises:
            ArnewsError: no worker can start, as in a script without `if __name__ == "__main__":`.
        """
        if self._workers == 0:
            work = self._start()
            for chunk in chunks:
                yield [work(chunk)]
            return
        if getattr(current_process(), "_inheriting", False):
            sys.exit(1)  # a worker that runs the script of its parent: the parent says why
        source = iter(chunks)
        pool = self._pool(self._workers)
        pending: deque[tuple[Sequence[T], Future[R]]] = deque()
        try:
            while True:
                try:
                    for chunk in islice(source, 2 * self._workers + 1 - len(pending)):
                        pending.append((chunk, _submit(pool, chunk)))
                    if not pending:
                        return
                    results = [pending[0][1].result()]
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    self._check_that_workers_start()
                    yield from self._one_by_one(pending)
                    pending.clear()
                    pool = self._pool(self._workers)
                    continue
                pending.popleft()
                yield results
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _one_by_one(self, pending: Iterable[tuple[Sequence[T], Future[R]]]) -> Iterator[list[R]]:
        """Redo the chunks that were in progress when a worker died, one item at a time."""
        with TemporaryDirectory(prefix="arnews-", ignore_cleanup_errors=True) as folder:
            alone = _Alone[T, R](self._pool, Path(folder, "clock.log"))
            try:
                for chunk, future in pending:
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

    def _check_that_workers_start(self) -> None:
        """Start a worker that does nothing, so that what stops all of them stops the run."""
        with self._pool(1) as pool, _unreached_by_control_c():
            try:
                pool.submit(int).result()
            except BrokenProcessPool:
                raise ArnewsError(
                    "no worker process can start: a script that uses several workers must start "
                    'its work under `if __name__ == "__main__":`, for each worker imports the script'
                ) from None

    def _pool(self, workers: int, log: Path = Path(os.devnull)) -> ProcessPoolExecutor:
        # Spawn: a fork would copy the locks of Arrow's threads, which may be held.
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._start, log))


class _Alone(Generic[T, R]):
    """A single worker, replaced whenever it dies; its clock writes to `log`."""

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
        """True if the clock ended the last worker."""
        return self._log.exists() and self._log.stat().st_size > 0

    def end(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[T]) -> Future[Any]:
    try:
        with _unreached_by_control_c():
            return pool.submit(_work, chunk)  # may start processes
    except BrokenProcessPool as error:  # handled when the result is asked for
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _unreached_by_control_c() -> Iterator[None]:
    """Put Ctrl-C off while processes start, as they inherit this until `_begin` ignores it.

    Blocking it in this thread is for them; here another thread, of Arrow for example, may take the
    signal, so that its handler must wait, too: it would leave a process without its work.
    """
    if sys.platform == "win32":
        yield
        return
    came: list[int] = []
    handler = signal.getsignal(signal.SIGINT)
    is_handled = threading.current_thread() is threading.main_thread() and handler is not None
    if is_handled:
        signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if is_handled:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def _begin(start: Callable[[], Callable[[Sequence[Any]], Any]], log: Path) -> None:
    """Build the work function of a worker; an error is kept and raised by the first chunk."""
    global _job  # noqa: PLW0603 - an initializer has nowhere else to keep its result
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl-C
    threading.Thread(target=_die_with_parent, daemon=True).start()
    clock.start(log)
    try:
        _job = start()
    except Exception as error:  # noqa: BLE001 - raised in the main process
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
