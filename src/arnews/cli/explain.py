"""`arnews explain`: why a sentence gives the facts it gives."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from arnews.cli.files import read_argument, read_stdin
from arnews.cli.options import CompanyLists, Country, Format, Named, Published, chosen, read_date

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence; - is stdin.")],
    country: Country = None,
    published: Published = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    format: Annotated[Format, typer.Option(help="text or json.")] = Format.TEXT,
) -> None:
    """Show why a sentence gives the facts it gives.

    Its tokens and mentions, the rules that were triggered, what they proposed, what was dropped.
    """
    from arnews.regression import explain as tell

    date = read_date(published)
    text = read_stdin() if sentence == "-" else read_argument(sentence)
    explanation = tell(text, chosen(country, company_list, pipeline), published=date)
    if format is Format.JSON:
        sys.stdout.write(json.dumps(explanation.as_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    from arnews.view.explanation import show_explanation

    show_explanation(explanation)
