"""Loading the word lists that are part of the package."""

from __future__ import annotations

import pkgutil
import tomllib
from functools import lru_cache
from typing import Any

from arnews.errors import LexiconError
from arnews.text.folding import normalize

__all__ = ["load_folded", "load_text", "load_toml", "load_words"]


def load_text(name: str) -> str:
    """Return the text of a word list.

    Args:
        name: its file name within `arnews/lexicons`.

    Returns:
        The whole file.

    Raises:
        FileNotFoundError: if there is no such file.

    Example:
        >>> load_text("companies.tsv").split()[0]
        'name'
    """
    # pkgutil: importing importlib.resources takes longer than reading all lists.
    data = pkgutil.get_data("arnews", f"lexicons/{name}")
    assert data is not None, name  # None only if the loader of arnews cannot load data
    return data.decode("utf-8")


@lru_cache(maxsize=32)
def load_toml(name: str) -> dict[str, Any]:
    """Return the content of a TOML word list; it is cached and must not be changed.

    Args:
        name: its file name within `arnews/lexicons`.

    Returns:
        Its tables.

    Raises:
        LexiconError: if the file is not valid TOML; the message names the file and the line.
        FileNotFoundError: if there is no such file.

    Example:
        >>> load_toml("numbers.toml")["scale"][0]["words"]
        ['ألف']
    """
    return _parsed(name, load_text(name))


@lru_cache(maxsize=32)
def load_folded(name: str) -> dict[str, Any]:
    """Return the content of a TOML word list with all words folded; it must not be changed.

    The file is folded as a whole, which is quicker than word by word.

    Args:
        name: its file name within `arnews/lexicons`.

    Returns:
        Its tables.

    Raises:
        LexiconError: if the file is not valid TOML; the message names the file and the line.
        FileNotFoundError: if there is no such file.

    Example:
        >>> load_folded("numbers.toml")["scale"][0]["words"]
        ['الف']
    """
    return _parsed(name, normalize(load_text(name)))


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicons/{name}: {error}; mend that line") from error


def load_words(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Return one array of words of a TOML word list, folded.

    Args:
        name: the file name of the list within `arnews/lexicons`.
        table: the table in it.
        key: the key of the array in the table.

    Returns:
        The words of the array.

    Raises:
        LexiconError: if the file is not valid TOML.
        FileNotFoundError: if there is no such file.
        KeyError: if there is no such table or key.

    Example:
        >>> "السبت" in load_words("calendar.toml", "weekday")
        True
    """
    return frozenset(map(normalize, load_toml(name)[table][key]))
