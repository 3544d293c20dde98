"""Running a pipeline on cases and comparing its facts with the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from arnews.errors import GoldError, NumberError
from arnews.facts import KINDS
from arnews.numbers import parse_number
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.case import Case
from arnews.regression.claim_explanation import CLAIM_RULE_NAMES, tried_claim_rules
from arnews.regression.claim_runs import RUNS, run_claims, score_runs
from arnews.regression.claim_score import ClaimScore
from arnews.regression.gold import plain
from arnews.regression.results import Checked
from arnews.regression.score import Score, match
from arnews.regression.tracing import Call, with_tracing

__all__ = ["Report", "check", "run_case"]


@dataclass
class Report:
    """The result of a check.

    Attributes:
        checked: the cases after their runs.
    """

    checked: list[Checked] = field(default_factory=list)

    @property
    def scores(self) -> dict[str, Score]:
        """The scores by kind, arnews's own kinds first, and of `all` kinds last."""
        sums: dict[str, Score] = defaultdict(Score)
        for checked in self.checked:
            for kind, score in checked.score().items():
                sums[kind] += score
        kinds = dict.fromkeys((*KINDS, *sums))
        ordered = {kind: sums[kind] for kind in kinds if kind in sums}
        ordered["all"] = sum(ordered.values(), Score())
        return ordered

    @property
    def claim_scores(self) -> dict[str, dict[str, ClaimScore]]:
        """The scores of claims on the gold facts and end to end; empty without gold claims."""
        runs = [
            checked.claims
            for checked in self.checked
            if checked.claims is not None and not checked.case.phrase
        ]
        return score_runs(runs) if runs else {}

    @property
    def failed(self) -> list[Checked]:
        """The cases that differ without an xfail, and those that pass despite an xfail."""
        return [
            checked
            for checked in self.checked
            if bool(checked.differences) != bool(checked.case.xfail)
        ]

    def below(self, marks: Mapping[str, float], *, strict: bool = False) -> list[str]:
        """Return the kinds whose F1 is below a threshold, one line each.

        Args:
            marks: the threshold of each kind, a fraction from 0 to 1; "all" is all kinds together,
                "claims" the claims made of the gold facts.
            strict: compare the F1 of equal spans.

        Example:
            >>> Report().below({"money": 0.9})
            ['money: F1 0.000 is under 0.9']
        """
        below = []
        reached_by = {kind: score.f1(strict=strict) for kind, score in self.scores.items()}
        if "claims" in marks and self.claim_scores:
            reached_by["claims"] = self.claim_scores[RUNS[0]]["all"].f1()
        for kind, mark in marks.items():
            reached = reached_by.get(kind, 0.0)
            if reached < mark:
                below.append(f"{kind}: F1 {reached:.3f} is under {mark:g}")
        return below

    def as_dict(self) -> dict[str, Any]:
        """Return the scores and the cases that differ as plain JSON values."""
        claims = {
            run: {group: score.as_dict() for group, score in scores.items()}
            for run, scores in self.claim_scores.items()
        }
        return {
            "scores": {kind: score.as_dict() for kind, score in self.scores.items()},
            **({"claims": claims} if claims else {}),
            "cases": [
                {
                    "name": checked.case.name,
                    "file": str(checked.case.path),
                    **({"xfail": checked.case.xfail} if checked.case.xfail else {}),
                    "differences": [found.as_dict() for found in checked.differences],
                }
                for checked in self.checked
                if checked.differences or checked.case.xfail
            ],
        }


def run_case(case: Case, pipeline: Pipeline | None = None) -> Checked:
    """Return a case after its run.

    A case with a country is extracted with that country. Only the kinds that the pipeline returns
    are compared.

    Args:
        case: the text and its known facts.
        pipeline: the pipeline to check; the default one if None.

    Raises:
        GoldError: the case names a near miss of a rule that the pipeline does not have.

    Example:
        >>> from pathlib import Path
        >>> gold = {
        ...     "kind": "percentage",
        ...     "text": "5%",
        ...     "start": 4,
        ...     "end": 6,
        ...     "value": "4",
        ...     "unit": "percent",
        ... }
        >>> for line in run_case(Case("mine", "نما 5%", (gold,), Path("mine.toml"))).complaints:
        ...     print(line)
        lost     percentage «5%» at 4:6  value=4 unit=percent
        gained   percentage «5%» at 4:6  value=5 unit=percent  by number_then_percent
    """
    if case.number is not None:
        try:
            said = format(parse_number(case.text), "f")
        except NumberError:
            said = "none"
        return Checked(case, (), (), {}, said)
    pipeline = pipeline or default_pipeline()
    if case.country is not None:
        pipeline = pipeline.with_country(case.country)
    case = case.of_kinds(pipeline.kinds)
    claims = run_claims(case, pipeline)
    calls: list[Call] | None = None
    if case.near_miss:
        case = _with_rules_of(pipeline, case)
        calls = []
        pipeline = with_tracing(pipeline, calls)
    facts = pipeline.extract(case.text, published=case.published, kinds=case.kinds).facts
    found = tuple(map(plain, facts))
    tried = None
    if calls is not None:
        tried = {call.rule: False for call in calls}
        tried.update({call.rule: True for call in calls if call.facts})
        tried |= _tried_on_claims(case, pipeline)
    rules = tuple(fact.rule for fact in facts)
    classes = pipeline.fact_classes
    pairs = match(case.gold, found, classes)
    return Checked(case, found, rules, pairs, tried=tried, fact_classes=classes, claims=claims)


def _tried_on_claims(case: Case, pipeline: Pipeline) -> dict[str, bool]:
    if not set(CLAIM_RULE_NAMES).intersection(case.near_miss):
        return {}
    document = pipeline.extract(case.text, published=case.published, kinds=pipeline.fact_classes)
    return tried_claim_rules(pipeline, case.text, document, case.published)


def _with_rules_of(pipeline: Pipeline, case: Case) -> Case:
    """Drop near misses of kinds that are not compared; refuse those of unknown rules."""
    kinds = {rule.name: made.kind for made in pipeline.roster for rule in made.rules}
    known = [*kinds, *CLAIM_RULE_NAMES]
    for name in case.near_miss:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise GoldError(
                f"{case.name}: near_miss names {name!r}, which is not a rule of the pipeline"
                + (f"; is it {near[0]!r}?" if near else "")
            )
    judged = tuple(
        name
        for name in case.near_miss
        if name in CLAIM_RULE_NAMES or kinds[name] in (case.kinds or ())
    )
    return replace(case, near_miss=judged)


def check(cases: Iterable[Case], pipeline: Pipeline | None = None) -> Report:
    """Return the report of a pipeline on all cases.

    Args:
        cases: the cases, from `load_cases`.
        pipeline: the pipeline to check; the default one if None.

    Raises:
        GoldError: a case names a near miss of a rule that the pipeline does not have.

    Example:
        >>> check([]).scores["all"].asked
        0
    """
    return Report([run_case(case, pipeline) for case in cases])
