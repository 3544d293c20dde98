"""The recipe of CONTRIBUTING.md: its rule and its words are those of the project, its phrases hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import dedent

from tests.paths import ROOT, SOURCE

from arnews.regression import load_cases, run_case

BLOCKS = re.findall(
    r"^( *)```(\w+)\n(.*?)^ *```",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def blocks(language: str) -> list[str]:
    return [dedent(block) for _, name, block in BLOCKS if name == language]


def test_the_rule_stands_so_in_its_extractor() -> None:
    (shown,) = blocks("python")
    extractors = (SOURCE / "extractors").glob("*.py")
    assert any(shown in file.read_text(encoding="utf-8") for file in extractors)


def test_the_word_stands_so_in_its_list() -> None:
    (shown,) = (block for block in blocks("toml") if "[[unit]]" in block)
    listed = tomllib.loads((SOURCE / "lexicons" / "units.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(shown)["unit"][0] in listed["unit"]


def test_the_phrases_hold(tmp_path: Path) -> None:
    (shown,) = (block for block in blocks("toml") if "[[phrase]]" in block)
    file = tmp_path / "money.toml"
    file.write_text(shown, encoding="utf-8")
    cases = load_cases([file])
    assert [bool(case.near_miss) for case in cases] == [False, True]
    assert [run_case(case).complaints for case in cases] == [[], []]
