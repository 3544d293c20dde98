"""Which faults the tests would not notice: `make mutants MODULES="rules/overlaps text/folding"`.

Each mutant of a module is imported in a process of its own, and the fixtures and the tests of its
layer are run on it until one fails. Survivors are printed; some of them mean the same as the code.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import current_process, get_context
from types import CodeType, FrameType, ModuleType
from typing import NamedTuple

from tests.mutants.mutations import Mutant, mutants
from tests.paths import ROOT, SOURCE

TESTS = {
    "language/numerals": ["tests/language", "tests/test_numbers.py", "tests/test_num2words.py"],
    "rules/ambiguous_digits": ["tests/rules", "tests/language", "tests/test_pipeline.py"],
    "rules/measures": ["tests/rules", "tests/test_pipeline.py"],
    "rules/overlaps": ["tests/rules", "tests/test_pipeline.py"],
    "text/folding": ["tests/text", "tests/test_variants.py"],
    "extractors/percentages": ["tests/rules", "tests/test_pipeline.py"],
}
"""The modules that are mutated by default, and what is run besides their doctests and fixtures."""
SECONDS = 60
"""of computing: a mutant that loops for ever is noticed"""
MEMORY = 4 << 30


class Tried(NamedTuple):
    """A mutant, and whether a test has noticed it."""

    module: str
    mutant: Mutant
    noticed: bool


class _Mutated(importlib.machinery.SourceFileLoader):
    """Loads a module from a tree that is not that of its file."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.get_filename(fullname), "exec")


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module mutated."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self._name = f"arnews.{module.replace('/', '.')}"
        self._path = str(SOURCE / f"{module}.py")
        self._tree = tree

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        loader = _Mutated(fullname, self._path, self._tree)
        return importlib.util.spec_from_file_location(fullname, self._path, loader=loader)


def try_one(job: tuple[str, list[str], Mutant]) -> Tried:
    """Run the tests on a mutant, in a process that has not imported arnews."""
    import pytest

    module, tests, mutant = job
    assert not any(name.split(".")[0] == "arnews" for name in sys.modules)
    current_process()._config["daemon"] = False  # type: ignore[attr-defined] # tests have children
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    for stream in (1, 2) if mutant.line else ():  # of the whole module it is told why
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    sys.meta_path.insert(0, _Finder(module, mutant.tree))
    # Rewriting asserts, pytest would load arnews past the finder, for its plugin is of arnews.
    arguments = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"]
    code: int = 1
    with suppress(TimeoutError, MemoryError):
        code = pytest.main([*arguments, str(SOURCE / f"{module}.py"), *tests])
    return Tried(module, mutant, noticed=code != 0)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main() -> int:
    """Try the mutants of the modules that are named, or of all."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__.split("\n")[0])
    parser.add_argument("modules", nargs="*", help="rules/overlaps …")
    asked = parser.parse_args().modules or list(TESTS)
    os.chdir(ROOT)
    import pydantic  # noqa: F401 - once, for all that are forked
    import pytest  # noqa: F401
    import regex  # noqa: F401

    survived = total = 0
    with get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        for module in asked:
            source = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
            tests = [*TESTS.get(module, [f"tests/{module.partition('/')[0]}"]), "fixtures"]
            whole = Mutant(0, "", "", ast.parse(source))
            if pool.apply(try_one, ((module, tests, whole),)).noticed:
                print(f"{module}: its tests fail as it stands; mend that first")
                return 1
            broken = Mutant(1, "", "", ast.parse("raise ImportError"))
            assert pool.apply(try_one, ((module, tests, broken),)).noticed, "no mutant is loaded"
            jobs = [(module, tests, mutant) for mutant in mutants(source)]
            alive = [
                tried.mutant for tried in pool.imap(try_one, jobs, chunksize=1) if not tried.noticed
            ]
            print(f"{module}: {len(jobs)} mutants, {len(alive)} survived", flush=True)
            for mutant in alive:
                print(f"  line {mutant.line}: {mutant.before}\n    became  {mutant.after}")
            survived += len(alive)
            total += len(jobs)
    print(f"{total - survived} of {total} mutants were noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
