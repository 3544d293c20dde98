"""What else decides the facts of a run: the packages that read, and a pipeline's own code."""

from __future__ import annotations

import sys
import unicodedata
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from arnews.batch.rules_version import digest

__all__ = ["code_digest", "packages"]

_PACKAGES = (
    "camel-tools",
    "charset-normalizer",
    "courlan",
    "dateparser",
    "htmldate",
    "justext",
    "lxml",
    "pyarrow",
    "pydantic",
    "python-dateutil",
    "regex",
    "trafilatura",
    "warcio",
)
_INSTALLED = {"site-packages", "dist-packages"}


def packages() -> dict[str, str]:
    """Give the versions of Python, of its Unicode tables, and of the packages that read articles.

    Example:
        >>> "trafilatura" in packages()
        True
    """
    found = {
        "python": "{}.{}".format(*sys.version_info),
        "unicode": unicodedata.unidata_version,
    }
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def code_digest(name: str) -> str:
    """Give a short digest of the source of an imported module and of its neighbours.

    Those are the modules of its package or, if it is in none, of its folder and the folders below,
    as far as they have been imported. Files that they read, and modules that they import later,
    are not seen. For arnews itself it is empty: a run has the digest of its rules.

    Example:
        >>> code_digest("arnews.pipeline")
        ''
    """
    top = name.partition(".")[0]
    if top == "arnews":
        return ""
    country = Path(str(sys.modules[top].__file__ or sys.modules[name].__file__)).parent
    installed = country.name in _INSTALLED  # a single file among all that is installed
    files: dict[str, bytes] = {}
    for other, module in list(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "")
        if other == "__main__" or not path.is_relative_to(country) or not path.is_file():
            continue
        inside = path.relative_to(country)
        if _INSTALLED.isdisjoint(inside.parts) and (not installed or other == name):
            files[inside.as_posix()] = path.read_bytes()
    return digest(files.items())
