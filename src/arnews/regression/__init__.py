"""Regression tests of extraction rules: gold facts, scores, and the differences of two runs.

    gold files and phrases ─▶ cases ─▶ check (against the rules) ─▶ report, baseline, coverage
    two saved runs ─▶ diff

The commands `arnews check`, `diff`, `annotate` and `explain` and the pytest plugin parse their
options, call these functions and show the results. Pass your own `pipeline` to test your own rules
and company lists.
"""

from typing import TYPE_CHECKING

from arnews._lazy_imports import lazy_getattr

if TYPE_CHECKING:
    from arnews.explaining import ExplainedName, explain_name
    from arnews.regression.accounted import NumbersReport, numbers
    from arnews.regression.annotation import accept, accepted, annotate
    from arnews.regression.baseline import Baseline
    from arnews.regression.case import Case
    from arnews.regression.cases import load_cases
    from arnews.regression.changes import Change, Changes, Run, diff, load_run
    from arnews.regression.explanation import Explanation, explain
    from arnews.regression.gold import dump_gold, load_gold
    from arnews.regression.junit import junit_xml
    from arnews.regression.pipelines import choose_pipeline, load_pipeline
    from arnews.regression.report import Report, check, run_case
    from arnews.regression.results import Checked, Difference
    from arnews.regression.rule_coverage import Coverage, coverage
    from arnews.regression.score import Score, match

__all__ = [
    "Baseline",
    "Case",
    "Change",
    "Changes",
    "Checked",
    "Coverage",
    "Difference",
    "ExplainedName",
    "Explanation",
    "NumbersReport",
    "Report",
    "Run",
    "Score",
    "accept",
    "accepted",
    "annotate",
    "check",
    "choose_pipeline",
    "coverage",
    "diff",
    "dump_gold",
    "explain",
    "explain_name",
    "junit_xml",
    "load_cases",
    "load_gold",
    "load_pipeline",
    "load_run",
    "match",
    "numbers",
    "run_case",
]

__getattr__ = lazy_getattr(
    "arnews.regression",
    {
        "Baseline": "arnews.regression.baseline",
        "Case": "arnews.regression.case",
        "Change": "arnews.regression.changes",
        "Changes": "arnews.regression.changes",
        "Checked": "arnews.regression.results",
        "Coverage": "arnews.regression.rule_coverage",
        "Difference": "arnews.regression.results",
        "Explanation": "arnews.regression.explanation",
        "NumbersReport": "arnews.regression.accounted",
        "Report": "arnews.regression.report",
        "Run": "arnews.regression.changes",
        "Score": "arnews.regression.score",
        "accept": "arnews.regression.annotation",
        "accepted": "arnews.regression.annotation",
        "annotate": "arnews.regression.annotation",
        "check": "arnews.regression.report",
        "choose_pipeline": "arnews.regression.pipelines",
        "coverage": "arnews.regression.rule_coverage",
        "diff": "arnews.regression.changes",
        "dump_gold": "arnews.regression.gold",
        "explain": "arnews.regression.explanation",
        "explain_name": "arnews.explaining",
        "ExplainedName": "arnews.explaining",
        "junit_xml": "arnews.regression.junit",
        "load_cases": "arnews.regression.cases",
        "load_gold": "arnews.regression.gold",
        "load_pipeline": "arnews.regression.pipelines",
        "load_run": "arnews.regression.changes",
        "match": "arnews.regression.score",
        "numbers": "arnews.regression.accounted",
        "run_case": "arnews.regression.report",
    },
)


def __dir__() -> list[str]:
    """Return the names of the package, with those that are not imported yet."""
    return sorted({*globals(), *__all__})
