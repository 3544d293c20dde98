"""Options that several commands share."""

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
    "Kinds",
    "Named",
    "Published",
    "check_kinds",
    "chosen",
    "read_date",
    "read_kinds",
]


class Format(enum.StrEnum):
    """Output formats of a report."""

    TEXT = "text"
    JSON = "json"


Country: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--country", "--home", help="Country (ISO 3166) of a bare «ريال» or «دينار», such as SA."
    ),
]
CompanyLists: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--company-list", "--lexicon", help="Your own company list, a TSV file; repeatable."
    ),
]
Kinds: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(help="Only facts of this kind, or of several (money,date); repeatable."),
]
Named: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="MODULE:FUNCTION", help="Your own pipeline, with its extractors."),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD", help="The article's date, to resolve «أمس» and months without a year."
    ),
]


def chosen(
    country: str | None = None, company_lists: list[Path] | None = None, name: str | None = None
) -> Pipeline:
    """Return the pipeline for the options; the current folder is searched last for its module.

    Args:
        country: --country.
        company_lists: --company-list.
        name: --pipeline, as `module:function`.

    Raises:
        PipelineError: the pipeline cannot be loaded, or the options exclude each other.
        LexiconError: a company list cannot be used.
    """
    from arnews.regression import choose_pipeline

    return choose_pipeline(
        name=name, company_lists=company_lists or (), country=country, folder=Path.cwd()
    )


def read_date(published: str | None) -> datetime.date | None:
    """Return the date of --published, None without the option.

    Args:
        published: the date as YYYY-MM-DD.

    Raises:
        BadParameter: it is not a date.
    """
    try:
        return None if published is None else datetime.date.fromisoformat(published)
    except ValueError as error:
        raise typer.BadParameter(
            f"{published!r} is not a date; write it as 2018-06-24", param_hint="--published"
        ) from error


def read_kinds(kinds: list[str] | None, pipeline: Pipeline) -> list[str]:
    """Return the kinds of --kind, each once; none without the option.

    Args:
        kinds: the values of the option, each a kind or several with commas between them.
        pipeline: the pipeline, whose kinds may be chosen.

    Raises:
        BadParameter: the pipeline has no extractor for one of them.
    """
    named = [name.strip() for value in kinds or () for name in value.split(",")]
    wanted = list(dict.fromkeys(name for name in named if name))
    check_kinds(wanted if wanted or not named else named, pipeline, "--kind")
    return wanted


def check_kinds(kinds: list[str], pipeline: Pipeline, option: str) -> None:
    """Refuse kinds of facts that the pipeline has no extractor for.

    Args:
        kinds: the names of the kinds.
        pipeline: the pipeline.
        option: the option that names them, for the error message.

    Raises:
        BadParameter: a kind is unknown.
    """
    from arnews._validation import validate_kinds

    try:
        validate_kinds(kinds, tuple(pipeline.fact_classes))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
