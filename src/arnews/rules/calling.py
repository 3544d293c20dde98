"""From an article's mentions to the facts that the rules propose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from arnews.facts import Span
from arnews.rules.around import Around, Article
from arnews.rules.rule import Extractor, Rule

__all__ = ["RuleSet", "call_rules", "rule_sets"]


class RuleSet(NamedTuple):
    """The rules of one extractor, by the kind of mention that triggers them.

    Attributes:
        kind: the kind of facts that they make.
        by_anchor: the rules of each anchor, in the order in which they are tried.
    """

    kind: str
    by_anchor: dict[str, list[Rule]]


def rule_sets(roster: Iterable[Extractor]) -> tuple[RuleSet, ...]:
    """Return the rules of each extractor, in their order."""
    sets = []
    for extractor in roster:
        by_anchor: dict[str, list[Rule]] = {}
        for rule in extractor.rules:
            for anchor in rule.anchors:
                by_anchor.setdefault(anchor, []).append(rule)
        sets.append(RuleSet(extractor.kind, by_anchor))
    return tuple(sets)


def call_rules(article: Article, sets: Iterable[RuleSet]) -> list[Span]:
    """Call the rules at each mention and return the settled facts, in reading order.

    Of the rules of one extractor with one anchor the first that makes a fact has the mention.
    """
    at = Around(article)
    candidates = article.candidates
    for rule_set in sets:
        proposed = False
        for anchor, rules in rule_set.by_anchor.items():
            for mention in article.mentions.get(anchor, ()):
                at.anchor = mention
                for rule in rules:
                    at.rule_name = rule.name
                    made = rule.make(at)
                    if not made:
                        continue
                    for fact in (made,) if isinstance(made, Span) else made:
                        candidates.file(fact, mention)
                    proposed = True
                    break
        if proposed:
            candidates.settle()
    return candidates.settled
