"""Killed, stopped or out of disk: the same command again ends with the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.batch.fakes import Numbers
from tests.batch.interruptions import Stop, command, contents, environment, stopped_run

from arnews.batch import run
from arnews.batch.writing import store

pytestmark = pytest.mark.usefixtures("small_parts")


def started(out: Path, inputs: Path, workers: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(out, inputs),
        env=environment(workers, delay=0.002),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_until_gone(group: int) -> None:
    """The workers must go when the main process does."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("workers outlive the run that was killed")


@pytest.mark.parametrize("workers", [0, 2])
def test_killed_at_random_moments(
    workers: int, inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    moments = random.Random(workers)
    out = tmp_path / "out"
    kills = parts_seen = 0
    while kills < (3 if workers else 4):
        process = started(out, inputs, workers)
        begun = parts_on_disk(out)
        deadline = time.monotonic() + 20
        while parts_on_disk(out) == begun and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.15))
        process.kill()
        process.wait()
        wait_until_gone(process.pid)
        kills += 1
        parts_seen = max(parts_seen, parts_on_disk(out))
        if (out / "batch.json").exists():
            break
    assert parts_seen >= 3, "the kills must hit a run that had something done"
    subprocess.run(command(out, inputs), env=environment(workers), check=True, timeout=60)
    assert contents(out) == undisturbed


def parts_on_disk(out: Path) -> int:
    return len([part for part in (out / "parts").glob("*") if part.suffix == ""])


def test_stopped_by_control_c(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = started(out, inputs, workers=2)
    while parts_on_disk(out) < 2:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=20) != 0
    wait_until_gone(process.pid)
    assert not (out / "batch.json").exists()
    subprocess.run(command(out, inputs), env=environment(2), check=True, timeout=60)
    assert contents(out) == undisturbed


@pytest.mark.parametrize("largest", [1_000, 9_000, 40_000])
def test_disk_full(
    largest: int, inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """No file may grow beyond a size: the manifest, a part or the final file cannot be written."""
    out = tmp_path / "out"
    limited = environment(0, LARGEST_FILE=str(largest))
    failed = subprocess.run(
        command(out, inputs), env=limited, check=False, capture_output=True, timeout=60
    )
    assert failed.returncode != 0
    assert b"File too large" in failed.stderr
    assert not (out / "batch.json").exists()
    subprocess.run(command(out, inputs), env=environment(0), check=True, timeout=60)
    assert contents(out) == undisturbed


def test_stopped_at_every_write(
    inputs: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every file goes through `_sync`, so stopping there is stopping at every step there is."""
    sync = store._sync
    left = [0]

    def stopping(path: Path) -> None:
        if left[0] == 0:
            raise Stop
        left[0] -= 1
        sync(path)

    monkeypatch.setattr(store, "_sync", stopping)
    steps = 0
    while True:
        out = tmp_path / str(steps)
        left[0] = steps
        try:
            run([inputs], out, pipeline=Numbers(), workers=0)
        except Stop:
            left[0] = -1
            run([inputs], out, pipeline=Numbers(), workers=0)
            assert contents(out) == undisturbed, f"stopped at step {steps}"
            steps += 7
        else:
            break
    assert steps > 80


def test_stopped_while_an_earlier_run_is_dropped(
    inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every removal: the same command, with and without --overwrite, ends with the same bytes."""
    steps, stopped = 0, True
    while stopped:
        out = tmp_path / str(steps)
        stopped_run(inputs, out, monkeypatch)
        left = [steps]

        def stopping(path: Path, left: list[int] = left) -> None:
            if left[0] == 0:
                (path / "state.json").unlink(missing_ok=True)  # a folder that is half gone
                raise Stop
            left[0] -= 1
            shutil.rmtree(path)

        with monkeypatch.context() as patched:
            patched.setattr(store, "_remove", stopping)
            try:
                run([inputs], out, pipeline=Numbers(), workers=0, overwrite=True)
                stopped = False
            except Stop:
                steps += 7
        run([inputs], out, pipeline=Numbers(), workers=0, overwrite=bool(steps % 2))
        assert contents(out) == undisturbed
    assert steps > 10
