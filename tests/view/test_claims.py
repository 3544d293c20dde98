"""The table of claims: at any width each line is whole, and text of others is text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from rich.cells import cell_len
from tests.view.lines import is_safe

import arnews
from arnews import Document
from arnews.claims import Deal, Figure, Observation, Party, Period, Subject
from arnews.facts import Money, Percentage
from arnews.view.claims import claim_cells, show_claims

Captured = pytest.CaptureFixture[str]
SIGNS = "\u2067\u2068\u2069"
TEXT = "ارتفعت أرباح رمال للاتصالات الدولية القابضة 12% إلى 5 ريالات عام 2017 من 4 ريالات"


def quote(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text)}


def document(name: str = "رمال للاتصالات الدولية القابضة") -> Document:
    subject = Subject(**quote("رمال للاتصالات الدولية القابضة"), type="company", name=name)
    result = Observation(
        subject=subject,
        metric="attributable_profit",
        period=Period(**quote("عام 2017"), value="2017"),
        status="forecast",
        figures=(
            Figure(**quote("12%"), role="change", direction="up", basis="yoy", index=0),
            Figure(**quote("5 ريالات"), role="value", index=1),
        ),
    )
    sale = Deal(
        type="acquisition",
        parties=(Party(**quote("رمال"), role="acquirer"), Party(**quote("أرباح"), role="target")),
        figures=(Figure(**quote("4 ريالات"), role="value", index=2),),
    )
    facts = (
        Percentage(**quote("12%"), value=Decimal(12), unit="percent"),
        Money(**quote("5 ريالات"), value=Decimal(5), currency="SAR"),
        Money(**quote("4 ريالات"), value=Decimal(4), currency="SAR"),
    )
    return Document(length=len(TEXT), facts=facts, claims=(result, sale))


def printed(capsys: Captured) -> list[str]:
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not is_safe(line)] == []
    return lines


def wide(line: str) -> int:
    return cell_len("".join(sign for sign in line if sign not in SIGNS))


@pytest.mark.parametrize("width", range(20, 201, 6))
def test_no_line_is_wider_and_nothing_is_cut(
    width: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    show_claims("news", document())
    lines = printed(capsys)
    assert max(map(wide, lines)) <= width
    told = "".join("".join(lines).split())
    for word in ("change▲yoyforecast", "12%", "2017") if width > 100 else ("12%", "2017"):
        assert word in "".join(sign for sign in told if sign not in SIGNS)


def test_the_rows(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    show_claims("news", document())
    empty, title, heads, _, change, value, sale = printed(capsys)
    assert (empty, title) == ("", "news: 2 claims")
    assert heads.split() == ["subject", "metric", "role", "value", "period", "quote"]
    assert "attributable_profit" in change
    assert "attributable_profit" not in value  # subject and metric stand once for each claim
    assert "رمال + أرباح" in sale
    assert "acquisition" in sale


def test_cells() -> None:
    result = document().claims[0]
    assert claim_cells(result, result.figures[0])[2:5] == ("change ▲ yoy forecast", "12%", "2017")


def test_what_a_terminal_would_obey_is_shown(capsys: Captured) -> None:
    show_claims("news\x1b[2J", document("رمال\x1b[2J\u202e"))
    assert not any("\x1b" in line for line in printed(capsys))


def test_no_claims_no_table(capsys: Captured) -> None:
    show_claims("news", arnews.extract("في عام 2017"))
    assert capsys.readouterr().out == ""
