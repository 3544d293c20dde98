"""A saved result of a check, with which later results are compared."""

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
    """The saved result of a check.

    Attributes:
        scores: fractions from 0 to 1 by kind, and for `all`: `f1`, `strict` (F1 with equal spans)
            and `mods` (the share of correct mods).
        cases: for each case one line per difference from the gold; no line if it passed.
    """

    scores: dict[str, dict[str, float]]
    cases: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """Return the baseline of a report.

        Args:
            report: the result of a check.
        """
        scores = {
            kind: {
                "f1": round(score.f1(), 6),
                "strict": round(score.f1(strict=True), 6),
                "mods": round(score.mod_share, 6),
            }
            for kind, score in report.scores.items()
        }
        for run, groups in report.claim_scores.items():
            marks = {"f1": groups["all"].f1(), "precision": groups["all"].precision()}
            scores[f"claims {run}"] = {name: round(mark, 6) for name, mark in marks.items()}
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
        """Return the baseline saved in a file.

        Args:
            path: a file that `save` has written.

        Raises:
            GoldError: the file is missing or not a baseline.
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
            raise GoldError(f"{path}: is not a baseline; {remedy}") from error

    def save(self, path: Path) -> None:
        """Write the baseline as sorted JSON: equal baselines are equal files.

        Args:
            path: the file to write.

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
        """Return the baseline of some kinds, for a check of these alone.

        The scores of `all` are dropped. Differences of other kinds are kept; they do no harm, since
        only new differences are regressions.

        Args:
            kinds: the kinds of facts that are checked.
        """
        scores = {kind: marks for kind, marks in self.scores.items() if kind in kinds}
        return Baseline(scores, self.cases)

    def regressions(self, now: Baseline) -> list[str]:
        """Return what is worse now, one line each.

        That is each missing case, each new difference and each lower score; improvements elsewhere
        do not compensate for them.

        Args:
            now: the baseline of the present check.

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
