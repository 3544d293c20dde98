"""What can go wrong: every message names the file, the entry and the remedy."""

from __future__ import annotations

__all__ = [
    "ArnewsError",
    "GoldError",
    "LexiconError",
    "MissingExtraError",
    "NumberError",
    "PipelineError",
    "SourceError",
]


class ArnewsError(Exception):
    """The parent of every error that arnews raises on purpose."""


class GoldError(ArnewsError):
    """A gold file, a phrase file or a saved run cannot be used; the message names the entry."""


class LexiconError(ArnewsError):
    """A word list cannot be used as it stands; the message names file, line and remedy."""


class NumberError(ArnewsError, ValueError):
    """A text given to `arnews.parse_number` is not one number and nothing else."""


class PipelineError(ArnewsError):
    """A pipeline asked for as `module:name` cannot be had; the message says what is missing."""


class SourceError(ArnewsError):
    """An article or a saved result cannot be read; the message names the file and why."""


class MissingExtraError(ArnewsError, ImportError):
    """An optional dependency is not installed; the message names the extra to install."""

    def __init__(self, package: str, extra: str) -> None:
        """Name the `package` that is missing and the `extra` of arnews that brings it."""
        super().__init__(
            f"this needs the package {package!r}, which is not installed; "
            f"install it with: pip install 'arnews[{extra}]'"
        )
