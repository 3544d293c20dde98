"""The Arabic words of HTML pages: roles, metrics, types of deals."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from arnews.language.lexicon_files import load_toml

__all__ = ["word"]

_WORDS = Path(__file__).with_name("words.toml")


def word(group: str, name: str | None) -> str:
    """Return the Arabic for a name of the schema; the name itself if there is none.

    Args:
        group: what it names, a table of words.toml.
        name: the name; None gives an empty text.

    Example:
        >>> word("role", "change"), word("metric", "net_profit"), word("metric", "happiness")
        ('التغير', 'صافي الربح', 'happiness')
    """
    return _words()[group].get(name, name) if name else ""


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    heads = {
        metric["name"]: metric["heads"][0]
        for metric in load_toml("metrics.toml")["metric"]
        if metric.get("heads")
    }
    return words | {"metric": heads | words["metric"]}
