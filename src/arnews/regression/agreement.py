"""Agreement of two annotators: their gold claims of the same articles, scored against each other.

python -m arnews.regression.agreement ONE OTHER
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from arnews.errors import GoldError
from arnews.facts import FACT_CLASSES, Span
from arnews.regression.cases import load_cases
from arnews.regression.claim_runs import metric_families
from arnews.regression.claim_score import ClaimScore, Pair, claim_scores, pair_claims

__all__ = ["agreement", "claim_agreement"]


def claim_agreement(
    one: str | Path, other: str | Path, fact_classes: Mapping[str, type[Span]] = FACT_CLASSES
) -> dict[str, list[Pair]]:
    """Return the figures of the articles that two folders share, as both annotators attribute them.

    Args:
        one: a folder with gold facts and claims, which is asked.
        other: another one, which is judged by it.
        fact_classes: the classes of the kinds of facts.

    Returns:
        The pairs of each article, by its name.

    Raises:
        GoldError: the folders share no article with gold claims, or a gold file cannot be used.
    """
    asked, judged = (
        {case.path.name: case for case in load_cases([folder]) if case.claims is not None}
        for folder in (one, other)
    )
    shared = [name for name in asked if name in judged]
    if not shared:
        raise GoldError(f"{one} and {other}: share no article with gold claims")
    pairs = {}
    for name in shared:
        gold, found = asked[name], judged[name]
        pairs[name] = pair_claims(
            (gold.gold, gold.claims or ()), (found.gold, found.claims or ()), fact_classes
        )
    return pairs


def agreement(one: str | Path, other: str | Path) -> dict[str, ClaimScore]:
    """Return how far the claims of one folder agree with those of another, as scores.

    Args:
        one: a folder with gold facts and claims, which is asked.
        other: another one, which is judged by it.

    Raises:
        GoldError: the folders share no article with gold claims, or a gold file cannot be used.
    """
    pairs = [pair for article in claim_agreement(one, other).values() for pair in article]
    return claim_scores(pairs, metric_families())


def _main(one: str, other: str) -> None:
    for asked, judged in ((one, other), (other, one)):
        sys.stdout.write(f"{judged} judged by {asked}\n")
        for group, score in agreement(asked, judged).items():
            slots = " ".join(
                f"{name} {share:.3f}" for name, share in score.slots().items() if share is not None
            )
            sys.stdout.write(
                f"{group:12} asked {score.asked:5} found {score.found:5} "
                f"P {score.precision():.3f} R {score.recall():.3f} F1 {score.f1():.3f}  {slots}\n"
            )


if __name__ == "__main__":
    _main(*sys.argv[1:])
