"""Regression-testing of extraction rules: gold facts, scores, the difference of two runs.

    gold files and phrases ─▶ cases ─▶ check (against the rules) ─▶ report, baseline, coverage
    two saved runs ─▶ diff

The commands `arnews check`, `diff`, `annotate` and `explain` and the pytest plugin show what these
functions give.
"""

from typing import TYPE_CHECKING

from arnews.lazily import lazily

if TYPE_CHECKING:
    from arnews.regression.baseline import Baseline
    from arnews.regression.cases import Case, load_cases
    from arnews.regression.changes import Changes, Run, diff, load_run
    from arnews.regression.covered import Coverage, coverage
    from arnews.regression.gold import dump_gold, load_gold
    from arnews.regression.pipelines import choose_pipeline, load_pipeline
    from arnews.regression.report import Checked, Report, check, run_case
    from arnews.regression.score import Score, match
    from arnews.regression.steps import Explanation, explain

__all__ = [
    "Baseline",
    "Case",
    "Changes",
    "Checked",
    "Coverage",
    "Explanation",
    "Report",
    "Run",
    "Score",
    "check",
    "choose_pipeline",
    "coverage",
    "diff",
    "dump_gold",
    "explain",
    "load_cases",
    "load_gold",
    "load_pipeline",
    "load_run",
    "match",
    "run_case",
]

__getattr__ = lazily(
    "arnews.regression",
    {
        "Baseline": "arnews.regression.baseline",
        "Case": "arnews.regression.cases",
        "Changes": "arnews.regression.changes",
        "Checked": "arnews.regression.report",
        "Coverage": "arnews.regression.covered",
        "Explanation": "arnews.regression.steps",
        "Report": "arnews.regression.report",
        "Run": "arnews.regression.changes",
        "Score": "arnews.regression.score",
        "check": "arnews.regression.report",
        "choose_pipeline": "arnews.regression.pipelines",
        "coverage": "arnews.regression.covered",
        "diff": "arnews.regression.changes",
        "dump_gold": "arnews.regression.gold",
        "explain": "arnews.regression.steps",
        "load_cases": "arnews.regression.cases",
        "load_gold": "arnews.regression.gold",
        "load_pipeline": "arnews.regression.pipelines",
        "load_run": "arnews.regression.changes",
        "match": "arnews.regression.score",
        "run_case": "arnews.regression.report",
    },
)
