"""Optional packages, asked for before work begins: what is missing is told in one line."""

from __future__ import annotations

from importlib.util import find_spec

from arnews.errors import MissingExtraError

__all__ = ["EXTRAS", "require"]

EXTRAS = {
    "batch": ("pyarrow", "trafilatura", "warcio", "charset-normalizer"),
    "spark": ("pyspark", "pyarrow", "pandas"),
}
"""What the parts of arnews that are not the core import, by the extra that brings it."""


def require(extra: str, *packages: str) -> None:
    """Make sure that an extra is installed, or those of its `packages` that are needed.

    Raises:
        MissingExtraError: a package is missing; the message tells how to install it.

    Example:
        >>> require("batch", "pyarrow")
    """
    for package in packages or EXTRAS[extra]:
        if find_spec(package.replace("-", "_")) is None:
            raise MissingExtraError(package, extra)
