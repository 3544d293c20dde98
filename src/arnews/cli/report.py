"""`arnews report`: a page over the results of a batch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from arnews.cli.files import written_to

__all__ = ["report"]


def report(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The --out folder of `arnews batch`, in Parquet.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PAGE", help="The page to write.")],
    company: Annotated[
        str | None,
        typer.Option(help="Show the revenues and profits of this company, by its name, alone."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Make a page over the results of a batch: what was read and found, with plots.

    It shows outlets and months, facts by kind and claims by metric, the largest sums with their
    sentences, companies and who appears with whom, their revenues and profits over time, and errors.
    """
    from arnews.view.overview import report_page

    pieces = report_page(folder, company, _tell if sys.stderr.isatty() else lambda _: None)
    with written_to(out):
        sys.stdout.writelines(pieces)
    if show:
        typer.launch(out.resolve().as_uri())


def _tell(step: str) -> None:
    sys.stderr.write(f"counting {step} …\n")
