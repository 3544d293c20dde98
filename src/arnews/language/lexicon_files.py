"""Reading the word lists that come with arnews."""

from __future__ import annotations

import pkgutil
import tomllib
from functools import lru_cache
from typing import Any

from arnews.errors import LexiconError
from arnews.text.folding import normalize

__all__ = ["load_text", "load_toml", "load_words"]


def load_text(name: str) -> str:
    """Give the text of a word list of the package.

    By pkgutil, for importlib.resources takes longer to import than all lists to read.
    """
    data = pkgutil.get_data("arnews", f"lexicons/{name}")
    assert data is not None, name  # whatever loads arnews loads its files
    return data.decode("utf-8")


@lru_cache(maxsize=32)
def load_toml(name: str) -> dict[str, Any]:
    """Read a TOML word list of the package, once; nobody changes what it gives.

    Raises:
        LexiconError: the file is not TOML; the message names the file and the line.

    Example:
        >>> load_toml("numbers.toml")["scale"][0]["words"]
        ['ألف']
    """
    try:
        return tomllib.loads(load_text(name))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicons/{name}: {error}; mend that line") from error


def load_words(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Give the words of one line of a list, folded as an article's words are.

    Example:
        >>> "السبت" in load_words("calendar.toml", "weekday")
        True
    """
    return frozenset(map(normalize, load_toml(name)[table][key]))
