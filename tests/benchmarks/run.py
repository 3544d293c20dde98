"""`make bench`: speed beside the peers, in one run, as ratios.

The floor splits each article and looks every word up in a set, the least any extractor does. All
is timed in CPU seconds of one core, warm, the median of alternating rounds. With `--base REV` the
rules of another revision are timed in the same rounds.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
PEER_ARTICLES = 40
OTHER = "import sys; sys.path.insert(0, sys.argv[1])\n"
WORKER = """
import json, sys, time
import arnews
texts = json.loads(sys.stdin.readline())
pipeline = arnews.Pipeline()
for text in texts:
    pipeline.extract(text)
for line in sys.stdin:
    started = time.process_time()
    for text in texts:
        pipeline.extract(text)
    print(time.process_time() - started, flush=True)
"""


def articles() -> list[str]:
    """The real articles where they lie beside the project, those of the fixtures else."""
    real = ROOT.parent / "shared" / "articles" / "raw" / "news.jsonl"
    if real.exists():
        lines = real.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    return [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
    ]


def stages(texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    """What is timed of arnews and of camel-tools, each over all articles."""
    from camel_tools.tokenizers.word import simple_word_tokenize

    import arnews
    from arnews.document import Document
    from arnews.rules import settle
    from arnews.text import SourceText

    pipeline = arnews.Pipeline()
    words = {word for text in texts for word in text.split()[::9]}
    documents = [pipeline.extract(text) for text in texts]

    def floor() -> int:
        found = 0
        for text in texts:
            for word in text.split():
                if word in words:
                    found += 1
        return found

    def of_kind(kind: str) -> Callable[[], object]:
        return lambda: [pipeline.extract(text, kinds=[kind]) for text in texts]

    return {
        "floor": floor,
        "camel-tools tokenizer": lambda: [simple_word_tokenize(text) for text in texts],
        "fold and align": lambda: [SourceText(text).folded for text in texts],
        "tokens": lambda: [pipeline.tokenize(text) for text in texts],
        "numbers and mentions": lambda: [pipeline.read(text) for text in texts],
        **{f"only {kind}": of_kind(kind) for kind in pipeline.kinds},
        "settle and document": lambda: [
            Document.trusted(document.length, tuple(settle(document.facts)))  # type: ignore[arg-type]
            for document in documents
        ],
        "arnews": lambda: [pipeline.extract(text) for text in texts],
    }


def timed(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median CPU seconds of each, the rounds alternating."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(ROUNDS + 1):
        for name, run in runs.items():
            started = time.process_time()
            run()
            if number:  # the first round warms up
                times[name].append(time.process_time() - started)
    return {name: statistics.median(all_times) for name, all_times in times.items()}


class Peer:
    """A worker process; it is started again where a text kills it."""

    def __init__(self, name: str) -> None:
        """Name the peer of `peer.py`."""
        self.name = name
        self.process: subprocess.Popen[str] | None = None

    def seconds(self, text: str) -> float | None:
        """Time one text; None if the peer dies on it."""
        if self.process is None:
            python = ROOT / ".venv" / "peers" / "bin" / "python"
            self.process = subprocess.Popen(
                [python, Path(__file__).with_name("peer.py"), self.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(text) + "\n")
            self.process.stdin.flush()
            said = self.process.stdout.readline()
        except BrokenPipeError:
            said = ""
        if said:
            return float(said)
        self.process.kill()
        self.process.wait()
        self.process = None
        return None


def peers(texts: Sequence[str]) -> Iterator[tuple[str, float, int]]:
    """Characters a second of each peer, and how many texts it died on."""
    for name in ("duckling", "duckling by line", "mahad"):
        peer = Peer(name)
        peer.seconds(texts[0])
        done = [(len(text), peer.seconds(text)) for text in texts[:PEER_ARTICLES]]
        alive = [(size, seconds) for size, seconds in done if seconds is not None]
        if alive:
            speed = sum(size for size, _ in alive) / sum(seconds for _, seconds in alive)
            yield name, speed, len(done) - len(alive)


def startup(code: str) -> float:
    """CPU seconds of a fresh interpreter, the least of five."""
    measure = f"{code}\nimport time, sys; sys.stderr.write(str(time.process_time()))"
    return min(
        float(
            subprocess.run(
                [sys.executable, "-c", measure], capture_output=True, text=True, check=True
            ).stderr
        )
        for _ in range(5)
    )


HELP = """
import sys
sys.argv = ["arnews", "--help"]
from arnews.__main__ import main
try:
    main()
except SystemExit:
    pass
"""


def compare(base: str, texts: Sequence[str]) -> dict[str, float]:
    """Seconds of this and another revision, in alternating rounds of two processes."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["git", "worktree", "add", "--detach", "--force", folder, base],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        try:
            workers = {
                name: subprocess.Popen(
                    [sys.executable, "-c", OTHER + WORKER, str(Path(root) / "src")],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                for name, root in (("here", ROOT), (base, folder))
            }
            times: dict[str, list[float]] = {name: [] for name in workers}
            for worker in workers.values():
                assert worker.stdin is not None
                worker.stdin.write(json.dumps(list(texts)) + "\n")
            for _ in range(ROUNDS):
                for name, worker in workers.items():
                    assert worker.stdin is not None
                    assert worker.stdout is not None
                    worker.stdin.write("go\n")
                    worker.stdin.flush()
                    times[name].append(float(worker.stdout.readline()))
            for worker in workers.values():
                worker.communicate()
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True)
    return {name: statistics.median(all_times) for name, all_times in times.items()}


def main() -> None:
    """Print the table and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="another revision, to compare with")
    parser.add_argument("--json", type=Path, help="write the figures")
    parser.add_argument("--no-peers", action="store_true", help="arnews and camel-tools alone")
    options = parser.parse_args()
    texts = articles()
    size = sum(map(len, texts))
    print(f"{len(texts)} articles, {size / len(texts):,.0f} characters each")
    if options.base:
        seconds = compare(options.base, texts)
        for name, taken in seconds.items():
            print(f"{name:24}{taken:8.3f} s  {size / taken / 1e6:6.2f} Mchar/s")
        here, there = seconds["here"], seconds[options.base]
        print(f"here / {options.base}: {here / there:.3f}")
        return
    medians = timed(stages(texts))
    speeds = {name: size / seconds for name, seconds in medians.items()}
    peaks = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not options.no_peers:
        for name, speed, died in peers(texts):
            speeds[name] = speed
            if died:
                print(f"{name}: {died} of {PEER_ARTICLES} articles left out, it died on them")
    print(f"\n{'':24}{'× floor':>10}{'Mchar/s':>10}{'articles/s':>12}{'arnews is':>14}")
    for name, speed in speeds.items():
        print(
            f"{name:24}{speeds['floor'] / speed:10.2f}{speed / 1e6:10.3f}"
            f"{speed * len(texts) / size:12,.0f}{speeds['arnews'] / speed:12.2f} ×"
        )
    starts = {
        "import arnews": startup("import arnews"),
        "import and first extraction": startup("import arnews; arnews.extract('نما 5%')"),
        "arnews --help": startup(HELP),
    }
    print()
    for name, started in starts.items():
        print(f"{name:28}{started:8.3f} s CPU")
    print(f"{'peak memory':28}{peaks:8.0f} MB")
    if options.json:
        figures = {"speeds": speeds, "startup": starts, "peak_mb": peaks}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
