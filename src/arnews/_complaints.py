"""How the facts of a document differ from its article, and from what is read there again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from arnews.facts import Span

__all__ = ["fact_complaints"]


def fact_complaints(article: str, facts: Iterable[Span], again: Sequence[Span]) -> list[str]:
    """Return one line for each fact that the article does not have, or has with other values.

    Args:
        article: the text of the article.
        facts: the facts to check.
        again: the facts that were extracted from the article again.
    """
    complaints = []
    for fact in facts:
        where = f"{fact.kind} at {fact.start}:{fact.end}"
        quoted = article[fact.start : fact.end]
        if quoted != fact.text:
            complaints.append(f"{where} quotes {fact.text!r}, the article has {quoted!r}")
        elif (difference := _difference(fact, again)) is not None:
            complaints.append(f"{where} {difference}")
    return complaints


def _difference(fact: Span, again: Sequence[Span]) -> str | None:
    """Return how a fact differs from those found at its offsets this time, None if it does not."""
    said = fact.to_plain()
    near = [other for other in again if other.start < fact.end and fact.start < other.end]
    same = [other.to_plain() for other in near if other.kind == fact.kind]
    if said in same:
        return None
    for other in same:
        if other["text"] == said["text"]:
            names = [name for name in {**said, **other} if said.get(name) != other.get(name)]
            return f"says {_listed(said, names)}; read again, {fact.text!r} has {_listed(other, names)}"
    found = " and ".join(f"{other.kind} {other.text!r}" for other in near) or "nothing"
    return f"is {fact.text!r}; read again, {found} is found there"


def _listed(fields: dict[str, Any], names: list[str]) -> str:
    return ", ".join(f"{name}={fields.get(name)!r}" for name in names)
