"""Which subpackage of the batch may import which."""

from __future__ import annotations

import pytest
from tests.paths import SOURCE
from tests.test_architecture import imports

ALLOWED = {
    "writing": {"articles", "digests", "schema", "writing"},
    # `reading` recognises results of earlier runs, and undoes the escaping of their CSV.
    "reading": {"articles", "digests", "reading", "writing"},
    "running": {"articles", "digests", "reading", "writing", "running"},
}


@pytest.mark.parametrize("subpackage", ALLOWED)
def test_a_subpackage_imports_those_before_it(subpackage: str) -> None:
    files = list((SOURCE / "batch" / subpackage).glob("*.py"))
    assert len(files) > 3
    used = {
        name.split(".")[2]
        for file in files
        for name in imports(file)
        if name.startswith("arnews.batch.")
    }
    assert used - ALLOWED[subpackage] == set()
