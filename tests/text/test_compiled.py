"""The command says of a build what it is."""

from __future__ import annotations

from arnews._build import build_name
from arnews.rules import cursor
from arnews.text import tokens


def test_the_build_is_what_it_says() -> None:
    files = {str(module.__file__).endswith(".py") for module in (cursor, tokens)}
    assert files == {build_name() == "plain Python"}
