"""`arnews annotate`: write the first gold file of an article from the extracted facts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from arnews.cli.options import CompanyLists, Country, Named, chosen
from arnews.view.safe import counted, visible

__all__ = ["annotate"]


def annotate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Articles as .txt files.")],
    country: Country = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing gold files.")] = False,
) -> None:
    """Write a first gold file for each article.

    The extracted facts of NAME.txt are written to NAME.facts.json in the same folder, for you to
    review and correct.
    """
    from arnews.regression import annotate as write_gold

    reader = chosen(country, company_list, pipeline)
    for path in paths:
        gold, facts = write_gold(path, reader, force=force)
        sys.stdout.write(f"{visible(gold)}: {counted(facts, 'fact')} to review\n")
