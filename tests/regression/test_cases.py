"""Where cases come from, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from arnews.errors import GoldError
from arnews.regression import load_cases

GOLD = (
    '[{"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5", "unit": "percent"}]'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("x/a", "y/a"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / f"{name}.txt").write_text("نما 5%", encoding="utf-8")
        (tmp_path / f"{name}.facts.json").write_text(GOLD)
    (tmp_path / "y" / "p.toml").write_text('[[phrase]]\ntext = "نما"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "paths", [["."], ["x", "y"], ["y/a.txt", ".", "x/a.facts.json"]], ids=["all", "two", "twice"]
)
def test_names_are_paths_and_each_case_is_there_once(folder: Path, paths: list[str]) -> None:
    assert sorted(case.name for case in load_cases(paths)) == ["x/a", "y/a", "y/p.toml:1"]
    absolute = load_cases([folder / path for path in paths])
    assert sorted(case.name for case in absolute) == ["x/a", "y/a", "y/p.toml:1"]


def test_a_byte_order_mark_is_no_text(folder: Path) -> None:
    mark = "\ufeff".encode()
    (folder / "x" / "a.txt").write_bytes(mark + "نما 5%\r\n".encode())
    (folder / "x" / "a.facts.json").write_bytes(mark + GOLD.encode())
    (case,) = load_cases(["x"])
    assert case.text == "نما 5%\r\n"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("no", "no: no such file or folder"),
        ("z", "z: holds no NAME.txt with NAME.facts.json"),
        (
            "x/b.txt",
            "x/b.txt: has no gold file b.facts.json in its folder; .* `arnews annotate x/b.txt`",
        ),
    ],
)
def test_what_holds_no_case(folder: Path, path: str, told: str) -> None:
    (folder / "z").mkdir()
    (folder / "x" / "b.txt").write_text("")
    with pytest.raises(GoldError, match=told):
        load_cases([path])
