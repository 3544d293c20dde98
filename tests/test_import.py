"""`import arnews` is light and quick."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "typer",
    "rich",
    "pandas",
    "pyarrow",
    "torch",
    "scipy",
    "transformers",
    "pint",
    "trafilatura",
)
BUDGET = 0.5
"""Seconds of CPU, twice what a quiet machine takes: only a heavy import reaches it."""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return done.stdout


def test_what_import_brings() -> None:
    code = "import arnews, sys; arnews.extract('نما 5%'); print(*sys.modules)"
    brought = run(code).split()
    assert "arnews.pipeline" in brought
    assert [name for name in HEAVY if name in brought] == []


def test_import_and_first_extraction_are_quick() -> None:
    code = "import time, arnews; arnews.extract('نما 5%'); print(time.process_time())"
    assert min(float(run(code)) for _ in range(3)) < BUDGET
