"""Killed, stopped or out of disk: the same command again ends with the same bytes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

import pytest
from tests.batch.conftest import ARTICLES, write_jsonl
from tests.batch.fakes import Numbers

from arnews.batch import run
from arnews.batch.running import job, parts
from arnews.batch.running.provenance import packages
from arnews.batch.writing import store
from arnews.errors import SourceError

RUNNER = Path(__file__).with_name("runner.py")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "CHUNK_PIECES", 8)
    monkeypatch.setattr(parts, "PART_PIECES", 32)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of every kind of thing: good and bad files, skipped ones, records and rows."""
    folder = tmp_path_factory.mktemp("in")
    for number, (name, (_, text)) in enumerate(ARTICLES.items()):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.facts.json").write_text("[]")
        (folder / f"bad{number}.json").write_text("{oops")
    write_jsonl(folder / "many.jsonl", 300)
    rows = "".join(f"{number},ربحت {number} دولارا\n" for number in range(100))
    (folder / "rows.csv").write_text(f"id,text\n{rows}3\n", encoding="utf-8")
    (folder / "z.jsonl").write_text("{}\n" * 40)
    return folder


@pytest.fixture(scope="module")
def undisturbed(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    subprocess.run(command(out, inputs), env=environment(workers=2), check=True, timeout=60)
    return contents(out)


def contents(out: Path) -> dict[str, bytes]:
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*")}


def command(out: Path, inputs: Path) -> list[str]:
    return [sys.executable, "-W", "ignore", str(RUNNER), str(out), str(inputs)]


def environment(workers: int, delay: float = 0.0, **more: str) -> dict[str, str]:
    """Let the many processes of these tests share what Python compiles, wherever it is told not to."""
    shared = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{gettempdir()}/arnews-pyc"}
    return {**os.environ, **shared, "WORKERS": str(workers), "DELAY": str(delay), **more}


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


class Stop(BaseException):
    """Ends a run as a kill does: nobody catches it."""


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


def test_a_finished_run_is_not_done_again(inputs: Path, tmp_path: Path) -> None:
    first = run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    before = contents(tmp_path)
    again = run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    assert again.complete
    assert again.report() == first.report()
    assert contents(tmp_path) == before


def stopped_run(inputs: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave an unfinished run in `out`."""
    with monkeypatch.context() as patched:
        patched.setattr(store.Store, "finish", lambda *_: (_ for _ in ()).throw(Stop()))
        with pytest.raises(Stop):
            run([inputs], out, pipeline=Numbers(), workers=0)


def test_other_options_are_not_mixed_with_a_run(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_run(inputs, tmp_path, monkeypatch)
    with pytest.raises(SourceError, match=r"an unfinished run .*arnews\.country.* --overwrite"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0, settings={"country": "SA"})
    with pytest.raises(SourceError, match="format"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0, format="csv")
    run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    with pytest.raises(SourceError, match="a finished run"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0, settings={"country": "SA"})
    summary = run(
        [inputs],
        tmp_path,
        pipeline=Numbers(),
        workers=0,
        settings={"country": "SA"},
        overwrite=True,
    )
    assert not summary.complete
    assert json.loads((tmp_path / "batch.json").read_bytes())["run"]["arnews.country"] == "SA"


def test_a_setting_that_is_gone_is_named(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(store.Store, "finish", lambda *_: (_ for _ in ()).throw(Stop()))
        with pytest.raises(Stop):
            run([inputs], tmp_path, pipeline=Numbers(), workers=0, settings={"country": "SA"})
    with pytest.raises(SourceError, match=r"\(arnews\.country was 'SA', is None\)"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)


@pytest.mark.parametrize("finished", [False, True])
def test_another_package_does_not_go_on(
    finished: bool, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if finished:
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    else:
        stopped_run(inputs, tmp_path, monkeypatch)
    monkeypatch.setattr(job, "packages", lambda: {**packages(), "trafilatura": "1.0"})
    told = rf"\(packages\.trafilatura was '{version('trafilatura')}', is '1\.0'\); .*--overwrite"
    with pytest.raises(SourceError, match=told):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)


def test_changed_inputs_are_not_mixed_with_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.txt").write_text("ربح 5 دولارات", encoding="utf-8")
    stopped_run(source, out, monkeypatch)
    (source / "a.txt").write_text("ربح 7 دولارات", encoding="utf-8")
    with pytest.raises(SourceError, match=r"an unfinished run .*\(input_contents changed\)"):
        run([source], out, pipeline=Numbers(), workers=0)
    run([source], out, pipeline=Numbers(), workers=0, overwrite=True)
    (source / "b.txt").write_text("ربح 9 دولارات", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a finished run .*files was 1, is 2"):
        run([source], out, pipeline=Numbers(), workers=0)


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


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the first is gone": lambda parts: shutil.rmtree(parts / "00000000"),
    "one within is gone": lambda parts: shutil.rmtree(parts / "00000003"),
    "a file is gone": lambda parts: (parts / "00000002" / "facts.parquet").unlink(),
    "a file is cut": lambda parts: os.truncate(parts / "00000002" / "errors.jsonl", 3),
    "a file is something else": lambda parts: (parts / "00000001" / "articles.parquet").write_bytes(
        b"garbage"
    ),
    "its state is something else": lambda parts: (parts / "00000001" / "state.json").write_bytes(
        b"[" * 100_000
    ),
    "it is a file": lambda parts: (parts / "00000099").write_bytes(b"garbage"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_part_is_made_again(
    damage: str,
    inputs: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped_run(inputs, tmp_path, monkeypatch)
    DAMAGES[damage](tmp_path / "parts")
    run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    assert contents(tmp_path) == undisturbed


def test_a_part_that_is_damaged_and_of_the_same_size_is_told(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_run(inputs, tmp_path, monkeypatch)
    part = tmp_path / "parts" / "00000001" / "facts.parquet"
    part.write_bytes(b"x" * part.stat().st_size)
    with pytest.raises(SourceError, match=r"00000001/facts.parquet is damaged: .*--overwrite"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, overwrite=True)


def test_no_tables_of_another_format_stay(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_bytes(b"mine")
    run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, format="jsonl", overwrite=True)
    assert set(contents(tmp_path)) == {
        "articles.jsonl",
        "batch.json",
        "errors.jsonl",
        "facts.csv",
        "facts.jsonl",
    }


@pytest.mark.parametrize("finished", [False, True])
def test_the_times_of_inputs_tell_nothing(
    finished: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`cp -p`, `rsync -t` and `tar` keep old ones; a wrong clock makes some of the future."""
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    article = source / "a.txt"
    article.write_text("ربح 5 دولارات", encoding="utf-8")
    future = time.time() + 10**8
    os.utime(article, (future, future))
    if finished:
        run([source], out, pipeline=Numbers(), workers=0)
    else:
        stopped_run(source, out, monkeypatch)
    kept = article.stat()
    article.write_text("ربح 7 دولارات", encoding="utf-8")
    os.utime(article, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    with pytest.raises(SourceError, match="input_contents changed"):
        run([source], out, pipeline=Numbers(), workers=0)
    article.write_text("ربح 5 دولارات", encoding="utf-8")
    assert run([source], out, pipeline=Numbers(), workers=0).complete is finished


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_results_that_are_gone_or_damaged_are_not_taken_for_done(
    form: str, inputs: Path, tmp_path: Path
) -> None:
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, format=form)
    whole = contents(tmp_path)
    for name in (f"facts.{form}", f"articles.{form}", "errors.jsonl"):
        for damage in (None, b"", whole[name][:-1], b"x" + whole[name][1:]):
            if damage is None:
                (tmp_path / name).unlink()
            else:
                (tmp_path / name).write_bytes(damage)
            with pytest.raises(
                SourceError, match=f"its {name} (is missing|was changed).*--overwrite"
            ):
                run([inputs], tmp_path, pipeline=Numbers(), workers=0, format=form)
            (tmp_path / name).write_bytes(whole[name])
    assert run([inputs], tmp_path, pipeline=Numbers(), workers=0, format=form).complete
    (tmp_path / f"facts.{form}").unlink()
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, format=form, overwrite=True)
    assert contents(tmp_path) == whole


def test_results_of_others_are_not_replaced(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.parquet").write_bytes(b"mine")
    with pytest.raises(SourceError, match="is there already"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    assert (tmp_path / "facts.parquet").read_bytes() == b"mine"


def test_two_runs_do_not_write_at_once(inputs: Path, tmp_path: Path) -> None:
    held = store.Store(tmp_path, "parquet", {})
    with held.locked(), pytest.raises(SourceError, match="another run is writing"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
