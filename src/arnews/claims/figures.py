"""The cursor through which a claim rule reads the sentence around its figure."""

from __future__ import annotations

from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.slots import Placed, Slot
from arnews.claims.vocabulary import Sign

__all__ = ["Figures"]

HEDGES: Final = frozenset(
    {
        "نحو", "حوالي", "قرابه", "زهاء", "يقارب", "يناهز", "تقريبا", "اكثر", "اقل", "ازيد", "يزيد",
        "دون", "ما", "مستوي", "مستويات", "حدود", "حاجز", "عتبه", "يصل", "تصل", "فقط", "ال",
    }
)  # fmt: skip
_OVER: Final = frozenset({"اكثر", "اقل", "ازيد", "اعلي", "ادني", "يقرب"})
_TO: Final = frozenset({"الي", "عند", "لدي", "حتي", "قرب"})
_BY: Final = frozenset({"بنسبه", "بمقدار", "بمعدل", "بنحو", "بحوالي", "بقرابه", "باكثر", "باقل", "بما"})
_TO_HEDGED: Final = frozenset({"لنحو", "لحوالي", "لمستوي", "لاكثر", "لاقل", "لما", "لقرابه"})


class Figures:
    """The view that a claim rule has: a figure and the sentence around it.

    Attributes:
        sentence: the sentence.
        figure: the figure that is asked about.
        slots: the slots of the figures before it in the sentence.
        previous: the last of them, or None.
        gap: the token after the figure before it, or the first of the sentence.
        lead: the preposition before the figure: "to", "by", "from", "compared", "" …
        lead_token: the token that the figure begins with, hedges and preposition included.
        rule_name: the name of the rule being tried.
    """

    __slots__ = (
        "clause",
        "figure",
        "gap",
        "lead",
        "lead_token",
        "previous",
        "rule_name",
        "sentence",
        "slots",
    )

    def __init__(self, sentence: Sentence, figure: Placed, slots: list[Slot], gap: int) -> None:
        """Look at a figure."""
        self.sentence = sentence
        self.figure = figure
        self.slots = slots
        self.previous = slots[-1] if slots else None
        self.gap = gap
        self.clause = sentence.clause(figure.start_token)
        self.rule_name = ""
        self.lead, self.lead_token = self._lead()

    def word(self, index: int) -> str:
        """Return the folded word of a token of the sentence, "" outside it."""
        return self.sentence.word(index)

    def _lead(self) -> tuple[str, int]:
        """Return what kind of word leads the figure, and the token it stands at."""
        figure = self.figure
        passage = self.sentence.passage
        clitics = figure.fact.start - passage.start(figure.start_token)
        if clitics > 0:
            clitic = passage.tokens[figure.start_token].word[:clitics]
            kind = {"ب": "by", "ل": "to"}.get(clitic[-1:], "")
            if kind:
                return kind, figure.start_token
        index = figure.start_token - 1
        while index >= self.gap:
            word = self.word(index)
            if word == "من" and self.word(index - 1) in _OVER:
                index -= 2
                continue
            if word not in HEDGES and word not in {'"', "(", "-"}:
                break
            index -= 1
        word = self.word(index) if index >= self.gap else ""
        return _kind_of_lead(word, self.sentence, index), max(index, self.gap)

    def left(self, kind: str, first: int | None = None) -> Sign | None:
        """Return the last sign of a kind before the figure, by default in its clause."""
        least = self.clause[0] if first is None else first
        return self.sentence.last(kind, least, self.figure.start_token)

    def right(self, kind: str, within: int) -> Sign | None:
        """Return the first sign of a kind behind the figure, at most so many tokens away."""
        stop = self.figure.stop_token
        found = self.sentence.between(kind, stop, stop + within)
        return found[0] if found else None

    def in_gap(self, kind: str) -> Sign | None:
        """Return the last sign of a kind between the figure before and this one."""
        return self.sentence.last(kind, self.gap, self.figure.start_token)

    def says(self, role: str, like: Slot | None = None, **slots: object) -> Slot:
        """Return a slot for the figure."""
        slot = Slot(self.figure, role, self.rule_name, like=like)
        for name, value in slots.items():
            setattr(slot, name, value)
        return slot

    def same_kind(self, slot: Slot | None) -> bool:
        """Return whether a slot's figure is of the same kind as this one."""
        return slot is not None and slot.figure.kind == self.figure.kind


def _kind_of_lead(word: str, sentence: Sentence, index: int) -> str:
    if word in _TO or word in _TO_HEDGED:
        return "to"
    if word in _BY or word == "ب":
        return "by"
    if word == "ل":
        return "to"
    if word == "من":
        return "from"
    for sign in sentence.signs.get("comparer", ()):
        if sign.start_token <= index < sign.stop_token:
            return "compared"
    for sign in sentence.signs.get("level", ()):
        if sign.start_token <= index < sign.stop_token:
            return "level"
    return word
