"""A case: a text and the facts that it is known to hold."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from arnews.facts import KINDS, Kind
from arnews.regression.gold import Plain

__all__ = ["Case"]


@dataclass(frozen=True)
class Case:
    """A text and what it is known to say.

    Attributes:
        name: the path of the article without its ending; for a phrase the phrase file and the
            number in it. Paths below the current folder are told from there.
        text: the article or the phrase.
        gold: its facts; of the kinds that are `judged` all of them.
        path: the gold file or the phrase file.
        phrase: it is a phrase: its spans and mods must be right too.
        home: the country of the pipeline that reads it; the pipeline's own if None.
        published: the date of the article.
        kinds: the kinds that the gold lists.
        near_miss: rules that wake here and must make no fact, though it looks as if.
        xfail: why it is known to fail; it is an error if it does not.
        number: a number that the text must be (`arnews.parse_number`), "none" if it is none.
        judged: the kinds that are compared; `of_kinds` narrows them.
        aside: the gold of the kinds that are not, for the gold file to be written again.
    """

    name: str
    text: str
    gold: tuple[Plain, ...]
    path: Path
    phrase: bool = False
    home: str | None = None
    published: datetime.date | None = None
    kinds: tuple[Kind, ...] = KINDS
    near_miss: tuple[str, ...] = ()
    xfail: str | None = None
    number: str | None = None
    judged: tuple[Kind, ...] = KINDS
    aside: tuple[Plain, ...] = ()

    @property
    def key(self) -> str:
        """What a baseline calls the case: a phrase goes by its words, not by its number.

        Example:
            >>> Case("gold/sums.toml:7", "ربح 5%", (), Path("gold/sums.toml"), phrase=True).key
            'gold/sums.toml: ربح 5%'
        """
        return f"{self.name.rpartition(':')[0]}: {self.text}" if self.phrase else self.name

    def of_kinds(self, kinds: Collection[str]) -> Case:
        """Give the same case, judged on some kinds only.

        Example:
            >>> gold = ({"kind": "money", "text": "5 دولارات"}, {"kind": "date", "text": "أمس"})
            >>> case = Case("a", "5 دولارات أمس", gold, Path("a.toml")).of_kinds({"date"})
            >>> [fact["text"] for fact in case.gold], [fact["text"] for fact in case.aside]
            (['أمس'], ['5 دولارات'])
        """
        return replace(
            self,
            judged=tuple(kind for kind in self.judged if kind in kinds),
            gold=tuple(fact for fact in self.gold if fact["kind"] in kinds),
            aside=(*self.aside, *(fact for fact in self.gold if fact["kind"] not in kinds)),
        )
