"""The single words that the grammar of claims turns on: lists of `lexicons/claim_words.toml`."""

from __future__ import annotations

from arnews.language.lexicon_files import load_words

__all__ = ["starts_of", "words_of"]

_LIST = "claim_words.toml"


def words_of(table: str) -> frozenset[str]:
    """Return the words of a list, folded.

    Args:
        table: its name.

    Example:
        >>> "الي" in words_of("to")
        True
    """
    return load_words(_LIST, table)


def starts_of(table: str) -> tuple[str, ...]:
    """Return how the words of a list begin, folded, to be given to `str.startswith`.

    Args:
        table: its name.

    Example:
        >>> "بورصه".startswith(starts_of("markets"))
        True
    """
    return tuple(sorted(load_words(_LIST, table, "starts")))
