"""The user's own pipeline, named in a command or a setting."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from arnews.errors import PipelineError
from arnews.pipeline import Pipeline, default_pipeline

__all__ = ["choose_pipeline", "load_pipeline"]


def load_pipeline(name: str, folder: str | Path | None = None) -> Pipeline:
    """Give the pipeline that `module:name` stands for.

    Args:
        name: a module, a colon, and the name in it of a `Pipeline` or of a function without
            arguments that gives one.
        folder: where the module is looked for first, if it is not installed.

    Raises:
        PipelineError: there is no such module or name, or it gives no pipeline.

    Example:
        >>> load_pipeline("arnews.pipeline:default_pipeline") is default_pipeline()
        True
    """
    module_name, _, attribute = name.partition(":")
    if not module_name or not attribute:
        raise PipelineError(f"{name!r}: name a pipeline as module:function")
    if folder is not None and str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
            raise  # the module is there; what it imports is not
        raise PipelineError(
            f"{name}: there is no module {error.name!r} here; "
            "run from the folder that holds it, or install it"
        ) from error
    found = getattr(module, attribute, None)
    if found is None:
        raise PipelineError(f"{name}: {module.__file__} has no {attribute!r}")
    pipeline = found() if callable(found) and not isinstance(found, type) else found
    if not isinstance(pipeline, Pipeline):
        raise PipelineError(
            f"{name}: must be an arnews.Pipeline or a function that gives one, "
            f"not {type(pipeline).__name__}"
        )
    return pipeline


def choose_pipeline(
    *,
    name: str | None = None,
    lexicons: Sequence[str | Path] = (),
    home: str | None = None,
    folder: str | Path | None = None,
) -> Pipeline:
    """Give the pipeline that the options of a command or the settings of a project ask for.

    Args:
        name: a pipeline as `module:function`, in place of `lexicons`.
        lexicons: company lists of the user's own.
        home: the country (ISO 3166) of a bare «ريال».
        folder: where the module of `name` is looked for first.

    Raises:
        PipelineError: both `name` and `lexicons` are given, or `name` gives no pipeline.
        LexiconError: a list cannot be used.

    Example:
        >>> choose_pipeline(home="OM").extract("بسعر 5 ريالات").facts[0].currency
        'OMR'
    """
    if name is not None:
        if lexicons:
            raise PipelineError(
                f"{name}: give either a pipeline or word lists; let its function read the lists"
            )
        pipeline = load_pipeline(name, folder)
    elif lexicons:
        pipeline = Pipeline(lexicons=lexicons)
    else:
        pipeline = default_pipeline()
    return pipeline if home is None else pipeline.with_home(home)
