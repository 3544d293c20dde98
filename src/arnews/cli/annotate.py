"""`arnews annotate`: the first gold file of an article, made by the rules as they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["annotate"]


def annotate(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Articles, as .txt files.")
    ],
    home: Annotated[str | None, typer.Option(help="Country (ISO 3166) of a bare «ريال».")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over gold that is there.")] = False,
) -> None:
    """Write NAME.facts.json beside NAME.txt: read it over, mend it, and it is gold."""
    from arnews.errors import GoldError
    from arnews.pipeline import Pipeline
    from arnews.regression import dump_gold
    from arnews.regression.gold import GOLD_SUFFIX, plain, read_article

    pipeline = Pipeline(home=home)
    for path in paths:
        if path.suffix != ".txt":
            raise GoldError(f"{path}: an article for gold is a .txt file")
        gold = path.with_name(path.stem + GOLD_SUFFIX)
        if gold.exists() and not force:
            raise GoldError(f"{gold}: is there already; --force writes over it")
        facts = pipeline.extract(read_article(path)).facts
        gold.write_text(dump_gold(map(plain, facts)), encoding="utf-8")
        sys.stdout.write(f"{gold}: {len(facts)} facts to read over\n")
