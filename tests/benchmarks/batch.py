"""`make bench-batch`: how fast a batch run is, and that its memory does not grow.

    python tests/benchmarks/batch.py [COUNT]

Makes COUNT articles (200,000) of real ones, each with an id, numbers and some words of its own, so
that all that is remembered fills, and parses them with two workers; then a tenth of them with one
and with two. Peak memory is the system's (VmHWM), so it needs Linux.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from texts import articles, keep, varied  # type: ignore[import-not-found]

from arnews.batch import Summary, run

MARKS = (0.25, 0.5, 1.0)


def made(path: Path, count: int) -> Path:
    """Write the articles."""
    texts, chance = articles(), random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = varied(texts[number % len(texts)], chance)
            out.write(json.dumps({"id": f"n{number}", "text": text}, ensure_ascii=False) + "\n")
    return path


def peak(process: int | None) -> int:
    """The most memory that a process has had, in MB."""
    status = Path(f"/proc/{process or 'self'}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


def watched(count: int, rows: list[dict[str, int]]) -> Callable[[Summary], None]:
    """Note the peaks of this process and of the largest worker as the run passes its marks."""
    marks: Iterator[float] = iter(MARKS)
    wanted = next(marks) * count

    def look(summary: Summary) -> None:
        nonlocal wanted
        if summary.articles + summary.errors < wanted:
            return
        workers = [peak(child.pid) for child in multiprocessing.active_children()]
        rows.append(
            {"articles": summary.articles, "main_mb": peak(None), "worker_mb": max(workers)}
        )
        wanted = next(marks, 2.0) * count

    return look


def rate(path: Path, workers: int) -> tuple[float, Summary, list[dict[str, int]]]:
    """Parse a file and give the articles a second."""
    rows: list[dict[str, int]] = []
    with path.open("rb") as lines:
        count = sum(1 for _ in lines)
    with tempfile.TemporaryDirectory(dir=path.parent) as out:
        started = time.monotonic()
        summary = run([path], out, workers=workers, progress=watched(count, rows))
        seconds = time.monotonic() - started
    return summary.articles / seconds, summary, rows


def main() -> None:
    """Print two tables."""
    count = int(sys.argv[1]) if sys.argv[1:] else 200_000
    with tempfile.TemporaryDirectory() as folder:
        speeds = {}
        small = made(Path(folder) / "small.jsonl", count // 10)
        for workers in (1, 2):
            speeds[workers], *_ = rate(small, workers)
            print(f"{workers} workers: {speeds[workers]:8,.0f} articles/s", flush=True)
        large = made(Path(folder) / "large.jsonl", count)
        size = large.stat().st_size
        speed, summary, rows = rate(large, 2)
    print(
        f"\n{summary.articles:,} articles ({size / 1e6:,.0f} MB), {summary.facts:,} facts, "
        f"{summary.errors} errors, {speed:,.0f} articles/s with 2 workers\n\n"
        f"{'articles':>10}{'main process':>16}{'largest worker':>18}   (peak, MB)"
    )
    for row in rows:
        print(f"{row['articles']:10,}{row['main_mb']:16}{row['worker_mb']:18}")
    figures = {"articles_per_s": speeds, "large_articles_per_s": speed, "peaks": rows}
    keep("batch", figures)


if __name__ == "__main__":
    main()
