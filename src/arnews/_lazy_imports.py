"""Packages whose names are imported when they are first asked for.

`import arnews` and the pytest plugin stay light: pydantic and the word lists come with first use.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # typing's takes long to import, see arnews/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy_getattr"]


def lazy_getattr(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Give the `__getattr__` of a package whose names live in the modules of `modules`.

    Example:
        >>> lazy_getattr("arnews", {"normalize": "arnews.text.folding"})("normalize")("أ")
        'ا'
    """

    def get(name: str) -> object:
        module = modules.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    return get
