"""The pytest plugin in a fresh project, with arnews and pytest alone."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

import arnews

ALONE = ("typer", "rich", "pyarrow", "hypothesis", "babel")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a gold article and phrases, and a finder that hides what it does not have."""
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\narnews_gold = ["gold"]\ntestpaths = ["tests"]\n'
    )
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_own.py").write_text("def test_own():\n    assert True\n")
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "news.txt").write_text("نما الاقتصاد 5%", encoding="utf-8")
    (gold / "news.facts.json").write_text(
        '[{"kind": "percentage", "text": "5%", "start": 13, "end": 15, "value": "5", "unit": "percent"}]'
    )
    (gold / "phrases.toml").write_text(
        '[[phrase]]\ntext = "ربح 5 دولارات"\n'
        'facts = [{ kind = "money", text = "5 دولارات", value = "6", currency = "USD" }]\n'
        '[[phrase]]\ntext = "نسبة 5%"\nfacts = []\nxfail = "known"\n',
        encoding="utf-8",
    )
    hidden = ", ".join(map(repr, ALONE))
    (tmp_path / "conftest.py").write_text(
        "import sys\n"
        "class Hidden:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] in ({hidden},):\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Hidden())\n"
    )
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:hypothesispytest",
            *arguments,
        ],
        cwd=project,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout.decode()


def test_gold_runs_as_tests(project: Path) -> None:
    code, said = run(project, "-v")
    assert code == 1
    assert "1 failed, 2 passed, 1 xfailed" in said
    assert "lost     money «5 دولارات»" in said
    assert (
        "gained   money «5 دولارات» at 4:13  value=5 currency=USD  by number_then_currency" in said
    )
    assert "Traceback" not in said


@pytest.mark.parametrize("metric", ["gdp_growth", "inflation"])
def test_the_claims_of_articles_are_tested(project: Path, metric: str) -> None:
    (project / "gold" / "news.txt").write_text("نما اقتصاد مصر 5%", encoding="utf-8")
    fact = '{"kind": "percentage", "text": "5%", "start": 15, "end": 17, "value": "5", "unit": "percent"}'
    (project / "gold" / "news.facts.json").write_text(f"[{fact}]")
    (project / "gold" / "news.claims.json").write_text(
        f'[{{"kind": "observation", "metric": "{metric}",'
        ' "subject": {"text": "مصر", "start": 11, "end": 14, "type": "country"},'
        ' "figures": [{"role": "value", "text": "5%", "start": 15, "end": 17}]}]',
        encoding="utf-8",
    )
    code, said = run(project, "gold/news.facts.json")
    assert code == (metric == "inflation"), said
    assert ("(metric)" in said) == (metric == "inflation")


def test_the_command_line_chooses(project: Path) -> None:
    code, said = run(project, "gold/news.facts.json")
    assert code == 0
    assert "1 passed" in said


def test_an_xfail_that_passes_is_an_error(project: Path) -> None:
    phrases = project / "gold" / "phrases.toml"
    phrases.write_text(
        '[[phrase]]\ntext = "مرحبا"\nfacts = []\nxfail = "no more"\n', encoding="utf-8"
    )
    code, said = run(project, "gold/phrases.toml")
    assert code == 1
    assert "XPASS(strict)" in said


def test_a_bad_gold_file_names_the_entry(project: Path) -> None:
    gold = project / "gold" / "news.facts.json"
    gold.write_text('[{"kind": "percentage", "text": "5%", "start": 12, "end": 14, "value": "5"}]')
    code, said = run(project, "gold/news.facts.json")
    assert code == 2
    assert "fact 1: quotes '5%'" in said
    assert "it is at 13:15" in said


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("published = '2020-99-99'", "phrase 1: published must be a day such as 2018-06-24"),
        ("kinds = ['sums']", "phrase 1: kinds: 'sums' is none of money"),
    ],
)
def test_a_bad_phrase_names_the_entry(project: Path, phrase: str, told: str) -> None:
    (project / "gold" / "phrases.toml").write_text(f"[[phrase]]\ntext = '5%'\n{phrase}\n")
    code, said = run(project, "gold/phrases.toml")
    assert code == 2
    assert f"phrases.toml, {told}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("xfail", ["", "xfail = 'known'"])
def test_a_near_miss_of_a_rule_that_is_none(project: Path, xfail: str) -> None:
    (project / "gold" / "phrases.toml").write_text(
        f"[[phrase]]\ntext = 'text'\nnear_miss = ['two_point']\n{xfail}\n"
    )
    code, said = run(project, "gold/phrases.toml")
    assert code == 1
    assert (
        "phrases.toml:1: near_miss names 'two_point', which is not a rule of the pipeline" in said
    )
    assert "Traceback" not in said


def settings(project: Path, *lines: str) -> None:
    with (project / "pyproject.toml").open("a") as file:
        file.write("\n".join(lines) + "\n")


OWN = """
[[phrase]]
text = "باعت قرطاسنا حصة بسعر 5 ريالات"
facts = [
  { kind = "company", text = "قرطاسنا", name = "قرطاسنا" },
  { kind = "money", text = "5 ريالات", value = "5", currency = "OMR" },
]
"""


def test_lists_and_home_of_the_project(project: Path) -> None:
    (project / "gold" / "phrases.toml").write_text(OWN, encoding="utf-8")
    (project / "mine.tsv").write_text("name\nقرطاسنا\n", encoding="utf-8")
    assert run(project, "gold/phrases.toml")[0] == 1
    settings(project, 'arnews_company_lists = ["mine.tsv"]', 'arnews_country = "OM"')
    code, said = run(project, "gold/phrases.toml")
    assert (code, "1 passed" in said) == (0, True), said


def test_a_pipeline_of_the_project(project: Path) -> None:
    (project / "gold" / "phrases.toml").write_text(OWN, encoding="utf-8")
    (project / "mine.tsv").write_text("name\nقرطاسنا\n", encoding="utf-8")
    (project / "readers.py").write_text(
        "from pathlib import Path\nfrom arnews import Pipeline\n"
        "def ours():\n    mine = Path(__file__).with_name('mine.tsv')\n"
        "    return Pipeline(country='OM', lexicons=[mine])\n"
    )
    settings(project, 'arnews_pipeline = "readers:ours"')
    code, said = run(project, "gold/phrases.toml")
    assert (code, "1 passed" in said) == (0, True), said


def test_a_pipeline_that_is_none(project: Path) -> None:
    settings(project, 'arnews_pipeline = "readers:ours"')
    code, said = run(project, "gold/phrases.toml")
    assert code == 2
    assert "there is no module 'readers' here" in said
    assert "Traceback" not in said


def test_without_the_setting_nothing_is_imported(tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text(
        "import sys\ndef test_own():\n    assert 'arnews.regression.plugin' in sys.modules\n"
        "    assert 'arnews.pipeline' not in sys.modules\n"
        "    assert 'pydantic' not in sys.modules\n"
    )
    code, said = run(tmp_path)
    assert (code, "1 passed" in said) == (0, True), said


def test_it_is_an_entry_point() -> None:
    found = {
        point.value for point in distribution("arnews").entry_points if point.group == "pytest11"
    }
    assert found == {"arnews.regression.plugin"}
    assert arnews.__version__ == distribution("arnews").version
