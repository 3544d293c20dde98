"""Ways to run a batch as a process of its own, and to leave a run unfinished."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest
from tests.batch.fakes import Numbers

from arnews.batch import run
from arnews.batch.writing import store

RUNNER = Path(__file__).with_name("runner.py")


def contents(out: Path) -> dict[str, bytes]:
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*")}


def command(out: Path, inputs: Path) -> list[str]:
    return [sys.executable, "-W", "ignore", str(RUNNER), str(out), str(inputs)]


def environment(workers: int, delay: float = 0.0, **more: str) -> dict[str, str]:
    """Return the environment of runner.py; its processes share compiled modules to start faster."""
    shared = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{gettempdir()}/arnews-pyc"}
    return {**os.environ, **shared, "WORKERS": str(workers), "DELAY": str(delay), **more}


class Stop(BaseException):
    """Ends a run like a kill, as no code catches it."""


def stopped_run(inputs: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave an unfinished run in `out`."""
    with monkeypatch.context() as patched:
        patched.setattr(store.Store, "finish", lambda *_: (_ for _ in ()).throw(Stop()))
        with pytest.raises(Stop):
            run([inputs], out, pipeline=Numbers(), workers=0)
