"""The phrase file of the documentation is one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.paths import ROOT

from arnews.regression import check, load_cases


def test_its_phrases_hold(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "regression.md").read_text(encoding="utf-8")
    (example,) = [
        block
        for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
        if "phrase" in block.split("\n")[0]
    ]
    (tmp_path / "example.toml").write_text(example, encoding="utf-8")
    report = check(load_cases([tmp_path]))
    assert len(report.checked) == 5
    assert report.failed == []
