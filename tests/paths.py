"""Where the project lies, from whatever folder its tests are run."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FIXTURES", "ROOT", "SOURCE"]

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "arnews"
FIXTURES = ROOT / "fixtures"
