"""A watchdog timer in each worker: it ends the process when one article takes too long."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from time import monotonic
from typing import IO

__all__ = ["restart", "start", "stop"]

_log: IO[str] | None = None
_restarted: float | None = None


def start(log: Path) -> None:
    """Prepare the timer of this process.

    Args:
        log: file that the timer writes a traceback to before it ends the process.
    """
    global _log  # noqa: PLW0603 - one process, one clock
    _log = log.open("a", encoding="utf-8")


def restart(seconds: float) -> None:
    """Set the timer to end this process; does nothing in a process without `start`.

    The timer is a thread of faulthandler, which needs no GIL: it fires even while a regular
    expression or a C library hangs. Setting it costs 0.1 ms, too much for every short article,
    so it is set to a tenth more than asked for and left alone until a tenth has passed.

    Args:
        seconds: time until the process ends, exceeded by up to a tenth.
    """
    global _restarted  # noqa: PLW0603
    if _log is None:
        return
    now = monotonic()
    if _restarted is None or now - _restarted > seconds / 10:
        faulthandler.dump_traceback_later(1.1 * seconds, exit=True, file=_log)
        _restarted = now


def stop() -> None:
    """Stop the timer until the next `restart`."""
    global _restarted  # noqa: PLW0603
    if _restarted is not None:
        faulthandler.cancel_dump_traceback_later()
        _restarted = None
