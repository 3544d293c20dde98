"""`arnews export`: files that other tools read; what they hold is tested in tests/export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.export.test_reading_back import (
    ODD,
    of_brat,
    of_csv,
    of_label_studio,
    of_web_annotations,
    said,
)

from arnews import extract


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ODD.encode())
    return path


def test_the_command_writes_a_collection_of_brat(arnews: Run, odd: Path, tmp_path: Path) -> None:
    other = tmp_path / "b" / "odd.txt"
    other.parent.mkdir()
    other.write_text("نما 5%", encoding="utf-8")
    done = arnews("export", odd, other, "--format", "brat", "-o", tmp_path / "out")
    assert (done.code, done.out, done.err) == (0, "", "")
    texts = sorted((tmp_path / "out").rglob("*.txt"))
    assert len(texts) == 2
    for path in texts:
        text = path.read_bytes().decode()
        annotations = path.with_suffix(".ann").read_bytes().decode()
        assert of_brat(annotations, text) == said(extract(text))
    assert "[entities]" in (tmp_path / "out" / "annotation.conf").read_text()


@pytest.mark.parametrize("form", ["label-studio", "web-annotation", "csv"])
def test_the_command_writes_one_file(form: str, arnews: Run, odd: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert arnews("export", odd, "--format", form, "--out", out).code == 0
    written = out.read_bytes().decode()
    assert arnews("export", odd, "--format", form).out == written
    if form == "csv":
        assert of_csv(written) == said(extract(ODD))
    elif form == "label-studio":
        assert of_label_studio(json.loads(written)[0]) == said(extract(ODD))
    else:
        assert of_web_annotations(json.loads(written), ODD) == said(extract(ODD))


def test_what_cannot_be_exported_is_told(arnews: Run, odd: Path, tmp_path: Path) -> None:
    told = arnews("export", odd, "--format", "brat")
    assert (told.code, "add --out DIR" in told.err) == (2, True)
    half = tmp_path / "half.json"
    half.write_text('{"text": "نما 5% \\ud83d"}', encoding="utf-8")
    done = arnews("export", half, odd, "--format", "brat", "--out", tmp_path / "out")
    assert done.code == 1
    assert [path.name for path in (tmp_path / "out").glob("*.txt")] == ["odd.txt"]
    (tmp_path / "file").write_text("")
    done = arnews("export", odd, "--format", "brat", "--out", tmp_path / "file" / "x")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "cannot be made" in done.err
