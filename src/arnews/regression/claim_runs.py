"""Running the claim rules on a case: on its gold facts, and on the facts as extracted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from arnews.claims.vocabulary import vocabulary
from arnews.document import Document
from arnews.facts import Span
from arnews.pipeline import Pipeline
from arnews.regression.attributions import same_period
from arnews.regression.case import Case
from arnews.regression.claim_score import ClaimScore, Pair, claim_scores, pair_claims
from arnews.regression.gold import Plain

__all__ = ["RUNS", "ClaimRuns", "disagreements", "metric_families", "run_claims", "score_runs"]

RUNS = ("gold facts", "end to end")
"""The two runs: the rules of claims alone, and on the facts that were extracted."""

_MARKS = ("optional", "xfail")


@dataclass(frozen=True)
class ClaimRuns:
    """The figures of a case as gold and the rules attribute them.

    Attributes:
        on_gold: claims made of the gold facts; for a phrase of the extracted ones.
        end_to_end: claims made of the extracted facts.
    """

    on_gold: tuple[Pair, ...]
    end_to_end: tuple[Pair, ...]


@lru_cache(maxsize=1)
def metric_families() -> dict[str, str]:
    """Return the family of each metric: firm, market, price, macro, public, energy.

    Example:
        >>> metric_families()["net_profit"]
        'firm'
    """
    return {metric.name: metric.family for metric in vocabulary().metrics.values()}


def run_claims(case: Case, pipeline: Pipeline) -> ClaimRuns | None:
    """Return the claims of a case beside those of its gold; None if it has no gold claims.

    Args:
        case: the text, its gold facts and claims.
        pipeline: the pipeline that makes the claims.
    """
    if case.claims is None:
        return None
    extracted = pipeline.extract(case.text, published=case.published)
    found = _plain(extracted)
    classes = pipeline.fact_classes
    if case.phrase:
        facts = [*found[0], *_unread(case.claims, found[0])]
        pairs = tuple(pair_claims((facts, case.claims), (facts, found[1]), classes))
        return ClaimRuns(pairs, pairs)
    document = pipeline.claim(case.text, _of_gold(case, classes), published=case.published)
    return ClaimRuns(
        tuple(pair_claims((case.gold, case.claims), _plain(document), classes)),
        tuple(pair_claims((case.gold, case.claims), found, classes)),
    )


def _of_gold(case: Case, fact_classes: Mapping[str, type[Span]]) -> Document:
    """Return a document of the gold facts of a case."""
    facts = [
        fact_classes[fact["kind"]].model_validate(
            {key: value for key, value in fact.items() if key not in _MARKS}
        )
        for fact in case.gold
    ]
    return Document(length=len(case.text), facts=tuple(facts))  # type: ignore[arg-type]


def _plain(document: Document) -> tuple[list[Plain], list[Plain]]:
    """Return the facts and the claims of a document as plain values."""
    return (
        [fact.to_plain() for fact in document.facts],
        [claim.to_plain() for claim in document.claims],
    )


def _unread(claims: Iterable[Plain], facts: Iterable[Plain]) -> list[Plain]:
    """Return the figures of a phrase that no rule has read, as facts without a kind."""
    places = {(fact["start"], fact["end"]) for fact in facts}
    return [
        {"text": figure["text"], "start": start, "end": end}
        for claim in claims
        for figure in claim["figures"]
        for start, end in [(figure["start"], figure["end"])]
        if (start, end) not in places
    ]


def score_runs(runs: Iterable[ClaimRuns]) -> dict[str, dict[str, ClaimScore]]:
    """Return the scores of each of `RUNS`, by kind of claim, family of metrics, and of all.

    Args:
        runs: the cases after their runs.

    Example:
        >>> score_runs([])["gold facts"]["all"].asked
        0
    """
    several = list(runs)
    on_gold = [pair for one in several for pair in one.on_gold]
    end_to_end = [pair for one in several for pair in one.end_to_end]
    families = metric_families()
    return {
        RUNS[0]: claim_scores(on_gold, families),
        RUNS[1]: claim_scores(end_to_end, families),
    }


def disagreements(pair: Pair, *, phrase: bool) -> list[str]:
    """Return the names of the slots in which a found figure differs from its gold.

    Args:
        pair: a figure that both attribute.
        phrase: True if period, status, basis, and the type of the subject where it is stated, must
            agree too, as they must in phrases.
    """
    differs = [name for name, same in pair.agrees.items() if not same]
    gold, found = pair.gold, pair.found
    if not phrase or gold is None or found is None:
        return differs
    of_subject = [one.claim.get("subject", {}).get("type") for one in (gold, found)]
    beside = {
        "subject type": of_subject[0] in (None, of_subject[1]),
        "period": same_period(gold.period, found.period),
        "status": gold.claim.get("status") == found.claim.get("status"),
        "basis": gold.figure.get("basis") == found.figure.get("basis"),
    }
    return differs + [name for name, same in beside.items() if not same]
