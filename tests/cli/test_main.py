"""The command as a process: its version, its exit codes."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest
import typer
from tests.cli.conftest import Run

import arnews as package
from arnews import _build, cli
from arnews.cli.epilogs import EPILOGS


def test_version(arnews: Run) -> None:
    done = arnews("--version")
    assert (done.code, done.out) == (0, f"arnews {package.__version__} (plain Python)\n")


def test_a_compiled_build_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text").mkdir()
    monkeypatch.setattr(_build, "__file__", str(tmp_path / "_build.py"))
    (tmp_path / "text" / "tokens.py").touch()
    assert _build.build_name() == "plain Python"
    importlib.invalidate_caches()
    (tmp_path / "text" / f"tokens{EXTENSION_SUFFIXES[0]}").touch()
    assert _build.build_name() == "compiled"


def test_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "arnews", "check", "no\u0629where"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 2
    assert (
        done.stderr.decode()
        == "arnews: no\u0629where: no such file or folder; check the spelling\n"
    )


def test_every_command_and_every_option_has_a_help_text() -> None:
    group = typer.main.get_command(cli._app())
    assert isinstance(group, typer.core.TyperGroup)
    assert len(group.commands) == 10
    silent = [
        f"{name} {option.name}"
        for name, command in group.commands.items()
        for option in command.params
        if not getattr(option, "help", None)
    ]
    assert silent == []
    assert [name for name, command in group.commands.items() if not command.help] == []


def test_every_help_ends_with_an_example_and_the_exit_codes(arnews: Run) -> None:
    group = typer.main.get_command(cli._app())
    assert isinstance(group, typer.core.TyperGroup)
    assert set(EPILOGS) == set(group.commands)
    for name in group.commands:
        told = arnews(name, "--help").out
        example, codes = told.partition("Example")[2].split("Exit codes:")
        assert f"arnews {name} " in example
        assert codes.split()[0] == "0"
        assert "2    the command line, or a file" in codes
    assert "Exit codes:" in arnews("--help").out


def test_examples_name_commands_and_options_that_there_are() -> None:
    group = typer.main.get_command(cli._app())
    assert isinstance(group, typer.core.TyperGroup)
    for name, epilog in EPILOGS.items():
        options = {opt for param in group.commands[name].params for opt in param.opts}
        used = re.findall(r"(?<=\s)--?[a-z][a-z-]*", epilog)
        assert set(used) <= options, name


def test_help_by_one_letter(arnews: Run) -> None:
    for command in ([], ["extract"], ["batch"]):
        short, long = arnews(*command, "-h"), arnews(*command, "--help")
        assert (short.code, short.out) == (0, long.out)
        assert "Usage: arnews" in short.out


def test_what_was_meant_is_asked(arnews: Run) -> None:
    assert "--kind" in arnews("extract", "a.txt", "--knd", "money").err
    assert "No such command 'extrct'" in arnews("extrct").err  # newer versions of typer name one
    told = arnews("extract", "a.txt", "--format", "xml").err
    assert "Invalid value for '--format': 'xml' is not one of" in told


def test_a_shell_completes_options(arnews: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ARNEWS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "arnews extract --for")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = arnews("extract")
    assert (done.code, done.out.split()) == (0, ["--format"])
