"""What a release says of itself agrees; the site builds strictly and loads nothing from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.install.run import ways
from tests.paths import ROOT

import arnews


def told(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_one_version_everywhere() -> None:
    assert f"\nversion: {arnews.__version__}\n" in told("CITATION.cff")
    assert re.search(r"^## (\S+)", told("CHANGELOG.md"), re.MULTILINE)[1] == arnews.__version__  # type: ignore[index]
    for path in (ROOT / "tests").glob("schema*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["$id"].split(":")[2] == (
            arnews.__version__
        )


def test_every_release_has_its_date() -> None:
    heads = re.findall(r"^## (.*)$", told("CHANGELOG.md"), re.MULTILINE)
    assert heads
    assert [
        head for head in heads if not re.fullmatch(r"\S+ \((\d{4}-\d\d-\d\d|unreleased)\)", head)
    ] == []


def test_hooks_and_workflows_run_what_is_there() -> None:
    for name in re.findall(r"entry: \.venv/bin/(\w+)", told(".pre-commit-config.yaml")):
        assert name in {"ruff", "mypy", "python"}
    workflow = told(".github/workflows/checks.yml")
    targets = re.findall(r"run: make (\S+)", workflow + told(".github/workflows/wheels.yml"))
    assert "run: .ci/run" in workflow
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert targets
    for target in targets:
        assert f"\n{target}: " in told("Makefile")


def test_the_source_archive_holds_what_its_tests_read() -> None:
    build = tomllib.loads(told("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["sdist"]
    missing = [name for name in build["include"] if not list(ROOT.glob(name.lstrip("/")))]
    assert missing == []


def test_each_tool_has_its_way() -> None:
    found = {way.name: way for way in ways(told("docs/install.md"))}
    assert {"pip", "uv", "Poetry", "conda", "Docker"} <= found.keys()
    line = found["pip"].commands[0]
    for page in ("README.md", "docs/quickstart.md"):
        assert f"$ {line}\n" in told(page)
    assert line in found["Docker"].files["Dockerfile"]
    for way in found.values():
        assert any("arnews extract news.txt" in command for command in way.commands), way.name


@pytest.mark.skipif(
    not all(map(find_spec, ("mkdocs", "material", "mkdocstrings"))), reason="see `make docs`"
)
def test_the_site_is_whole(tmp_path: Path) -> None:
    """Strict, and without network: a proxy that nobody listens at refuses every request."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    mkdocs = Path(sys.executable).with_name("mkdocs")
    done = subprocess.run(
        [mkdocs, "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env=os.environ | nowhere | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 25
    loads = re.compile(r"<(?:link|script|img|iframe|source)\b[^>]*?(?:src|href)=\"?(?:https?:)?//")
    assert [page.name for page in pages if loads.search(page.read_text(encoding="utf-8"))] == []
    arabic = (tmp_path / "site" / "ar" / "index.html").read_text(encoding="utf-8")
    assert '<div dir="rtl" lang="ar">' in arabic
    assert "<h1" in arabic.partition('<div dir="rtl"')[2]
