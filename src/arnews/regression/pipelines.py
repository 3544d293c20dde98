"""Loading the user's own pipeline, named in a command or a setting."""

from __future__ import annotations

import importlib
import sys
import sysconfig
import traceback
from collections.abc import Sequence
from pathlib import Path

from arnews._deprecated import renamed_arguments
from arnews._nearest import is_it
from arnews.errors import ArnewsError, PipelineError
from arnews.pipeline import Pipeline, default_pipeline

__all__ = ["choose_pipeline", "load_pipeline", "own_failure"]


def load_pipeline(name: str, folder: str | Path | None = None) -> Pipeline:
    """Return the pipeline named `module:name`.

    The module is imported, so its code runs in this process.

    Args:
        name: a module, a colon, and the name in the module of a `Pipeline` or of a function without
            arguments that returns one.
        folder: where the module is searched if it is not installed. Installed modules are found
            first, so that no file in the folder replaces a package.

    Raises:
        PipelineError: there is no such module or name, it fails, or it is not a pipeline.

    Example:
        >>> load_pipeline("arnews.pipeline:default_pipeline") is default_pipeline()
        True
    """
    module_name, _, attribute = name.partition(":")
    if not module_name or not attribute:
        raise PipelineError(f"{name!r}: name a pipeline as module:function")
    if folder is not None and str(folder) not in sys.path:
        sys.path.append(str(folder))
    try:
        module = importlib.import_module(module_name)
        found = getattr(module, attribute, None)
        pipeline = found() if callable(found) and not isinstance(found, type) else found
    except ArnewsError:
        raise
    except (Exception, SystemExit) as error:
        raise PipelineError(f"{name}: {_failure(error, module_name)}") from error
    if found is None:
        where = getattr(module, "__file__", None) or module_name
        meant = is_it(attribute, [one for one in vars(module) if not one.startswith("_")])
        raise PipelineError(f"{name}: {where} has no {attribute!r}; {meant}".rstrip("; "))
    if not isinstance(pipeline, Pipeline):
        raise PipelineError(
            f"{name}: must be an arnews.Pipeline or a function that returns one, "
            f"not {type(pipeline).__name__}"
        )
    return pipeline


def _failure(error: BaseException, module_name: str) -> str:
    """Return why the user's module cannot be used, with the line that failed."""
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    if missing and f"{module_name}.".startswith(f"{missing}."):
        return (
            f"there is no module {missing!r} here; run from the folder that holds it, or install it"
        )
    return own_failure(error) or f"{type(error).__name__}: {error}"


def own_failure(error: BaseException) -> str | None:
    """Return the error and its line in the user's own code, None if it was raised elsewhere.

    Args:
        error: an error with its traceback.

    Example:
        >>> try:
        ...     load_pipeline("no")
        ... except PipelineError as error:
        ...     print(own_failure(error.__cause__ or error))
        None
    """
    others = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")]
    others.append(Path(__file__).parents[1])
    for line in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(line.filename)
        if path.is_absolute() and not any(path.is_relative_to(other) for other in others):
            return f"{path}, line {line.lineno}: {type(error).__name__}: {error}"
    return None


@renamed_arguments(home="country", lexicons="company_lists")
def choose_pipeline(
    *,
    name: str | None = None,
    company_lists: Sequence[str | Path] = (),
    country: str | None = None,
    folder: str | Path | None = None,
) -> Pipeline:
    """Return the pipeline for the options of a command or the settings of a project.

    Args:
        name: a pipeline as `module:function`, instead of `company_lists`.
        company_lists: the user's own company lists.
        country: the country (ISO 3166) of a bare «ريال» or «دينار».
        folder: where the module of `name` is searched if it is not installed.

    Raises:
        PipelineError: both `name` and `company_lists` are given, `name` is not a pipeline, or
            `country` is unknown.
        LexiconError: a company list cannot be used.

    Example:
        >>> choose_pipeline(country="OM").extract("بسعر 5 ريالات").facts[0].currency
        'OMR'
    """
    if name is not None:
        if company_lists:
            raise PipelineError(
                f"{name}: give either a pipeline or word lists; let its function read the lists"
            )
        pipeline = load_pipeline(name, folder)
    elif company_lists:
        pipeline = Pipeline(company_lists=company_lists)
    else:
        pipeline = default_pipeline()
    if country is None:
        return pipeline
    try:
        return pipeline.with_country(country)
    except ValueError as error:
        raise PipelineError(str(error)) from error
