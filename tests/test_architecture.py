"""Which part may know which: the layers are a test."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.paths import FIXTURES, ROOT, SOURCE

CORE = {"camel_tools", "regex", "pydantic"}
COMMAND = {"typer", "rich"}
ALLOWED = {
    "text": {"_deprecated", "text"},
    "language": {"_deprecated", "text", "language", "errors"},
    "rules": {"_deprecated", "text", "language", "rules", "facts", "_construct"},
    "extractors": {"_deprecated", "text", "language", "rules", "facts", "extractors"},
    "claims": {"_construct", "text", "language", "rules", "facts", "claims"},
}
LONGEST = 400
OF_A_MACHINE = re.compile(
    r"(?<![\w.}*:/-])/(?:home|mnt|root|srv|tmp|work|Users)/|pypi\.org/simple|files\.pythonhosted"
)
DESCRIBED = ("text", "language", "rules", "extractors")


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
        if file.relative_to(SOURCE).parts[0] not in outside
        and file.name not in {"spacy.py", "spark.py"}
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
    files = [*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    long = {str(file.relative_to(ROOT)): n for file in files if (n := _lines(file)) >= LONGEST}
    # one table of many damaged files
    long.pop("tests/batch/test_damaged.py", None)
    assert long == {}


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_path_of_a_machine() -> None:
    roots = ("src", "tests", "docs", "fixtures", "*.md", "*.toml", "*.txt", "Makefile")
    texts = [
        path
        for root in roots
        for found in ROOT.glob(root)
        for path in ([found] if found.is_file() else found.rglob("*"))
        if path.suffix in {"", ".py", ".md", ".toml", ".tsv", ".txt", ".json"} and path.is_file()
    ]
    assert len(texts) > 200
    told = {
        (str(path), match[0])
        for path in texts
        for match in OF_A_MACHINE.finditer(path.read_text(encoding="utf-8"))
    }
    assert told == set()


@pytest.mark.parametrize("layer", DESCRIBED)
def test_the_design_names_every_module(layer: str) -> None:
    told = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    modules = {file.name for file in (SOURCE / layer).glob("[!_]*.py")}
    assert {name for name in modules if f"{name}`" not in told} == set()
    named = set(re.findall(r"`(?:\w+/)?(\w+\.py)`", told))
    assert {name for name in named if not list(SOURCE.rglob(name))} == set()


def test_the_docs_of_claims_name_every_module() -> None:
    told = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    modules = {file.name for file in (SOURCE / "claims").glob("[!_]*.py")}
    assert {name for name in modules if f"`{name}`" not in told} == set()


def test_every_rule_is_shown_at_work_and_held_back() -> None:
    from arnews.regression import coverage, load_cases

    covered = coverage(load_cases([FIXTURES]))
    assert len(covered.rules) > 25
    assert covered.idle == []
    assert covered.unopposed == []


def test_every_rule_opens_with_an_example() -> None:
    from arnews.claims.stage import CLAIM_RULES
    from arnews.pipeline import default_pipeline

    told = {rule.name: rule.doc for rule in default_pipeline().rules}
    told |= {rule.name: rule.doc for rule in CLAIM_RULES}
    assert [name for name, doc in told.items() if not doc.startswith("«")] == []
    names = [rule.name for rule in default_pipeline().rules]
    names += [rule.name for rule in CLAIM_RULES]
    assert len(names) == len(set(names))


def test_a_new_kind_of_fact_is_declared_in_one_place() -> None:
    """Regression, batch, pages and the command ask `FACT_CLASSES` and name no kind themselves."""
    from arnews.facts import FACT_CLASSES

    classes = {fact_class.__name__ for fact_class in FACT_CLASSES.values()}
    named = set()
    for folder in ("batch", "cli", "regression", "view"):
        for file in (SOURCE / folder).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            named |= {
                (file.name, node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and node.value in FACT_CLASSES
            }
            named |= {
                (file.name, alias.name)
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
                if alias.name in classes
            }
    # the columns of dates: an article's own, and that of a fact's value
    assert {name for _, name in named} <= {"date"}
