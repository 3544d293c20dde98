"""The progress bar of a batch run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arnews.batch import Summary

__all__ = ["progress_bar"]


@contextmanager
def progress_bar() -> Iterator[Callable[[Summary], None]]:
    """Show how far a run has come, its rate, its facts and errors, and the time left.

    The bar goes to standard error, and only if that is a terminal. It measures bytes of input,
    whose number is known beforehand; articles are not counted before they are read.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda summary: None  # noqa: ARG005
        return
    bar = Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}", markup=False),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=console,
        transient=True,
    )
    started = monotonic()
    with bar:
        task = bar.add_task("", total=None, told="starting")

        def show(summary: Summary) -> None:
            rate = (summary.articles - summary.resumed) / max(monotonic() - started, 0.001)
            bar.update(
                task,
                total=summary.size,
                completed=summary.position,
                told=f"{summary.articles:,} articles ({rate:,.0f}/s)  "
                f"{summary.facts:,} facts  {summary.errors:,} errors",
            )

        yield show
