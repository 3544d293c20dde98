"""Options that several commands share, and what they mean."""

from __future__ import annotations

import datetime
import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = [
    "CompanyLists",
    "Country",
    "Format",
    "Named",
    "Published",
    "check_kinds",
    "chosen",
    "read_date",
]


class Format(enum.StrEnum):
    """How a report is printed: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


Country: TypeAlias = Annotated[
    str | None,
    typer.Option("--country", "--home", help="Country (ISO 3166) of a bare «ريال» or «دينار»."),
]
CompanyLists: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--company-list", "--lexicon", help="A company list of your own; may be repeated."
    ),
]
Named: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="MODULE:FUNCTION", help="A pipeline of your own, with its extractors."),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD", help="The article's date, for «أمس» and months without a year."
    ),
]


def chosen(
    country: str | None = None, company_lists: list[Path] | None = None, name: str | None = None
) -> Pipeline:
    """Return the pipeline that the options ask for; the current folder is looked in last."""
    from arnews.regression import choose_pipeline

    return choose_pipeline(
        name=name, company_lists=company_lists or (), country=country, folder=Path.cwd()
    )


def read_date(published: str | None) -> datetime.date | None:
    """Read the day of --published."""
    try:
        return None if published is None else datetime.date.fromisoformat(published)
    except ValueError as error:
        raise typer.BadParameter(
            f"{published!r} is no day; write it as 2018-06-24", param_hint="--published"
        ) from error


def check_kinds(kinds: list[str], pipeline: Pipeline, option: str) -> None:
    """Refuse kinds of facts that the pipeline does not know."""
    from arnews._validation import validate_kinds

    try:
        validate_kinds(kinds, tuple(pipeline.fact_classes))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
