"""Only a run with the same inputs, options, code and packages is resumed."""

from __future__ import annotations

import json
import os
import time
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.batch.fakes import Numbers
from tests.batch.interruptions import Stop, stopped_run

from arnews.batch import run
from arnews.batch.running import job
from arnews.batch.running.provenance import packages
from arnews.batch.writing import store
from arnews.errors import SourceError

pytestmark = pytest.mark.usefixtures("small_parts")


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
