"""The recipes of CONTRIBUTING.md work literally, and are not in the project yet."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from tests.paths import ROOT, SOURCE

from arnews import Pipeline
from arnews.extractors import ROSTER
from arnews.extractors.quantities import unit_words
from arnews.facts import Percentage
from arnews.language.lexicon_files import load_toml
from arnews.regression import load_cases, run_case
from arnews.rules import Extractor, Rule

PERCENTAGES = import_module("arnews.extractors.percentages")  # the package has its extractor
QUANTITIES = import_module("arnews.extractors.quantities")
BLOCKS = re.findall(
    r"^( *)```(\w+)\n(.*?)^ *```",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def block(language: str, part: str) -> str:
    (found,) = (dedent(block) for _, name, block in BLOCKS if name == language and part in block)
    return found


def shown_rule() -> Rule:
    """Return the rule as if it were written into its extractor."""
    names = dict(vars(PERCENTAGES))
    exec(block("python", "@rule"), names)
    rule: Rule = names["number_of_every_hundred"]
    return rule


def test_the_rule_is_new() -> None:
    rules = {rule.name for extractor in ROSTER for rule in extractor.rules}
    assert shown_rule().name not in rules


def test_the_phrases_hold_with_the_rule_alone(tmp_path: Path) -> None:
    file = tmp_path / "percentages.toml"
    file.write_text(block("toml", "[[phrase]]"), encoding="utf-8")
    cases = load_cases([file])
    assert [bool(case.near_miss) for case in cases] == [False, True]
    assert run_case(cases[0]).complaints
    own = Extractor(Percentage, list, (shown_rule(),))
    reader = Pipeline(extractors=[own])
    assert [run_case(case, reader).complaints for case in cases] == [[], []]


def test_the_word_is_new_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = load_toml("units.toml")
    shown: list[dict[str, Any]] = tomllib.loads(block("toml", "[[unit]]"))["unit"]
    (unit,) = shown
    known = {word for item in lists["unit"] for word in item["words"]}
    assert known.isdisjoint(unit["words"])
    sentence = re.findall(
        r'arnews explain "([^"]*مثقال[^"]*)"', (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    )
    monkeypatch.setattr(
        QUANTITIES, "load_toml", lambda _: {**lists, "unit": [*lists["unit"], *shown]}
    )
    assert any("مثقال" in words for words, _ in unit_words())
    facts = Pipeline().extract(sentence[0]).of_kind("quantity")
    assert [(fact.text, str(fact.value), fact.unit) for fact in facts] == [
        ("مثقالين", "2", "mithqal"),
        ("3 مثاقيل", "3", "mithqal"),
    ]


def test_files_that_it_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = re.findall(r"`((?:src|fixtures|docs|rules)/[\w/.]+)`", text)
    assert names
    assert [
        name for name in names if not (ROOT / name).exists() and not (SOURCE / name).exists()
    ] == []
