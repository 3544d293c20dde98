"""A saved state of a check: what later runs may not fall behind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from arnews.errors import GoldError
from arnews.regression.reading import read_json
from arnews.regression.report import Report

__all__ = ["Baseline"]

_EPSILON = 5e-7


@dataclass(frozen=True)
class Baseline:
    """What a check came to.

    Attributes:
        scores: by kind, and for `all`: `f1`, `strict` (F1 with equal spans) and `mods` (the share
            of right mods).
        cases: each case with the lines of its differences from the gold, none if it passed.
    """

    scores: dict[str, dict[str, float]]
    cases: dict[str, tuple[str, ...]]

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
        cases: dict[str, tuple[str, ...]] = {}
        seen: Counter[str] = Counter()
        for checked in report.checked:
            key = checked.case.key
            seen[key] += 1
            if seen[key] > 1:  # a phrase for two countries
                key = f"{key} ({seen[key]})"
            cases[key] = tuple(sorted(difference.key for difference in checked.differences))
        return cls(scores, cases)

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a saved state.

        Raises:
            GoldError: it is missing or no baseline.
        """
        remedy = "save one with `arnews check --save-baseline`"
        try:
            saved = read_json(path.read_text(encoding="utf-8-sig"))
            return TypeAdapter(cls).validate_python(saved)
        except FileNotFoundError as error:
            raise GoldError(f"{path}: no such file; {remedy}") from error
        except OSError as error:
            raise GoldError(f"{path}: cannot be read ({error.strerror})") from error
        except ValueError as error:
            raise GoldError(f"{path}: is no baseline; {remedy}") from error

    def save(self, path: Path) -> None:
        """Write it as sorted JSON, the same state always in the same bytes.

        Raises:
            GoldError: the file cannot be written.
        """
        state = {"cases": self.cases, "scores": self.scores}
        text = json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise GoldError(f"{path}: cannot be written ({error.strerror})") from error

    def of_kinds(self, kinds: Collection[str]) -> Baseline:
        """Give what the state says of some kinds, for a check of these alone.

        The marks of `all` are left out; the differences of other kinds stay, since only new ones
        count against a later state.
        """
        scores = {kind: marks for kind, marks in self.scores.items() if kind in kinds}
        return Baseline(scores, self.cases)

    def regressions(self, now: Baseline) -> list[str]:
        """Tell what is worse now, one line each.

        A case that is gone, a difference that was not there, whatever else was mended, and each
        mark that is lower.

        Example:
            >>> before = Baseline({"money": {"f1": 1.0}}, {"a": (), "b": ()})
            >>> now = Baseline({"money": {"f1": 0.5}}, {"b": ("lost     money «5 دولارات»",)})
            >>> for line in before.regressions(now):
            ...     print(line)
            money f1: 0.500, was 1.000
            a: is gone
            b: lost     money «5 دولارات»
        """
        worse = []
        for kind, marks in self.scores.items():
            if kind not in now.scores:
                worse.append(f"{kind}: no facts of this kind any more")
                continue
            for mark, before in marks.items():
                after = now.scores[kind].get(mark, 0.0)
                if after < before - _EPSILON:
                    worse.append(f"{kind} {mark}: {after:.3f}, was {before:.3f}")
        worse += [f"{name}: is gone" for name in self.cases if name not in now.cases]
        for name, lines in now.cases.items():
            fresh = Counter(lines) - Counter(self.cases.get(name, ()))
            worse += [f"{name}: {line}" for line in fresh.elements()]
        return worse
