"""Progress bars of long work, on standard error if that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from arnews.batch import Summary

__all__ = ["progress_bar", "tracked"]

_Item = TypeVar("_Item")


def tracked(items: Sequence[_Item], noun: str, *, shown: bool = True) -> Iterator[_Item]:
    """Yield items with a bar of how many are done and the time left.

    Args:
        items: what is worked on; one item alone gets no bar.
        noun: what they are, in the plural.
        shown: False for no bar, where results are printed into the same terminal meanwhile.

    Example:
        >>> list(tracked(["a", "b"], "articles"))
        ['a', 'b']
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    console = Console(stderr=True)
    if not shown or len(items) < 2 or not console.is_terminal:
        yield from items
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(noun, markup=False), TimeLeft())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items)


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
