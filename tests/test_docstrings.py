"""What the docstring of every public callable must say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from tests.paths import SOURCE

from arnews import errors

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_RAISED = {"ValueError", "TypeError", *errors.__all__}
_SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises):$", re.MULTILINE)
_NAMED = re.compile(r"^ {4}([*\w]+(?:, [*\w]+)*)(?: \([^)]*\))?:", re.MULTILINE)
_DIALECT = {"Give", "Gives", "Tell", "Tells", "Whether"}
_SAYS_WHAT_IS_RETURNED = ("Return ", "Yield ", "True if ")

# The modules whose docstrings are still to be written; a module that is right must go from here.
LEFT: frozenset[str] = frozenset()


def _sections(docstring: str) -> dict[str, str]:
    """Return the sections of a Google style docstring by their titles."""
    parts = _SECTION.split(docstring)
    return {
        title: re.split(r"^\S", body, maxsplit=1, flags=re.MULTILINE)[0]
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def _named(section: str) -> set[str]:
    """Return the names that a section explains."""
    found = (names.group(1).split(", ") for names in _NAMED.finditer(section))
    return {name.lstrip("*") for names in found for name in names}


def _parameters(function: _Function) -> list[str]:
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    every += [one for one in (given.vararg, given.kwarg) if one is not None]
    names = [one.arg for one in every]
    return [name for name in names if name not in {"self", "cls"} and not name.startswith("_")]


def _own_statements(function: ast.AST) -> Iterator[ast.AST]:
    """Yield what is in a function, without the functions inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, _Function | ast.Lambda | ast.ClassDef):
            yield child
            yield from _own_statements(child)


def _raised(function: _Function) -> set[str]:
    found = set()
    for statement in _own_statements(function):
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            error = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
            found.add(ast.unparse(error).rpartition(".")[2])
    return found & _RAISED


def _decorators(definition: _Function | ast.ClassDef) -> set[str]:
    return {
        ast.unparse(one).partition("(")[0].rpartition(".")[2] for one in definition.decorator_list
    }


def _fields(definition: ast.ClassDef) -> list[str]:
    """Return the fields with which a dataclass or a named tuple is made."""
    bases = {ast.unparse(base) for base in definition.bases}
    if "NamedTuple" not in bases and "dataclass" not in _decorators(definition):
        return []
    return [
        line.target.id
        for line in definition.body
        if isinstance(line, ast.AnnAssign)
        and isinstance(line.target, ast.Name)
        and not line.target.id.startswith("_")
        and "ClassVar" not in ast.unparse(line.annotation)
        and "init=False" not in ast.unparse(line)
    ]


def _summary(docstring: str) -> Iterator[str]:
    if not docstring.partition("\n")[0]:
        yield "has no summary"
    elif docstring.split(maxsplit=1)[0] in _DIALECT:
        yield f"opens with «{docstring.split(maxsplit=1)[0]}»"


def _takes(docstring: str, names: Iterable[str], *titles: str) -> Iterator[str]:
    sections = _sections(docstring)
    explained = set().union(*(_named(sections.get(title, "")) for title in titles))
    for name in names:
        if name not in explained:
            yield f"{titles[0]} does not name {name}"


def _raises(docstring: str, function: _Function) -> Iterator[str]:
    explained = _named(_sections(docstring).get("Raises", ""))
    for name in sorted(_raised(function) - explained):
        yield f"Raises does not name {name}"


def _returns(docstring: str, function: _Function) -> Iterator[str]:
    value = "None" if function.returns is None else ast.unparse(function.returns)
    if value in {"None", "NoReturn", "Never"} or docstring.startswith(_SAYS_WHAT_IS_RETURNED):
        return
    if not _sections(docstring).keys() & {"Returns", "Yields"}:
        yield "has no Returns"


def _of_function(function: _Function) -> Iterator[str]:
    docstring = ast.get_docstring(function) or ""
    yield from _summary(docstring)
    if docstring.startswith("Deprecated: ") or _decorators(function) & {"rule", "claim_rule"}:
        return  # a rule takes the cursor, and its docstring is its example
    yield from _takes(docstring, _parameters(function), "Args")
    if not _decorators(function) & {"property", "cached_property"}:
        yield from _returns(docstring, function)
    yield from _raises(docstring, function)


def _of_class(definition: ast.ClassDef) -> Iterator[str]:
    docstring = ast.get_docstring(definition) or ""
    yield from _summary(docstring)
    yield from _takes(docstring, _fields(definition), "Attributes", "Args")
    for method in definition.body:
        if isinstance(method, _Function) and method.name == "__init__":
            told = set(_takes(docstring, _parameters(method), "Args", "Attributes"))
            inside = ast.get_docstring(method) or ""
            yield from sorted(told.intersection(_takes(inside, _parameters(method), "Args")))
            raised = set(_raises(docstring, method))
            yield from sorted(raised.intersection(_raises(inside, method)))


def _public(body: Iterable[ast.stmt], names: set[str] | None) -> Iterator[_Function | ast.ClassDef]:
    for definition in body:
        if isinstance(definition, _Function | ast.ClassDef) and not (
            definition.name.startswith("_")
            or (names is not None and definition.name not in names)
            or "overload" in _decorators(definition)
        ):
            yield definition


def _exported(tree: ast.Module) -> set[str] | None:
    """Return the names in `__all__`, None if the module has none."""
    for line in tree.body:
        targets = line.targets if isinstance(line, ast.Assign) else []
        if isinstance(line, ast.AnnAssign):
            targets = [line.target]
        if "__all__" in map(ast.unparse, targets):
            assert isinstance(line, ast.Assign | ast.AnnAssign)
            assert line.value is not None
            return set(ast.literal_eval(line.value))
    return None


def complaints(source: str, command: str = "") -> list[str]:
    """Return what the docstrings of a module lack.

    `command` is a function that typer calls: its docstring is the help, as is that of its options.
    """
    tree = ast.parse(source)
    found = []
    for definition in _public(tree.body, _exported(tree)):
        if definition.name == command:
            continue
        if not isinstance(definition, ast.ClassDef):
            found += [f"{definition.name}: {one}" for one in _of_function(definition)]
            continue
        found += [f"{definition.name}: {one}" for one in _of_class(definition)]
        for method in _public(definition.body, None):
            if not isinstance(method, ast.ClassDef) and "setter" not in _decorators(method):
                name = f"{definition.name}.{method.name}"
                found += [f"{name}: {one}" for one in _of_function(method)]
    return found


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        if parts[-1] == "__init__":
            parts = parts[:-1]
        if not any(part.startswith("_") for part in parts):
            yield ".".join(parts), path


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param(
            name,
            path,
            id=name,
            marks=pytest.mark.xfail(name in LEFT, reason="docstrings are still to be written"),
        )
        for name, path in _modules()
    ],
)
def test_public_callables_are_documented(name: str, path: Path) -> None:
    command = path.stem if name.startswith("arnews.cli.") else ""
    assert complaints(path.read_text(encoding="utf-8"), command) == []


def test_modules_that_are_left_exist() -> None:
    assert {name for name, _ in _modules()} >= LEFT


_RIGHT = '''
def share(part: int, *, whole: int = 1) -> float:
    """Return a share.

    Args:
        part: how many.
        whole: of how many.

    Raises:
        ValueError: `whole` is 0.
    """
    if not whole:
        raise ValueError
    return part / whole
'''


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("Return a share.", "Tell a share.", ["share: opens with «Tell»", "share: has no Returns"]),
        ("        part: how many.\n", "", ["share: Args does not name part"]),
        ("        whole: of how many.\n", "", ["share: Args does not name whole"]),
        ("ValueError: `", "KeyError: `", ["share: Raises does not name ValueError"]),
        ("Return a share", "A share", ["share: has no Returns"]),
        ("def share", "def _share", []),
    ],
)
def test_each_lack_is_found(old: str, new: str, expected: list[str]) -> None:
    assert complaints(_RIGHT.replace(old, new, 1) if old else _RIGHT) == expected


def test_functions_that_are_not_exported_are_private() -> None:
    source = "__all__ = ['one']\ndef one() -> int: ...\ndef other() -> int: ...\n"
    assert complaints(source) == ["one: has no summary", "one: has no Returns"]


def test_methods_and_what_a_class_is_made_of_are_judged() -> None:
    source = dedent('''
        @dataclass
        class Point:
            """A point."""
            x: int
            def move(self, by: int) -> None:
                """Move it."""
        class Line:
            """A line."""
            def __init__(self, length: int) -> None:
                raise errors.GoldError
            @property
            def half(self) -> int:
                """Half its length."""
    ''')
    assert complaints(source) == [
        "Point: Attributes does not name x",
        "Point.move: Args does not name by",
        "Line: Args does not name length",
        "Line: Raises does not name GoldError",
    ]
