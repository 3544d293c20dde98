"""Whose figure it is: the name that the head governs, else the one before, else the topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.names import last_meant
from arnews.claims.slots import Name, Slot, SubjectFound
from arnews.claims.vocabulary import Metric, Sign

__all__ = ["Owners"]

_NEAR: Final = 4
_AFTER: Final = 4
_THAT: Final = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"})
_LONGEST_SPEAKER: Final = 16
_PREPOSITIONS: Final = frozenset({"في", "من", "علي", "الي", "عن", "مع", "بين", "خلال"})
_OF_COUNTRIES: Final = frozenset({"exports", "imports"})
_ON_GOODS: Final = frozenset({"tariff_rate"})
_RECENT: Final = 40
_PARTNERS: Final = frozenset({"الي", "مع", "نحو", "ضد", "تجاه", "ومع", "والي"})
_PLACES: Final = frozenset({"في", "لدي"})
_ORDERED: Final = frozenset({"التوالي", "الترتيب", "التوالى"})
_PART_TYPES: Final = frozenset({"company", "country", "market", "commodity", "product", "group"})
_TOPICS: Final = frozenset({"company", "country", "market", "currency"})
_OWNED_FAMILIES: Final = frozenset({"firm", "public", "market"})
_NO_ITEM: Final = frozenset(
    {"وذلك", "وهو", "وهي", "وقد", "واكثر", "وقرابه", "ونحو", "وحوالي", "وبلغ", "ومن", "والي", "وعلي", "وفي"}
)


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
        if slot.role == "share" or "metric" in slot.extra:
            return self._of_share(at, slot, metric)
        if metric.name in _ON_GOODS or "goods" in slot.extra:
            return self._taxed(at, slot, metric)
        found = (
            self._of_list(at, slot, metric)
            or self._governed(at, head, metric)
            or self._moving(at, metric)
            or self._in_gap(at, metric)
            or self._item(at, slot)
        )
        if found is None and not self._of_unknown(at, slot, metric):
            found = (
                self._carried(at, metric)
                or self._before(at, metric)
                or self._behind(at, metric)
                or self._topic(at, slot, metric)
            )
        if found is not None and metric.name in _OF_COUNTRIES and found.name.type != "country":
            return self._country_of(at, metric) or found
        return found

    def resolve(self, at: Figures, name: Name) -> Name | None:
        """Return the name that a name stands for: itself, or the last named thing of its type."""
        found = self._found(at, name)
        return found.name if found is not None else None

    def _found(self, at: Figures, name: Name) -> SubjectFound | None:
        """Return a name as a subject; one that stands for another is resolved."""
        if not name.stands:
            return SubjectFound(name)
        first = bisect_left(self.names, name.start_token, key=attrgetter("start_token"))
        meant = last_meant(self.names[:first], name)
        if meant is None:
            return SubjectFound(name) if name.type in {"currency", "market"} else None
        return SubjectFound(meant, (name.start, name.end))

    # --- Parts, lists, goods ---

    def _of_share(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return what is a part: the name before the figure."""
        part = at.left("part")
        if part is None:
            return self._carried(at, metric)
        if part.start_token < at.gap:
            return self._carried(at, metric)
        first, stop = part.start_token - _NEAR, part.stop_token + 2
        for name in reversed(at.sentence.names):
            near = first <= name.start_token < stop or first <= name.stop_token <= part.start_token
            if near and not name.counter and name.type in _PART_TYPES:
                return self._found(at, name)
        return None

    def _of_list(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the name of a list's item, on the side on which the one before has it."""
        before = slot.extra.get("list")
        if before is None or before.subject is None:
            return None
        if before.subject.name.start_token >= before.figure.stop_token:
            return self._behind(at, metric)
        stop = at.figure.stop_token
        if any(at.word(index) in _ORDERED for index in range(stop, stop + _AFTER)):
            for name in at.sentence.names:  # «سهما سابك والراجحي 2 و3% على التوالي»
                later = name.start_token > before.subject.name.start_token
                if later and name.type == before.subject.name.type and not name.adjective:
                    return self._found(at, name) if name.start_token < stop else None
        return None

    def _item(self, at: Figures, slot: Slot) -> SubjectFound | None:
        """Return the words of one more item of a list: «القطاعات: الزراعة بنسبة 2% ثم التأمين بنسبة 1%»."""
        before = at.previous
        if before is None or before.subject is None or slot.head is not before.head:
            return None
        if slot.metric is not before.metric or at.lead != "by" or slot.role != before.role:
            return None
        first = at.gap
        while at.sentence.is_stop(first) or at.word(first) in {"ثم", "يليه", "تلاه", "يليها", "تلاها", ")"}:
            first += 1
        word = at.word(first)
        if word in _NO_ITEM or not word[:1].isalpha() or not 0 < at.lead_token - first <= 3:
            return None
        if first == at.gap and not word.startswith("و"):
            return None
        if any(first <= sign.start_token < at.lead_token for sign in at.sentence.all_signs):
            return None
        start, end = at.sentence.span(first, at.lead_token)
        start += word.startswith("و")
        key = at.sentence.passage.text[start:end]
        return SubjectFound(Name(before.subject.name.type, first, at.lead_token, start, end, key))

    def _of_unknown(self, at: Figures, slot: Slot, metric: Metric) -> bool:
        """Return whether the head belongs to something that is not known: «مصروفات الجمعية»."""
        head = slot.head
        if head is None or head.definite or head.pronoun or head.verb:
            return False
        if metric.family not in _OWNED_FAMILIES or not at.gap <= head.start_token < at.figure.start_token:
            return False
        stop = head.stop_token
        word = at.word(stop)
        if at.sentence.word(stop - 1).startswith("ال") or stop >= at.lead_token:
            return False
        if any(date.start_token <= stop < date.stop_token for date in at.sentence.dates):
            return False
        if any(sign.start_token == stop for sign in at.sentence.all_signs):
            return False
        if word.startswith("ال"):
            return True
        tanween = at.word(stop - 1).endswith("ا")
        return metric.name == "share_price" and word[:1].isalpha() and not tanween and word not in _PREPOSITIONS

    def _taxed(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the goods that a duty is on: «رسوم بنسبة 25% على واردات الصلب»."""
        stop = at.figure.stop_token
        for index in range(stop, min(stop + _AFTER, at.sentence.stop)):
            if at.word(index) == "علي":
                return self._goods(at, index + 1, metric)
        if slot.head is not None and slot.head.start_token < at.figure.start_token:
            for index in range(slot.head.stop_token, at.figure.start_token):
                if at.word(index) == "علي":
                    return self._goods(at, index + 1, metric)
        return self._carried(at, metric)

    def _goods(self, at: Figures, index: int, metric: Metric) -> SubjectFound | None:
        """Return the goods named from a token on: a known name, else the words themselves."""
        for figure in at.sentence.figures:  # «على 12.7 مليار دولار من الواردات»
            if figure.start_token == index:
                index = figure.stop_token
        while at.word(index) in {"من", "تلك"}:
            index += 1
        for name in at.sentence.names:
            if index <= name.start_token < index + _AFTER and name.type in {"commodity", "product"}:
                return SubjectFound(name)
        word = at.word(index)
        if not word[:1].isalpha():
            return None
        stop = index + 1
        if at.word(stop)[:1].isalpha() and at.word(stop) not in _PREPOSITIONS:
            stop += 1
        start, end = at.sentence.span(index, stop)
        key = " ".join(at.word(one) for one in range(index, stop))
        return SubjectFound(Name("product", index, stop, start, end, key))

    def _country_of(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the country that the sentence names, whose exports of goods they are."""
        before = at.previous
        if before is not None and before.subject is not None and before.subject.name.type == "country":
            return before.subject
        for name in at.sentence.names:
            if name.start_token >= at.figure.start_token:
                break
            if name.type == "country" and not name.adjective and not self._speaks(at, name, metric):
                return self._found(at, name)
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
        for name in at.sentence.names:  # «تكلفة التأمين 11 نقطة لديون ألمانيا»
            if figure.stop_token <= name.start_token < min(figure.stop_token + _AFTER, at.until):
                if name.clitic.endswith("ل") or at.word(name.start_token - 1).startswith("ل"):
                    if name.type == metric.subjects[0] and name.type == "country":
                        return self._found(at, name)
        return self._of_pronoun(at, head, metric) if head.pronoun else None

    def _of_pronoun(self, at: Figures, head: Sign, metric: Metric) -> SubjectFound | None:
        name = self._last_named(head.start_token, metric.subjects, first_type=True)
        if name is None:
            return None
        start, end = at.sentence.span(head.start_token, head.start_token + 1)
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
            and (head is None or self._in_construct(at, head, name))
        ]
        for wanted in metric.subjects:
            for name in inside:
                if name.type == wanted:
                    found = self._found(at, name)
                    if found is not None:
                        return found
        return None

    def _in_construct(self, at: Figures, head: Sign, name: Name) -> bool:
        """Return whether no preposition parts a name from its head but the one before it."""
        last = name.start_token - (0 if name.adjective else 1)
        return all(at.word(index) not in _PREPOSITIONS for index in range(head.stop_token, last))

    def _moving(self, at: Figures, metric: Metric) -> SubjectFound | None:
        """Return the last name that has the metric as its own: «صعد الذهب 2%»."""
        for name in self._back(at, at.gap, at.figure.start_token):
            if name.metric == metric.name and not name.counter:
                return self._found(at, name)
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
            and not self._speaks(at, name, metric)
            and not (name.type == "country" and at.word(name.start_token - 1) in _PARTNERS)
            and not (name.type == "company" and at.word(name.start_token - 1) in _PLACES)
        ]
        for wanted in types or metric.subjects:
            for name in names:
                if name.type == wanted:
                    found = self._found(at, name)
                    if found is not None:
                        return found
        return None

    def _speaks(self, at: Figures, name: Name, metric: Metric) -> bool:
        """Return whether a name is part of who speaks: «قال البنك الدولي إن»."""
        if name.type == "country" or (name.type == "company" == metric.subjects[0]):
            return False
        for sign in at.sentence.signs.get("speaker", ()):
            if sign.start_token < name.start_token < sign.start_token + _LONGEST_SPEAKER:
                if sign.verb and name.start_token == sign.stop_token and name.type == "company":
                    return True
                for index in range(name.stop_token, sign.start_token + _LONGEST_SPEAKER):
                    if at.word(index) in _THAT:
                        return index < at.figure.start_token
        return False

    # --- Farther away ---

    def _carried(self, at: Figures, metric: Metric) -> SubjectFound | None:
        before = at.previous
        if before is None or before.subject is None:
            return None
        return before.subject if before.subject.name.type in metric.subjects else None

    def _before(self, at: Figures, metric: Metric) -> SubjectFound | None:
        start = at.figure.start_token
        return self._chosen(at, at.sentence.first, start, metric, metric.subjects[:2])

    def _behind(self, at: Figures, metric: Metric) -> SubjectFound | None:
        stop = at.figure.stop_token
        return self._first(at, stop, min(stop + _AFTER, at.until), metric)

    def _last_named(
        self, stop: int, types: Sequence[str], *, first_type: bool = False
    ) -> Name | None:
        found = None
        best = len(types)
        for name in self.names:
            if name.start_token >= stop:
                break
            if name.type in types and not name.stands and not name.counter:
                rank = types.index(name.type) if first_type else 0
                if rank <= best or name.start_token > stop - _RECENT:
                    found, best = name, rank
        return found

    def _topic(self, at: Figures, slot: Slot, metric: Metric) -> SubjectFound | None:
        """Return the first name of title or lead, where the sentence names nobody."""
        wanted = metric.subjects[0]
        if wanted not in _TOPICS or self._described(at, slot, metric):
            return None
        for name in self.names:
            if name.start_token >= self.lead_stop:
                break
            if name.type == wanted and not name.stands and not name.counter:
                return SubjectFound(name, elided=True)
        return None

    def _described(self, at: Figures, slot: Slot, metric: Metric) -> bool:
        """Return whether the head is in construct with a word that is not known: «تكاليف تجهيز القارب»."""
        head = slot.head
        if head is None or head.definite or head.pronoun or metric.family not in _OWNED_FAMILIES:
            return False
        stop = head.stop_token
        if at.word(stop - 1).startswith("ال") or at.word(stop - 1).endswith("ا"):
            return False
        if stop >= at.lead_token or any(sign.start_token == stop for sign in at.sentence.all_signs):
            return False
        word = at.word(stop)
        return word[:1].isalpha() and word not in _PREPOSITIONS
