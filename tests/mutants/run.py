"""Which faults the tests would not notice: `make mutants MODULES="rules/overlaps text/folding"`.

A mutant is a module with one fault: `<` became `<=`, a condition was dropped, a number is one more,
a function returns None. Mutants are made of the named modules, or of those of `TESTS`, and for each
the fixtures and the tests of its layer are run until one fails: first in a process that has all
loaded (`sieve`), then in one that imports the mutant.

A mutant that nothing notices is printed as a survivor, with its line, what stood there and what
stands there now. It asks for one of these:

- a phrase in `fixtures/phrases/`, or a test, that fails on it: the line says something that no test
  asks for;
- shorter code, if what was dropped did nothing;
- an entry in `equivalent.toml` with the reason why no article can tell the two apart. Entries
  are compared by the code before and after, so they outlive other lines; one that explains
  nothing any longer is printed too.
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
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import current_process, get_context
from types import CodeType, FrameType, ModuleType
from typing import NamedTuple

from tests.mutants.mutations import Mutant, mutants
from tests.mutants.sieve import noticed_when_loaded, warm_up
from tests.paths import ROOT, SOURCE

NUMBERS = ["tests/language", "tests/test_numbers.py", "tests/test_num2words.py"]
RULES = ["tests/rules", "tests/test_pipeline.py"]
TESTS = {
    "language/number_grammar": NUMBERS,
    "language/number_terms": NUMBERS,
    "language/number_value": NUMBERS,
    "language/numerals": NUMBERS,
    "rules/ambiguous_digits": RULES,
    "rules/counted_nouns": RULES,
    "rules/measures": RULES,
    "rules/overlaps": RULES,
    "rules/ranges": RULES,
    "text/folding": ["tests/text", "tests/test_variants.py"],
    "extractors/percentages": [
        "tests/extractors/test_percentages.py",
        "tests/extractors/test_percent_cells.py",
    ],
}
"""The modules that are mutated by default, and what is run besides their doctests and fixtures."""
SLOW = {"tests/test_pipeline.py", "tests/test_num2words.py", "fixtures"}
"""What is not run again in the loaded process, which has checked the fixtures in its own way."""
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
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="default: all")
    options = parser.parse_args()
    os.chdir(ROOT)
    import pydantic  # noqa: F401 - once, for all that are forked
    import pytest  # noqa: F401
    import regex  # noqa: F401

    explained = _explained()
    survived = total = 0
    for module in options.modules or list(TESTS):
        source = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
        every = list(mutants(source))
        alive = _survivors(module, every, options.processes)
        if alive is None:
            return 1
        reasons = explained.get(module, set())
        lines = source.splitlines()
        found = {(lines[mutant.line - 1].strip(), mutant.after): mutant for mutant in alive}
        unexplained = [mutant for key, mutant in found.items() if key not in reasons]
        same = len(found) - len(unexplained)
        print(f"{module}: {len(every)} mutants, {len(unexplained)} survived, {same} are equivalent")
        for mutant in unexplained:
            print(f"  line {mutant.line}: {mutant.before}\n    became  {mutant.after}")
        for line, after in sorted(reasons - found.keys()):
            print(f"  equivalent.toml explains what is noticed or gone: {line}  {after}")
        sys.stdout.flush()
        survived += len(unexplained)
        total += len(every)
    print(f"{survived} of {total} mutants survived without a reason")
    return 0


def _survivors(module: str, every: list[Mutant], processes: int) -> list[Mutant] | None:
    """Return the mutants that no test notices; None if the tests fail as the module stands."""
    tests = [*TESTS.get(module, [f"tests/{module.partition('/')[0]}"]), "fixtures"]
    forks = get_context("fork")
    with forks.Pool(processes, maxtasksperchild=1) as pool:
        source = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
        if pool.apply(try_one, ((module, tests, Mutant(0, "", "", ast.parse(source))),)).noticed:
            print(f"{module}: its tests fail as it stands; mend that first")
            return None
        broken = Mutant(1, "", "", ast.parse("raise ImportError"))
        assert pool.apply(try_one, ((module, tests, broken),)).noticed, "no mutant is loaded"
    quick = [f"src/arnews/{module}.py", *(test for test in tests if test not in SLOW)]
    with forks.Pool(processes, initializer=warm_up) as pool:
        jobs = [(module, quick, mutant) for mutant in every]
        noticed = pool.map(noticed_when_loaded, jobs, chunksize=1)
    left = [mutant for mutant, is_noticed in zip(every, noticed, strict=True) if not is_noticed]
    with forks.Pool(processes, maxtasksperchild=1) as pool:
        tried = pool.map(try_one, [(module, tests, mutant) for mutant in left], chunksize=1)
    return [one.mutant for one in tried if not one.noticed]


def _explained() -> dict[str, set[tuple[str, str]]]:
    """Return the lines, by module, and what they may become without a change of meaning."""
    with (ROOT / "tests/mutants/equivalent.toml").open("rb") as file:
        modules = tomllib.load(file)
    return {
        module: {(entry["line"], after) for entry in entries for after in entry["became"]}
        for module, entries in modules.items()
    }


if __name__ == "__main__":
    sys.exit(main())
