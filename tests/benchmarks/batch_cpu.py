"""What a batch adds to extraction: the CPU of both over the same articles, start-up included.

    python tests/benchmarks/batch_cpu.py [COUNT]

Reads the first COUNT articles (8,000) of the archive where it lies beside the project, else those of
the fixtures, each in a process of its own: extraction alone, then a batch with one worker and with
two. Facts and claims, as both do by default. The clock means something on an idle machine only.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from texts import ROOT, articles, keep  # type: ignore[import-not-found]

ARCHIVE = ROOT.parent / "shared" / "articles" / "archive" / "archive.jsonl.gz"
WAYS = ("alone", "1", "2")


def made(path: Path, count: int) -> Path:
    """Write the articles, in the order of the archive."""
    with path.open("w", encoding="utf-8") as out:
        if ARCHIVE.exists():
            with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
                out.writelines(islice(lines, count))
        else:
            for number, text in enumerate(islice(cycle(articles()), count)):
                out.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
    return path


def read(path: str, way: str) -> None:
    """Read the articles in one of the ways, and tell CPU seconds, seconds and MB as JSON."""
    started = time.monotonic()
    if way == "alone":
        from arnews import extract

        with Path(path).open(encoding="utf-8") as lines:
            count = sum(len(extract(json.loads(line)["text"])) >= 0 for line in lines)
    else:
        from arnews.batch import run

        with tempfile.TemporaryDirectory(dir=Path(path).parent) as out:
            count = run([path], out, workers=int(way)).articles
    seconds = time.monotonic() - started
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = {
        "articles": count,
        "cpu_s": sum(one.ru_utime + one.ru_stime for one in used),
        "seconds": seconds,
        "peak_mb": [one.ru_maxrss // 1024 for one in used],
    }
    print(json.dumps(figures))


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if sys.argv[1:] else 8_000
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder) / "articles.jsonl", count)
        told = {}
        for way in WAYS:
            command = [sys.executable, __file__, str(path), way]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            told[way] = json.loads(done.stdout)
    print(f"{count:,} articles, load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    for way, figures in told.items():
        name = "extraction alone" if way == "alone" else f"batch, workers={way}"
        ratio = figures["cpu_s"] / told["alone"]["cpu_s"]
        main_mb, worker_mb = figures["peak_mb"]
        print(
            f"{name:20}{figures['cpu_s']:8.1f} s of CPU ({ratio:.2f}){figures['seconds']:8.1f} s"
            f"{main_mb:6} MB{worker_mb:6} MB in a worker"
        )
    print(f"two workers are {told['1']['seconds'] / told['2']['seconds']:.2f} times as fast as one")
    keep("batch-cpu", told)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        read(*sys.argv[1:])
    else:
        main()
