"""The places of the code that docs/walkthrough.md leads to are there."""

from __future__ import annotations

import re
from importlib import import_module
from operator import attrgetter

import pytest
from tests.paths import ROOT, SOURCE

PLACES = re.findall(
    r"`([\w/]+\.py)(?:: ([\w.]+))?`", (ROOT / "docs" / "walkthrough.md").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("file", "name"), PLACES)
def test_place(file: str, name: str) -> None:
    assert (SOURCE / file).is_file()
    if name:
        module = "arnews." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        assert attrgetter(name)(import_module(module)) is not None
