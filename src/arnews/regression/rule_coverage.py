"""Coverage of rules and word lists by the cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from arnews.language.lexicon import Entry
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.case import Case
from arnews.regression.report import run_case
from arnews.regression.results import Checked

__all__ = ["Coverage", "RuleCoverage", "coverage"]


@dataclass
class RuleCoverage:
    """How often the cases exercise a rule.

    Attributes:
        kind: the kind of its facts.
        articles: the number of its facts that the gold of articles confirms.
        phrases: the number of its facts that phrases confirm.
        near_misses: the number of cases in which it is triggered and rightly makes no fact.
    """

    kind: str
    articles: int = 0
    phrases: int = 0
    near_misses: int = 0


@dataclass
class Coverage:
    """The coverage of rules and word lists.

    Attributes:
        rules: the coverage of each rule, by name.
        lists: for each word list the number of its entries and of those that occur in the cases.
        own: the rules of the user's own extractors, if the pipeline has any: only these are
            required to be covered, as the tests of arnews cover the built-in ones.
    """

    rules: dict[str, RuleCoverage] = field(default_factory=dict)
    lists: dict[str, tuple[int, int]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @property
    def idle(self) -> list[str]:
        """The rules that make no correct fact in any case."""
        return [name for name, rule in self.rules.items() if not rule.articles + rule.phrases]

    @property
    def unopposed(self) -> list[str]:
        """The rules without a near miss that triggers them."""
        return [name for name, rule in self.rules.items() if not rule.near_misses]

    @property
    def complaints(self) -> list[str]:
        """The rules that are required to be covered and are not, one line each."""
        required = self.own or self.rules.keys()
        return [f"nothing exercises the rule {name}" for name in self.idle if name in required] + [
            f"no near miss holds the rule {name} back"
            for name in self.unopposed
            if name in required
        ]

    def as_dict(self) -> dict[str, Any]:
        """Return the coverage as plain JSON values."""
        return {
            "rules": {name: asdict(rule) for name, rule in self.rules.items()},
            "lists": {
                name: {"entries": entries, "said": said}
                for name, (entries, said) in self.lists.items()
            },
        }


def coverage(cases: Iterable[Case], pipeline: Pipeline | None = None) -> Coverage:
    """Return how the cases cover the rules of the kinds that they compare, and the word lists.

    Only facts that the gold confirms count, and near misses that trigger their rule.

    Args:
        cases: the cases, from `load_cases`.
        pipeline: the pipeline whose rules are covered; the default one if None.

    Example:
        >>> from pathlib import Path
        >>> gold = {
        ...     "kind": "percentage",
        ...     "text": "5%",
        ...     "start": 4,
        ...     "end": 6,
        ...     "value": "5",
        ...     "unit": "percent",
        ... }
        >>> covered = coverage([Case("mine", "نما 5%", (gold,), Path("mine.toml"), phrase=True)])
        >>> covered.rules["number_then_percent"].phrases, "numeric_date" in covered.idle
        (1, True)
    """
    pipeline = pipeline or default_pipeline()
    cases = list(cases)
    rules = _rules_of_compared_kinds(cases, pipeline)
    in_cases: set[tuple[str, str]] = set()
    for case in cases:
        _count(run_case(case, pipeline), rules)
        in_cases.update(_entries_in(case.text, pipeline))
    own = {rule.name for extractor in pipeline.own_extractors for rule in extractor.rules}
    return Coverage(rules, _lists(in_cases, pipeline), frozenset(own & rules.keys()))


def _rules_of_compared_kinds(cases: Iterable[Case], pipeline: Pipeline) -> dict[str, RuleCoverage]:
    compared = {
        kind
        for case in cases
        for kind in pipeline.kinds
        if case.kinds is None or kind in case.kinds
    }
    return {
        rule.name: RuleCoverage(extractor.kind)
        for extractor in pipeline.roster
        if extractor.kind in compared
        for rule in extractor.rules
    }


def _count(checked: Checked, rules: dict[str, RuleCoverage]) -> None:
    """Add what one case covers: facts that its gold confirms, near misses that made no fact."""
    case = checked.case
    for found in checked.pairs.values():
        rule = rules.get(checked.rules[found])
        if rule is not None and case.phrase:
            rule.phrases += 1
        elif rule is not None:
            rule.articles += 1
    for name, proposed in (checked.tried or {}).items():
        if name in case.near_miss and name in rules and not proposed:
            rules[name].near_misses += 1


def _lists(in_cases: Collection[tuple[str, str]], pipeline: Pipeline) -> dict[str, tuple[int, int]]:
    """Return for each word list the number of its entries, and of those in the cases."""
    entries: dict[str, set[str]] = {}
    for entry in pipeline.entries():
        entries.setdefault(entry.source, set()).add(_name(entry))
    return {
        source: (len(names), sum((source, name) in in_cases for name in names))
        for source, names in sorted(entries.items())
        if source
    }


def _entries_in(text: str, pipeline: Pipeline) -> Iterable[tuple[str, str]]:
    """Yield the source and the name of each lexicon entry in a text."""
    article = pipeline.analyze(text)
    for index in range(len(article.passage.tokens)):
        for mention in article.lexicon.mentions(article.passage, index):
            if mention.entry is not None:
                yield mention.entry.source, _name(mention.entry)


def _name(entry: Entry) -> str:
    """Return a name for an entry that all forms of one word share."""
    value = entry.value
    return f"{entry.kind} {getattr(value, 'name', value)}"
