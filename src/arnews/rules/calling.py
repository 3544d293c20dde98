"""From an article's mentions to what the rules make of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from arnews.facts import Span
from arnews.rules.around import Around, Article
from arnews.rules.rule import Extractor, Make

__all__ = ["Groups", "grouped", "proposals"]

_Group: TypeAlias = tuple[str, tuple[tuple[str, Make], ...]]
Groups: TypeAlias = tuple[tuple[str, tuple[_Group, ...]], ...]
"""The rules, as name and function, of each kind of fact by what wakes them."""


def grouped(roster: Iterable[Extractor]) -> Groups:
    """Group the rules of extractors, in their order."""
    return tuple((extractor.kind, _by_anchor(extractor)) for extractor in roster)


def _by_anchor(extractor: Extractor) -> tuple[_Group, ...]:
    groups: dict[str, list[tuple[str, Make]]] = {}
    for rule in extractor.rules:
        groups.setdefault(rule.anchor, []).append((rule.name, rule.make))
    return tuple((anchor, tuple(rules)) for anchor, rules in groups.items())


def proposals(article: Article, groups: Groups) -> list[Span]:
    """Call the rules at each mention: of one group the first that makes a fact has it.

    Facts may overlap; `settle` tells which of them stay.
    """
    at = Around(article)
    mentions = article.mentions
    facts: list[Span] = []
    for _, anchors in groups:
        for anchor, rules in anchors:
            for mention in mentions.get(anchor, ()):
                at.anchor = mention
                for at.rule_name, make in rules:
                    proposed = make(at)
                    if proposed:
                        if isinstance(proposed, list):  # asked first: asking pydantic takes longer
                            facts.extend(proposed)
                        elif isinstance(proposed, Span):
                            facts.append(proposed)
                        else:
                            facts.extend(proposed)
                        break
    return facts
