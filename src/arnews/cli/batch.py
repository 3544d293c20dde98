"""`arnews batch`: extract facts from many saved articles into files."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arnews.cli.options import CompanyLists, Country, Kinds, Named, chosen, read_kinds
from arnews.errors import SourceError
from arnews.view.safe import counted, visible

if TYPE_CHECKING:
    from arnews.batch import Summary

__all__ = ["batch"]


class Format(enum.StrEnum):
    """File formats of the results."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"
    EXCEL = "excel"


def batch(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT...",
            help="Files and folders: .txt .html .json .jsonl .csv .parquet .warc, each also .gz.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")],
    format: Annotated[
        Format,
        typer.Option(help="File format of the results; excel is CSV with a byte order mark."),
    ] = Format.PARQUET,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0, help="Number of worker processes; 0 for none. Default: one per CPU core."
        ),
    ] = None,
    text_column: Annotated[
        str | None,
        typer.Option(help="Field with the text. Default: text, body, content or article."),
    ] = None,
    id_column: Annotated[
        str | None,
        typer.Option(help="Field with the id. Default: id, otherwise file name and number."),
    ] = None,
    date_column: Annotated[
        str | None,
        typer.Option(
            help="Field with the publication date; implies --dated. Default: date, published ..."
        ),
    ] = None,
    dated: Annotated[
        bool,
        typer.Option(
            "--dated",
            help="Use each article's date to resolve «أمس» and months without a year.",
        ),
    ] = False,
    kind: Kinds = None,
    country: Country = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="Reject articles larger than this many bytes.")
    ] = 10_000_000,
    max_seconds: Annotated[
        int, typer.Option(min=1, help="Stop an article that takes longer than this many seconds.")
    ] = 60,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Delete the results of an earlier run in --out.")
    ] = False,
) -> None:
    """Extract facts and claims from many saved articles.

    Writes facts, claims, articles and errors.jsonl into the folder --out. If the run is interrupted, the
    same command resumes it. The exit code is 1 if no article could be read.
    """
    from arnews.batch import Columns, Limits, code_digest, run
    from arnews.batch.digests import digest
    from arnews.batch.running.extracting import SelectedKinds
    from arnews.cli.progress import progress_bar

    reader = chosen(country, company_list, pipeline)
    wanted = read_kinds(kind, reader)
    kinds = tuple(one for one in reader.fact_classes if one in wanted)
    settings = {
        "country": country,
        "kinds": " ".join(kinds) or None,
        "company_lists": reader.company_lists and digest(_named(reader.company_lists)),
        "pipeline": pipeline,
        "pipeline_code": pipeline and code_digest(pipeline.partition(":")[0]),
    }
    try:
        with progress_bar() as progress:
            summary = run(
                inputs,
                out,
                format=format.value,
                workers=workers,
                columns=Columns(text_column, id_column, date_column),
                limits=Limits(article_bytes=max_bytes, article_seconds=max_seconds),
                pipeline=SelectedKinds(reader, kinds) if kinds else reader,
                settings={name: value for name, value in settings.items() if value},
                dated=dated or date_column is not None,
                overwrite=overwrite,
                progress=progress,
            )
    except KeyboardInterrupt:
        typer.echo("arnews: stopped; the same command resumes here", err=True)
        raise typer.Exit(130) from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise SourceError(
            f"{error.strerror or error}{where}; finished work is kept: "
            "fix this and run the same command again"
        ) from error
    typer.echo(_summary_lines(summary, out), err=True)
    if summary.errors and not summary.articles:
        raise typer.Exit(1)


def _named(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path.name, path.read_bytes()


def _first_error(errors: Path) -> Iterator[str]:
    """Yield the first error of a run in one line."""
    with errors.open(encoding="utf-8") as lines:
        for line in islice(lines, 1):
            told = json.loads(line)
            where = ", ".join(filter(None, (told["source"] or told["id"], told["place"])))
            yield f"{visible(where)}: {visible(told['message'])}"


def _summary_lines(summary: Summary, out: Path) -> str:
    """Return a run's counts in a few lines."""
    counts = {
        "article": summary.articles,
        "fact": summary.facts,
        "claim": summary.claims,
        "error": summary.errors,
    }
    lines = [", ".join(counted(count, noun) for noun, count in counts.items())]
    if summary.complete:
        lines[0] = f"nothing to do, the results are complete: {lines[0]}"
    elif summary.resumed:
        lines[0] += f" ({counted(summary.resumed, 'article')} by an earlier run)"
    if summary.errors and not summary.articles:
        lines += [f"no article was read: {reason}" for reason in _first_error(out / "errors.jsonl")]
    if summary.errors:
        lines.append(f"errors are listed in: {visible(out / 'errors.jsonl')}")
    if summary.skipped:
        listed = ", ".join(
            f"{count:,} {reason}" for reason, count in sorted(summary.skipped.items())
        )
        lines.append(f"skipped (not articles): {listed}")
    if list(summary.encodings) not in ([], ["utf-8"]):
        listed = ", ".join(f"{count:,} {name}" for name, count in sorted(summary.encodings.items()))
        lines.append(f"encodings: {listed}")
    lines.append(f"results: {visible(out)}")
    return "\n".join(lines)
