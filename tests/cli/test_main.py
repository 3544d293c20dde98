"""The command as a process: its version, its exit codes."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.conftest import Run

import arnews as package


def test_version(arnews: Run) -> None:
    done = arnews("--version")
    assert (done.code, done.out) == (0, f"arnews {package.__version__}\n")


def test_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "arnews", "check", "no\u0629where"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 2
    assert done.stderr.decode() == "arnews: no\u0629where: no such file or folder\n"
