"""What a figure measures: the head noun that governs it, else what its subject's price is."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.slots import Name, Slot
from arnews.claims.vocabulary import Metric, Sign, Vocabulary

__all__ = ["measure"]

_RIGHT: Final = 6
_COUNTER: Final = frozenset({"مقابل", "امام", "لكل", "ل"})
_POINT_METRICS: Final = frozenset({"index_level", "cds_spread", "pmi"})
_POINTS: Final = frozenset({"percentage_point", "basis_point"})
_PRICES: Final = frozenset({"سعر", "اسعار"})


def measure(at: Figures, slot: Slot, vocabulary: Vocabulary) -> bool:
    """Fill the metric and the head of a slot.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        vocabulary: the words.

    Returns:
        False if no metric is found.
    """
    if slot.like is not None and slot.like.metric is not None:
        slot.metric, slot.head = slot.like.metric, slot.like.head
        return True
    finder = _Finder(at, slot, vocabulary)
    return (
        finder.behind_of()
        or finder.counted()
        or finder.among(at.gap, at.figure.start_token)
        or finder.carried()
        or finder.among(at.sentence.first, at.gap)
        or finder.behind()
    )


class _Finder:
    """The places where the metric of a figure may be named, tried in order."""

    def __init__(self, at: Figures, slot: Slot, vocabulary: Vocabulary) -> None:
        self.at = at
        self.slot = slot
        self.vocabulary = vocabulary

    def accepts(self, metric: Metric) -> bool:
        figure = self.at.figure
        if figure.kind == "percentage":
            if figure.unit in _POINTS or self.slot.role == "value":
                return "percentage" in metric.facts and self._may_be_rate(metric)
            return True
        if figure.kind == "count" and figure.unit == "index_point":
            return metric.name in _POINT_METRICS
        return figure.kind in metric.facts

    def _may_be_rate(self, metric: Metric) -> bool:
        return True

    def take(self, metric: Metric, head: Sign | None) -> bool:
        self.slot.metric = metric
        self.slot.head = head
        return True

    def behind_of(self) -> bool:
        """«12 مليار دولار من الواردات»: the metric stands behind «من»."""
        stop = self.at.figure.stop_token
        if self.at.word(stop) != "من":
            return False
        for sign in self.at.sentence.between("metric", stop + 1, stop + 2):
            if self.accepts(sign.value) or self.slot.role == "share":
                return self.take(sign.value, sign)
        return False

    def counted(self) -> bool:
        """«5 ملايين مستخدم»: the counted noun names the metric."""
        figure = self.at.figure
        if figure.kind != "count":
            return False
        noun = self.at.sentence.tokens[figure.stop_token - 1].word
        metric = self.vocabulary.nouns.get(noun) or self.vocabulary.nouns.get(noun.removesuffix("ا"))
        if metric is None or metric.name == "volume":
            return False
        head = self.at.left("metric")
        if head is not None and head.verb and self.accepts(head.value):
            return self.take(head.value, head)
        return self.take(metric, None)

    def among(self, first: int, stop: int) -> bool:
        """Take the last acceptable head, or name that moves itself, among some tokens."""
        head = self._head(first, stop)
        name = self._moving_name(first, stop)
        if name is not None and (head is None or name.start_token > head.stop_token):
            metric = self.vocabulary.metrics[name.metric]
            return self.take(metric, None)
        if head is None:
            return False
        return self.take(self._by_goods(head), head)

    def _head(self, first: int, stop: int) -> Sign | None:
        found: Sign | None = None
        for sign in self.at.sentence.between("metric", first, stop):
            if not self.accepts(sign.value):
                continue
            if found is not None and sign.start_token < found.stop_token:
                continue
            if found is not None and sign.start_token == found.stop_token and not sign.clitic:
                continue  # the first noun of a construct governs: «سعر سهم»
            found = sign
        return found

    def _by_goods(self, head: Sign) -> Metric:
        return head.value

    def _moving_name(self, first: int, stop: int) -> Name | None:
        found: Name | None = None
        figure = self.at.figure
        for name in self.at.sentence.names:
            if not first <= name.start_token < stop or not name.moves:
                continue
            metric = self.vocabulary.metrics.get(name.metric)
            if metric is None or not self.accepts(metric):
                continue
            if figure.kind == "money" and metric.name == "index_level":
                continue
            if self.at.word(name.start_token - 1) in _COUNTER or name.clitic.endswith("ل"):
                continue
            found = name
        return found

    def carried(self) -> bool:
        """Take the metric of the figure before in the sentence."""
        before = self.at.previous
        if before is None or before.metric is None or not self.accepts(before.metric):
            return False
        return self.take(before.metric, before.head)

    def behind(self) -> bool:
        """«11.5 مليار دولار أرباح أبل»: the metric stands behind the figure."""
        stop = self.at.figure.stop_token
        for sign in self.at.sentence.between("metric", stop, stop + _RIGHT):
            if self.accepts(sign.value):
                return self.take(sign.value, sign)
        return False
