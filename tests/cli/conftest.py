"""The command, run in this process as its entry point runs it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from arnews.cli import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Done]


@pytest.fixture
def arnews(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object, given: bytes = b"") -> Done:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["arnews", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
            with pytest.raises(SystemExit) as stopped:
                main()
        out, err = capfd.readouterr()
        code = stopped.value.code
        assert code is None or isinstance(code, int)
        return Done(code or 0, out, err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("ربحت «سابك» 3 مليارات ريال سعودي\nبنمو 5%", encoding="utf-8")
    return path
