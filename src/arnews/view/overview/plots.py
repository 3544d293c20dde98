"""Plots as SVG in a page: texts stay texts, which the browser shapes and colours."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from arnews.extras import require
from arnews.view.safe import END, FIRST_STRONG, one_line

if TYPE_CHECKING:
    from markupsafe import Markup
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["bars", "columns", "lines"]

_BLUE, _ORANGE, _GREY = "#4a8fc2", "#d9822b", "#8a8a8a"
_WIDTH = 4.9
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "arnews",
    "text.parse_math": False,
    "font.size": 9.5,
    "axes.edgecolor": _GREY,
    "xtick.color": _GREY,
    "ytick.color": _GREY,
    "axes.spines.top": False,
    "axes.spines.left": False,
    "axes.spines.right": False,
}
_FIXED = re.compile(
    r'(<svg[^>]*?) width="[^"]*"| height="[^"]*"(?=[^>]*viewBox)|xmlns:xlink="[^"]*" ?'
)
_NAMED = re.compile(r'(\bid="|url\(#|href="#)')
_LONGEST = 28
"""Characters of a label."""
_MOST_LABELS = 6
"""Labels of an axis of time."""
_SCALES = ((10**12, "تريليون"), (10**9, "مليار"), (10**6, "مليون"), (10**3, "ألف"))


def bars(name: str, labels: Sequence[str], counts: Sequence[int]) -> Markup:
    """Return bars that lie, from right to left, the first on top.

    Args:
        name: a name of the plot that no other of the page has.
        labels: what each bar counts.
        counts: its length.

    Example:
        >>> "سابك" in bars("companies", ["سابك"], [5])
        True
    """
    with _plot(name, 0.45 + 0.26 * len(labels)) as (axes, svg):
        _lay_bars(axes, labels, counts)
    return svg[0]


def _lay_bars(axes: Axes, labels: Sequence[str], counts: Sequence[int]) -> None:
    places = range(len(labels))
    axes.barh(places, counts, color=_BLUE, height=0.7)
    axes.set_yticks(places, [_label(label) for label in labels])
    axes.tick_params(axis="y", length=0, labelcolor="black")
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    axes.yaxis.tick_right()
    axes.invert_xaxis()
    axes.invert_yaxis()
    axes.spines["bottom"].set_visible(False)
    for place, count in zip(places, counts, strict=True):
        axes.annotate(
            f"{count:,}",
            (count, place),
            (-3, 0),
            textcoords="offset points",
            ha="right",
            va="center",
        )
    axes.margins(x=0.12, y=0.01)
    axes.set_xlim(right=0)
    axes.spines["right"].set_visible(True)


def columns(name: str, labels: Sequence[str], counts: Sequence[int]) -> Markup:
    """Return standing bars, of which the last is the latest.

    Args:
        name: a name of the plot that no other of the page has.
        labels: what each bar counts, such as months.
        counts: its height.

    Example:
        >>> "2018-05" in columns("months", ["2018-05", "2018-06"], [5, 7])
        True
    """
    with _plot(name, 2.4) as (axes, svg):
        places = range(len(labels))
        axes.bar(places, counts, color=_BLUE, width=0.75)
        step = max(1, len(labels) // 9)
        axes.set_xticks(
            places[::step], [_label(label) for label in labels[::step]], rotation=35, ha="right"
        )
        axes.yaxis.set_major_formatter(lambda count, _: f"{count:,.0f}")
        axes.grid(axis="y", color=_GREY, alpha=0.3, linewidth=0.6)
        axes.set_axisbelow(True)
    return svg[0]


def lines(name: str, unit: str, series: dict[str, dict[str, float]]) -> Markup:
    """Return lines of figures over time, each point with its value.

    Args:
        name: a name of the plot that no other of the page has.
        unit: what the figures count, a currency.
        series: by the name of the line its value by year, half-year (2018-H1) or quarter (2018-Q1).

    Example:
        >>> svg = lines("a", "SAR", {"الأرباح": {"2018-Q1": 2e9, "2018-Q2": 3e9}})
        >>> "2018-Q2" in svg, "مليار" in svg
        (True, True)
    """
    periods = sorted({period for line in series.values() for period in line})
    largest = max(abs(value) for line in series.values() for value in line.values())
    scale, scale_name = next(((one, name) for one, name in _SCALES if largest >= one), (1, ""))
    with _plot(name, 2.3) as (axes, svg):
        _draw_lines(axes, periods, scale, series)
        axes.set_title(_label(f"{scale_name} {unit}".strip()), loc="right", fontsize=8, color=_GREY)
    return svg[0]


def _draw_lines(
    axes: Axes, periods: Sequence[str], scale: int, series: dict[str, dict[str, float]]
) -> None:
    for (label, line), colour in zip(series.items(), (_BLUE, _ORANGE), strict=False):
        places = [_time(period) for period in line]
        values = [value / scale for value in line.values()]
        axes.plot(places, values, marker="o", markersize=4, color=colour, label=_label(label))
        for place, value in zip(places, values, strict=True):
            axes.annotate(
                f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}",
                (place, value),
                (0, 5),
                textcoords="offset points",
                ha="center",
                color=colour,
            )
    told = _spaced(periods)
    axes.set_xticks([_time(period) for period in told], [_label(period) for period in told])
    axes.axhline(0, color=_GREY, linewidth=0.6)
    axes.margins(x=0.08, y=0.2)
    axes.legend(frameon=False, ncols=2, loc="lower left", bbox_to_anchor=(0, 1.0), borderaxespad=0)


def _time(period: str) -> float:
    """Return where a year, a half-year or a quarter begins, in years."""
    year, _, part = period.partition("-")
    return int(year) + ((int(part[1:]) - 1) / (2 if part[0] == "H" else 4) if part else 0)


def _spaced(periods: Sequence[str]) -> list[str]:
    """Return the periods whose labels find room on an axis, the first one always."""
    room = (_time(periods[-1]) - _time(periods[0])) / _MOST_LABELS
    told = [periods[0]]
    for period in periods[1:]:
        if _time(period) - _time(told[-1]) >= room:
            told.append(period)
    return told


def _label(text: str) -> str:
    """Return a label, isolated, so that letters of both directions keep their order."""
    line = one_line(text)
    short = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return short if short.isascii() else f"{FIRST_STRONG}{short}{END}"


@contextmanager
def _plot(name: str, height: float) -> Iterator[tuple[Axes, list[Markup]]]:
    """Give the axes of a new plot; when they are drawn, its SVG is put into the list beside them."""
    require("report", "matplotlib")
    import matplotlib as mpl
    from matplotlib.figure import Figure

    made: list[Markup] = []
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        # The font that measures the letters may lack some; the browser has others.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        yield figure.subplots(), made
        made.append(_svg(name, figure))


def _svg(name: str, figure: Figure) -> Markup:
    """Return a figure as an element of a page: no declaration, no metadata, ids of its own."""
    from markupsafe import Markup

    out = io.StringIO()
    metadata = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(out, format="svg", transparent=True, metadata=metadata)
    svg = out.getvalue()
    svg = _FIXED.sub(r"\1", svg[svg.index("<svg") :].strip())
    return Markup(_NAMED.sub(rf"\g<1>{name}-", svg))  # matplotlib has escaped its texts
