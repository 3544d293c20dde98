"""Running the rules over cases and comparing what they give with what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from arnews.errors import NumberError
from arnews.numbers import parse_number
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.cases import Case
from arnews.regression.gold import Plain, plain
from arnews.regression.score import Score, match, same_span

__all__ = ["Checked", "Report", "check", "run_case"]


@dataclass(frozen=True)
class Checked:
    """A case after its run.

    Attributes:
        case: what was run.
        found: the facts that the rules gave, in the form of gold.
        rules: the rule of each of them.
        pairs: for each gold fact that was found, which it is.
    """

    case: Case
    found: tuple[Plain, ...]
    rules: tuple[str, ...]
    pairs: dict[int, int]
    said: str = ""

    @property
    def missed(self) -> list[Plain]:
        """The required gold facts that were not found."""
        return [
            fact
            for place, fact in enumerate(self.case.gold)
            if place not in self.pairs and not fact.get("optional")
        ]

    @property
    def extra(self) -> list[tuple[Plain, str]]:
        """The found facts that no gold fact matches, with their rules."""
        used = set(self.pairs.values())
        return [
            (fact, self.rules[place]) for place, fact in enumerate(self.found) if place not in used
        ]

    @property
    def otherwise(self) -> list[tuple[Plain, Plain]]:
        """The matched required facts whose span or mod differs: gold, found."""
        pairs = [(self.case.gold[one], self.found[other]) for one, other in self.pairs.items()]
        return [
            (gold, found)
            for gold, found in pairs
            if not gold.get("optional")
            and (not same_span(gold, found) or gold.get("mod") != found.get("mod"))
        ]

    @property
    def complaints(self) -> list[str]:
        """What is wrong, one line each; empty if all is as known."""
        if self.case.number is not None:
            return (
                []
                if self.said == self.case.number
                else [f"read as {self.said}, not {self.case.number}"]
            )
        lines = [f"lost     {show(fact)}" for fact in self.missed if not fact.get("xfail")]
        lines += [
            f"passes   {show(fact)} is found: remove its xfail ({fact['xfail']})"
            for place, fact in enumerate(self.case.gold)
            if fact.get("xfail") and place in self.pairs
        ]
        known = [fact for fact in self.missed if fact.get("xfail")]
        lines += [
            f"gained   {show(fact)}  by {rule}"
            for fact, rule in self.extra
            if not any(
                fact["start"] < other["end"] and other["start"] < fact["end"] for other in known
            )
        ]
        lines += [f"changed  {show(gold)}  to  {show(found)}" for gold, found in self.otherwise]
        lines += [
            f"near     {name} must make nothing here"
            for name in self.case.near_miss
            if name in self.rules
        ]
        return lines

    def score(self) -> dict[str, Score]:
        """Count, by kind."""
        scores: dict[str, Score] = defaultdict(Score)
        optional = set()
        for place, other in self.pairs.items():
            gold, found = self.case.gold[place], self.found[other]
            if gold.get("optional"):
                optional.add(other)
                continue
            measure = gold["kind"] != "company"
            scores[gold["kind"]] += Score(
                right=1,
                exact=int(same_span(gold, found)),
                measures=int(measure),
                mods=int(measure and gold.get("mod") == found.get("mod")),
            )
        for gold in self.case.gold:
            scores[gold["kind"]] += Score(asked=int(not gold.get("optional")))
        for other, found in enumerate(self.found):
            scores[found["kind"]] += Score(found=int(other not in optional))
        return dict(scores)


def show(fact: Plain) -> str:
    """Write a gold fact on one line."""
    fields = {
        key: value
        for key, value in fact.items()
        if key not in {"kind", "text", "start", "end", "optional", "xfail"}
    }
    said = " ".join(f"{key}={value}" for key, value in fields.items())
    return f"{fact['kind']} «{fact['text']}» at {fact['start']}:{fact['end']}  {said}".rstrip()


@dataclass
class Report:
    """All cases of a check, with their scores."""

    checked: list[Checked] = field(default_factory=list)

    @property
    def scores(self) -> dict[str, Score]:
        """The counts by kind, in the order of the documentation, `all` last."""
        from arnews.facts import KINDS

        sums: dict[str, Score] = defaultdict(Score)
        for checked in self.checked:
            for kind, score in checked.score().items():
                sums[kind] += score
        ordered: dict[str, Score] = {kind: sums[kind] for kind in KINDS if kind in sums}
        ordered["all"] = sum(ordered.values(), Score())
        return ordered

    @property
    def failed(self) -> list[Checked]:
        """The cases with complaints that no xfail explains, and the xfails that pass."""
        return [
            checked
            for checked in self.checked
            if bool(checked.complaints) != bool(checked.case.xfail)
        ]


def run_case(case: Case, pipeline_for: Callable[[str | None], Pipeline] | None = None) -> Checked:
    """Run the rules over one case.

    `pipeline_for` gives the pipeline of a home country; the default one, if left out.

    Example:
        >>> from pathlib import Path
        >>> gold = {
        ...     "kind": "percentage",
        ...     "text": "5%",
        ...     "start": 4,
        ...     "end": 6,
        ...     "value": "4",
        ...     "unit": "percent",
        ... }
        >>> for line in run_case(Case("mine", "نما 5%", (gold,), Path("mine.toml"))).complaints:
        ...     print(line)
        lost     percentage «5%» at 4:6  value=4 unit=percent
        gained   percentage «5%» at 4:6  value=5 unit=percent  by number_then_percent
    """
    if case.number is not None:
        try:
            said = format(parse_number(case.text), "f")
        except NumberError:
            said = "none"
        return Checked(case, (), (), {}, said)
    pipeline = (pipeline_for or default_pipeline)(case.home)
    facts = pipeline.extract(case.text, published=case.published, kinds=case.kinds).facts
    found = tuple(map(plain, facts))
    return Checked(case, found, tuple(fact.rule for fact in facts), match(case.gold, found))


def check(
    cases: Iterable[Case], pipeline_for: Callable[[str | None], Pipeline] | None = None
) -> Report:
    """Run the rules over all cases."""
    return Report([run_case(case, pipeline_for) for case in cases])
