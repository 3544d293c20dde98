"""A missing extra is one line that tells what to install, before any work begins."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.paths import ROOT

import arnews.spark
from arnews.batch import extract_batches, run
from arnews.errors import MissingExtraError
from arnews.extras import EXTRAS, require


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("نما 5%", encoding="utf-8")
    return tmp_path / "a.txt"


def without(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package.replace("-", "_"), None)


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_is_asked_for_is_what_the_extra_brings(extra: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    names = {line.partition(">=")[0] for line in declared[extra] if not line.startswith("arnews")}
    assert set(EXTRAS[extra]) == names


@pytest.mark.parametrize("package", EXTRAS["batch"])
def test_a_run_asks_first(
    package: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, package)
    with pytest.raises(MissingExtraError, match=rf"'{package}'.*pip install 'arnews\[batch\]'"):
        run([article], tmp_path / "out", workers=2)
    assert not (tmp_path / "out").exists()


def test_batches_ask_before_the_first_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pyarrow")
    with pytest.raises(MissingExtraError, match=r"pip install 'arnews\[batch\]'"):
        extract_batches([])


@pytest.mark.parametrize("package", EXTRAS["spark"])
def test_spark_asks_on_the_driver(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, package)
    with pytest.raises(MissingExtraError, match=rf"'{package}'.*pip install 'arnews\[spark\]'"):
        arnews.spark.schema()
    with pytest.raises(MissingExtraError, match=rf"'{package}'"):
        arnews.spark.extract(None)  # type: ignore[arg-type]


def test_the_command_says_it_in_one_line(article: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        f"sys.argv = ['arnews', 'batch', {str(article)!r}, '--out', {str(tmp_path / 'out')!r}]\n"
        "from arnews.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "arnews: this needs the package 'pyarrow', which is not installed; "
        "install it with: pip install 'arnews[batch]'\n"
    )


def test_the_error_travels_from_a_worker() -> None:
    error = pickle.loads(pickle.dumps(MissingExtraError("pyarrow", "batch")))
    assert str(error) == str(MissingExtraError("pyarrow", "batch"))


def test_what_is_there_is_not_missing() -> None:
    require("batch")
    require("spark")
