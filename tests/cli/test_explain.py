from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_what_was_dropped(arnews: Run) -> None:
    done = arnews("explain", "بين 3 مليارات دولار و5 مليارات دولار", "--format", "json")
    dropped = [text for step in json.loads(done.out)["proposals"] for text in step["dropped"]]
    assert any("is longer" in text for text in dropped)


def test_text(arnews: Run) -> None:
    told = arnews("explain", "-", "--published", "2018-06-24", given="نما أمس 5%".encode()).out
    assert "number_then_percent" in told
    assert "value=2018-06-23" in told


def test_a_reader_of_ones_own(arnews: Run) -> None:
    told = arnews("explain", "بسعر 5 ريالات", "--country", "OM").out
    assert "currency=OMR" in told


def test_a_day_that_is_none(arnews: Run) -> None:
    done = arnews("explain", "نما", "--published", "2026-13-01")
    assert done.code == 2
    assert "Invalid value for --published" in done.err


def test_a_name(arnews: Run) -> None:
    told = arnews("explain", "قال جيمس فورد إن السوق نمت", "--name", "فورد").out
    assert "no company, evidence -2, needed 4" in told
    done = arnews("explain", "زادت مبيعات فورد", "--name", "فورد", "--format", "json")
    assert json.loads(done.out)["is_company"] is True
