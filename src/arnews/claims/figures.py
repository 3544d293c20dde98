"""The cursor through which a claim rule reads the sentence around its figure."""

from __future__ import annotations

from typing import Any, Final

from arnews.claims.clauses import STOPS, Sentence
from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Placed, Slot
from arnews.claims.vocabulary import Sign

__all__ = ["Figures"]

_HEDGES: Final = words_of("hedges")
_OVER: Final = words_of("more_or_less")
_TO: Final = words_of("to")
_BY: Final = words_of("by")
_SHARE: Final = words_of("by_a_share")
_IS: Final = words_of("is")
_NEARS: Final = starts_of("near")
_LEVELS: Final = words_of("levels")
_BACK: Final = 6
_REACHED: Final = 2
"""Words from «بنسبة» to «إلى», where one is reached by the other: «بنسبة تصل إلى»."""
_BOUNDING: Final = words_of("bounding")


class Figures:
    """The view that a claim rule has: a figure and the sentence around it.

    Attributes:
        sentence: the sentence.
        figure: the figure that is asked about.
        slots: the slots of the figures before it in the sentence.
        previous: the last of them, or None.
        beside: the same, if it is of the figure right before; None if that one has no slot.
        gap: the token after the figure before it, or the first of the sentence.
        until: the first token of the next figure, or the end of the sentence.
        lead: what leads the figure: "to", "by", "from", "compared", "level", "and", or the word.
        lead_token: the token of the lead.
        clause: the first token of its clause, and the token after it.
        rule_name: the name of the rule being tried.
        word: returns the folded word of a token, "" of one outside the sentence.
    """

    __slots__ = (
        "beside",
        "clause",
        "figure",
        "gap",
        "lead",
        "lead_token",
        "previous",
        "rule_name",
        "sentence",
        "slots",
        "until",
        "word",
    )

    def __init__(
        self, sentence: Sentence, figure: Placed, slots: list[Slot], gap: int, until: int
    ) -> None:
        """Look at a figure."""
        self.sentence = sentence
        self.word = sentence.word
        self.figure = figure
        self.slots = slots
        self.previous = slots[-1] if slots else None
        beside = self.previous is not None and self.previous.figure.stop_token == gap
        self.beside = self.previous if beside else None
        self.gap = gap
        self.until = until
        self.clause = sentence.clause(figure.start_token)
        self.rule_name = ""
        self.lead, self.lead_token = self._lead()

    def _lead(self) -> tuple[str, int]:
        """Return what kind of word leads the figure, and the token it stands at."""
        figure = self.figure
        passage = self.sentence.passage
        clitics = figure.fact.start - passage.start(figure.start_token)
        index = figure.start_token
        kind = ""
        if clitics > 0:
            clitic = passage.tokens[index].word[:clitics]
            kind = {"ب": "by", "ل": "to", "و": "and"}.get(clitic[-1:], "")
        if not kind:
            index = self._before_hedges(index - 1)
            kind = self._kind(index)
            if not kind and any(
                self.word(one) in _LEVELS for one in range(index + 1, figure.start_token)
            ):
                kind = "to"  # «تستهدف مستوى 92 ريالا»
        if kind in {"to", "level", "", "by"} and self._proportion(index, kind):
            return "by", max(index, self.gap)
        return kind, max(index, self.gap)

    def _before_hedges(self, index: int) -> int:
        """Return the last token before a figure that is no hedge: «نحو», «أكثر من»."""
        tokens = self.sentence.tokens
        while index >= self.gap:
            word = tokens[index].word
            over = tokens[index - 1].word if word == "من" else ""
            if over and over.removeprefix("و") in _OVER:
                index -= 1 if over.startswith(("ب", "ل", "و")) else 2
            elif word in _HEDGES:
                index -= 1
            else:
                break
        return index

    def _kind(self, index: int) -> str:
        if index < self.gap:
            return ""
        word = self.word(index)
        if word in _TO or word == "ل":
            return "to"
        if word in _BY or word in _SHARE or word == "ب":
            return "by"
        if word == "من":
            return "to" if self.word(index - 1).startswith(_NEARS) else "from"
        if word == "و" or (word[:1] == "و" and word[1:] in _HEDGES):
            return "and"
        if word in _IS or self._covered("level", index):
            return "level"
        return "compared" if self._covered("comparer", index) else ""

    def _covered(self, kind: str, index: int) -> bool:
        signs = self.sentence.signs.get(kind)
        return signs is not None and any(
            sign.start_token <= index < sign.stop_token for sign in signs
        )

    def _is_bound(self) -> bool:
        """Return whether «عن» or «على» leads the figure: «تزيد على 5»."""
        index = self._before_hedges(self.figure.start_token - 1)
        return index >= self.gap and self.word(index) in _BOUNDING

    def _proportion(self, index: int, kind: str) -> bool:
        """Return whether «بنسبة», «بزيادة» lead the figure, reached or not: «بنسبة تصل إلى»."""
        tokens, stops = self.sentence.tokens, self.sentence.stop
        for back in range(min(index, stops - 1), max(index - _BACK, self.gap - 1), -1):
            word = tokens[back].word
            if word in STOPS:
                return False
            if word in _SHARE and (word != "نسبه" or back >= index - 1):
                return kind != "to" or index - back < _REACHED or self._reached(back, index)
            if kind == "to" or back not in self.sentence.begun:
                continue
            for sign in self.sentence.between("mover", back, back + 1):
                led = sign.clitic.endswith("ب") or (kind == "level" and index - back == 1)
                if led and not sign.verb and index - back < 3:  # «بزيادة قدرها», «انخفاضا بلغ»
                    return True
            if self.sentence.between("metric", back, back + 1):
                return False
        return False

    def _reached(self, first: int, stop: int) -> bool:
        return any(level.verb for level in self.sentence.between("level", first, stop))

    def left(self, kind: str, first: int | None = None) -> Sign | None:
        """Return the last sign of a kind before the figure, by default in its clause.

        Args:
            kind: the kind of signs.
            first: the first token.
        """
        least = self.clause[0] if first is None else first
        return self.sentence.last(kind, least, self.figure.start_token)

    def in_gap(self, kind: str) -> Sign | None:
        """Return the last sign of a kind between the figure before and this one.

        Args:
            kind: the kind of signs.
        """
        return self.sentence.last(kind, self.gap, self.figure.start_token)

    def mover(self, first: int) -> Sign | None:
        """Return the last mover before the figure that is no part of a metric («معدل النمو»).

        Args:
            first: the token to look back to.
        """
        stop = self.figure.start_token
        found = [one for one in self.sentence.movers if first <= one.start_token < stop]
        if found and found[-1].start_token in self.sentence.bounds and self._is_bound():
            found.pop()  # «تزيد على 5%»
        return found[-1] if found else None

    def says(self, role: str, like: Slot | None = None, **slots: Any) -> Slot:
        """Return a slot for the figure.

        Args:
            role: what the figure is to its metric or deal.
            like: the slot whose claim it belongs to.
            slots: other slots of it, by name.
        """
        return Slot(self.figure, role, self.rule_name, like=like, **slots)

    def same_kind(self, slot: Slot | None) -> bool:
        """Return whether a slot's figure is of the same kind as this one.

        Args:
            slot: its slot, with a role.
        """
        return slot is not None and slot.figure.kind == self.figure.kind
