"""The output folder: damaged parts and results, and results that are not the run's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.batch.fakes import Numbers
from tests.batch.interruptions import contents, stopped_run

from arnews.batch import run
from arnews.batch.writing import store
from arnews.errors import SourceError

pytestmark = pytest.mark.usefixtures("small_parts")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the first is gone": lambda parts: shutil.rmtree(parts / "00000000"),
    "one within is gone": lambda parts: shutil.rmtree(parts / "00000003"),
    "a file is gone": lambda parts: (parts / "00000002" / "facts.arrow").unlink(),
    "a file is cut": lambda parts: os.truncate(parts / "00000002" / "errors.jsonl", 3),
    "a file is something else": lambda parts: (parts / "00000001" / "articles.arrow").write_bytes(
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
    part = tmp_path / "parts" / "00000001" / "facts.arrow"
    part.write_bytes(b"x" * part.stat().st_size)
    with pytest.raises(SourceError, match=r"00000001/facts.arrow is damaged: .*--overwrite"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, overwrite=True)


def test_a_finished_run_is_not_done_again(inputs: Path, tmp_path: Path) -> None:
    first = run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    before = contents(tmp_path)
    again = run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    assert again.complete
    assert again.report() == first.report()
    assert contents(tmp_path) == before


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


def test_no_tables_of_another_format_stay(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_bytes(b"mine")
    run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, format="jsonl", overwrite=True)
    assert set(contents(tmp_path)) == {
        "articles.jsonl",
        "batch.json",
        "claims.jsonl",
        "errors.jsonl",
        "facts.csv",
        "facts.jsonl",
    }


def test_no_drafts_of_another_format_stay(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_run(inputs, tmp_path, monkeypatch)
    assert (tmp_path / "facts.parquet.tmp").exists()
    run([inputs], tmp_path, pipeline=Numbers(), workers=0, format="csv", overwrite=True)
    assert [file.name for file in tmp_path.glob("*.tmp")] == []


def test_results_of_others_are_not_replaced(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.parquet").write_bytes(b"mine")
    with pytest.raises(SourceError, match="is there already"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
    assert (tmp_path / "facts.parquet").read_bytes() == b"mine"


def test_two_runs_do_not_write_at_once(inputs: Path, tmp_path: Path) -> None:
    held = store.Store(tmp_path, "parquet", {})
    with held.locked(), pytest.raises(SourceError, match="another run is writing"):
        run([inputs], tmp_path, pipeline=Numbers(), workers=0)
