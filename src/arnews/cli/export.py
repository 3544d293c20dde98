"""`arnews export`: write facts in the formats of other tools."""

from __future__ import annotations

import enum
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from arnews.cli.articles import Articles, read_text, unique_paths
from arnews.cli.files import write, written_to
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
from arnews.errors import SourceError

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.pipeline import Pipeline

    _Articles: TypeAlias = Iterable[tuple[str, str, Document]]
    """The name, the text and the facts of each article."""

__all__ = ["export"]


class Format(enum.StrEnum):
    """The tools for which there is a format."""

    BRAT = "brat"
    LABEL_STUDIO = "label-studio"
    WEB_ANNOTATION = "web-annotation"
    CSV = "csv"


def export(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Articles, as for `arnews extract`; - is standard input."
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            help="brat: a folder of texts and annotations; label-studio: tasks for its import; "
            "web-annotation: JSON-LD of the W3C; csv: a table for spreadsheets."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="File to write (default: standard output); for brat a folder."
        ),
    ] = None,
    kind: Kinds = None,
    country: Country = None,
    published: Published = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
) -> None:
    """Write the facts of articles for brat, Label Studio, Web Annotation or a spreadsheet.

    Offsets count code points of the text as it was read.
    """
    if format is Format.BRAT and out is None:
        raise typer.BadParameter("brat needs a folder: add --out DIR", param_hint="--out")
    date = read_date(published)
    reader = chosen(country, company_list, pipeline)
    kinds = read_kinds(kind, reader) or None
    files = unique_paths(paths)
    articles = Articles(
        files,
        lambda text: reader.extract(text, published=date, kinds=kinds),
        read=_read,
        progress=out is not None,
    )
    if format is Format.BRAT and out is not None:
        _write_brat(articles, out, reader)
    else:
        with written_to(out):
            _PRINTERS[format](articles)
    if articles.failed:
        raise typer.Exit(1)


def _read(path: str) -> str:
    """Return the text of an article that a file can hold: else its offsets would be of another."""
    text = read_text(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{path}: character {error.start} is half a surrogate pair; mend the text"
        ) from error
    return text


def _write_brat(articles: _Articles, folder: Path, reader: Pipeline) -> None:
    from arnews.export import brat_config, to_brat

    for name, text, document in articles:
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SourceError(f"{path.parent}: cannot be made ({error.strerror})") from error
        write(path.with_name(f"{path.name}.txt"), text)
        write(path.with_name(f"{path.name}.ann"), to_brat(document))
    if folder.is_dir():
        write(folder / "annotation.conf", brat_config(reader.fact_classes.values()))


def _print_tasks(articles: _Articles) -> None:
    from arnews.export import to_label_studio

    _write_json([to_label_studio(*article) for article in articles])


def _print_annotations(articles: _Articles) -> None:
    from arnews.export import to_web_annotations

    _write_json([one for article in articles for one in to_web_annotations(*article)])


def _print_csv(articles: _Articles) -> None:
    from arnews.export import to_csv

    sys.stdout.write(to_csv(articles))


_PRINTERS = {
    Format.LABEL_STUDIO: _print_tasks,
    Format.WEB_ANNOTATION: _print_annotations,
    Format.CSV: _print_csv,
}


def _write_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
