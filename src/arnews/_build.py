"""Which build of arnews this is: plain Python, or with its line compiled by mypyc."""

from __future__ import annotations

from importlib.machinery import ExtensionFileLoader, PathFinder
from pathlib import Path

__all__ = ["build_name"]


def build_name() -> str:
    """Return "compiled" or "plain Python", without importing what may be compiled.

    Example:
        >>> build_name() in {"compiled", "plain Python"}
        True
    """
    found = PathFinder.find_spec("tokens", [str(Path(__file__).with_name("text"))])
    compiled = found is not None and isinstance(found.loader, ExtensionFileLoader)
    return "compiled" if compiled else "plain Python"
