"""What work is measured by: the floor, and bytecode instructions.

The instructions are the same on every machine, however busy.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from types import FrameType

__all__ = ["floor", "instructions"]


def floor(texts: Sequence[str]) -> Callable[[], int]:
    """Split, and look each word up in a set: the least that any extractor does."""
    words = {word for text in texts for word in text.split()[::9]}

    def run() -> int:
        found = 0
        for text in texts:
            for word in text.split():
                if word in words:
                    found += 1
        return found

    return run


def instructions(run: Callable[[], object]) -> int:
    """How many bytecode instructions `run` executes.

    The garbage collector stands still meanwhile: whoever has given it a callback (hypothesis has)
    would be counted too.
    """
    count = 0

    def one(*_: object) -> None:
        nonlocal count
        count += 1

    counting = _monitored if sys.version_info >= (3, 12) else _traced
    gc.disable()
    try:
        counting(run, one)
    finally:
        gc.enable()
    return count


def _monitored(run: Callable[[], object], one: Callable[..., None]) -> None:
    if sys.version_info >= (3, 12):  # for mypy, which checks for 3.11 too
        watch = sys.monitoring
        tool, event = watch.PROFILER_ID, watch.events.INSTRUCTION
        watch.use_tool_id(tool, "arnews")
        watch.register_callback(tool, event, one)
        watch.set_events(tool, event)
        try:
            run()
        finally:
            watch.set_events(tool, watch.events.NO_EVENTS)
            watch.free_tool_id(tool)


def _traced(run: Callable[[], object], one: Callable[..., None]) -> None:
    def enter(frame: FrameType, _event: str, _argument: object) -> object:
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return step

    def step(_frame: FrameType, event: str, _argument: object) -> object:
        if event == "opcode":
            one()
        return step

    before = sys.gettrace()
    sys.settrace(enter)  # type: ignore[arg-type]
    try:
        run()
    finally:
        sys.settrace(before)
