"""`arnews extract`: print the facts of articles as a table, JSON or HTML."""

from __future__ import annotations

import enum
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from arnews.cli.files import written_to
from arnews.cli.options import (
    CompanyLists,
    Country,
    Kinds,
    Named,
    Published,
    chosen,
    read_date,
    read_kinds,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arnews.document import Document

    _Articles: TypeAlias = Iterable[tuple[str, str, Document]]
    """The name, the text and the facts of each article."""

__all__ = ["extract"]


class Format(enum.StrEnum):
    """Output formats of facts."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Articles: UTF-8 text files, saved web pages (.html), a JSON file with a text; "
            "- is standard input.",
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            help="A table; one JSON document, or an array for several articles; one JSON line "
            "per article; an HTML page."
        ),
    ] = Format.TABLE,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write to this file, not to standard output."),
    ] = None,
    kind: Kinds = None,
    country: Country = None,
    published: Published = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
) -> None:
    """Print the facts of articles, each with the exact characters that it quotes, and their claims.

    Of a web page only the main text is read; --format jsonl and html print the text to which the
    offsets refer. For folders, archives and tables of articles see `arnews batch`.
    """
    from arnews.cli.articles import Articles, unique_paths

    date = read_date(published)
    reader = chosen(country, company_list, pipeline)
    kinds = read_kinds(kind, reader) or None
    files = unique_paths(paths)
    articles = Articles(
        files,
        lambda text: reader.extract(text, published=date, kinds=kinds),
        progress=out is not None,
    )
    printer = _print_array if format is Format.JSON and len(files) > 1 else _PRINTERS[format]
    with written_to(out):
        printer(articles)
    if articles.failed:
        raise typer.Exit(1)


def _print_table(articles: _Articles) -> None:
    from arnews.view.claims import show_claims
    from arnews.view.table import show_document

    for name, text, document in articles:
        show_document(name, text, document)
        show_claims(name, document)


def _print_page(articles: _Articles) -> None:
    from arnews.view.pages import articles_page

    sys.stdout.write(articles_page(articles))


def _print_lines(articles: _Articles) -> None:
    from arnews.document import ArticleFacts

    for name, text, document in articles:
        _write_json(ArticleFacts.of(name, document, text).to_plain(), indent=None)


def _print_document(articles: _Articles) -> None:
    for _, _, document in articles:
        _write_json(document.to_plain(), indent=1)


def _print_array(articles: _Articles) -> None:
    from arnews.document import ArticleFacts

    named = [ArticleFacts.of(name, document).to_plain() for name, _, document in articles]
    _write_json(named, indent=1)


_PRINTERS = {
    Format.TABLE: _print_table,
    Format.JSON: _print_document,
    Format.JSONL: _print_lines,
    Format.HTML: _print_page,
}


def _write_json(value: object, indent: int | None) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")
