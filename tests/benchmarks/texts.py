"""The articles that the benchmarks read, and where their figures go."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def articles() -> list[str]:
    """The real articles where they lie beside the project, those of the fixtures else."""
    real = ROOT.parent / "shared" / "articles" / "raw" / "news.jsonl"
    if real.exists():
        lines = real.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    fixtures = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in fixtures] * 10


def keep(kind: str, figures: Mapping[str, Any], path: Path | None = None) -> None:
    """Keep figures as JSON, named by the revision, and tell where."""
    named = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    revision = subprocess.run(named, check=True, capture_output=True, text=True).stdout.strip()
    path = path or ROOT / ".bench" / f"{kind}-{revision}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"revision": revision, "python": sys.version.split()[0], **figures}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"\nfigures: {path}")
