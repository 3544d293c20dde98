"""A case after its run: its differences from the gold and its scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from arnews.facts import FACT_CLASSES, Span
from arnews.regression.case import Case
from arnews.regression.claim_runs import ClaimRuns, disagreements
from arnews.regression.claim_score import Pair
from arnews.regression.gold import Plain, said_fields
from arnews.regression.score import Score, overlap, same_span

__all__ = ["Checked", "Difference", "Sort", "show"]

Sort: TypeAlias = Literal["lost", "gained", "changed", "passes", "near", "asleep", "number"]


@dataclass(frozen=True)
class Difference:
    """One difference of a case from its gold.

    Attributes:
        sort: "lost" (a gold fact was not found), "gained" (a fact that is not in the gold),
            "changed" (the right fact with another span or mod), "passes" (a fact marked xfail was
            found), "near" (a rule made a fact in its near miss), "asleep" (nothing triggered the
            rule in its near miss), "number" (the text was read as another number).
        gold: the gold fact, if there is one.
        found: the found fact, if there is one.
        rule: the rule that made it, or that the near miss names.
        note: an explanation, which may be empty.
    """

    sort: Sort
    gold: Plain | None = None
    found: Plain | None = None
    rule: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """The difference on one line, without the rule that made the fact."""
        facts = [show(fact) for fact in (self.gold, self.found) if fact is not None]
        if self.sort in {"near", "asleep"}:
            facts = [self.rule]
        return " ".join(f"{self.sort:8} {'  to  '.join(facts)} {self.note}".rstrip().split("\n"))

    @property
    def line(self) -> str:
        """The difference on one line, with the rule that made the fact."""
        made = self.found is not None and self.rule
        return f"{self.key}  by {self.rule}" if made else self.key

    def as_dict(self) -> dict[str, Any]:
        """Return the difference as plain JSON values, without empty fields."""
        fields = {
            "sort": self.sort,
            "gold": self.gold,
            "found": self.found,
            "rule": self.rule,
            "note": self.note,
        }
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True)
class Checked:
    """A case after its run.

    Attributes:
        case: the case.
        found: the extracted facts, in the form of gold.
        rules: the rule of each extracted fact.
        pairs: the index in `found` of each gold fact that was found, by its index in the gold.
        said: the number that was read, if the case expects a number.
        tried: for each triggered rule True if it proposed a fact; None without near misses.
        fact_classes: the fact class of each kind.
        claims: its figures with their claims; None if the case has no gold claims.
    """

    case: Case
    found: tuple[Plain, ...]
    rules: tuple[str, ...]
    pairs: dict[int, int]
    said: str = ""
    tried: dict[str, bool] | None = None
    fact_classes: Mapping[str, type[Span]] = field(default_factory=lambda: FACT_CLASSES, repr=False)
    claims: ClaimRuns | None = None

    @property
    def missed(self) -> list[Plain]:
        """The required gold facts that were not found."""
        return [
            fact
            for place, fact in enumerate(self.case.gold)
            if place not in self.pairs and not fact.get("optional")
        ]

    @property
    def extra(self) -> list[tuple[Plain, str]]:
        """The found facts that match no gold fact, with their rules."""
        used = set(self.pairs.values())
        return [
            (fact, self.rules[place]) for place, fact in enumerate(self.found) if place not in used
        ]

    @property
    def differences(self) -> list[Difference]:
        """The differences of facts and claims, except those that an xfail in the gold explains."""
        return [*self.fact_differences, *self.claim_differences]

    @property
    def fact_differences(self) -> list[Difference]:
        """The differences of the facts, without those of the claims."""
        if self.case.number is not None:
            note = f"read as {self.said}, not {self.case.number}"
            return [] if self.said == self.case.number else [Difference("number", note=note)]
        return [*self._lost(), *self._gained(), *self._changed(), *self._near()]

    @property
    def claim_differences(self) -> list[Difference]:
        """The figures that claims made of the gold facts attribute otherwise than the gold."""
        pairs = self.claims.on_gold if self.claims is not None else ()
        differences = (_of_pair(pair, phrase=self.case.phrase) for pair in pairs if pair.judged)
        return [difference for difference in differences if difference is not None]

    @property
    def complaints(self) -> list[str]:
        """The differences, one line each; empty if there are none."""
        return [difference.line for difference in self.differences]

    def _lost(self) -> list[Difference]:
        lost = [Difference("lost", fact) for fact in self.missed if not fact.get("xfail")]
        lost += [
            Difference("passes", fact, note=f"is found: remove its xfail ({fact['xfail']})")
            for place, fact in enumerate(self.case.gold)
            if fact.get("xfail") and place in self.pairs
        ]
        return lost

    def _gained(self) -> list[Difference]:
        known = [
            fact
            for place, fact in enumerate(self.case.gold)
            if fact.get("xfail") and place not in self.pairs
        ]
        return [
            Difference("gained", None, fact, rule)
            for fact, rule in self.extra
            if not any(overlap(fact, other) for other in known)
        ]

    def _changed(self) -> list[Difference]:
        changed = []
        for place, other in self.pairs.items():
            gold, found = self.case.gold[place], self.found[other]
            same = same_span(gold, found) and gold.get("mod") == found.get("mod")
            if not same and not gold.get("optional") and not gold.get("xfail"):
                changed.append(Difference("changed", gold, found, self.rules[other]))
        return changed

    def _near(self) -> list[Difference]:
        if self.tried is None:
            return []
        near = []
        for name in self.case.near_miss:
            if name not in self.tried:
                note = "is named as a near miss, but nothing here triggers it"
                near.append(Difference("asleep", rule=name, note=note))
            elif self.tried[name]:
                near.append(Difference("near", rule=name, note="must make nothing here"))
        return near

    def score(self) -> dict[str, Score]:
        """Return the scores of the case by kind."""
        scores: dict[str, Score] = defaultdict(Score)
        optional = set()
        for place, other in self.pairs.items():
            gold, found = self.case.gold[place], self.found[other]
            if gold.get("optional"):
                optional.add(other)
                continue
            measure = "mod" in self.fact_classes[gold["kind"]].model_fields
            scores[gold["kind"]] += Score(
                right=1,
                exact=int(same_span(gold, found)),
                measures=int(measure),
                mods=int(measure and gold.get("mod") == found.get("mod")),
            )
        for gold in self.case.gold:
            scores[gold["kind"]] += Score(asked=int(not gold.get("optional")))
        for other, found in enumerate(self.found):
            scores[found["kind"]] += Score(found=int(other not in optional))
        return dict(scores)


def _of_pair(pair: Pair, *, phrase: bool) -> Difference | None:
    """Return how a figure differs from its gold, None if it does not or is known to."""
    gold = pair.gold.as_row() if pair.gold is not None else None
    found = pair.found.as_row() if pair.found is not None else None
    rule = "" if found is None else str(found.pop("rule", ""))
    if pair.gold is not None and pair.gold.kind == "none":
        note = f"has no claim: remove this entry ({pair.gold.xfail})"
        return Difference("passes", gold, note=note) if found is None else None
    if gold is None or found is None:
        known = pair.gold is not None and pair.gold.xfail
        return (
            None if known else Difference("lost" if found is None else "gained", gold, found, rule)
        )
    slots = disagreements(pair, phrase=phrase)
    xfail = pair.gold.xfail if pair.gold is not None else ""
    if xfail and not slots:
        return Difference("passes", gold, note=f"is right: remove its xfail ({xfail})")
    if xfail or not slots:
        return None
    return Difference("changed", gold, found, rule, note=f"({', '.join(slots)})")


def show(fact: Plain) -> str:
    """Return a gold fact on one line.

    Args:
        fact: the fact.

    Example:
        >>> show({"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5"})
        'percentage «5%» at 4:6  value=5'
    """
    said = " ".join(f"{key}={value}" for key, value in said_fields(fact).items())
    return f"{fact['kind']} «{fact['text']}» at {fact['start']}:{fact['end']}  {said}".rstrip()
