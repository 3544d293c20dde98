"""Percentages in brackets: a minus in a cell of a table, none elsewhere."""

from __future__ import annotations

import pytest

import arnews


def quotes(text: str) -> list[tuple[str, str]]:
    facts = arnews.extract(text).facts
    return [(fact.text, str(fact.value)) for fact in facts if fact.kind == "percentage"]


@pytest.mark.parametrize(
    "text",
    [
        "| النمو | (3.7 %) |",
        "| النمو |    (3.7 %)\n",
        "\n(3.7 %)    | النمو",
        "النمو\t(3.7 %)",
        "| (3.7 %)",
        "(3.7 %) |",
    ],
)
def test_brackets_in_a_cell_are_a_minus(text: str) -> None:
    assert quotes(text) == [("(3.7 %)", "-3.7")]


@pytest.mark.parametrize(
    "text",
    [
        "\n(3.7 %)\n",
        "النمو (3.7 %) |",
        "| (3.7 %) النمو |",
        "| النمو | (نحو 3.7 %) |",
        "| النمو | 3.7 %) |",
        "| النمو | (3.7 % |",
    ],
)
def test_brackets_elsewhere_are_none(text: str) -> None:
    assert quotes(text) == [("3.7 %", "3.7")]


def test_a_minus_in_a_cell_stays_one() -> None:
    assert quotes("| النمو | (-3.7 %) |") == [("-3.7 %", "-3.7")]
    assert quotes("| النمو | (0 %) |") == [("(0 %)", "0")]
