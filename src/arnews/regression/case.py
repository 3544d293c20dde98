"""A test case: a text and its known facts."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from arnews.regression.gold import Plain

__all__ = ["Case"]


@dataclass(frozen=True)
class Case:
    """A text and its known facts.

    Attributes:
        name: the path of the article without its suffix; for a phrase the phrase file and the
            number in it. Paths in the current folder are relative to it.
        text: the article or the phrase.
        gold: its facts, complete for the `kinds`.
        path: the gold file or the phrase file.
        phrase: True if it is a phrase, whose spans and mods must be equal too.
        country: the country (ISO 3166) to extract with; that of the pipeline if None.
        published: the date of the article.
        kinds: the kinds that the gold is complete for and that are compared; all kinds of the
            pipeline if None.
        near_miss: rules that are triggered here and must make no fact.
        xfail: why the case is known to fail; passing it is then an error.
        number: the expected result of `arnews.parse_number`, "none" if it must fail.
        aside: the gold of kinds that are not compared, kept for rewriting the gold file.
        claims: its claims; None if they are not compared.
    """

    name: str
    text: str
    gold: tuple[Plain, ...]
    path: Path
    phrase: bool = False
    country: str | None = None
    published: datetime.date | None = None
    kinds: tuple[str, ...] | None = None
    near_miss: tuple[str, ...] = ()
    xfail: str | None = None
    number: str | None = None
    aside: tuple[Plain, ...] = ()
    claims: tuple[Plain, ...] | None = None

    @property
    def key(self) -> str:
        """The name of the case in a baseline: a phrase is named by its text, not by its number.

        Example:
            >>> Case("gold/sums.toml:7", "ربح 5%", (), Path("gold/sums.toml"), phrase=True).key
            'gold/sums.toml: ربح 5%'
        """
        return f"{self.name.rpartition(':')[0]}: {self.text}" if self.phrase else self.name

    def of_kinds(self, kinds: Collection[str]) -> Case:
        """Return the case restricted to some kinds of facts.

        The claims of an article are compared only together with all its facts.

        Args:
            kinds: the kinds to compare.

        Example:
            >>> gold = ({"kind": "money", "text": "5 دولارات"}, {"kind": "date", "text": "أمس"})
            >>> case = Case("a", "5 دولارات أمس", gold, Path("a.toml")).of_kinds({"date"})
            >>> [fact["text"] for fact in case.gold], [fact["text"] for fact in case.aside]
            (['أمس'], ['5 دولارات'])
        """
        aside = tuple(fact for fact in self.gold if fact["kind"] not in kinds)
        return replace(
            self,
            claims=None if aside else self.claims,
            kinds=tuple(
                kind for kind in (kinds if self.kinds is None else self.kinds) if kind in kinds
            ),
            gold=tuple(fact for fact in self.gold if fact["kind"] in kinds),
            aside=(*self.aside, *aside),
        )
