"""Whose figure it is: the name that the head governs, else the one before, else the topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.vocabulary import Sign

__all__ = ["Owners"]

_NEAR: Final = 4


class Owners:
    """The names of an article, and whose a figure is.

    Attributes:
        names: the names of the article, in reading order.
        lead_stop: the token after its title and first sentences.
    """

    def __init__(self, names: Sequence[Name], lead_stop: int) -> None:
        """Hold the names of an article."""
        self.names = names
        self.lead_stop = lead_stop

    def of(self, at: Figures, slot: Slot) -> SubjectFound | None:
        """Return the subject of a slot whose metric is known, or None.

        Args:
            at: the figure in its sentence.
            slot: its slot.
        """
        if slot.like is not None:
            return slot.like.subject
        metric, head = slot.metric, slot.head
        assert metric is not None
        types = metric.subjects
        if head is None:
            found = self._moving(at, types)
            if found is not None:
                return found
        else:
            found = self._governed(at, head, types)
            if found is not None:
                return found
        return (
            self._in_gap(at, types)
            or self._carried(at, slot, types)
            or self._before(at, head, types)
            or self._behind(at, types)
            or self._stand_in(at, types)
            or self._topic(types)
        )

    def _moving(self, at: Figures, types: Sequence[str]) -> SubjectFound | None:
        found = None
        for name in at.sentence.names:
            if name.start_token >= at.figure.start_token:
                break
            if name.type in types and not name.clitic.endswith("ل"):
                if at.word(name.start_token - 1) not in {"مقابل", "امام"}:
                    found = name
        return SubjectFound(found) if found is not None else None

    def _governed(self, at: Figures, head: Sign, types: Sequence[str]) -> SubjectFound | None:
        """Return the name in construct behind the head, or its pronoun's."""
        sentence = at.sentence
        if head.pronoun:
            name = self._last_named(head.start_token, types)
            if name is not None:
                span = sentence.span(head.start_token, head.stop_token)
                return SubjectFound(name, span)
        if head.start_token <= at.figure.start_token:
            limit = min(head.stop_token + _NEAR, at.figure.start_token)
        else:
            limit = head.stop_token + _NEAR
        for name in sentence.names:
            if head.start_token <= name.start_token < limit and name.type in types:
                return SubjectFound(name)
        for sign in sentence.between("stand_in", head.stop_token, limit):
            if sign.definite and sign.value in types:
                return self._meant(sentence.span(sign.start_token, sign.stop_token), sign, types)
        return None

    def _in_gap(self, at: Figures, types: Sequence[str]) -> SubjectFound | None:
        found = None
        for name in at.sentence.names:
            if at.gap <= name.start_token < at.figure.start_token and name.type in types:
                found = found or name
        return SubjectFound(found) if found is not None else None

    def _carried(self, at: Figures, slot: Slot, types: Sequence[str]) -> SubjectFound | None:
        before = at.previous
        if before is None or before.subject is None or before.subject.name.type not in types:
            return None
        return before.subject

    def _before(self, at: Figures, head: Sign | None, types: Sequence[str]) -> SubjectFound | None:
        stop = head.start_token if head is not None else at.figure.start_token
        for name in reversed(at.sentence.names):
            if name.start_token < stop and name.type in types:
                return SubjectFound(name)
        return None

    def _behind(self, at: Figures, types: Sequence[str]) -> SubjectFound | None:
        stop = at.figure.stop_token
        for name in at.sentence.names:
            if stop <= name.start_token < stop + _NEAR and name.type in types:
                return SubjectFound(name)
        return None

    def _stand_in(self, at: Figures, types: Sequence[str]) -> SubjectFound | None:
        sentence = at.sentence
        for sign in reversed(sentence.signs.get("stand_in", ())):
            if sign.definite and sign.value in types and sign.start_token < at.figure.start_token:
                return self._meant(sentence.span(sign.start_token, sign.stop_token), sign, types)
        return None

    def _meant(self, via: tuple[int, int], sign: Sign, types: Sequence[str]) -> SubjectFound | None:
        name = self._last_named(sign.start_token, (sign.value,))
        return SubjectFound(name, via) if name is not None else None

    def _last_named(self, stop: int, types: Sequence[str]) -> Name | None:
        found = None
        for name in self.names:
            if name.start_token >= stop:
                break
            if name.type in types:
                found = name
        return found

    def _topic(self, types: Sequence[str]) -> SubjectFound | None:
        for wanted in types:
            for name in self.names:
                if name.start_token >= self.lead_stop:
                    break
                if name.type == wanted:
                    return SubjectFound(name, elided=True)
        return None
