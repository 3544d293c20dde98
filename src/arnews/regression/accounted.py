"""Accounting for the numbers of cases: how many each reason explains, and what is unexplained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from arnews.accounting import NumberUse, account
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.case import Case

__all__ = ["NumbersReport", "Unexplained", "numbers"]


class Unexplained(NamedTuple):
    """A number that no fact holds and no reason explains.

    Attributes:
        name: the name of its case.
        text: the text of the case.
        use: the number.
    """

    name: str
    text: str
    use: NumberUse


@dataclass
class NumbersReport:
    """What became of the numbers of some cases.

    Attributes:
        counts: how many numbers are in a fact of each kind, or have each reason.
        unexplained: those without a fact and without a reason.
    """

    counts: Counter[str] = field(default_factory=Counter)
    unexplained: list[Unexplained] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "counts": dict(self.counts.most_common()),
            "unexplained": [
                {"case": one.name, "text": one.use.text, "start": one.use.start, "end": one.use.end}
                for one in self.unexplained
            ],
        }


def numbers(cases: Iterable[Case], pipeline: Pipeline | None = None) -> NumbersReport:
    """Return what becomes of the numbers of all cases, with the facts of all kinds.

    Args:
        cases: the cases, from `load_cases`; those that only check `parse_number` are left out.
        pipeline: the pipeline; the default one if None.

    Example:
        >>> from pathlib import Path
        >>> numbers([Case("a", "باع 12 مصنعا في المادة 5", (), Path("a.toml"))]).counts
        Counter({'count': 1, 'label': 1})
    """
    report = NumbersReport()
    for case in cases:
        if case.number is not None:
            continue
        reader = pipeline or default_pipeline()
        if case.country is not None:
            reader = reader.with_country(case.country)
        document = reader.extract(case.text, published=case.published, kinds=reader.fact_classes)
        for use in account(case.text, document, reader, published=case.published):
            report.counts[use.fact.kind if use.fact else str(use.reason)] += 1
            if use.reason == "unexplained":
                report.unexplained.append(Unexplained(case.name, case.text, use))
    return report
