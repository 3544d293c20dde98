"""The articles that the benchmarks read."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def articles() -> list[str]:
    """The real articles where they lie beside the project, those of the fixtures else."""
    real = ROOT.parent / "shared" / "articles" / "raw" / "news.jsonl"
    if real.exists():
        lines = real.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    fixtures = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in fixtures] * 10
