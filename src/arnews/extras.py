"""Checking for optional packages before work begins."""

from __future__ import annotations

from importlib.util import find_spec

from arnews.errors import MissingExtraError

__all__ = ["EXTRAS", "require"]

EXTRAS = {
    "batch": ("pyarrow", "trafilatura", "warcio", "charset-normalizer"),
    "cli": ("typer", "rich", "jinja2"),
    "pandas": ("pandas", "pyarrow"),
    "polars": ("polars", "pyarrow"),
    "report": ("duckdb", "matplotlib"),
    "spacy": ("spacy",),
    "spark": ("pyspark", "pyarrow", "pandas"),
}
"""The packages that each optional extra installs."""


def require(extra: str, *packages: str) -> None:
    """Make sure that the packages of an extra are installed.

    Args:
        extra: the extra, one of `EXTRAS`.
        packages: the packages of the extra that are needed; all if none is given.

    Raises:
        MissingExtraError: a package is missing; the message says how to install it.

    Example:
        >>> require("batch", "pyarrow")
    """
    for package in packages or EXTRAS[extra]:
        if find_spec(package.replace("-", "_")) is None:
            raise MissingExtraError(package, extra)
