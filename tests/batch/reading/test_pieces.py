"""The stream of pieces: from any point on it is the same, and no error of a reader ends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.batch.conftest import ARTICLES, write_jsonl
from tests.batch.fakes import Numbers

from arnews.batch import Columns, Limits, run
from arnews.batch.reading.pieces import Pieces, StreamPosition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "empty").mkdir(parents=True)
    for name, (_, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.facts.json").write_text("[]")
    write_jsonl(folder / "b.jsonl", 7)
    (folder / "c.csv").write_text("text\nربح 5\n,\nربح 6\n", encoding="utf-8")
    (folder / "d.jsonl").write_text("")
    (folder / "e.jsonl").write_text('{"text": "5"}')
    return folder


def pieces(folder: Path) -> Pieces:
    return Pieces([folder], folder / "out", Columns(), Limits())


def test_it_goes_on_from_every_point(folder: Path) -> None:
    whole = list(pieces(folder).after(StreamPosition()))
    assert len(whole) == 22
    for number, (_, cursor) in enumerate(whole, 1):
        assert list(pieces(folder).after(cursor)) == whole[number:]


def test_it_knows_how_far_it_is(folder: Path) -> None:
    stream = pieces(folder)
    seen = [stream.position for _ in stream.after(StreamPosition())]
    assert seen == sorted(seen)
    assert stream.position == sum(
        file.stat().st_size for file in folder.glob("*.*") if not file.name.endswith("facts.json")
    )


def test_a_file_that_goes_while_the_run_lasts(folder: Path) -> None:
    stream = pieces(folder).after(StreamPosition())
    next(stream)
    (folder / "b.jsonl").unlink()
    (folder / "b.jsonl").symlink_to(folder / "nowhere")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "is_symlink", lambda _: False)
        errors = [piece.error for piece, _ in stream if hasattr(piece, "error")]
    assert "unreadable" in errors


@pytest.mark.parametrize("target", ["pieces.json_lines", "raw_records.decode"])
def test_what_no_reader_foresaw_is_a_row(
    target: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError("stumbled")

    monkeypatch.setattr(f"arnews.batch.reading.{target}", stumble)
    out = tmp_path / "out"
    summary = run([folder], out, workers=0, pipeline=Numbers())
    rows = list(map(json.loads, (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()))
    told = [row["message"] for row in rows if row["error"] == "reading"]
    assert set(told) == {"ZeroDivisionError: stumbled"}
    assert summary.articles == {"pieces.json_lines": 7, "raw_records.decode": 2}[target]
