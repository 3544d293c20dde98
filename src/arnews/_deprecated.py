"""Deprecated names that still work, with a warning that says the new one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["OldNames", "renamed_arguments", "warn_renamed"]

P = ParamSpec("P")
T = TypeVar("T")


def warn_renamed(old: str, new: str, *, stacklevel: int = 3) -> None:
    """Warn that `old` is deprecated in favour of `new`, at the line of the caller."""
    message = f"{old} is deprecated, write {new}"
    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel)


class OldNames:
    """What facts and documents were called otherwise."""

    def fields(self) -> dict[str, Any]:
        """Deprecated: the old name of `to_plain`."""
        warn_renamed("fields()", "to_plain()")
        current: Any = self
        plain: dict[str, Any] = current.to_plain()
        return plain


def renamed_arguments(**names: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function take keyword arguments by their old names too, with a warning.

    Args:
        names: the new name by each old one.

    Example:
        >>> @renamed_arguments(home="country")
        ... def reader(country=None):
        ...     return country
        >>> with warnings.catch_warnings(record=True) as warned:
        ...     warnings.simplefilter("always")
        ...     reader(home="OM")
        'OM'
        >>> str(warned[0].message)
        'reader(home=…) is deprecated, write country=…'
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            given: dict[str, Any] = kwargs
            for old in given.keys() & names.keys():
                warn_renamed(f"{function.__qualname__}({old}=…)", f"{names[old]}=…")
                if names[old] in given:
                    raise TypeError(f"{old} is the old name of {names[old]}: pass only one of them")
                given[names[old]] = given.pop(old)
            return function(*args, **kwargs)

        return call

    return decorate
