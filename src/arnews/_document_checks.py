"""What documents check: kinds that are asked for, facts that are found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from arnews.facts import KINDS, Span

__all__ = ["check_kind", "fact_complaints"]


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


def check_kind(kind: str) -> None:
    """Refuse a kind that no fact class has if it looks like a slip for one.

    Others may be kinds of a user's own, read back without their classes.

    Args:
        kind: the name of a kind.

    Raises:
        ValueError: there is no such kind, but one with a similar name.
    """
    from arnews._nearest import is_it
    from arnews._validation import no_such_kind

    known = list(dict.fromkeys([*KINDS, *_kinds_below(Span)]))
    if kind not in known and is_it(kind, known):
        raise ValueError(no_such_kind(kind, known))


def _kinds_below(parent: type[Span]) -> Iterator[str]:
    for child in parent.__subclasses__():
        own = child.model_fields["kind"].default
        if isinstance(own, str) and own:
            yield own
        yield from _kinds_below(child)
