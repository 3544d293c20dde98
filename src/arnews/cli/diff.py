"""`arnews diff`: compare two runs over the same articles."""

from __future__ import annotations

import enum
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from arnews.cli.files import write

__all__ = ["diff"]


class Format(enum.StrEnum):
    """Output formats of the changes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", help="Output of extract --format jsonl, or a batch folder."),
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The same articles, extracted with other rules.")
    ],
    html: Annotated[
        Path | None, typer.Option(help="Write the changes to this file as an HTML page.")
    ] = None,
    format: Annotated[
        Format, typer.Option(help="Output format; markdown suits pull requests.")
    ] = Format.TEXT,
) -> None:
    """Show the facts and claims that two runs differ in: gained, lost or changed.

    The changes are counted by kind and by rule. The exit code is 1 if there are any.
    """
    from arnews.regression import diff as compare
    from arnews.regression import load_run

    changes = compare(load_run(old), load_run(new))
    if html is not None:
        from arnews.view.pages import diff_page

        write(html, diff_page(changes))
    if format is Format.JSON:
        sys.stdout.write(json.dumps(changes.as_dict(), ensure_ascii=False, indent=1) + "\n")
    elif format is Format.MARKDOWN:
        from arnews.view.changes import markdown

        sys.stdout.write(markdown(changes))
    else:
        from arnews.view.changes import show_changes

        show_changes(changes)
    if changes:
        raise typer.Exit(1)
