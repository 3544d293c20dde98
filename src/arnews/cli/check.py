"""`arnews check`: the rules against gold articles and phrases."""

from __future__ import annotations

import enum
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from arnews.regression import Report

__all__ = ["check"]


class Format(enum.StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Folders, gold or phrase files.")
    ],
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind; may be repeated.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="--fail-under judges equal spans.")
    ] = False,
    fail_under: Annotated[
        list[str] | None, typer.Option(help="Least F1, of all (0.97) or one kind (money=0.97).")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Fail where a saved state was better.")
    ] = None,
    save_baseline: Annotated[Path | None, typer.Option(help="Save this state.")] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="What exercises each rule; fails if nothing does.")
    ] = False,
    junit: Annotated[Path | None, typer.Option(help="Write the cases as JUnit XML.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Show what changes, then rewrite the gold files.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Accept without asking.")] = False,
    format: Annotated[Format, typer.Option(help="text or json.")] = Format.TEXT,  # noqa: A002
) -> None:
    """Score the rules on gold articles and phrases, and show each fact missed or made up."""
    from arnews.regression import Baseline, load_cases
    from arnews.regression import check as run
    from arnews.regression.junit import junit_xml

    marks = _marks(fail_under or [])
    cases = load_cases(paths)
    if kind:
        _known(kind)
        cases = [_narrowed(case, set(kind)) for case in cases]
    report = run(cases)
    worse = _below(report, marks, strict=strict)
    state = Baseline.of(report)
    if baseline is not None:
        worse += Baseline.load(baseline).regressions(state)
    if save_baseline is not None:
        state.save(save_baseline)
    if junit is not None:
        junit.write_text(junit_xml(report), encoding="utf-8")
    if format is Format.JSON:
        sys.stdout.write(json.dumps(_plain(report, worse), ensure_ascii=False, indent=1) + "\n")
    else:
        from arnews.view.report import show_report

        show_report(report, worse)
    if coverage:
        worse += _coverage(cases)
    if accept:
        _accept(report, ask=not yes)
    elif worse or any(checked.case.phrase for checked in report.failed):
        raise typer.Exit(1)


def _marks(marks: list[str]) -> dict[str, float]:
    read = {}
    for mark in marks:
        name, equals, number = mark.rpartition("=")
        try:
            read[name if equals else "all"] = float(number)
        except ValueError as error:
            raise typer.BadParameter(f"{mark!r}: write 0.97 or money=0.97") from error
    _known([name for name in read if name != "all"])
    return read


def _known(kinds: list[str]) -> None:
    from arnews.facts import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise typer.BadParameter(f"no such kind: {kind!r}; the kinds are {', '.join(KINDS)}")


def _narrowed(case: Any, kinds: set[str]) -> Any:
    import dataclasses

    return dataclasses.replace(
        case,
        kinds=tuple(kind for kind in case.kinds if kind in kinds),
        gold=tuple(fact for fact in case.gold if fact["kind"] in kinds),
    )


def _below(report: Report, marks: dict[str, float], *, strict: bool) -> list[str]:
    below = []
    for kind, mark in marks.items():
        score = report.scores.get(kind)
        reached = score.f1(strict=strict) if score is not None else 0.0
        if reached < mark:
            below.append(f"{kind}: F1 {reached:.3f} is under {mark:g}")
    return below


def _plain(report: Report, worse: list[str]) -> dict[str, Any]:
    return {
        "scores": {
            kind: {
                "asked": score.asked,
                "found": score.found,
                "right": score.right,
                "precision": score.precision(),
                "recall": score.recall(),
                "f1": score.f1(),
                "strict_f1": score.f1(strict=True),
                "mods": score.mod_share,
            }
            for kind, score in report.scores.items()
        },
        "cases": [
            {
                "name": checked.case.name,
                "file": str(checked.case.path),
                "lost": checked.missed,
                "gained": [{**fact, "rule": rule} for fact, rule in checked.extra],
                "changed": [{"gold": gold, "found": found} for gold, found in checked.otherwise],
                "complaints": checked.complaints,
            }
            for checked in report.checked
            if checked.complaints
        ],
        "regressions": worse,
    }


def _coverage(cases: list[Any]) -> list[str]:
    from arnews.regression import coverage
    from arnews.view.report import show_coverage

    covered = coverage(cases)
    show_coverage(covered)
    return [f"nothing exercises the rule {name}" for name in covered.idle] + [
        f"no near miss holds the rule {name} back" for name in covered.unopposed
    ]


def _accept(report: Report, *, ask: bool) -> None:
    """Rewrite the gold of articles: what the rules found, with the optional facts kept."""
    from arnews.regression import dump_gold

    for checked in report.checked:
        if checked.case.phrase or not checked.complaints:
            continue
        sys.stdout.write("\n".join([f"{checked.case.path}:", *checked.complaints, ""]) + "\n")
        if ask and not typer.confirm(f"Rewrite {checked.case.path}?"):
            continue
        marked = {
            other: checked.case.gold[place].get("optional", False)
            for place, other in checked.pairs.items()
        }
        facts = [
            {**fact, "optional": True} if marked.get(place) else fact
            for place, fact in enumerate(checked.found)
        ]
        kept = [
            fact
            for place, fact in enumerate(checked.case.gold)
            if place not in checked.pairs and (fact.get("optional") or fact.get("xfail"))
        ]
        checked.case.path.write_text(dump_gold([*facts, *kept]), encoding="utf-8")
