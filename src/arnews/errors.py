"""The errors that arnews raises; messages name the file, the entry and the remedy."""

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
    """The base class of the errors that arnews raises.

    Example:
        >>> import arnews
        >>> try:
        ...     arnews.parse_number("سهم")
        ... except ArnewsError as error:
        ...     print(error)
        'سهم' is not a number in digits or in Arabic words
    """


class GoldError(ArnewsError):
    """A gold file, a phrase file or a saved run cannot be used; the message names the entry.

    Example:
        >>> from arnews.regression import load_cases
        >>> load_cases(["no/such/folder"])
        Traceback (most recent call last):
        arnews.errors.GoldError: no/such/folder: no such file or folder; check the spelling
    """


class LexiconError(ArnewsError):
    """A word list cannot be used; the message names the file, the line and the remedy.

    Example:
        >>> import arnews
        >>> arnews.Pipeline(company_lists="no.tsv")
        Traceback (most recent call last):
        arnews.errors.LexiconError: no.tsv: cannot be read (No such file or directory)
    """


class NumberError(ArnewsError, ValueError):
    """The text passed to `arnews.parse_number` is not a single number.

    Example:
        >>> import arnews
        >>> arnews.parse_number("5 أسهم")
        Traceback (most recent call last):
        arnews.errors.NumberError: '5 أسهم' is not one number: 'أسهم' is left over
    """


class PipelineError(ArnewsError):
    """A pipeline named as `module:name` cannot be loaded; the message says why.

    Example:
        >>> from arnews.regression import load_pipeline
        >>> load_pipeline("arnews.pipeline:no")
        Traceback (most recent call last):
        arnews.errors.PipelineError: ...
    """


class SourceError(ArnewsError):
    """An article or a saved result cannot be read; the message names the file and the reason.

    Example:
        >>> from arnews.batch import run
        >>> run(["no.txt"], "results")
        Traceback (most recent call last):
        arnews.errors.SourceError: no.txt: no such file or folder; check the spelling
    """


class MissingExtraError(ArnewsError, ImportError):
    """An optional dependency is not installed; the message names the extra to install.

    Args:
        package: the missing package.
        extra: the extra of arnews that installs it.

    Example:
        >>> raise MissingExtraError("pint", "pint")
        Traceback (most recent call last):
        arnews.errors.MissingExtraError: this needs the package 'pint', which is not installed; ...
    """

    def __init__(self, package: str, extra: str) -> None:
        """Compose the message."""
        super().__init__(
            f"this needs the package {package!r}, which is not installed; "
            f"install it with: pip install 'arnews[{extra}]'"
        )
        self._arguments = package, extra

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        """Support pickling: rebuild from the constructor arguments."""
        return type(self), self._arguments
