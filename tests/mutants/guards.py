"""Which early returns of rules no fixture would miss: `make guards FILES="extractors/money"`.

Each operand of a condition that leads straight to `return`, `continue` or `break` in rules/ and
extractors/ is switched off, one at a time, and all cases of fixtures/ are checked. An operand that
nothing notices is an unproved rule of language, or redundant: it needs a near miss, or goes.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from types import CodeType, ModuleType
from typing import NamedTuple

from tests.paths import FIXTURES, SOURCE

PACKAGES = ("arnews.rules.", "arnews.extractors.")
SWITCHES = "_guard_is_on"


class Guard(NamedTuple):
    """An operand of an early return."""

    file: str
    line: int
    function: str
    code: str


class Guards:
    """The guards of the modules imported so far, and which of them are on."""

    def __init__(self) -> None:
        self.found: list[Guard] = []
        self.is_on: list[bool] = []

    def add(self, guard: Guard) -> int:
        self.found.append(guard)
        self.is_on.append(True)
        return len(self.found) - 1

    def instrumented(self, source: str, file: str) -> ast.Module:
        """Return a module in which each guard asks whether it is on."""
        tree = ast.parse(source)
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for branch in _early_returns(function):
                    branch.test = self._switched(branch.test, file, function.name)
        return ast.fix_missing_locations(tree)

    def _switched(self, test: ast.expr, file: str, function: str) -> ast.expr:
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            operands = [self._switched(operand, file, function) for operand in test.values]
            return ast.copy_location(ast.BoolOp(test.op, operands), test)
        number = self.add(Guard(file, test.lineno, function, ast.unparse(test)))
        switch = ast.Subscript(ast.Name(SWITCHES, ast.Load()), ast.Constant(number), ast.Load())
        return ast.copy_location(ast.BoolOp(ast.And(), [switch, test]), test)


def _early_returns(function: ast.FunctionDef) -> Iterator[ast.If]:
    for node in ast.walk(function):
        if isinstance(node, ast.If) and len(node.body) == 1:
            body = node.body[0]
            if isinstance(body, ast.Continue | ast.Break) or (
                isinstance(body, ast.Return)
                and (body.value is None or isinstance(body.value, ast.Constant))
            ):
                yield node


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module with its guards instrumented."""

    def __init__(self, name: str, path: str, guards: Guards) -> None:
        super().__init__(name, path)
        self._guards = guards

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        file = path.removeprefix(f"{SOURCE}/")
        source = self.get_data(path).decode("utf-8")
        return compile(self._guards.instrumented(source, file), path, "exec")

    def exec_module(self, module: ModuleType) -> None:
        vars(module)[SWITCHES] = self._guards.is_on
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules of rules and extractors for the loader above."""

    def __init__(self, guards: Guards) -> None:
        self._guards = guards

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        file = SOURCE.joinpath(*fullname.split(".")[1:]).with_suffix(".py")
        if not fullname.startswith(PACKAGES) or not file.is_file():
            return None
        loader = _Loader(fullname, str(file), self._guards)
        return importlib.util.spec_from_file_location(fullname, str(file), loader=loader)


def main() -> int:
    """Print the guards that nothing notices, by file, and their number."""
    guards = Guards()
    sys.meta_path.insert(0, _Finder(guards))
    from arnews.regression import load_cases, run_case

    cases = [case for case in load_cases([FIXTURES]) if not case.xfail]

    def fails() -> bool:
        return any(run_case(case).complaints for case in cases)

    if fails():
        sys.stdout.write("the cases must hold first: make unit\n")
        return 1
    unnoticed = []
    files = tuple(sys.argv[1:])
    for number, guard in enumerate(guards.found):
        if files and not guard.file.startswith(files):
            continue
        guards.is_on[number] = False
        if not _noticed(fails):
            unnoticed.append(guard)
        guards.is_on[number] = True
    for guard in unnoticed:
        sys.stdout.write(f"{guard.file}:{guard.line} {guard.function}: {guard.code}\n")
    sys.stdout.write(f"{len(unnoticed)} of {len(guards.found)} guards go unnoticed\n")
    return 0


def _noticed(fails: Callable[[], bool]) -> bool:
    """Return whether a case fails, or a rule crashes: a guard may hold that back too."""
    try:
        return fails()
    except Exception:  # noqa: BLE001 - whatever it is
        return True


if __name__ == "__main__":
    sys.exit(main())
