"""`arnews check`: compare the extracted facts with gold articles and phrases."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arnews.cli.files import write
from arnews.cli.options import (
    CompanyLists,
    Country,
    Format,
    Kinds,
    Named,
    check_kinds,
    chosen,
    read_kinds,
)
from arnews.cli.progress import tracked
from arnews.view.safe import visible

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline
    from arnews.regression import Coverage, NumbersReport, Report

__all__ = ["check"]


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Folders, gold files or phrase files.")
    ],
    kind: Kinds = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="With --fail-under, count only facts with equal spans."),
    ] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            help="Fail if F1 is lower: of all kinds (0.97), of one (money=0.97), of claims made of the "
            "gold facts (claims=0.7); repeatable."
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Fail if a case or a score is worse than in this saved baseline."),
    ] = None,
    save_baseline: Annotated[
        Path | None, typer.Option(help="Save this result as a baseline file.")
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage", help="Show the coverage of each rule; fail if a rule is not covered."
        ),
    ] = False,
    numbers: Annotated[
        bool,
        typer.Option(
            "--numbers", help="Account for every number: list those without a fact or a reason."
        ),
    ] = False,
    junit: Annotated[
        Path | None, typer.Option(help="Write the results to this file as JUnit XML.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Show the differences, then rewrite the gold files.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --accept, rewrite without asking.")
    ] = False,
    country: Country = None,
    company_list: CompanyLists = None,
    pipeline: Named = None,
    format: Annotated[Format, typer.Option(help="Output format.")] = Format.TEXT,
) -> None:
    """Compare the extracted facts and claims with gold articles and phrases.

    Shows each missing, wrong or extra fact, and precision, recall and F1 by kind. Where an article
    has gold claims beside its gold facts, each figure that claims attribute otherwise, and their
    scores by kind and by family of metrics.
    """
    from arnews import regression

    reader = chosen(country, company_list, pipeline)
    marks = _marks(fail_under or [], reader)
    kinds = read_kinds(kind, reader)
    if accept and format is Format.JSON:
        raise typer.BadParameter("works only with --format text", param_hint="--accept")
    saved = None if baseline is None else regression.Baseline.load(baseline)
    cases = regression.load_cases(paths, reader)
    if kinds:
        cases = [case.of_kinds(kinds) for case in cases]
        saved = saved and saved.of_kinds(kinds)
    report = regression.check(tracked(cases, "cases"), reader)
    worse = report.below(marks, strict=strict)
    state = regression.Baseline.of(report)
    if saved is not None:
        worse += saved.regressions(state)
    if save_baseline is not None:
        state.save(save_baseline)
    if junit is not None:
        write(junit, regression.junit_xml(report))
    covered = regression.coverage(cases, reader) if coverage else None
    if covered is not None:
        worse += covered.complaints
    accounted = regression.numbers(cases, reader) if numbers else None
    show = _print_json if format is Format.JSON else _print_text
    show(report, worse, covered, accounted)
    if accept:
        _accept(report, ask=not yes)
    elif worse or any(checked.case.phrase for checked in report.failed):
        raise typer.Exit(1)


def _print_json(
    report: Report, worse: list[str], covered: Coverage | None, accounted: NumbersReport | None
) -> None:
    result = {**report.as_dict(), "worse": worse}
    if covered is not None:
        result["coverage"] = covered.as_dict()
    if accounted is not None:
        result["numbers"] = accounted.as_dict()
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def _print_text(
    report: Report, worse: list[str], covered: Coverage | None, accounted: NumbersReport | None
) -> None:
    from arnews.view.report import show_coverage, show_numbers, show_report

    if covered is not None:
        show_coverage(covered)
    if accounted is not None:
        show_numbers(accounted)
    show_report(report, worse)


def _marks(marks: list[str], pipeline: Pipeline) -> dict[str, float]:
    read = {}
    for mark in marks:
        name, equals, number = mark.rpartition("=")
        try:
            read[name if equals else "all"] = float(number)
        except ValueError as error:
            raise typer.BadParameter(
                f"{mark!r}: write 0.97 or money=0.97", param_hint="--fail-under"
            ) from error
    check_kinds([name for name in read if name not in ("all", "claims")], pipeline, "--fail-under")
    return read


def _accept(report: Report, *, ask: bool) -> None:
    """Print the differences of each gold file, then rewrite it."""
    from arnews.regression import accept

    for checked in report.checked:
        if checked.case.phrase or not checked.fact_differences:
            continue
        differences = [difference.line for difference in checked.fact_differences]
        lines = map(visible, [f"{checked.case.path}:", *differences, ""])
        sys.stdout.write("\n".join(lines) + "\n")
        if not ask or typer.confirm(f"Rewrite {visible(checked.case.path)}?"):
            accept(checked)
