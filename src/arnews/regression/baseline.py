"""A saved state of a check: what later runs may not fall behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from arnews.errors import GoldError
from arnews.regression.report import Report

__all__ = ["Baseline"]

_EPSILON = 5e-7


@dataclass(frozen=True)
class Baseline:
    """F1 by kind, lenient and strict, the share of right mods, and the cases that failed."""

    scores: dict[str, dict[str, float]]
    failed: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """Take the state of a report."""
        scores = {
            kind: {
                "f1": round(score.f1(), 6),
                "strict": round(score.f1(strict=True), 6),
                "mods": round(score.mod_share, 6),
            }
            for kind, score in report.scores.items()
        }
        return cls(scores, tuple(sorted(checked.case.name for checked in report.failed)))

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a saved state.

        Raises:
            GoldError: it is missing or no baseline.
        """
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))
            return cls(saved["scores"], tuple(saved["failed"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(
                f"{path}: is no baseline ({error}); save one with `arnews check --save-baseline`"
            ) from error

    def save(self, path: Path) -> None:
        """Write it in a stable form."""
        state = {"scores": self.scores, "failed": list(self.failed)}
        path.write_text(json.dumps(state, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def regressions(self, now: Baseline) -> list[str]:
        """Tell what is worse now, one line each.

        Example:
            >>> before = Baseline({"money": {"f1": 1.0}}, ())
            >>> before.regressions(Baseline({"money": {"f1": 0.5}}, ("a",)))
            ['money f1: 0.500, was 1.000', 'fails now: a']
        """
        worse = []
        for kind, marks in self.scores.items():
            for mark, before in marks.items():
                after = now.scores.get(kind, {}).get(mark, 1.0)
                if after < before - _EPSILON:
                    worse.append(f"{kind} {mark}: {after:.3f}, was {before:.3f}")
        worse += [f"fails now: {name}" for name in now.failed if name not in self.failed]
        return worse
