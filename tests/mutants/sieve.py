"""The quick part of the mutation check: tests in a process that has all loaded.

A fault within a function is put into the loaded module by exchanging the code of the function, in
a fork of a process that has read the lexicons and the fixtures already. Faults outside of functions,
and those that nothing notices here, are tried again in a process that imports the mutant.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from types import CodeType, FunctionType

from tests.mutants.mutations import Mutant
from tests.paths import FIXTURES, SOURCE

__all__ = ["noticed_when_loaded", "warm_up"]

SECONDS = 15
"""of computing: a mutant that loops for ever is noticed"""
ARGUMENTS = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"]


def warm_up() -> None:
    """Load the lexicons and the fixtures, without reading any number."""
    from arnews.pipeline import default_pipeline
    from arnews.regression import load_cases

    default_pipeline().extract("أعلنت الشركة نتائجها")
    cases = [case for case in load_cases([FIXTURES]) if not case.xfail]
    _CASES.extend(sorted(cases, key=lambda case: not case.phrase))  # the shortest first
    for found in gc.get_objects():
        if isinstance(found, FunctionType):
            _FUNCTIONS.setdefault(found.__module__, []).append(found)
    gc.freeze()  # the forks need not copy what they only read


_CASES: list = []  # type: ignore[type-arg] # arnews is imported by the workers alone
_FUNCTIONS: dict[str, list[FunctionType]] = {}
"""The functions by their module, also those that rules and classes hold."""


def noticed_when_loaded(job: tuple[str, list[str], Mutant]) -> bool:
    """Return whether a fixture or a test fails on a mutant, in a fork of this process."""
    module, tests, mutant = job
    child = os.fork()
    if child == 0:
        os._exit(_try(module, tests, mutant))
    _, status = os.waitpid(child, 0)
    return status != 0


def _try(module: str, tests: list[str], mutant: Mutant) -> int:
    """Return 1 if a fixture or a test fails, or a rule crashes."""
    import pytest

    from arnews.regression import run_case

    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # SIGPROF ends the process
    try:
        if not _exchange(module, mutant):
            return 0
        if any(run_case(case).complaints for case in _CASES):
            return 1
        return int(pytest.main([*ARGUMENTS, *tests]) != 0)
    except BaseException:  # noqa: BLE001 - whatever it is
        return 1


def _exchange(module: str, mutant: Mutant) -> bool:
    """Give the functions of a loaded module the code of a mutant; return whether any differs."""
    code = compile(mutant.tree, str(SOURCE / f"{module}.py"), "exec")
    mutated = {_place(inner): inner for inner in _codes(code)}
    differ = False
    for function in _FUNCTIONS[f"arnews.{module.replace('/', '.')}"]:
        after = mutated.get(_place(function.__code__))
        if after is not None and after != function.__code__:
            function.__code__ = after
            differ = True
    return differ


def _place(code: CodeType) -> tuple[str, int]:
    return code.co_name, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)
