"""Lazy imports: the names of a package are imported at their first use.

So `import arnews` and the pytest plugin load neither pydantic nor the word lists.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # importing typing takes long, see arnews/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy_getattr"]


def lazy_getattr(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package; `modules` has the defining module of each name.

    Example:
        >>> lazy_getattr("arnews", {"normalize": "arnews.text.folding"})("normalize")("أ")
        'ا'
    """

    def get(name: str) -> object:
        module = modules.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(module), name)
        setattr(sys.modules[package], name, found)  # so that it is looked up once
        return found

    return get
