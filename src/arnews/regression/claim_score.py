"""Scoring claims figure by figure: precision, recall, F1, and how often each slot agrees.

A found and a gold figure pair if they match as facts. A paired figure is right if the kind of the
claim, the role with its direction, the metric (of a deal: its type) and the subject (of a deal: at
least one party) agree. Optional gold figures count neither if they are found nor if they are missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arnews.facts import FACT_CLASSES, Span
from arnews.regression.attributions import (
    SLOTS,
    Attribution,
    attributions,
    same_name,
    same_period,
)
from arnews.regression.gold import Plain
from arnews.regression.score import Counts, fraction, match

__all__ = ["ClaimScore", "Pair", "claim_scores", "pair_claims"]


@dataclass(frozen=True)
class Pair:
    """A figure as gold and the rules attribute it; one of both may be missing.

    Attributes:
        gold: the gold figure; None if gold makes no claim of it. Its kind is "none" if gold knows
            that the rules make a claim where there is none.
        found: the found figure; None if the rules make no claim of it.
        judged: False if it counts neither for nor against: an optional gold figure, or a found one
            whose fact is not in the gold facts.
    """

    gold: Attribution | None
    found: Attribution | None
    judged: bool = True

    @property
    def agrees(self) -> dict[str, bool]:
        """For each slot whether both agree; empty if one is missing."""
        if self.gold is None or self.found is None:
            return {}
        return self.gold.agrees(self.found)

    @property
    def right(self) -> bool:
        """True if all slots agree."""
        agrees = self.agrees
        return bool(agrees) and all(agrees.values())


@dataclass(frozen=True)
class ClaimScore(Counts):
    """The counts of some figures: of one kind of claims, of one family of metrics, or of all.

    Attributes:
        asked: the number of gold figures that are not optional.
        found: the number of found figures that are judged.
        right: the number of asked figures that were found with the right slots.
        paired: the number of asked figures that were found at all.
        kind: of the paired figures those whose kind of claim agrees.
        role: of the paired figures those whose role agrees.
        metric: of the paired figures those whose metric or type agrees.
        subject: of the paired figures those whose subject or a party agrees.
        period: of the right figures those whose period agrees.
        status: of the right figures those whose status agrees.
        changes: the number of right figures that are changes.
        basis: of the right changes those whose basis agrees.
        parties_asked: the number of gold parties of right figures.
        parties_found: the number of found parties of right figures.
        parties: the number of parties of right figures that agree, with their roles.
    """

    asked: int = 0
    found: int = 0
    right: int = 0
    paired: int = 0
    kind: int = 0
    role: int = 0
    metric: int = 0
    subject: int = 0
    period: int = 0
    status: int = 0
    changes: int = 0
    basis: int = 0
    parties_asked: int = 0
    parties_found: int = 0
    parties: int = 0

    def precision(self) -> float:
        """Return the fraction of found figures that are right; 1.0 if nothing was found."""
        return fraction(self.right, self.found)

    def recall(self) -> float:
        """Return the fraction of asked figures that are right; 1.0 if nothing was asked for."""
        return fraction(self.right, self.asked)

    def f1(self) -> float:
        """Return the harmonic mean of precision and recall.

        Example:
            >>> round(ClaimScore(asked=4, found=2, right=2).f1(), 3)
            0.667
        """
        return fraction(2 * self.right, self.asked + self.found)

    def slots(self) -> dict[str, float | None]:
        """Return how often each slot agrees: of the paired figures, then of the right ones.

        A slot is None where there is no figure to ask.

        Example:
            >>> ClaimScore(paired=4, kind=4, role=3).slots()["role"]
            0.75
        """
        return {
            **{name: _of(getattr(self, name), self.paired) for name in SLOTS},
            "period": _of(self.period, self.right),
            "status": _of(self.status, self.right),
            "basis": _of(self.basis, self.changes),
            "parties": _of(2 * self.parties, self.parties_asked + self.parties_found),
        }

    def as_dict(self) -> dict[str, Any]:
        """Return the counts and the fractions as plain JSON values."""
        return {
            "asked": self.asked,
            "found": self.found,
            "right": self.right,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
            "paired": self.paired,
            "slots": self.slots(),
        }


def _of(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def pair_claims(
    gold: tuple[Sequence[Plain], Sequence[Plain]],
    found: tuple[Sequence[Plain], Sequence[Plain]],
    fact_classes: Mapping[str, type[Span]] = FACT_CLASSES,
) -> list[Pair]:
    """Return the figures of an article, each as gold and the rules attribute it.

    Args:
        gold: the gold facts and the gold claims, as plain values.
        found: the found facts and claims; the facts may be the same list as the gold ones.
        fact_classes: the classes of the kinds of facts.

    Returns:
        The pairs in the order of the article.
    """
    if gold[0] is found[0]:
        places = {place: place for place in range(len(gold[0]))}
    else:
        places = match(gold[0], found[0], fact_classes)
    matched = set(places.values())
    asked = {one.fact: one for one in attributions(gold[1], gold[0])}
    said = {one.fact: one for one in attributions(found[1], found[0])}
    pairs = []
    for fact, attribution in asked.items():
        other = said.pop(places[fact], None) if fact in places else None
        pairs.append(Pair(attribution, other, judged=not attribution.optional))
    pairs += [Pair(None, one, judged=fact in matched) for fact, one in said.items()]
    return sorted(pairs, key=_place)


def _place(pair: Pair) -> int:
    attribution = pair.gold or pair.found
    return attribution.figure["start"] if attribution is not None else 0


def claim_scores(pairs: Iterable[Pair], families: Mapping[str, str]) -> dict[str, ClaimScore]:
    """Return the scores by kind of claim, by family of metrics, and of `all` figures last.

    Args:
        pairs: the figures of any number of articles, from `pair_claims`.
        families: the family of each metric; a metric without one is in the family `other`.
    """
    sums: dict[str, ClaimScore] = defaultdict(ClaimScore)
    for pair in pairs:
        if not pair.judged:
            continue
        for attribution, score in _counted(pair):
            for group in _groups(attribution, families):
                sums[group] += score
    last = {"all": sums.pop("all", ClaimScore())}
    kinds: dict[str, ClaimScore] = {
        kind: sums.pop(kind) for kind in ("observation", "deal") if kind in sums
    }
    return {**kinds, **dict(sorted(sums.items())), **last}


def _groups(attribution: Attribution, families: Mapping[str, str]) -> Iterator[str]:
    yield "all"
    yield attribution.kind
    if attribution.kind == "observation":
        yield families.get(attribution.metric, "other")


def _counted(pair: Pair) -> Iterator[tuple[Attribution, ClaimScore]]:
    """Yield what a pair adds to the groups of its gold figure, and to those of its found one."""
    if pair.found is not None:
        yield pair.found, ClaimScore(found=1)
    if pair.gold is None or pair.gold.kind == "none":
        return
    yield pair.gold, ClaimScore(asked=1)
    if pair.found is not None:
        slots = {name: int(same) for name, same in pair.agrees.items()}
        yield pair.gold, ClaimScore(paired=1, right=int(pair.right), **slots)
        if pair.right:
            yield pair.gold, _beside(pair.gold, pair.found)


def _beside(gold: Attribution, found: Attribution) -> ClaimScore:
    """Return what is counted of a right figure beside the slots that make it right."""
    change = gold.figure["role"] == "change"
    deal = gold.kind == "deal"
    return ClaimScore(
        period=int(same_period(gold.period, found.period)),
        status=int(gold.claim.get("status") == found.claim.get("status")),
        changes=int(change),
        basis=int(change and gold.figure.get("basis") == found.figure.get("basis")),
        parties_asked=len(gold.mentions) if deal else 0,
        parties_found=len(found.mentions) if deal else 0,
        parties=_same_parties(gold.mentions, found.mentions) if deal else 0,
    )


def _same_parties(gold: Sequence[Plain], found: Sequence[Plain]) -> int:
    """Return how many parties agree in name and role, each found one counted once."""
    left = list(found)
    for party in gold:
        same = [
            one for one in left if one.get("role") == party.get("role") and same_name(party, one)
        ]
        if same:
            left.remove(same[0])
    return len(found) - len(left)
