"""`arnews schema`: print the JSON Schema of the output of `arnews extract`."""

from __future__ import annotations

import enum
import json
import sys
from typing import Annotated

import typer

__all__ = ["schema"]


class Of(enum.StrEnum):
    """The two forms of output that have a schema."""

    DOCUMENT = "document"
    ARTICLE = "article"


def schema(
    of: Annotated[
        Of,
        typer.Option(
            help="document: the output of `extract --format json` for one article; article: a line "
            "of `extract --format jsonl`, or an element of the array for several articles."
        ),
    ] = Of.DOCUMENT,
) -> None:
    """Print the JSON Schema of the facts of an article."""
    from arnews import __version__
    from arnews.document import ArticleFacts, Document

    model = ArticleFacts if of is Of.ARTICLE else Document
    named = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:arnews:{__version__}:{of.value}",
        **model.model_json_schema(),
    }
    text = json.dumps(named, ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")
