"""Coverage-guided fuzzing by atheris (libFuzzer): `make fuzz SECONDS=60`.

    python -m tests.fuzz.run [--seconds N] [target ...]

Each target runs in a process of its own, which keeps what led it to new code in .fuzz/corpus. An
input that breaks a promise is written to .fuzz/found, printed as a test, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha1, sha256
from pathlib import Path
from typing import NamedTuple

from tests.paths import ROOT

HERE = ROOT / ".fuzz"
LONGEST = 8192
SECONDS_OF_ONE_INPUT = 60
DONE = re.compile(r"^#(\d+)\s+DONE\s+cov: (\d+)", re.MULTILINE)


class Fuzzed(NamedTuple):
    """What a target's process left: the tail of what it said, and the inputs that it found."""

    target: str
    code: int
    said: str
    found: list[Path]

    @property
    def failed(self) -> bool:
        return bool(self.code or self.found or DONE.search(self.said) is None)


def fuzz_one(target: str, options: list[str]) -> None:
    """Fuzz in this process, which ends here."""
    import atheris

    with atheris.instrument_imports(include=["arnews"]):
        from tests.fuzz.targets import TARGETS

    def kept(data: bytes) -> None:
        try:
            TARGETS[target](data)
        except BaseException:  # libFuzzer does not always come to writing it
            name = f"crash-{sha1(data, usedforsecurity=False).hexdigest()}"
            (_folder("found", target) / name).write_bytes(data)
            raise

    atheris.Setup([sys.argv[0], *options], kept)
    atheris.Fuzz()


def fuzz(target: str, seconds: int) -> Fuzzed:
    """Fuzz in another process."""
    corpus, seeded, found = (_folder(part, target) for part in ("corpus", "seeds", "found"))
    _write_seeds(target, seeded)
    known = set(found.iterdir())
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SECONDS_OF_ONE_INPUT}",
        f"-report_slow_units={SECONDS_OF_ONE_INPUT}",
        f"-dict={HERE / 'dictionary'}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        "-verbosity=1",
        str(corpus),
        str(seeded),
    ]
    command = [sys.executable, "-m", "tests.fuzz.run", "--in-this-process", target, "--", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    said = (done.stderr + done.stdout).decode("utf-8", "replace")
    return Fuzzed(target, done.returncode, said, sorted(set(found.iterdir()) - known))


def _folder(part: str, target: str) -> Path:
    folder = HERE / part / re.sub(r"\W+", "_", target)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write_seeds(target: str, folder: Path) -> None:
    from tests.fuzz.seeds import seeds

    shutil.rmtree(folder)
    folder.mkdir()
    for seed in seeds(target):
        (folder / sha256(seed).hexdigest()[:16]).write_bytes(seed)


def report(fuzzed: Fuzzed) -> None:
    """Print a line for a target, and a test for each input that it found."""
    done = DONE.search(fuzzed.said)
    runs, covered = done.groups() if done else ("?", "?")
    print(f"{fuzzed.target:20} {runs:>9} inputs, {covered:>6} edges of the code", flush=True)
    if fuzzed.failed:
        print("\n".join(fuzzed.said.splitlines()[-60:]))
    for path in fuzzed.found:
        print(f"# {path.relative_to(ROOT)}; as a test:")
        print("from tests.fuzz.targets import TARGETS\n")
        print(f"def test_{re.sub(r'[^0-9a-z]+', '_', fuzzed.target)}() -> None:")
        print(f"    TARGETS[{fuzzed.target!r}]({_literal(path.read_bytes())})\n", flush=True)


def _literal(data: bytes) -> str:
    """Write bytes as Python does, as a text where they are one."""
    try:
        return f"{data.decode('utf-8')!r}.encode()"
    except UnicodeDecodeError:
        return repr(data)


def main() -> int:
    """Fuzz the targets that are named, or all."""
    from tests.fuzz.seeds import dictionary
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(TARGETS):
        parser.error(f"no target {unknown.pop()!r}; one of {', '.join(TARGETS)}")
    targets = asked.targets or list(TARGETS)
    HERE.mkdir(exist_ok=True)
    (HERE / "dictionary").write_text(dictionary(), encoding="ascii")
    workers = min(os.cpu_count() or 1, len(targets))
    each = max(1, asked.seconds * workers // len(targets))
    failed = 0
    with ThreadPoolExecutor(workers) as pool:
        for fuzzed in pool.map(lambda target: fuzz(target, each), targets):
            report(fuzzed)
            failed += fuzzed.failed
    print(f"{len(targets) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-this-process"]:
        fuzz_one(sys.argv[2], sys.argv[4:])
    sys.exit(main())
