"""Building models: without validation, which would take longer than extraction, and its checks."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from pydantic import BaseModel
from pydantic.version import version_short

__all__ = ["DEFER_BUILD", "check_span", "construct", "register", "set_private", "with_defaults"]

_M = TypeVar("_M", bound=BaseModel)

DEFER_BUILD: Final[bool] = tuple(map(int, version_short().split("."))) >= (2, 14)
"""True if the schemas of models are built at first use, which saves a tenth of the start-up time.
Before 2.14 pydantic cannot serialize a deferred model that is nested or was unpickled."""

_DEFAULTS: Final[dict[type[BaseModel], tuple[dict[str, Any], set[str]]]] = {}
"""The defaults and the names of the fields of each registered model."""
_new: Final[Any] = object.__new__
_set_fields: Final[Any] = BaseModel.__dict__["__dict__"].__set__
_set_names: Final[Any] = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra: Final[Any] = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private: Final[Any] = BaseModel.__dict__["__pydantic_private__"].__set__
"""Setters of the slots of a frozen model; `object.__setattr__` takes twice as long."""


def register(*models: type[BaseModel]) -> None:
    """Let `construct` build these models without validation; a missing required field is None."""
    for model in models:
        defaults = {
            name: None if field.is_required() else field.default
            for name, field in model.model_fields.items()
        }
        _DEFAULTS[model] = defaults, set(defaults)


def with_defaults(model: type[BaseModel], fields: dict[str, Any]) -> dict[str, Any]:
    """Return the given fields, with the defaults of the others if the model is registered."""
    blank = _DEFAULTS.get(model)
    return fields if blank is None else blank[0] | fields


def construct(model: type[_M], fields: dict[str, Any]) -> _M:
    """Build a model from the result of `with_defaults`; validate it unless it is registered."""
    blank = _DEFAULTS.get(model)
    if blank is None:
        return model(**fields)
    one: _M = _new(model)
    _set_fields(one, fields)
    _set_names(one, blank[1])
    _set_extra(one, None)
    _set_private(one, None)
    return one


def set_private(model: BaseModel, fields: dict[str, Any]) -> None:
    """Set the private attributes of a model, all of them."""
    _set_private(model, fields)


def check_span(text: str, start: int, end: int) -> None:
    """Raise ValueError if a quote is longer or shorter than its span."""
    if end - start != len(text):
        raise ValueError(f"{start}:{end} is not the span of a quote of {len(text)} characters")
