"""Which early returns of rules no fixture would miss: `make guards FILES="extractors/money"`.

Each operand of a condition that leads straight to `return`, `continue` or `break` in rules/,
extractors/ and claims/ is switched off, one at a time, and the cases of fixtures/ in which it holds
are checked. An operand that nothing notices is an unproved rule of language, or redundant: it needs a
near miss, or goes.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, NamedTuple

from tests.paths import FIXTURES, SOURCE

if TYPE_CHECKING:
    from arnews.regression import Case, Checked

PACKAGES = ("arnews.rules.", "arnews.extractors.", "arnews.claims.")
SWITCH = "_guard_holds"


class Guard(NamedTuple):
    """An operand of an early return."""

    file: str
    line: int
    function: str
    code: str


def forget() -> None:
    """Empty what rules and extractors remember, which a guard may have decided."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGES):
            for function in vars(module).values():
                if hasattr(function, "cache_clear"):
                    function.cache_clear()


class Guards:
    """The guards of the modules imported so far, those that held, and the one that is off."""

    def __init__(self) -> None:
        self.found: list[Guard] = []
        self.held: set[int] = set()
        self.off: int | None = None

    def add(self, guard: Guard) -> int:
        self.found.append(guard)
        return len(self.found) - 1

    def holds(self, number: int, operand: object) -> object:
        """Return the operand of a guard, or False if the guard is off."""
        if operand:
            self.held.add(number)
        return operand if number != self.off else False

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
        switch = ast.Name(SWITCH, ast.Load())
        return ast.copy_location(ast.Call(switch, [ast.Constant(number), test], []), test)


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
        vars(module)[SWITCH] = self._guards.holds
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
    tried: dict[int, list[Case]] = {}
    for case in cases:
        guards.held.clear()
        forget()
        if run_case(case).complaints:
            sys.stdout.write(f"the cases must hold first: {case.name}\n")
            return 1
        for number in guards.held:
            tried.setdefault(number, []).append(case)

    unnoticed = []
    files = tuple(sys.argv[1:])
    asked = [
        number for number, guard in enumerate(guards.found) if guard.file.startswith(files or "")
    ]
    for guards.off in asked:
        few_words_first = sorted(tried.get(guards.off, ()), key=lambda case: len(case.text))
        if not any(_notices(case, run_case) for case in few_words_first):
            unnoticed.append(guards.found[guards.off])
    for guard in unnoticed:
        sys.stdout.write(f"{guard.file}:{guard.line} {guard.function}: {guard.code}\n")
    sys.stdout.write(f"{len(unnoticed)} of {len(asked)} guards go unnoticed\n")
    return 0


def _notices(case: Case, run_case: Callable[[Case], Checked]) -> bool:
    """Return whether a case fails, or a rule crashes: a guard may hold that back too."""
    forget()
    try:
        return bool(run_case(case).complaints)
    except Exception:  # noqa: BLE001 - whatever it is
        return True


if __name__ == "__main__":
    sys.exit(main())
