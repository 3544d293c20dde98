"""`arnews annotate`: the first gold file of an article, made by the rules as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from arnews.cli.options import CompanyLists, Country, Named, chosen
from arnews.view.safe import visible

__all__ = ["annotate"]


def annotate(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Articles, as .txt files.")
    ],
    country: Country = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    force: Annotated[bool, typer.Option("--force", help="Write over gold that is there.")] = False,
) -> None:
    """Write the first gold file of an article.

    It is NAME.facts.json beside NAME.txt: read it over, mend it, and it is gold.
    """
    from arnews.regression import annotate as write_gold

    reader = chosen(country, company_list, pipeline)
    for path in paths:
        gold, facts = write_gold(path, reader, force=force)
        sys.stdout.write(f"{visible(gold)}: {facts} facts to read over\n")
