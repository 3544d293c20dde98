"""A kind of a user's own with fields that no kind of arnews has: persons and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from arnews import Pipeline
from arnews.facts import Span
from arnews.kinds import KindInfo
from arnews.rules import Cursor, Entry, Extractor, rule


class Person(Span):
    """A person whose office the article names."""

    about = KindInfo(
        meaning=("name",), label=lambda fact: f"{fact.name}, {fact.role}", colour="#ddeeff"
    )

    kind: Literal["person"] = "person"
    name: str
    role: str


def words() -> Iterator[tuple[str, Entry]]:
    yield "الوزير", Entry("office", "minister", source="own")
    yield "الرئيسة", Entry("office", "president", source="own")


@rule(anchor="office")
def office_then_name(at: Cursor) -> Person | None:
    """«الوزير نادر»: an office and the name after it."""
    office = at.anchor
    name = at.word_in_sentence(office.stop_token)
    if not name.isalpha() or "currency" in at.tokens[office.stop_token].kinds:
        return None
    return at.fact(Person, office.start_token, office.stop_token + 1, name=name, role=office.value)


people = Extractor(Person, words, (office_then_name,))


def pipeline() -> Pipeline:
    """Return a pipeline that finds people too."""
    return Pipeline(extractors=[people])
