"""The recipe for Ray, without Ray: its function on a table as Ray passes it."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
from tests.paths import ROOT


def test_the_function_reads_a_table() -> None:
    page = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(
        r"```python\n(def read\(table\):\n.*?)\n\n\nfacts = ray", page, re.DOTALL
    )
    names: dict[str, Any] = {}
    exec(recipe, names)
    table = pa.table({"id": ["a", "b"], "text": ["نما 5%", "ربحت 3 ملايين دولار"], "n": [1, 2]})
    found = names["read"](table)
    assert found.column("quote").to_pylist() == ["5%", "3 ملايين دولار"]
    assert found.column("article").to_pylist() == ["a", "b"]
