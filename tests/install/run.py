"""Try each way of docs/install.md in an empty environment: `make test-installs`.

A file that the page shows below its name is written into an empty folder, each line behind `$` is
run there. arnews comes from the wheel of this checkout, everything else from the package index. A
way whose tool is not on the machine is told as such; of a Dockerfile its `RUN` line is tried then.

    python -m tests.install.run [SECTION...]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.paths import ROOT

PAGE = ROOT / "docs" / "install.md"
ARTICLE = "قفزت أرباح «سابك» 12% إلى نحو 3.1 مليار ريال"
QUOTE = "3.1 مليار ريال"
LARGEST = 700_000_000
"""Bytes of an environment; torch alone is more."""

_BLOCK = re.compile(r"(?:`([\w./]+)`:\n\n)?```(\w+)\n(.*?)```", re.DOTALL)


@dataclass
class Way:
    """A section of the page: its files and its commands."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    @property
    def tool(self) -> str:
        return self.commands[0].split()[0]


def ways(page: str) -> list[Way]:
    """Return the sections that have commands."""
    found = []
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        way = Way(section.partition("\n")[0])
        for name, language, text in _BLOCK.findall(section):
            if name:
                way.files[name] = text
            elif language == "console":
                way.commands += [line[2:] for line in text.splitlines() if line.startswith("$ ")]
        if way.commands:
            found.append(way)
    return found


def try_way(way: Way, wheels: Path, uv: Path) -> str:
    """Run a way in an empty folder; return what came of it."""
    commands = way.commands
    run_line = re.search(r"^RUN (.*)$", way.files.get("Dockerfile", ""), re.MULTILINE)
    if run_line is not None:  # a daemon is seldom at hand; the line is what can go wrong
        commands = [run_line[1], "arnews extract news.txt"]
    elif way.tool != "pip" and shutil.which(way.tool, path=_path(uv, Path())) is None:
        return f"not tried: no {way.tool} here"
    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "news.txt").write_text(ARTICLE, encoding="utf-8")
        for name, text in way.files.items():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            wheel = next(wheels.glob("*.whl"))
            local = text.replace('arnews = { version = "*",', f'arnews = {{ path = "{wheel}",')
            (here / name).write_text(local, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "venv", here / "empty"], check=True)
        done = subprocess.run(
            ["bash", "-euc", "\n".join(commands)],
            cwd=here,
            env=_environment(here, wheels, uv),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or QUOTE not in done.stdout:
            return f"FAILED ({done.returncode}): {(done.stderr or done.stdout)[-2000:]}"
        return _judged(here)


def _judged(here: Path) -> str:
    """Return the size of the environment, and what `pip check` says of it."""
    (site,) = (found for found in here.glob("*/lib/*/site-packages") if (found / "arnews").exists())
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    if (site / "torch").exists() or size > LARGEST:
        return f"FAILED: {size / 1e6:,.0f} MB, torch: {(site / 'torch').exists()}"
    check = subprocess.run(
        [here / "empty" / "bin" / "pip", "--python", site.parents[2] / "bin" / "python", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = len(check.stdout.splitlines()) if check.returncode else "no"
    return f"works, {size / 1e6:,.0f} MB, pip check: {complaints} complaints"


def _path(uv: Path, here: Path) -> str:
    return os.pathsep.join(
        [str(here / "empty" / "bin"), str(uv.parent), os.environ.get("PATH", os.defpath)]
    )


def _environment(here: Path, wheels: Path, uv: Path) -> dict[str, str]:
    kept = {name: said for name, said in os.environ.items() if name != "PYTHONPATH"}
    links = " ".join([str(wheels), os.environ.get("PIP_FIND_LINKS", "")])
    return kept | {
        "PATH": _path(uv, here),
        "PIP_FIND_LINKS": links.strip(),
        "UV_FIND_LINKS": str(wheels),
        "UV_PYTHON": sys.executable,
        "POETRY_VIRTUALENVS_IN_PROJECT": "true",
        "VIRTUAL_ENV": "",
        "COLUMNS": "200",
    }


def main() -> None:
    """Print a line for each way; exit with 1 if one fails."""
    wanted = sys.argv[1:]
    uv = Path(sys.executable).with_name("uv")
    failed = False
    with TemporaryDirectory() as folder:
        wheels = Path(folder)
        build = [str(uv), "build", "--quiet", "--wheel", "--python", sys.executable]
        subprocess.run([*build, "--out-dir", str(wheels), str(ROOT)], check=True)
        for way in ways(PAGE.read_text(encoding="utf-8")):
            if not wanted or way.name in wanted:
                told = try_way(way, wheels, uv)
                failed |= told.startswith("FAILED")
                print(f"{way.name}: {told}", flush=True)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
