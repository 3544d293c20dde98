"""The command as a process: locales and streams that Python does not choose, and Ctrl-C."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Done
from tests.view.lines import is_safe

LOCALES = {
    "utf-8, strict": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict"},
    "ascii": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "cp1252": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "cp1252"},
    "cp1256": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "cp1256"},
}
NOT_UTF_8 = os.fsencode("سابك") + b"\xff.txt"
posix = pytest.mark.skipif(
    sys.platform != "linux", reason="names of files are bytes on Linux alone"
)


def called(*arguments: str | bytes, shell: str = "", code: str = "", **environment: str) -> Done:
    """Run the command as its entry point does; `shell` redirects its streams."""
    start = [sys.executable, "-c", code or "from arnews.__main__ import main; main()"]
    command: list[str | bytes] = [*start, *arguments]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(command, capture_output=True, check=False, env={**kept, **environment})
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@posix
@pytest.mark.parametrize("locale", LOCALES)
def test_any_name_in_any_locale(locale: str, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/" + NOT_UTF_8
    Path(os.fsdecode(file)).write_text("نما 5% في سابك", encoding="utf-8")
    for shape in ("jsonl", "table"):
        done = called("extract", file, file + b".no", "--format", shape, **LOCALES[locale])
        assert (done.code, done.err) == (
            1,
            f"arnews: {tmp_path}/سابك\\udcff.txt.no: no such file; check the spelling\n",
        )
        assert "سابك\\udcff" in done.out
        if shape == "jsonl":
            assert json.loads(done.out)["article"] == "سابك\udcff"
            assert json.loads(done.out)["text"] == "نما 5% في سابك"
        if shape == "table":
            assert [line for line in done.out.splitlines() if not is_safe(line)] == []


@posix
@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_of_the_command_line(locale: str) -> None:
    done = called("explain", "نما أمس 5%", "--format", "json", **LOCALES[locale])
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["text"] == "نما أمس 5%"


@posix
@pytest.mark.parametrize("locale", LOCALES)
def test_gold_is_the_same_in_any_locale(locale: str, tmp_path: Path) -> None:
    article = tmp_path / "سابك.txt"
    article.write_text("نما 5%\x1b", encoding="utf-8")
    environment = LOCALES[locale]
    done = called("annotate", str(article), **environment)
    assert done.out == f"{tmp_path}/سابك.facts.json: 1 fact to review\n"
    state, junit = tmp_path / "state.json", tmp_path / "junit.xml"
    done = called(
        "check", str(article), "--save-baseline", str(state), "--junit", str(junit), **environment
    )
    assert (done.code, done.err) == (0, "")
    assert list(json.loads(state.read_text(encoding="utf-8"))["cases"]) == [f"{tmp_path}/سابك"]
    assert "سابك" in junit.read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize(
    ("arguments", "shell", "code", "told"),
    [
        (["explain", "نما 5%"], ">&-", 0, ""),
        (["explain", "نما 5%"], "2>&-", 0, ""),
        (
            ["explain", "-"],
            "<&-",
            2,
            "arnews: standard input: is closed; pass the text through a pipe\n",
        ),
        (
            ["explain", "-"],
            "</proc/self/mem",
            2,
            "arnews: standard input: cannot be read (Input/output error)\n",
        ),
        (["schema"], ">/dev/full", 2, "arnews: No space left on device\n"),
        (["schema"], "| true", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(
    arguments: list[str], shell: str, code: int, told: str
) -> None:
    done = called(*arguments, shell=shell)
    assert (done.code, done.err) == (code, told)


STOPS = """
import os, signal, sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "{name}":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
sys.meta_path.insert(0, Stop())
from arnews.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl-C there")
@pytest.mark.parametrize(
    "name",
    ["arnews.cli", "arnews.errors", "typer", "arnews.cli.explain", "arnews.pipeline", "rich"],
)
def test_ctrl_c_at_any_stage_of_the_start(name: str) -> None:
    done = called("explain", "نما 5%", code=STOPS.format(name=name))
    assert (done.code, done.out, done.err.strip()) == (130, "", "")
