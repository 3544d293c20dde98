"""Reading JSON and TOML safely: malformed input is a ValueError, whatever its form."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

__all__ = ["brief", "read_json", "read_toml"]

_DEEPEST = 50
_LONGEST = 200


def read_json(text: str) -> Any:
    """Return the value of a JSON text.

    Args:
        text: the JSON.

    Raises:
        ValueError: it is not JSON, or is nested more than 50 levels deep.

    Example:
        >>> read_json("[" * 100_000)
        Traceback (most recent call last):
        ValueError: nested more than 50 deep
    """
    return _shallow(json.loads, text)


def read_toml(text: str) -> dict[str, Any]:
    r"""Return the tables of a TOML text.

    Args:
        text: the TOML.

    Raises:
        ValueError: it is not TOML, or is nested more than 50 levels deep.

    Example:
        >>> read_toml('[[phrase]]\ntext = "نما 5%"')
        {'phrase': [{'text': 'نما 5%'}]}
    """
    tables: dict[str, Any] = _shallow(tomllib.loads, text)
    return tables


def _shallow(parse: Callable[[str], Any], text: str) -> Any:
    try:
        value = parse(text)
    except RecursionError as error:
        raise ValueError(f"nested more than {_DEEPEST} deep") from error
    level = [value]
    for _ in range(_DEEPEST + 1):
        level = [item for one in level for item in _items(one)]
        if not level:
            return value
    raise ValueError(f"nested more than {_DEEPEST} deep")


def _items(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def brief(value: object) -> str:
    """Return a value for an error message, cut at 200 characters.

    Args:
        value: the wrong value.

    Example:
        >>> brief(["أمس"])
        "['أمس']"
    """
    try:
        shown = repr(value)
    except ValueError:  # Python refuses to format integers of thousands of digits
        shown = f"a long {type(value).__name__}"
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
