"""Which part may know which: the layers are a test."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path("src/arnews")
CORE = {"camel_tools", "regex", "pydantic"}
COMMAND = {"typer", "rich"}
ALLOWED = {
    "text": {"text"},
    "language": {"text", "language", "errors"},
    "rules": {"text", "language", "rules", "facts"},
    "extractors": {"text", "language", "rules", "facts", "extractors"},
}
LONGEST = 400
FOREIGN_WORDS = ("/work/", ".library", "pypi.org/simple", "files.pythonhosted")


def imports(file: Path, *, lazy: bool = True) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if lazy else _at_import(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module


def _at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported, TYPE_CHECKING aside."""
    todo: list[ast.stmt] = list(tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.Try):
            todo.extend(node.body)


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_knows_those_below(layer: str) -> None:
    known = {
        (file.name, name)
        for file in (SOURCE / layer).glob("*.py")
        for name in imports(file)
        if name.startswith("arnews.") and name.split(".")[1] not in ALLOWED[layer]
    }
    assert known == set()


def test_the_core_imports_what_the_project_exists_for() -> None:
    outside = {"batch", "cli", "view", "regression"}
    files = [
        file
        for file in SOURCE.rglob("*.py")
        if file.relative_to(SOURCE).parts[0] not in outside and file.name != "spark.py"
    ]
    assert len(files) > 30
    strange = {
        (str(file), name)
        for file in files
        for name in imports(file, lazy=False)
        if name.split(".")[0] not in CORE | {"arnews"} | sys.stdlib_module_names
    }
    assert strange == set()


def test_the_plugin_needs_no_command() -> None:
    strange = {
        (file.name, name)
        for file in (SOURCE / "regression").glob("*.py")
        for name in imports(file)
        if name.split(".")[0] in COMMAND
    }
    assert strange == set()


def test_files_are_short() -> None:
    files = [*SOURCE.rglob("*.py"), *Path("tests").rglob("*.py")]
    long = {str(file): n for file in files if (n := _lines(file)) >= LONGEST}
    # one table of many damaged files
    long.pop("tests/batch/test_damaged.py", None)
    assert long == {}


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_nothing_tells_of_the_workshop() -> None:
    here = Path(__file__).resolve()
    texts = [
        path
        for root in ("src", "tests", "docs", "fixtures")
        for path in Path(root).rglob("*")
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".tsv", ".txt", ".json"}
    ]
    texts += [Path(name) for name in ("README.md", "pyproject.toml", "Makefile", "constraints.txt")]
    told = {
        (str(path), word)
        for path in texts
        if path.resolve() != here
        for word in FOREIGN_WORDS
        if word in path.read_text(encoding="utf-8")
    }
    assert told == set()


def test_every_rule_is_shown_at_work_and_held_back() -> None:
    from arnews.regression import coverage, load_cases

    covered = coverage(load_cases(["fixtures"]))
    assert len(covered.rules) > 25
    assert covered.idle == []
    assert covered.unopposed == []


def test_every_rule_opens_with_an_example() -> None:
    from arnews.pipeline import default_pipeline

    silent = [rule.name for rule in default_pipeline().rules if not rule.doc.startswith("«")]
    assert silent == []
    names = [rule.name for rule in default_pipeline().rules]
    assert len(names) == len(set(names))
