"""What a run says of the code that made it."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from importlib import import_module, invalidate_caches
from pathlib import Path

import pytest

import arnews
from arnews.batch.running import rules_version
from arnews.batch.running.provenance import code_digest, packages


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr("sys.modules", dict(sys.modules))
    return tmp_path


def write(folder: Path, **sources: str) -> None:
    for name, source in sources.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)


def digest_of(name: str) -> str:
    for module in [one for one in sys.modules if one.startswith("ours")]:
        del sys.modules[module]
    invalidate_caches()
    import_module(name)
    return code_digest(name)


def test_a_module_and_what_it_imports_from_its_folder(here: Path) -> None:
    write(here, ours="import ours_a", ours_a="", ours_unused="")
    first = digest_of("ours")
    write(here, ours_unused="1")
    assert digest_of("ours") == first
    write(here, ours_a="1")
    second = digest_of("ours")
    write(here, ours="import ours_a, json")
    assert len({first, second, digest_of("ours")}) == 3


def test_a_package_whichever_of_its_modules_is_named(here: Path) -> None:
    (here / "ours").mkdir()
    (here / "ours" / "__init__.py").write_text("")
    write(here, ours__sub__mine="import ours.other, ours_outside", ours__other="", ours_outside="")
    (here / "ours" / "sub" / "__init__.py").write_text("")
    first = digest_of("ours.sub.mine")
    write(here, ours_outside="1")
    assert digest_of("ours.sub.mine") == first
    write(here, ours__other="1")
    assert digest_of("ours.sub.mine") != first


def test_it_is_the_same_wherever_the_folder_lies(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "a", ours="import ours_a", ours_a="")
    shutil.copytree(here / "a", here / "b")
    found = set()
    for folder in ("a", "b"):
        monkeypatch.setattr("sys.path", [str(here / folder), *sys.path[1:]])
        found.add(digest_of("ours"))
    assert len(found) == 1


def test_what_is_installed_below_the_folder_or_around_the_module_is_none_of_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = here / "venv" / "site-packages"
    write(installed, ours_installed="", ours_alone="import ours_installed")
    write(here, ours="import ours_installed")
    monkeypatch.setattr("sys.path", [str(installed), *sys.path])
    before = digest_of("ours"), digest_of("ours_alone")
    write(installed, ours_installed="1")
    assert (digest_of("ours"), digest_of("ours_alone")) == before


def test_the_versions_of_what_reads_articles() -> None:
    found = packages()
    assert found["unicode"] == unicodedata.unidata_version
    assert {"trafilatura", "regex", "camel-tools", "charset-normalizer", "lxml"} <= set(found)


@pytest.mark.parametrize(
    ("file", "rules", "readers"),
    [
        ("pipeline.py", True, False),
        ("extractors/dates.py", True, False),
        ("lexicons/companies.tsv", True, False),
        ("batch/reading/encodings.py", False, True),
        ("cli/batch.py", False, False),
    ],
)
def test_which_files_of_arnews_decide(
    file: str, rules: bool, readers: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(arnews.__file__).parent
    shutil.copytree(source, tmp_path / "arnews", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(
        rules_version, "__file__", str(tmp_path / "arnews" / "batch" / "running" / "x.py")
    )
    before = rules_version.rules_digest(), rules_version.readers_digest()
    with (tmp_path / "arnews" / file).open("a") as out:
        out.write("\n")
    after = rules_version.rules_digest(), rules_version.readers_digest()
    assert (before[0] != after[0], before[1] != after[1]) == (rules, readers)
