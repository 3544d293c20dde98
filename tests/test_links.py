"""Links between the pages of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *Path("docs").glob("*.md")])
def test_links_lead_somewhere(page: str | Path) -> None:
    page = Path(page)
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
