"""What «الشركة», «البلاد» or a pronoun stands for: who is spoken of, not who was named last."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import starts_of
from arnews.claims.slots import Name
from arnews.claims.speakers import is_in_relative, said_from
from arnews.claims.topics import is_state
from arnews.claims.vocabulary import Sign
from arnews.text.passage import Passage

__all__ = ["LABEL", "Spoken", "agrees", "is_branch", "labelled", "last_meant", "named_near"]

_MASCULINE: Final = frozenset({"IQ", "MA", "LB", "SD", "JO", "YE", "SO"})
"""Countries that «ه» stands for."""
_OF_ANOTHER: Final = frozenset(
    {"الام", "المالكه", "التابعه", "المملوكه", "المنافسه", "نحو", "مع", "الي", "ضد"}
)
"""Before a name that only describes another («ألفابت، الشركة الأم لغوغل») or is a partner."""
_APPOSED: Final = frozenset({"الام", "المالكه", "التابعه", "المملوكه", "المنافسه"})
_LOOK_BACK: Final = 300
"""Names before a stand-in among which the one is looked for that it stands for."""
_BRANCHES: Final = ("قطاع", "القطاع", "صناعه", "صناعات")
_COMMAS: Final = frozenset({"،", ",", "؛"})
_WORLD_MONEY: Final = starts_of("world_money")
_OFTEN: Final = 3
"""How much more often than another the topic is named that is meant close behind it, too."""
LABEL: Final = 4
"""Tokens of a label at most: «سلطنة عمان..»."""
_FAR: Final = 60
"""Words behind which a company that was named once is no longer spoken of."""


class Spoken:
    """The companies of an article that «الشركة» may stand for, or the states that «البلاد» may.

    Attributes:
        names: those named, in reading order; sources and partners are left out.
    """

    def __init__(
        self, names: Sequence[Name], lead_stop: int, passage: Passage, name_type: str
    ) -> None:
        """Hold the names of a type in an article.

        Args:
            names: its names, in reading order.
            lead_stop: the token after its title and lead.
            passage: the article.
            name_type: "company" or "country".
        """
        self._of_states = name_type == "country"
        self.names = [
            one
            for one in names
            if one.type == name_type
            and not (one.stands or one.counter)
            and (name_type == "company" or is_state(one))
            and passage.tokens[one.start_token - 1].word not in _OF_ANOTHER
        ]
        self._passage = passage
        self._told = Counter(one.key for one in self.names)
        first = self.names[0] if self.names else None
        told = first is not None and first.start_token < lead_stop
        self._topic = first.key if first is not None and told else ""

    def meant(self, token: int) -> Name | None:
        """Return the company or the state that words at a token stand for.

        It is the last one named in their sentence. In a sentence before them, it is the topic of
        the article where that is named there, too («قارنت سابك أرباحها بأرباح داو. وقالت
        الشركة»); and the topic where nobody was named for long.

        Args:
            token: the first token of the words.
        """
        stop = bisect_left(self.names, token, key=attrgetter("start_token"))
        if stop == 0:
            return None
        last = self.names[stop - 1]
        here, _ = self._passage.sentence(token)
        if last.start_token >= here or last.key == self._topic:
            return last
        first, _ = self._passage.sentence(last.start_token)
        far = self._of_states or here - last.start_token > _FAR
        times = 1 if far else _OFTEN
        if self._told[self._topic] > times * self._told[last.key]:
            first = 0
        for name in reversed(self.names[:stop]):
            if name.start_token < first:
                break
            if name.key == self._topic:
                return name
        return last


def named_near(at: Figures, head: Sign, types: Sequence[str], *, said: bool = True) -> Name | None:
    """Return the last name in the sentence of the type that a metric has most often.

    Args:
        at: the figure in its sentence.
        head: the words that name the metric, with a pronoun.
        types: the types that it may belong to.
        said: True if it must stand in what is said, where somebody speaks.
    """
    first = max(at.sentence.first, said_from(at, head.start_token) if said else 0)
    for name in reversed(at.sentence.names):
        if not first <= name.start_token < head.start_token:
            continue
        if name.type == "company" and (
            is_in_relative(at, name) or at.word(name.start_token - 1) in _APPOSED
        ):
            continue
        if name.type == types[0] and not name.stands and not name.counter:
            return name if name.type != "country" or agrees(name, head.pronoun) else None
    return None


def agrees(name: Name, pronoun: str) -> bool:
    """Return whether a pronoun can be of a country: «ه» is of Iraq, not of Egypt.

    Args:
        name: the name of a country.
        pronoun: the pronoun.
    """
    return pronoun != "ه" or name.key in _MASCULINE


def last_meant(names: Sequence[Name], stand_in: Name, stop: int) -> Name | None:
    """Return the last of some names that a stand-in may stand for: «العملة المحلية» is no dollar.

    Args:
        names: names in reading order.
        stand_in: «الشركة», «العملة» …
        stop: the index of the first name that comes too late.
    """
    fallback = None
    for index in range(stop - 1, max(stop - _LOOK_BACK, 0) - 1, -1):
        name = names[index]
        if name.type != stand_in.type or name.stands or name.counter:
            continue
        if name.type == "market" and is_branch(name) != is_branch(stand_in):
            continue
        town = name.type == "country" and not is_state(name)
        if not town and not (name.type == "currency" and name.key.endswith(_WORLD_MONEY)):
            return name
        fallback = fallback or name
    return fallback


def is_branch(name: Name) -> bool:
    """Return whether a market is a branch of the economy: «قطاع التأمين», «صناعة الصلب».

    Args:
        name: the name of a market.
    """
    return name.key.split()[0].endswith(_BRANCHES)


def labelled(names: Sequence[Name], stand_in: Name, stop: int, passage: Passage) -> Name | None:
    """Return the place or market that a line is labelled with: «قطر.. هبط المؤشر 0.8%».

    Args:
        names: names in reading order.
        stand_in: «المؤشر», «السوق», «البورصة».
        stop: the index of the first name that comes too late.
        passage: the article.
    """
    if stop == 0:
        return None
    name, tokens = names[stop - 1], passage.tokens
    for longer in names[max(stop - LABEL, 0) : stop]:
        if longer.start_token <= name.start_token and longer.stop_token >= name.stop_token:
            name = longer  # «سلطنة عمان», not «عمان»
            break
    if name.type not in {"country", "market"} or name.stands or name.counter or name.clitic:
        return None
    between = [tokens[i].word for i in range(name.stop_token, stand_in.start_token)]
    if not between or len(between) > LABEL + 1 or any(one in _COMMAS for one in between):
        return None
    signs = [one for one in between if not one[:1].isalpha()]
    if not signs or between[: len(signs)] != signs or not signs[0].startswith((".", ":", "…")):
        return None
    first, _ = passage.sentence(name.start_token)
    before = tokens[name.start_token - 1].word
    return name if name.start_token == first or not before[:1].isalpha() else None
