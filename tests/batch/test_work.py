"""Days as feeds write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnews.batch.articles import Article
from arnews.batch.work import Only, day, lost
from arnews.pipeline import default_pipeline


@pytest.mark.parametrize(
    "written",
    [
        "2018-06-24",
        "20180624",
        "2018-06-24T23:59:59-11:00",
        "2018-06-24 10:00:00.123456789",
        "Sun, 24 Jun 2018 23:59:59 +0300",
        "24 Jun 2018 10:00 GMT",
    ],
)
def test_days(written: str) -> None:
    assert day(written) == date(2018, 6, 24)


@pytest.mark.parametrize("written", [None, "", "أمس", "1529834400", "24/06/2018", "2018-13-40"])
def test_no_days(written: str | None) -> None:
    assert day(written) is None


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ [\d:+ -]{0,12}"))
def test_whatever_stands_there_is_a_day_or_none(written: str) -> None:
    assert isinstance(day(written), date | None)


def test_only_some_kinds() -> None:
    reader = Only(default_pipeline(), ("money",))
    facts = reader.extract("ربح 5 دولارات أمس بنسبة 5%", published=date(2018, 6, 24)).facts
    assert [fact.kind for fact in facts] == ["money"]


@pytest.mark.parametrize("error", ["worker_died", "too_slow"])
def test_what_killed_a_worker_is_named(error: str) -> None:
    [failure] = lost(Article("k", "نص", "a.jsonl", "line 3"), error).failures
    assert str(failure).startswith(f"a.jsonl, line 3: {error}: ")
