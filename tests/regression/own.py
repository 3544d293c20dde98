"""A pipeline with an extractor of its own, as a user has one."""

from __future__ import annotations

from collections.abc import Iterator

from arnews import Pipeline
from arnews.facts import Quantity
from arnews.rules import Around, Entry, Extractor, rule


def words() -> Iterator[tuple[str, Entry]]:
    yield "وقية", Entry("uqiya", "ounce", "one", "own")
    yield "وقيات", Entry("uqiya", "ounce", "many", "own")


@rule(anchor="uqiya")
def number_then_uqiya(at: Around) -> Quantity | None:
    """«3 وقيات»: how many ounces."""
    number = at.number_before(at.anchor.first)
    if number is None:
        return None
    value = number.value.value
    return at.fact(Quantity, number.first, at.anchor.last, value=value, unit=at.anchor.value)


ounces = Extractor(kind="quantity", words=words, rules=(number_then_uqiya,))


def pipeline() -> Pipeline:
    return Pipeline(extractors=[ounces])
