"""Matching found facts with gold facts, and precision, recall and F1.

A found and a gold fact of one kind match leniently if their spans overlap and their values agree,
strictly if the spans are also equal. Each gold fact matches at most one found fact. Optional gold
facts count neither if they are found nor if they are missed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Self, get_args

from arnews._field_types import IsoDuration
from arnews.facts import FACT_CLASSES, Span
from arnews.regression.gold import Plain, own_fields

__all__ = ["Counts", "Score", "agree", "fraction", "match", "overlap", "same_span"]

_ISO = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_MONTHS = (12, 1, 0, 0, 0, 0, 0)
_SECONDS = (0, 0, 604_800, 86_400, 3_600, 60, 1)


def _decimal(value: object) -> object:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return value


def _length(iso: object) -> object:
    """Return an ISO 8601 duration in months and seconds, so that P1Y equals P12M."""
    parts = _ISO.fullmatch(str(iso)) if iso is not None else None
    if parts is None:
        return iso
    numbers = [Decimal(part or 0) for part in parts.groups()]
    return (
        sum(number * months for number, months in zip(numbers, _MONTHS, strict=True)),
        sum(number * seconds for number, seconds in zip(numbers, _SECONDS, strict=True)),
    )


def _meaning(fact: Plain, fact_class: type[Span]) -> list[object]:
    """Return the values that must be equal for two facts to agree."""
    names = fact_class.about.meaning
    return [
        _comparable(fact.get(name), fact_class.model_fields[name].annotation)
        for name in (own_fields(fact_class) if names is None else names)
    ]


def _comparable(value: object, annotation: object) -> object:
    """Return a value in a form in which 1.0 equals 1, and a year twelve months."""
    if _holds(annotation, Decimal):
        return _decimal(value)
    return _length(value) if _holds(annotation, IsoDuration) else value


def _holds(annotation: object, wanted: object) -> bool:
    """Return True if a type is the `wanted` one or has it as a part, like `wanted | None`."""
    return annotation == wanted or any(_holds(part, wanted) for part in get_args(annotation))


def agree(one: Plain, other: Plain, fact_classes: Mapping[str, type[Span]] = FACT_CLASSES) -> bool:
    """Return True if two facts have the same kind and value, at any offsets.

    Args:
        one: a fact as plain values.
        other: the other fact.
        fact_classes: the classes of the kinds; `Pipeline.fact_classes` for a user's own kinds.

    Example:
        >>> agree({"kind": "duration", "iso": "P1Y"}, {"kind": "duration", "iso": "P12M"})
        True
        >>> agree({"kind": "money", "value": "1.0"}, {"kind": "money", "value": "1"})
        True
    """
    if one["kind"] != other["kind"]:
        return False
    fact_class = fact_classes[one["kind"]]
    return _meaning(one, fact_class) == _meaning(other, fact_class)


def overlap(one: Plain, other: Plain) -> bool:
    """Return True if the quotes of two facts have a character in common.

    Args:
        one: a fact with `start` and `end`.
        other: the other fact.

    Example:
        >>> overlap({"start": 0, "end": 2}, {"start": 2, "end": 4})
        False
    """
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def same_span(one: Plain, other: Plain) -> bool:
    """Return True if two facts have the same offsets.

    Args:
        one: a fact with `start` and `end`.
        other: the other fact.

    Example:
        >>> same_span({"start": 0, "end": 2}, {"start": 0, "end": 2, "kind": "date"})
        True
    """
    return (one["start"], one["end"]) == (other["start"], other["end"])


def match(
    gold: Sequence[Plain],
    found: Sequence[Plain],
    fact_classes: Mapping[str, type[Span]] = FACT_CLASSES,
) -> dict[int, int]:
    """Return the index in `found` of each matched gold fact, by its index in `gold`.

    As many required facts as possible are matched, then as many optional ones as possible; a found
    fact with the same span is preferred.

    Args:
        gold: the gold facts of a text.
        found: its extracted facts, in the form of gold.
        fact_classes: the classes of the kinds; `Pipeline.fact_classes` for a user's own kinds.

    Example:
        >>> gold = [{"kind": "percentage", "value": "5", "start": 0, "end": 2}]
        >>> match(gold, [{"kind": "percentage", "value": "5.0", "start": 1, "end": 3}])
        {0: 0}
    """
    edges: list[list[int]] = []
    for fact in gold:
        near = [
            place
            for place, other in enumerate(found)
            if overlap(fact, other) and agree(fact, other, fact_classes)
        ]
        edges.append(sorted(near, key=lambda place: not same_span(fact, found[place])))

    def first(place: int) -> tuple[bool, bool]:
        fact = gold[place]
        exact = any(same_span(fact, found[other]) for other in edges[place])
        return bool(fact.get("optional")), not exact

    taken: dict[int, int] = {}
    for place in sorted(range(len(gold)), key=first):
        _augment(place, edges, taken, set())
    return {place: other for other, place in sorted(taken.items(), key=lambda pair: pair[1])}


def _augment(place: int, edges: list[list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Match gold fact `place`, by an augmenting path if its found facts are all taken."""
    for other in edges[place]:
        if other in tried:
            continue
        tried.add(other)
        if other not in taken or _augment(taken[other], edges, taken, tried):
            taken[other] = place
            return True
    return False


@dataclass(frozen=True)
class Counts:
    """Counts that can be added up, field by field."""

    def __add__(self, other: Self) -> Self:
        """Return the sums of the counts."""
        names = [field.name for field in fields(self)]
        return type(self)(**{name: getattr(self, name) + getattr(other, name) for name in names})


def fraction(part: int, whole: int) -> float:
    """Return how large a part of a whole is; 1.0 if there is no whole.

    Args:
        part: how many.
        whole: of how many.
    """
    return part / whole if whole else 1.0


@dataclass(frozen=True)
class Score(Counts):
    """The counts of one kind of facts, or of all kinds.

    Attributes:
        asked: the number of gold facts that are not optional.
        found: the number of found facts that match no optional gold fact.
        right: the number of asked facts that were found (lenient match).
        exact: the number of `right` facts with equal spans (strict match).
        measures: the number of `right` facts of kinds that have a `mod`.
        mods: the number of `measures` whose `mod` is equal.
    """

    asked: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    measures: int = 0
    mods: int = 0

    def as_dict(self) -> dict[str, int | float]:
        """Return the counts and the fractions as plain JSON values.

        Example:
            >>> Score(asked=4, found=2, right=2).as_dict()["f1"]
            0.6666666666666666
        """
        return {
            "asked": self.asked,
            "found": self.found,
            "right": self.right,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
            "strict_f1": self.f1(strict=True),
            "mods": self.mod_share,
        }

    def precision(self, *, strict: bool = False) -> float:
        """Return the fraction of found facts that are right; 1.0 if nothing was found.

        Args:
            strict: count only facts with equal spans as right.
        """
        return fraction(self.exact if strict else self.right, self.found)

    def recall(self, *, strict: bool = False) -> float:
        """Return the fraction of asked facts that were found; 1.0 if nothing was asked for.

        Args:
            strict: count only facts with equal spans as found.
        """
        return fraction(self.exact if strict else self.right, self.asked)

    def f1(self, *, strict: bool = False) -> float:
        """Return the harmonic mean of precision and recall.

        Args:
            strict: count only facts with equal spans as right.

        Example:
            >>> round(Score(asked=4, found=2, right=2).f1(), 3)
            0.667
        """
        return fraction(2 * (self.exact if strict else self.right), self.asked + self.found)

    @property
    def mod_share(self) -> float:
        """The fraction of matched measures whose `mod` is equal; 1.0 if there are none."""
        return fraction(self.mods, self.measures)
