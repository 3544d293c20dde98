"""Whose figure it is: the name that the head governs, else the one before, else the topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.speakers import (
    doer,
    is_elsewhere,
    is_in_relative,
    is_quoted_doer,
    said_from,
    speaks,
)
from arnews.claims.spoken import Spoken, agrees, is_branch, labelled, last_meant, named_near
from arnews.claims.topics import may_own, topic_of
from arnews.claims.unnamed import goods_at, in_construct, item_of_list, of_unknown
from arnews.claims.vocabulary import Metric, Sign
from arnews.text.passage import Passage

__all__ = ["Owners"]

_NEAR: Final = 4
_AFTER: Final = 4
_ON: Final = 6
"""Words from a duty to «على» at most."""
_OF_COUNTRIES: Final = frozenset({"exports", "imports"})
_ON_GOODS: Final = frozenset({"tariff_rate"})
_RECENT: Final = 40
_KEPT: Final = frozenset({"currency", "market", "product"})
_LOOK_BACK: Final = 300
"""Names before a pronoun among which the one is looked for that it stands for."""
_PARTNERS: Final = words_of("partners")
_PLACES: Final = words_of("places")
_ORDERED: Final = words_of("ordered")
_PART_TYPES: Final = frozenset({"company", "country", "market", "commodity", "product", "group"})


class Owners:
    """The names of an article, and whose a figure is.

    Attributes:
        names: the names of the article, in reading order.
        lead_stop: the token after its title and first sentences.
        passage: the article.
        firms: the companies that may be meant by «الشركة».
        states: the states that may be meant by «البلاد».
    """

    def __init__(self, names: Sequence[Name], lead_stop: int, passage: Passage) -> None:
        """Hold the names of an article.

        Args:
            names: its names, in reading order.
            lead_stop: the token after its title and first sentences.
            passage: the article.
        """
        self.names = names
        self.lead_stop = lead_stop
        self.passage = passage
        self.firms = Spoken(names, lead_stop, passage, "company")
        self.states = Spoken(names, lead_stop, passage, "country")

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
        if slot.role == "share" or "metric" in slot.extra:
            carried = self._carried(at, metric) if "list" in slot.extra else None
            return carried or self._of_share(at, metric)
        if metric.name in _ON_GOODS or "goods" in slot.extra:
            return self._taxed(at, slot, metric)
        if head is not None and any(
            name.stands and name.start_token == head.stop_token and self._found(name) is None
            for name in at.sentence.names
        ):
            return None  # «ورأس مال الصندوق 20 مليارا»: a fund that was not named
        found = (
            self._of_list(at, slot, metric)
            or self._governed(at, head, metric)
            or self._moving(at, metric)
            or self._in_gap(at, metric)
            or item_of_list(at, slot)
        )
        if found is None and not of_unknown(at, slot, metric):
            found = (
                self._carried(at, metric)
                or self._speaker(at, metric)
                or self._alone(at, metric)
                or self._behind(at, metric)
                or topic_of(self.names, self.lead_stop, at, slot, metric)
            )
        if found is not None and found.name.start_token < at.gap and is_quoted_doer(at):
            return None
        if found is not None and metric.name in _OF_COUNTRIES and found.name.type != "country":
            return self._country_of(at, metric) or found
        if found is not None and metric.name == "production" and found.name.type == "commodity":
            state = self._country_of(at, metric)  # «إيران تتوقع زيادة إنتاج النفط»
            return found if state is None or state.name.clitic.endswith("ب") else state
        return found if found is None or may_own(found.name, metric) else None

    def before(self, token: int, most: int) -> Iterator[Name]:
        """Yield the last names before a token, the nearest first.

        Args:
            token: the token.
            most: how many at most.
        """
        stop = self._place(token)
        for index in range(stop - 1, max(stop - most, 0) - 1, -1):
            yield self.names[index]

    def resolve(self, name: Name) -> Name | None:
        """Return the name that a name stands for: itself, or the last named thing of its type.

        Args:
            name: the name.
        """
        found = self._found(name)
        return found.name if found is not None else None

    def _found(self, name: Name) -> SubjectFound | None:
        """Return a name as a subject; one that stands for another is resolved."""
        if not name.stands:
            return SubjectFound(name)
        if name.type in {"company", "country"}:
            spoken = self.firms if name.type == "company" else self.states
            meant = spoken.meant(name.start_token)
        else:
            meant = None
        place = self._place(name.start_token)
        if name.type == "market":
            meant = labelled(self.names, name, place, self.passage)
        if meant is None:
            meant = last_meant(self.names, name, place)
        if meant is None:
            return SubjectFound(name) if name.type in _KEPT and not is_branch(name) else None
        return SubjectFound(meant, (name.start, name.end))

    # --- Parts, lists, goods ---

    def _of_share(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return what is a part: the name before the figure."""
        part = at.left("part")
        if part is None:
            return self._carried(at, metric)
        if part.start_token < at.gap:
            return self._carried(at, metric)
        first, stop = part.start_token - _NEAR, part.stop_token + 2
        for name in reversed(at.sentence.names):
            near = first <= name.start_token < stop or first <= name.stop_token <= part.start_token
            partner = name.clitic.endswith("ل")
            if near and not partner and not name.counter and name.type in _PART_TYPES:
                return self._found(name)
        return None

    def _of_list(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the name of a list's item, on the side on which the one before has it."""
        before = slot.extra.get("list")
        if before is None or before.subject is None:
            return None
        behind = before.subject.name.start_token >= before.figure.stop_token
        if behind or "behind" in slot.extra:
            return self._behind(at, metric)
        stop = at.figure.stop_token
        shared = any(at.word(index) == "بنسب" for index in range(at.sentence.first, stop))
        if shared or any(at.word(index) in _ORDERED for index in range(stop, stop + _AFTER)):
            for name in at.sentence.names:  # «سهما سابك والراجحي 2 و3% على التوالي»
                later = name.start_token > before.subject.name.start_token
                if later and name.type == before.subject.name.type and not name.adjective:
                    return self._found(name) if name.start_token < stop else None
        return None

    def _taxed(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the goods that a duty is on: «رسوم بنسبة 25% على واردات الصلب»."""
        stop = at.figure.stop_token
        for index in range(stop, min(stop + _AFTER, at.sentence.stop)):
            if at.word(index) == "علي":
                return goods_at(at, index + 1)
        if slot.head is not None and slot.head.start_token < at.figure.start_token:
            last = min(slot.head.stop_token + _ON, at.figure.start_token)
            for index in range(slot.head.stop_token, last):
                if at.word(index) == "علي":
                    return goods_at(at, index + 1)
        return self._carried(at, metric)

    def _country_of(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the country that the sentence names, whose exports of goods they are."""
        before = at.previous
        if (
            before is not None
            and before.subject is not None
            and before.subject.name.type == "country"
        ):
            return before.subject
        for name in at.sentence.names:
            if name.start_token >= at.figure.start_token:
                break
            if name.type == "country" and not name.adjective and not speaks(at, name, metric):
                return self._found(name)
        return None

    # --- Around the head ---

    def _governed(self, at: Figures, head: Sign | None, metric: Metric) -> SubjectFound | None:
        """Return the name in construct behind the head, or its pronoun's."""
        if head is None:
            return None
        figure = at.figure
        if head.start_token > figure.start_token:
            return self._first(at, head.start_token, head.stop_token + _NEAR, metric, head)
        if head.start_token < at.gap:
            return None
        limit = min(head.stop_token + _NEAR, figure.start_token)
        found = self._first(at, head.start_token, limit, metric, head)
        if found is not None:
            return found
        behind = self._for_whom(at, metric)
        if behind is not None:
            return behind
        return self._of_pronoun(at, head, metric) if head.pronoun else None

    def _for_whom(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the country behind the figure: «تكلفة التأمين 11 نقطة لديون ألمانيا»."""
        stop = at.figure.stop_token
        if metric.subjects[0] != "country":
            return None
        for name in at.sentence.names:
            near = stop <= name.start_token < min(stop + _AFTER, at.until)
            led = name.clitic.endswith("ل") or at.word(name.start_token - 1).startswith("ل")
            if near and led and name.type == "country":
                return self._found(name)
        return None

    def _of_pronoun(self, at: Figures, head: Sign, metric: Metric) -> SubjectFound | None:
        speaker = self._speaker(at, metric)
        name = speaker.name if speaker else None
        types: Sequence[str] = metric.subjects
        if metric.subjects[0] == "company":
            types = [one for one in types if one != "country"]
        name = name or named_near(at, head, types)
        if name is None:
            name = self._last_named(head.start_token, types, first_type=True)
        if name is not None and name.type == "company" and is_in_relative(at, name):
            name = named_near(at, head, types, said=False) or name
        if name is None or (name.type == "country" and not agrees(name, head.pronoun)):
            return None
        if name.type == "company" and name.start_token < at.sentence.first:
            name = self.firms.meant(head.start_token) or name
        index = head.stop_token - 1
        while index > head.start_token and not at.word(index).endswith(head.pronoun):
            index -= 1  # «إيراداتها التشغيلية», «صافي ربحها»
        start, end = at.sentence.span(index, index + 1)
        return SubjectFound(name, (max(start, end - len(head.pronoun)), end))

    def _first(
        self, at: Figures, first: int, stop: int, metric: Metric, head: Sign | None = None
    ) -> SubjectFound | None:
        """Return the first name among some tokens, of the type that the metric has most often."""
        inside = [
            name
            for name in at.sentence.names
            if first <= name.start_token < stop
            and not name.counter
            and in_construct(at, head, name, metric)
            and not (head is not None and head.pronoun and name.start_token < head.stop_token)
        ]
        for wanted in metric.subjects:
            for name in inside:
                if name.type == wanted:
                    found = self._found(name)
                    if found is not None:
                        return found
        return None

    def _moving(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the last name that has the metric as its own: «صعد الذهب 2%»."""
        for name in self._back(at, at.gap, at.figure.start_token):
            if name.metric == metric.name and not name.counter:
                return self._found(name)
        return None

    def _back(self, at: Figures, first: int, stop: int) -> Iterator[Name]:
        for name in reversed(at.sentence.names):
            if first <= name.start_token < stop:
                yield name

    def _in_gap(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the name between the figure before and this one: in its clause first."""
        stop = at.figure.start_token
        clause = max(at.gap, at.clause[0])
        return self._chosen(at, clause, stop, metric) or self._chosen(
            at, at.gap, clause, metric, metric.subjects[:1]
        )

    def _chosen(
        self,
        at: Figures,
        first: int,
        stop: int,
        metric: Metric,
        types: Sequence[str] = (),
    ) -> SubjectFound | None:
        names = [
            name
            for name in at.sentence.names
            if first <= name.start_token < stop
            and name.type in metric.subjects
            and not name.counter
            and not speaks(at, name, metric)
            and not (name.type == "country" and at.word(name.start_token - 1) in _PARTNERS)
            and not (name.type == "company" and at.word(name.start_token - 1) in _PLACES)
            and not (name.type == "country" and is_elsewhere(at, name, metric))
            and not (name.type == "company" and is_in_relative(at, name))
        ]
        said = said_from(at, stop)
        names = [name for name in names if name.start_token > said] or names
        acting = doer(at, names, metric)
        if acting is not None:
            return self._found(acting)
        for wanted in types or metric.subjects:
            for name in names:
                if name.type == wanted:
                    found = self._found(name)
                    if found is not None:
                        return found
        return None

    # --- Farther away ---

    def _carried(self, at: Figures, metric: Metric) -> SubjectFound | None:
        before = at.previous
        if before is None or before.subject is None:
            return None
        wanted = metric.subjects[:1]
        named = any(
            at.gap <= name.start_token < at.figure.start_token for name in at.sentence.names
        )
        told = not named and before.subject.name.type in {"company", "country"}
        if before.metric is not None and (before.metric.family == metric.family or told):
            wanted = metric.subjects
        return before.subject if before.subject.name.type in wanted else None

    def _speaker(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the firm that speaks of itself: «قالت سابك إن الأرباح ارتفعت»."""
        if metric.family != "firm" or said_from(at, at.figure.start_token) < 0:
            return None
        for sign in at.sentence.signs.get("speaker", ()):
            for name in at.sentence.names:
                near = sign.stop_token <= name.start_token <= sign.stop_token + 2
                if sign.verb and near and name.type == "company" and not name.counter:
                    return self._found(name)
        return None

    def _alone(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the one name before of the type that the metric has most often, if it is alone."""
        names = [
            name
            for name in self._back(at, at.sentence.first, at.figure.start_token)
            if name.type == metric.subjects[0] and not name.counter and not name.adjective
        ]
        if not names or any(name.key != names[0].key for name in names):
            return None
        return self._found(names[0])

    def _behind(self, at: Figures, metric: Metric) -> SubjectFound | None:
        stop = at.figure.stop_token
        return self._first(at, stop, min(stop + _AFTER, at.until), metric)

    def _last_named(
        self, stop: int, types: Sequence[str], *, first_type: bool = False
    ) -> Name | None:
        """Return the last name before a token of some types: the first type, or any close by."""
        place = self._place(stop)
        for index in range(place - 1, max(place - _LOOK_BACK, 0) - 1, -1):
            name = self.names[index]
            if name.type not in types or name.stands or name.counter:
                continue
            if not first_type or name.type == types[0] or name.start_token > stop - _RECENT:
                return name
        return None

    def _place(self, token: int) -> int:
        """Return the index of the first name that does not begin before a token."""
        return bisect_left(self.names, token, key=attrgetter("start_token"))
