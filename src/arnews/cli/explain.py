"""`arnews explain`: why a sentence gives the facts it gives."""

from __future__ import annotations

import datetime
import enum
import json
import sys
from typing import Annotated

import typer

__all__ = ["explain"]


class Format(enum.StrEnum):
    """How the steps are printed."""

    TEXT = "text"
    JSON = "json"


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence; - is stdin.")],
    home: Annotated[str | None, typer.Option(help="Country (ISO 3166) of a bare «ريال».")] = None,
    published: Annotated[str | None, typer.Option(help="The article's date (YYYY-MM-DD).")] = None,
    format: Annotated[Format, typer.Option(help="text or json.")] = Format.TEXT,  # noqa: A002
) -> None:
    """Show the tokens, the mentions, the rules that woke, what they proposed, what was dropped."""
    from arnews.pipeline import Pipeline
    from arnews.regression import explain as tell

    text = sys.stdin.read() if sentence == "-" else sentence
    try:
        date = None if published is None else datetime.date.fromisoformat(published)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    story = tell(text, Pipeline(home=home), published=date)
    if format is Format.JSON:
        sys.stdout.write(json.dumps(story.as_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    from arnews.view.story import show_story

    show_story(story)
