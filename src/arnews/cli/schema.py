"""`arnews schema`: the JSON Schema of what `arnews extract` gives."""

from __future__ import annotations

import enum
import json
import sys
from typing import Annotated

import typer

__all__ = ["schema"]


class Of(enum.StrEnum):
    """Which of the two forms is described."""

    DOCUMENT = "document"
    ARTICLE = "article"


def schema(
    of: Annotated[
        Of,
        typer.Option(
            help="document: what `arnews extract --format json` prints for one article; "
            "article: a line of --format jsonl, an element of the array for several."
        ),
    ] = Of.DOCUMENT,
) -> None:
    """Print the JSON Schema of the facts of an article."""
    from arnews.document import ArticleFacts, Document

    model = ArticleFacts if of is Of.ARTICLE else Document
    text = json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")
