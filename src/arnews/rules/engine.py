"""Call the rules at the mentions that trigger them and settle what they propose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from arnews.facts import Span
from arnews.rules.cursor import Article, Cursor
from arnews.rules.rule import Extractor, Rule

__all__ = ["RuleSet", "call_rules", "rule_sets"]


class RuleSet(NamedTuple):
    """The rules of one extractor by anchor.

    Attributes:
        kind: the kind of the facts that the rules make.
        by_anchor: for each kind of mention the rules that it triggers, in the order of trial.
    """

    kind: str
    by_anchor: dict[str, list[Rule]]


def rule_sets(roster: Iterable[Extractor]) -> tuple[RuleSet, ...]:
    """Return one rule set for each extractor.

    Args:
        roster: the extractors, in the order in which they run.

    Returns:
        The rule sets in the same order.

    Example:
        >>> from arnews.extractors import ROSTER
        >>> (
        ...     rule_sets(ROSTER)[0].kind,
        ...     [rule.name for rule in rule_sets(ROSTER)[0].by_anchor["month"]],
        ... )
        ('date', ['day_month_year'])
    """
    sets = []
    for extractor in roster:
        by_anchor: dict[str, list[Rule]] = {}
        for rule in extractor.rules:
            for anchor in rule.anchors:
                by_anchor.setdefault(anchor, []).append(rule)
        sets.append(RuleSet(extractor.kind, by_anchor))
    return tuple(sets)


def call_rules(article: Article, sets: Iterable[RuleSet]) -> list[Span]:
    """Call the rules at each mention and settle the facts that they propose.

    Of one extractor's rules with the same anchor, the first that makes a fact wins the mention.

    Args:
        article: the article, with its mentions found.
        sets: the rule sets in the order in which they run.

    Returns:
        The settled facts, in reading order.

    Raises:
        ValueError: a rule made a fact of another kind than its extractor's.
    """
    at = Cursor(article)
    candidates = article.candidates
    for rule_set in sets:
        for anchor, rules in rule_set.by_anchor.items():
            for mention in article.mentions.get(anchor, ()):
                at.anchor = mention
                for rule in rules:
                    at.rule_name = rule.name
                    made = rule.function(at)
                    if not made:
                        continue
                    for fact in (made,) if isinstance(made, Span) else made:
                        if fact.kind != rule_set.kind:
                            raise ValueError(
                                f"rule {rule.name} of the extractor of {rule_set.kind!r} made a "
                                f"fact of kind {fact.kind!r}; put it into an extractor of that kind"
                            )
                        candidates.file(fact, mention)
                    break
        candidates.settle()
    return candidates.settled
