"""The report of a batch as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnews import __version__
from arnews.facts import FACT_CLASSES
from arnews.view.overview import plots, questions
from arnews.view.overview.questions import Point, Sum
from arnews.view.overview.tables import Tables
from arnews.view.rendering import rendered
from arnews.view.safe import one_line
from arnews.view.words import word

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["report_page"]

_SERIES = {"revenue": "الإيرادات", "profit": "صافي الربح"}
_WEB = ("http://", "https://")


def report_page(
    folder: Path, company: str | None = None, progress: Callable[[str], None] = lambda _: None
) -> Iterator[str]:
    """Yield a page over the results of a batch, piece by piece.

    The tables are read by DuckDB, a few columns at a time, so that memory does not grow with them.

    Args:
        folder: the output folder of `arnews batch`, with tables in Parquet.
        company: the company whose revenues and profits are shown; those with most periods if None.
        progress: told what is counted next.

    Raises:
        SourceError: the folder holds no such results.
        MissingExtraError: DuckDB, matplotlib or jinja2 is not installed.
    """
    tables = Tables(folder)
    try:
        progress("facts and claims")
        values = _counted(tables)
        progress("sums")
        values["sums"] = _sums(questions.largest_sums(tables))
        progress("companies")
        values |= _companies(tables, company)
        values["errors"] = tables.errors()
    finally:
        tables.close()
    title = f"arnews: {one_line(folder.resolve().name)}"
    return rendered(
        "report.html", title=title, company=company, run=tables.run, version=__version__, **values
    )


def _counted(tables: Tables) -> dict[str, Any]:
    kinds = [(_kind(name), name, count) for name, count in questions.facts_by_kind(tables)]
    metrics = [
        (word("deal" if kind == "deal" else "metric", name), name, count)
        for kind, name, count in questions.metrics(tables)
    ]
    months = questions.facts_by_month(tables)
    return {
        "totals": questions.totals(tables),
        "outlets": questions.outlets(tables),
        "kinds": kinds,
        "kinds_plot": _bars("kinds", kinds),
        "metrics": metrics,
        "metrics_plot": _bars("metrics", metrics),
        "months": months,
        "months_plot": plots.columns("months", *_two(months)) if len(months) > 1 else "",
    }


def _kind(name: str) -> str:
    known = FACT_CLASSES.get(name)
    return known.about.title if known else name


def _bars(name: str, rows: Iterable[tuple[str, str, int]]) -> Markup | str:
    labels, counts = _two((label, count) for label, _, count in rows)
    return plots.bars(name, labels, counts) if labels else ""


def _two(rows: Iterable[tuple[Any, ...]]) -> tuple[list[str], list[int]]:
    """Return the first two columns of some rows."""
    pairs = [(row[0], row[1]) for row in rows]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _companies(tables: Tables, company: str | None) -> dict[str, Any]:
    named = questions.companies(tables)
    points = questions.figures_over_time(tables, company=company)
    return {
        "companies": named,
        "companies_plot": plots.bars("companies", *_two(named)) if named else "",
        "companions": questions.companions(tables),
        "over_time": [
            _over_time(f"time{number}", name, list(found))
            for number, (name, found) in enumerate(groupby(points, lambda point: point.company))
        ],
    }


def _over_time(plot: str, company: str, points: list[Point]) -> dict[str, Any]:
    """Return what a company earned, as a plot and as rows of period and values."""
    lines: dict[str, dict[str, float]] = {}
    for point in points:
        line = lines.setdefault(_SERIES[point.series], {})
        line[point.period] = float(point.value)
    currency = points[0].currency
    return {
        "name": company,
        "currency": currency,
        "plot": plots.lines(plot, currency, lines),
        "points": [
            (_SERIES[point.series], point.period, _written(point.value), point.articles)
            for point in points
        ],
    }


def _sums(sums: list[Sum]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the sums by currency, their sentences cut at the quote, for it to be marked."""
    return [
        (currency, [_sum(one) for one in found])
        for currency, found in groupby(sums, lambda one: one.currency)
    ]


def _sum(one: Sum) -> dict[str, Any]:
    before, quote, after = one.sentence.partition(one.quote)
    return {
        "value": _written(one.value),
        "sentence": (before, quote, after),
        "title": one_line(one.title),
        "outlet": one_line(one.outlet),
        "month": one_line(one.month),
        "url": one.url if one.url.startswith(_WEB) else "",
    }


def _written(value: Any) -> str:
    """Return a decimal of the tables in digits, without the zeros behind its point."""
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
