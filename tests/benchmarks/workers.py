"""Processes that time what they are told to: a line in, a line out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from texts import ROOT  # type: ignore[import-not-found]

HERE = Path(__file__).parent


class Worker:
    """A process that answers a line with a line."""

    def __init__(self, *command: str | Path, quiet: bool = False) -> None:
        """Start it; `quiet` drops what it says on standard error."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            text=True,
        )

    def ask(self, line: str) -> str | None:
        """Give its answer; None if it has died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
            return self._process.stdout.readline() or None
        except BrokenPipeError:
            return None

    def end(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.communicate()


class Stages:
    """arnews of one source folder, by stage."""

    def __init__(
        self,
        python: Path | str,
        source: Path,
        texts: Sequence[str],
        known: Sequence[str],
        unseen: Sequence[str],
    ) -> None:
        """Warm up what is timed warm, over `texts`."""
        self._worker = Worker(python, HERE / "stages.py", source)
        given = {"texts": texts, "known": known, "unseen": unseen}
        said = self._worker.ask(json.dumps(given))
        if said is None:
            raise SystemExit(f"{source} cannot be timed, see above")
        told: dict[str, Any] = json.loads(said)
        self.names: list[str] = told["stages"]
        self.peak_mb: int = told["peak_mb"]

    def seconds(self, stage: str) -> float:
        """CPU seconds of one stage over all articles."""
        said = self._worker.ask(stage)
        assert said is not None, f"died in the stage {stage}"
        return float(said)

    def end(self) -> None:
        """Stop the process."""
        self._worker.end()


class Peer:
    """A peer of `peer.py`; Duckling takes its whole process along on some texts («يومين.»)."""

    def __init__(self, name: str) -> None:
        """Name it."""
        self.name = name
        self._worker: Worker | None = None

    def survives(self, texts: Sequence[str]) -> bool:
        """Whether it reads the texts and lives; it is started again where it does not."""
        return self._asked(texts) is not None

    def seconds(self, texts: Sequence[str]) -> float:
        """CPU seconds of reading texts that it survives."""
        said = self._asked(texts)
        assert said is not None, f"{self.name} died on texts that it has read before"
        return float(said)

    def _asked(self, texts: Sequence[str]) -> str | None:
        if self._worker is None:
            python = ROOT / ".venv" / "peers" / "bin" / "python"
            self._worker = Worker(python, HERE / "peer.py", self.name, quiet=True)
        said = self._worker.ask(json.dumps(list(texts)))
        if said is None:
            self.end()
        return said

    def end(self) -> None:
        """Stop the process."""
        if self._worker:
            self._worker.end()
        self._worker = None
