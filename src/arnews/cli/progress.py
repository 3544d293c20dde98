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
    """Show the progress of a run, its rate, its facts and errors, and the time left.

    The bar is printed on standard error if that is a terminal. It counts bytes of input, whose
    number is known in advance, unlike that of articles.

    Yields:
        A function that updates the bar from the summary of the run so far.
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
        TextColumn("{task.fields[status]}", markup=False),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=console,
        transient=True,
    )
    started = monotonic()
    with bar:
        task = bar.add_task("", total=None, status="starting")

        def show(summary: Summary) -> None:
            rate = (summary.articles - summary.resumed) / max(monotonic() - started, 0.001)
            bar.update(
                task,
                total=summary.size,
                completed=summary.position,
                status=f"{summary.articles:,} articles ({rate:,.0f}/s)  "
                f"{summary.facts:,} facts  {summary.errors:,} errors",
            )

        yield show
