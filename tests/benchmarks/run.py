"""`make bench`: speed beside the peers, in one run, as ratios.

The floor splits each article and looks every word up in a set, the least any extractor does. All
is timed in CPU seconds of one core, the median of alternating rounds over the same articles; those
that kill a peer are left out for all. First an archive is read: articles that no one has read, each
once, after others; then a smaller number of articles again and again, all words known (warm).
arnews is timed as it is installed, in Python, and as `make compiled` makes it, with claims and
facts alone.

`make bench-compare BASE=rev` times every stage and the start-up of another revision in the same
rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from texts import ROOT, archive, articles, keep  # type: ignore[import-not-found]
from workers import Peer, Stages  # type: ignore[import-not-found]

ROUNDS = 7
UNSEEN_ROUNDS = 3
UNSEEN = "unseen: "
TIMED_COMPILED = ("tokens", "numbers and mentions", "facts alone", "arnews")
COMPILED = ROOT / ".venv" / "compiled"
PEERS = ("duckling", "duckling by line", "mahad")
HELP = """
import sys
sys.argv = ["arnews", "--help"]
from arnews.__main__ import main
try:
    main()
except SystemExit:
    pass
"""
STARTS = {
    "import arnews": "import arnews",
    "import, first extraction": "import arnews; arnews.extract('نما 5%')",
    "arnews --help": HELP,
}

Runs = dict[str, Callable[[], float]]
"""What is timed: each gives the CPU seconds it took."""


def rounds(runs: Runs, count: int = ROUNDS) -> dict[str, float]:
    """Median CPU seconds of each, the rounds alternating."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(count):
        for name, run in runs.items():
            times[name].append(run())
        if sys.stderr.isatty():
            print(f"\rround {number + 1} of {count} ", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    return {name: statistics.median(taken) for name, taken in times.items()}


def startup(code: str, source: Path, folder: str) -> Callable[[], float]:
    """Time a fresh interpreter; what it compiles is kept in `folder` for the next."""
    measure = f"{code}\nimport time, sys; sys.stderr.write(str(time.process_time()))"
    environment = {
        **os.environ,
        "PYTHONPATH": str(source),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": folder,
    }

    def once() -> float:
        done = subprocess.run(
            [sys.executable, "-c", measure],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stderr)

    once()
    return once


def surviving(peers: Sequence[Peer], texts: Sequence[str]) -> list[str]:
    """Leave out the texts that a peer dies on."""
    alive = list(texts)
    for peer in peers:
        kept = [text for text in alive if peer.survives([text])]
        if len(kept) < len(alive):
            print(f"{len(alive) - len(kept)} articles left out for all: {peer.name} dies on them")
        alive = kept
    return alive


def beside(peers: Sequence[Peer], texts: Sequence[str]) -> dict[str, Any]:
    """Time reading unseen and warm beside the peers, and print a table of each."""
    if not COMPILED.exists():  # Python would take the plain one in its place
        raise SystemExit("there is no compiled arnews to time: make compiled")
    known, unseen = archive()
    unseen = surviving(peers, unseen)
    plain = Stages(sys.executable, ROOT / "src", texts, known, unseen)
    compiled = Stages(sys.executable, COMPILED, texts, known, unseen)

    def timed(names: Sequence[str], read: Sequence[str], count: int) -> dict[str, float]:
        runs: Runs = {name.removeprefix(UNSEEN): partial(plain.seconds, name) for name in names}
        for name in names:
            stage = name.removeprefix(UNSEEN)
            if stage in TIMED_COMPILED:
                runs[f"compiled: {stage}"] = partial(compiled.seconds, name)
        for peer in peers:
            runs[peer.name] = partial(peer.seconds, read)
        seconds = rounds(runs, count)
        show(seconds, read)
        return seconds

    print(f"\nunseen: {len(unseen):,} articles, each read once, after {len(known):,} others")
    of_unseen = timed(
        [name for name in plain.names if name.startswith(UNSEEN)], unseen, UNSEEN_ROUNDS
    )
    print(f"\nwarm: {len(texts):,} articles, again and again")
    warm = timed([name for name in plain.names if not name.startswith(UNSEEN)], texts, ROUNDS)
    print("\nthe last columns: how many times as fast arnews and the compiled arnews are")
    print(f"peak memory {plain.peak_mb} MB, compiled {compiled.peak_mb} MB")
    plain.end()
    compiled.end()
    sizes = {"characters": sum(map(len, texts)), "unseen characters": sum(map(len, unseen))}
    return {"unseen": of_unseen, "seconds": warm, **sizes, "peak_mb": plain.peak_mb}


def show(seconds: Mapping[str, float], texts: Sequence[str]) -> None:
    """Print a table: each as so many times the floor, and beside arnews."""
    size = sum(map(len, texts))
    print(f"\n{'':31}{'× floor':>9}{'Mchar/s':>9}{'articles/s':>12}{'arnews':>9}{'compiled':>10}")
    for name, taken in seconds.items():
        print(
            f"{name:31}{taken / seconds['floor']:9.2f}{size / taken / 1e6:9.3f}"
            f"{len(texts) / taken:12,.0f}{taken / seconds['arnews']:8.2f}×"
            f"{taken / seconds['compiled: arnews']:9.2f}×"
        )


def starts() -> dict[str, float]:
    """Time the start-up and print it."""
    with tempfile.TemporaryDirectory() as folder:
        runs: Runs = {
            f"{opening}{name}": startup(code, where, folder)
            for opening, where in (("", ROOT / "src"), ("compiled: ", COMPILED))
            for name, code in STARTS.items()
        }
        seconds = rounds(runs)
    for name, taken in seconds.items():
        print(f"{name:36}{taken:10.3f} s CPU")
    return seconds


@contextmanager
def other(revision: str) -> Iterator[Path]:
    """The sources of another revision, for a while."""
    with tempfile.TemporaryDirectory() as folder:
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run(
            [*git, "add", "--detach", "--force", folder, revision], check=True, capture_output=True
        )
        try:
            yield Path(folder) / "src"
        finally:
            subprocess.run([*git, "remove", "--force", folder], check=True)


def compare(base: str, texts: Sequence[str]) -> dict[str, Any]:
    """Time this and another revision, stage by stage, in alternating rounds of two processes."""
    with other(base) as source, tempfile.TemporaryDirectory() as folder:
        sources = {"here": ROOT / "src", base: source}
        workers = {
            name: Stages(sys.executable, where, texts, *archive())
            for name, where in sources.items()
        }
        common = [name for name in workers["here"].names if name in workers[base].names]
        runs: Runs = {}
        for stage in common:
            for name, worker in workers.items():
                runs[f"{stage}\t{name}"] = partial(worker.seconds, stage)
        for stage, code in STARTS.items():
            for name, where in sources.items():
                runs[f"{stage}\t{name}"] = startup(code, where, f"{folder}/{len(runs)}")
        seconds = rounds(runs)
        for worker in workers.values():
            worker.end()
    print(f"\n{'CPU seconds':26}{base[:12]:>12}{'here':>10}{'here / base':>14}")
    for stage in (*common, *STARTS):
        before, now = seconds[f"{stage}\t{base}"], seconds[f"{stage}\there"]
        print(f"{stage:26}{before:12.4f}{now:10.4f}{now / before:14.3f}")
    return {"base": base, "seconds": seconds}


def main() -> None:
    """Print the table and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="another revision, to compare with")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--no-peers", action="store_true", help="arnews and camel-tools alone")
    options = parser.parse_args()
    texts = articles()
    if options.base:
        keep("compare", compare(options.base, texts), options.json)
        return
    peers = [] if options.no_peers else [Peer(name) for name in PEERS]
    for peer in [peer for peer in peers if not peer.survives(["5"])]:
        print(f"{peer.name} is left out: not to be had for this version of Python")
        peers.remove(peer)
    texts = surviving(peers, texts)
    print(f"{len(texts)} articles, {sum(map(len, texts)) / len(texts):,.0f} characters each")
    figures = beside(peers, texts)
    keep("bench", {"articles": len(texts), **figures, "startup": starts()}, options.json)
    for peer in peers:
        peer.end()


if __name__ == "__main__":
    main()
