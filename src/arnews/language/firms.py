"""The company list: one row a company, checked as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arnews.language.lexicon import Entry

__all__ = ["COLUMNS", "Firm", "read_firms"]

COLUMNS = (
    "name",
    "aliases",
    "name_en",
    "latin",
    "ticker",
    "country",
    "kind",
    "evidence",
    "status",
)


class Firm(NamedTuple):
    """A company: the name it goes by, its English name, where it is, what it does."""

    name: str
    name_en: str | None
    country: str
    kind: str


def read_firms(source: str, text: str) -> Iterator[tuple[str, Entry]]:
    """Give each form of each company of a list with its entry."""
    for line in text.splitlines()[1:]:
        if not line:
            continue
        name, aliases, name_en, latin, _, country, kind, evidence, _ = line.split("\t")
        firm = Firm(name, name_en, country, kind)
        for form in (name, *filter(None, aliases.split("|")), *filter(None, latin.split("|"))):
            weak = form.endswith("?") or bool(evidence)
            yield (
                form.rstrip("?"),
                Entry("weak company" if weak else "company", firm, "one", source),
            )
