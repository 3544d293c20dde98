"""A clock for a worker process: what takes too long ends the process, wherever it hangs."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from time import monotonic
from typing import IO

__all__ = ["restart", "start", "stop"]

_log: IO[str] | None = None
_restarted: float | None = None


def start(log: Path) -> None:
    """Let this process be ended by its clock, which writes to `log` before it does so."""
    global _log  # noqa: PLW0603 - one process, one clock
    _log = log.open("a", encoding="utf-8")


def restart(seconds: float) -> None:
    """Set the clock to end this process in `seconds` or a little later; without one do nothing.

    The clock is a thread of faulthandler, which needs no GIL: it goes off even where a regular
    expression or a library written in C never comes back. To set it costs 0.1 ms, too much for
    every short article: it is set anew when a tenth of the time has gone, and by a tenth longer.
    """
    global _restarted  # noqa: PLW0603
    if _log is None:
        return
    now = monotonic()
    if _restarted is None or now - _restarted > seconds / 10:
        faulthandler.dump_traceback_later(1.1 * seconds, exit=True, file=_log)
        _restarted = now


def stop() -> None:
    """Stop the clock until the next `restart`."""
    global _restarted  # noqa: PLW0603
    if _restarted is not None:
        faulthandler.cancel_dump_traceback_later()
        _restarted = None
