"""`arnews view`: articles as HTML pages to look at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

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

__all__ = ["view"]

_PAGES = {".html", ".htm"}


def view(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Articles: UTF-8 text files, saved web pages (.html), a JSON file with a text, "
            "folders of these; - is standard input.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="A page (NAME.html) with all articles, or a folder for an index and a page each.",
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    kind: Kinds = None,
    country: Country = None,
    published: Published = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
) -> None:
    """Make pages of articles: the text with its facts marked, beside it the claims and the facts.

    A page is one file that needs nothing else, no network and no script.
    """
    from arnews.cli.articles import Articles, unique_paths, within_folders
    from arnews.view.pages import articles_page, write_pages

    _check_out(out, show)
    date = read_date(published)
    reader = chosen(country, company_list, pipeline)
    kinds = read_kinds(kind, reader) or None
    files = unique_paths(within_folders(paths))
    articles = Articles(files, lambda text: reader.extract(text, published=date, kinds=kinds))
    if out is None or out.suffix.lower() in _PAGES:
        page = articles_page(articles)
        with written_to(out):
            sys.stdout.write(page)
    else:
        write_pages(articles, out)
    if show and out is not None:
        page_file = out if out.suffix.lower() in _PAGES else out / "index.html"
        typer.launch(page_file.resolve().as_uri())
    if articles.failed:
        raise typer.Exit(1)


def _check_out(out: Path | None, show: bool) -> None:
    """Refuse to print a page on a terminal, and to open one that is not kept."""
    if out is None and (show or sys.stdout.isatty()):
        raise typer.BadParameter(
            "name the page, as in -o news.html, or a folder for many, as in -o pages/",
            param_hint="--out",
        )
