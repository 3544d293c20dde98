"""Regression-testing of extraction rules: gold facts, scores, the difference of two runs.

    gold files and phrases ─▶ cases ─▶ check (against the rules) ─▶ report, baseline, coverage
    two saved runs ─▶ diff

The commands `arnews check`, `diff`, `annotate` and `explain` and the pytest plugin show what these
functions give.
"""

from arnews.regression.baseline import Baseline
from arnews.regression.cases import Case, load_cases
from arnews.regression.check import Checked, Report, check, run_case
from arnews.regression.coverage import Coverage, coverage
from arnews.regression.diff import Changes, diff, load_run
from arnews.regression.explain import Explanation, explain
from arnews.regression.gold import dump_gold, load_gold
from arnews.regression.score import Score, match

__all__ = [
    "Baseline",
    "Case",
    "Changes",
    "Checked",
    "Coverage",
    "Explanation",
    "Report",
    "Score",
    "check",
    "coverage",
    "diff",
    "dump_gold",
    "explain",
    "load_cases",
    "load_gold",
    "load_run",
    "match",
    "run_case",
]
