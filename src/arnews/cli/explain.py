"""`arnews explain`: show how the facts of a sentence were found."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from arnews.cli.files import read_argument, read_stdin
from arnews.cli.options import CompanyLists, Country, Format, Named, Published, chosen, read_date

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or - for standard input.")],
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
    explanation = explain_text(text, chosen(country, company_list, pipeline), published=date)
    if format is Format.JSON:
        sys.stdout.write(json.dumps(explanation.as_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    from arnews.view.explanation import show_explanation

    show_explanation(explanation)
