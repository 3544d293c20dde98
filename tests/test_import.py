"""`import arnews` is light and quick."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from tests.paths import ROOT, SOURCE

import arnews
from arnews import regression

HEAVY = (
    "jinja2",
    "duckdb",
    "matplotlib",
    "typer",
    "rich",
    "pandas",
    "pyarrow",
    "torch",
    "scipy",
    "transformers",
    "pint",
    "trafilatura",
)
BUDGET = 3.5
"""So many times the start of a process with one model of pydantic (2.5 to 3.2 is usual, a sixth of it
for claims): a ratio in one run, for machines differ. Only a heavy import reaches it."""


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **environment},
    )
    return done.stdout


def test_what_import_brings() -> None:
    code = "import arnews, sys; arnews.extract('نما 5%'); print(*sys.modules)"
    brought = run(code).split()
    assert "arnews.pipeline" in brought
    assert [name for name in HEAVY if name in brought] == []


def test_import_and_first_extraction_are_quick(tmp_path: Path) -> None:
    def start(code: str) -> float:
        timed = f"{code}\nimport time; print(time.process_time())"
        kept = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
        return float(run(timed, **kept))

    least = "from pydantic import BaseModel\nclass Model(BaseModel): number: int"
    whole = "import arnews; arnews.extract('نما 5%')"
    # By turns, so that what else the machine does slows both; the first compiles.
    times = [(start(least), start(whole)) for _ in range(6)]
    assert min(mine for _, mine in times) < BUDGET * min(bare for bare, _ in times)


@pytest.mark.parametrize("package", [arnews, regression])
def test_completion_knows_the_public_names(package: ModuleType) -> None:
    assert set(package.__all__) <= set(dir(package))


def test_completion_imports_nothing() -> None:
    brought = run("import arnews, sys; assert 'extract' in dir(arnews); print(*sys.modules)")
    assert "arnews.pipeline" not in brought.split()


@pytest.mark.skipif(not SOURCE.is_dir(), reason="looks at the sources, which are not here")
def test_the_version_is_that_of_the_distribution() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert declared["project"]["dynamic"] == ["version"]
    assert ROOT / declared["tool"]["hatch"]["version"]["path"] == SOURCE / "__init__.py"
    source = (SOURCE / "__init__.py").read_text(encoding="utf-8")
    assert f'\n__version__ = "{arnews.__version__}"\n' in source


def test_what_is_offered_is_what_users_call() -> None:
    """As completion in IPython and Jupyter shows it."""
    told = run("import arnews; print(*[name for name in dir(arnews) if name[0] != '_'])")
    assert told.split() == sorted(arnews.__all__)


def test_a_name_is_looked_up_once() -> None:
    told = run("import arnews; arnews.normalize; print('normalize' in vars(arnews))")
    assert "True" in told
