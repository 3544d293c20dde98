"""Whose figure it is: the name that the head governs, else the one before, else the topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.measured import COUNTER
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.vocabulary import Metric, Sign

__all__ = ["Owners"]

_NEAR: Final = 4
_AFTER: Final = 3
_THAT: Final = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"})
_LONGEST_SPEAKER: Final = 16
_GOODS: Final = frozenset({"tariff_rate", "retail_price", "commodity_price", "average_price"})


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
        return (
            self._of_list(at, slot, metric)
            or self._governed(at, head, metric)
            or self._moving(at, metric)
            or self._in_gap(at, head, metric)
            or self._carried(at, metric)
            or self._before(at, head, metric)
            or self._behind(at, metric, at.until)
            or self._topic(metric.subjects)
        )

    def _found(self, at: Figures, name: Name) -> SubjectFound | None:
        """Return a name as a subject; one that stands for another is resolved."""
        if not name.stands:
            return SubjectFound(name)
        meant = self._last_named(name.start_token, (name.type,))
        if meant is None:
            return SubjectFound(name) if name.type in {"currency", "market"} else None
        return SubjectFound(meant, (name.start, name.end))

    def resolve(self, at: Figures, name: Name) -> Name | None:
        """Return the name that a name stands for: itself, or the last named thing of its type."""
        found = self._found(at, name)
        return found.name if found is not None else None

    def _of_list(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the name of a list's item, on the side on which the one before has it."""
        before = slot.extra.get("list")
        if before is None or before.subject is None:
            return None
        if before.subject.name.start_token >= before.figure.stop_token:
            return self._behind(at, metric, at.until)
        return None

    def _governed(self, at: Figures, head: Sign | None, metric: Metric) -> SubjectFound | None:
        """Return the name in construct behind the head, or its pronoun's."""
        if head is None:
            return None
        figure = at.figure
        before = head.start_token <= figure.start_token
        limit = min(head.stop_token + _NEAR, figure.start_token) if before else head.stop_token + _NEAR
        if not before or head.start_token >= at.gap:
            found = self._first(at, head.start_token, limit, metric)
            if found is not None and not self._better_behind(at, found, metric):
                return found
        if head.pronoun and head.start_token >= at.gap:
            return self._of_pronoun(at, head, metric)
        return None

    def _better_behind(self, at: Figures, found: SubjectFound, metric: Metric) -> bool:
        return metric.name == "tariff_rate" and found.name.type == "country"

    def _of_pronoun(self, at: Figures, head: Sign, metric: Metric) -> SubjectFound | None:
        name = self._last_named(head.start_token, metric.subjects, first_type=True)
        if name is None:
            return None
        start, end = at.sentence.span(head.start_token, head.start_token + 1)
        return SubjectFound(name, (max(start, end - len(head.pronoun)), end))

    def _first(self, at: Figures, first: int, stop: int, metric: Metric) -> SubjectFound | None:
        """Return the first name among some tokens, of the type that the metric has most often."""
        inside = [name for name in at.sentence.names if first <= name.start_token < stop]
        for wanted in metric.subjects:
            for name in inside:
                if name.type == wanted and at.word(name.start_token - 1) not in COUNTER:
                    found = self._found(at, name)
                    if found is not None:
                        return found
        return None

    def _moving(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the last name that has the metric as its own: «صعد الذهب 2%»."""
        for name in self._back(at, at.gap, at.figure.start_token):
            if name.metric == metric.name and not name.clitic.endswith("ل"):
                if at.word(name.start_token - 1) not in COUNTER:
                    return self._found(at, name)
        return None

    def _back(self, at: Figures, first: int, stop: int) -> Iterator[Name]:
        for name in reversed(at.sentence.names):
            if first <= name.start_token < stop:
                yield name

    def _in_gap(self, at: Figures, head: Sign | None, metric: Metric) -> SubjectFound | None:
        """Return the name between the figure before and this one: in its clause first."""
        stop = at.figure.start_token
        if metric.name in _GOODS:
            behind = self._behind(at, metric, at.until)
            if behind is not None and behind.name.type != "country":
                return behind
        for first in (max(at.gap, at.clause[0]), at.gap):
            found = self._chosen(at, first, stop, metric)
            if found is not None:
                return found
        return None

    def _chosen(self, at: Figures, first: int, stop: int, metric: Metric) -> SubjectFound | None:
        names = [
            name
            for name in at.sentence.names
            if first <= name.start_token < stop and name.type in metric.subjects
        ]
        quiet = [name for name in names if not self._speaks(at, name, metric)]
        for wanted in metric.subjects:
            for name in quiet:
                if name.type == wanted and at.word(name.start_token - 1) not in COUNTER:
                    found = self._found(at, name)
                    if found is not None:
                        return found
        return None

    def _speaks(self, at: Figures, name: Name, metric: Metric) -> bool:
        """Return whether a name is part of who speaks: «قال البنك الدولي إن»."""
        if name.type == metric.subjects[0] == "company":
            return False
        for sign in at.sentence.signs.get("speaker", ()):
            if sign.start_token < name.start_token < sign.start_token + _LONGEST_SPEAKER:
                for index in range(name.stop_token, sign.start_token + _LONGEST_SPEAKER):
                    if at.word(index) in _THAT:
                        return index < at.figure.start_token and name.type != "country"
        return False

    def _carried(self, at: Figures, metric: Metric) -> SubjectFound | None:
        before = at.previous
        if before is None or before.subject is None or before.subject.name.type not in metric.subjects:
            return None
        return before.subject

    def _before(self, at: Figures, head: Sign | None, metric: Metric) -> SubjectFound | None:
        stop = at.figure.start_token
        return self._chosen(at, at.sentence.first, stop, metric)

    def _behind(self, at: Figures, metric: Metric, until: int) -> SubjectFound | None:
        stop = at.figure.stop_token
        return self._first(at, stop, min(stop + _AFTER + 1, until), metric)

    def _last_named(
        self, stop: int, types: Sequence[str], *, first_type: bool = False
    ) -> Name | None:
        found = None
        best = len(types)
        for name in self.names:
            if name.start_token >= stop:
                break
            if name.type in types and not name.stands:
                rank = types.index(name.type) if first_type else 0
                if rank <= best or name.start_token > stop - 40:
                    found, best = name, rank
        return found

    def _topic(self, types: Sequence[str]) -> SubjectFound | None:
        for wanted in types[:2]:
            for name in self.names:
                if name.start_token >= self.lead_stop:
                    break
                if name.type == wanted and not name.stands:
                    return SubjectFound(name, elided=True)
        return None
