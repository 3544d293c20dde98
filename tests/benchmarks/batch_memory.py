"""Memory of a batch run that does not grow with the number of articles.

    python tests/benchmarks/batch_memory.py COUNT WORKERS [FILE.txt ...]

Makes archives of COUNT/10 and COUNT articles by repeating the given ones (or those of the tests)
under changed ids, parses each in a process of its own and prints the peak memory of the main
process and of the largest worker.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def made(path: Path, count: int, texts: list[str]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            row = {"id": f"n{number}", "text": texts[number % len(texts)]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def measured(path: Path, workers: int) -> None:
    from arnews.batch import run

    with tempfile.TemporaryDirectory() as out:
        started = time.monotonic()
        summary = run([path], out, workers=workers)
        seconds = time.monotonic() - started
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        size = sum(file.stat().st_size for file in Path(out).iterdir()) // 1_000_000
    print(
        f"{summary.articles:>9,} articles  {summary.facts:>10,} facts  {workers} workers  "
        f"{seconds:7.1f} s  {summary.articles / seconds:6.0f}/s  "
        f"main {own} MB  worker {worker} MB  results {size} MB",
        flush=True,
    )


def main() -> None:
    if sys.argv[1] == "--one":
        measured(Path(sys.argv[2]), int(sys.argv[3]))
        return
    count, workers = int(sys.argv[1]), int(sys.argv[2])
    if sys.argv[3:]:
        texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[3:]]
    else:
        from tests.batch.conftest import ARTICLES

        texts = [text for _, text in ARTICLES.values()]
    with tempfile.TemporaryDirectory() as folder:
        for number in (count // 10, count):
            path = made(Path(folder) / f"{number}.jsonl", number, texts)
            command = [sys.executable, __file__, "--one", str(path), str(workers)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
