"""`arnews explain`: show how the facts of a sentence were found."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from arnews.cli.files import read_argument, read_stdin
from arnews.cli.options import CompanyLists, Country, Format, Named, Published, chosen, read_date

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or - for standard input.")],
    name: Annotated[
        str | None, typer.Option(help="Only why this name is a company there, or is none.")
    ] = None,
    country: Country = None,
    published: Published = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    format: Annotated[Format, typer.Option(help="Output format.")] = Format.TEXT,
) -> None:
    """Show how the facts and claims of a sentence were found.

    Prints its tokens, its mentions, the rules that were triggered, the facts that they proposed
    and why some were dropped; then for each figure which words made which slot of its claim, or
    why it has none.
    """
    from arnews.regression import explain as explain_text

    date = read_date(published)
    text = read_stdin() if sentence == "-" else read_argument(sentence)
    if name is not None:
        _explain_name(text, name, chosen(country, company_list, pipeline), date, format)
        return
    explanation = explain_text(text, chosen(country, company_list, pipeline), published=date)
    if format is Format.JSON:
        sys.stdout.write(json.dumps(explanation.as_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    from arnews.view.explanation import show_explanation

    show_explanation(explanation)


def _explain_name(
    text: str, name: str, pipeline: Pipeline, date: datetime.date | None, format: Format
) -> None:
    from arnews.regression import explain_name
    from arnews.view.safe import one_line

    found = explain_name(text, name, pipeline, published=date)
    if format is Format.JSON:
        told = asdict(found) | {"is_company": found.is_company}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    sys.stdout.write("".join(f"{one_line(line)}\n" for line in str(found).splitlines()))
