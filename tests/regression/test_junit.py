from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from arnews.regression import Case, check, junit_xml


def test_failed_known_and_passing() -> None:
    path = Path("p.toml")
    cases = [
        Case("good", "نما", (), path),
        Case("bad", "نما 5%", (), path),
        Case("known", "نما 5%", (), path, xfail="why"),
        Case("mended", "نما", (), path, xfail="why"),
    ]
    suite = ET.fromstring(junit_xml(check(cases)))
    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")
    inside = {case.get("name"): [part.get("message") for part in case] for case in suite}
    assert inside == {
        "good": [],
        "bad": ["gained   percentage «5%» at 4:6  value=5 unit=percent  by number_then_percent"],
        "known": ["known failure: why"],
        "mended": ["passes: remove its xfail (why)"],
    }


def test_what_xml_cannot_hold_is_an_escape() -> None:
    case = Case("a\udcff\x1b", "نما 5%\x00", (), Path("p\x07.toml"), phrase=True, xfail="\x1b")
    for report in (check([case]), check([Case(case.name, case.text, (), case.path)])):
        (item,) = ET.fromstring(junit_xml(report))
        assert (item.get("name"), item.get("classname")) == ("a\\udcff\\x1b", "p\\x07.toml")
