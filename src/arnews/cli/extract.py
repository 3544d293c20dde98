"""`arnews extract`: the facts of articles, as a table for people or JSON for programs."""

from __future__ import annotations

import datetime
import enum
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from arnews.document import Document

__all__ = ["extract"]


class Format(enum.StrEnum):
    """How facts are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Articles; - is stdin.")],
    format: Annotated[  # noqa: A002 - the option is called so
        Format, typer.Option(help="A table, one JSON document an article, JSON lines, a page.")
    ] = Format.TABLE,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind; may be repeated.")] = None,
    home: Annotated[
        str | None, typer.Option(help="Country (ISO 3166) of a bare «ريال» or «دينار».")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="The article's date (YYYY-MM-DD), for «أمس» and the like.")
    ] = None,
    lexicon: Annotated[
        list[Path] | None, typer.Option(help="A company list of your own; may be repeated.")
    ] = None,
) -> None:
    """Print the facts of articles, each with the characters that say so."""
    from arnews.cli.files import read_article
    from arnews.errors import SourceError
    from arnews.pipeline import Pipeline

    try:
        date = None if published is None else datetime.date.fromisoformat(published)
        pipeline = Pipeline(home=home, kinds=kind, lexicons=lexicon or ())  # type: ignore[arg-type]
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    failed = False
    for path in paths:
        try:
            article = read_article(path)
        except SourceError as error:
            sys.stderr.write(f"arnews: {error}\n")
            failed = True
            continue
        document = pipeline.extract(article, published=date)
        _show(path, article, document, format)
    if failed:
        raise typer.Exit(1)


def _show(path: str, article: str, document: Document, form: Format) -> None:
    if form is Format.TABLE:
        from arnews.view.terminal import show_document

        show_document(path, article, document)
        return
    if form is Format.HTML:
        from arnews.view.pages import document_page

        sys.stdout.write(document_page(Path(path).stem, article, document))
        return
    name = "-" if path == "-" else Path(path).stem
    facts = [fact.fields() for fact in document.facts]
    row: dict[str, Any] = {"id": name, "length": document.length, "facts": facts}
    if form is Format.JSONL:
        row["text"] = article
    indent = 1 if form is Format.JSON else None
    sys.stdout.write(json.dumps(row, ensure_ascii=False, indent=indent) + "\n")
