"""What the results depend on besides arnews: versions of packages, code of a custom pipeline."""

from __future__ import annotations

import sys
import unicodedata
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from arnews.batch.digests import digest

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
    """Return the versions of Python, its Unicode tables and the packages that results depend on.

    Returns:
        Versions by name; packages that are not installed are left out.

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
    """Return a digest of the source code of an imported module and its siblings.

    Included are the imported modules of its package or, for a module outside packages, of its
    folder and the folders below. Data files, and modules imported later, are not included.

    Args:
        name: name of an imported module.

    Returns:
        16 hexadecimal digits; empty for arnews itself, whose rules have a digest in each run.

    Raises:
        KeyError: the module has not been imported.

    Example:
        >>> code_digest("arnews.pipeline")
        ''
    """
    top = name.partition(".")[0]
    if top == "arnews":
        return ""
    folder = Path(str(sys.modules[top].__file__ or sys.modules[name].__file__)).parent
    single_file = folder.name in _INSTALLED  # its siblings are unrelated packages
    files: dict[str, bytes] = {}
    for other, module in list(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "")
        if other == "__main__" or not path.is_relative_to(folder) or not path.is_file():
            continue
        inside = path.relative_to(folder)
        if _INSTALLED.isdisjoint(inside.parts) and (not single_file or other == name):
            files[inside.as_posix()] = path.read_bytes()
    return digest(files.items())
