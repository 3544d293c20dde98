"""What a unit counts."""

from __future__ import annotations

import pytest

from arnews.pipeline import default_pipeline
from arnews.rules import Cursor
from arnews.rules.measures import amounts_at


@pytest.mark.parametrize("text", ["هبط الدولار", "خسر 5 ودولارا"])
def test_a_unit_may_count_nothing(text: str) -> None:
    at = Cursor(default_pipeline().analyze(text))
    at.anchor = at.article.mentions["currency"][0]
    assert amounts_at(at, at.anchor.stop_token) == []
