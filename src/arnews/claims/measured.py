"""What a figure measures: the head noun that governs it, else what its subject's price is."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.roles import POINTS
from arnews.claims.slots import Name, Slot
from arnews.claims.vocabulary import Metric, Sign, Vocabulary

__all__ = ["measure"]

_RIGHT: Final = 6
COUNTER: Final = frozenset({"مقابل", "امام", "لكل", "الي", "ضد"})
_POINT_METRICS: Final = frozenset({"index_level", "cds_spread", "pmi", "share_price"})
_PERSON_METRICS: Final = frozenset(
    {"users", "employees", "population", "poverty_rate", "tourism", "unemployment", "employment"}
)
_ITEM_METRICS: Final = frozenset({"trades", "rigs", "backlog", "deal_volume", "sales_volume"})
_SOLD: Final = frozenset({"exports", "imports", "production", "sales_volume", "tourism"})
_ASIDE: Final = frozenset({"في", "بعد", "قبل", "منذ", "خلال", "بسبب", "رغم", "نتيجه", "بفضل", "وسط", "ضمن"})
_MOVED_ALONE: Final = frozenset({"share_price", "index_level", "fx_rate", "commodity_price", "crypto_price"})


def measure(at: Figures, slot: Slot, vocabulary: Vocabulary) -> bool:
    """Fill the metric and the head of a slot, and settle its role where the metric decides.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        vocabulary: the words.

    Returns:
        False if no metric is found, or none that the figure can be of.
    """
    if slot.like is not None:
        if slot.like.metric is None:
            return False
        slot.metric, slot.head = slot.like.metric, slot.like.head
        return True
    finder = _Finder(at, slot, vocabulary)
    return finder.find() and finder.settle()


class _Finder:
    """The places where the metric of a figure may be named, tried in order."""

    def __init__(self, at: Figures, slot: Slot, vocabulary: Vocabulary) -> None:
        self.at = at
        self.slot = slot
        self.vocabulary = vocabulary

    def find(self) -> bool:
        at = self.at
        if self.slot.role == "share":
            return self.behind_of() or self.part_before()
        if "list" in self.slot.extra:
            return self.carried()
        return (
            self.behind_of()
            or self.counted()
            or self.among(max(at.gap, at.clause[0]), at.figure.start_token)
            or self.among(at.gap, at.figure.start_token)
            or self.carried()
            or self.among(at.sentence.first, at.gap)
            or self.behind()
        )

    def accepts(self, metric: Metric) -> bool:
        """Return whether the figure can be a level or a change of a metric."""
        figure, role = self.at.figure, self.slot.role
        if figure.kind == "percentage":
            return self._takes_percent(metric, role)
        if figure.kind == "count":
            return self._takes_count(metric)
        return figure.kind in metric.facts

    def _takes_percent(self, metric: Metric, role: str) -> bool:
        if self.at.figure.unit in POINTS:
            return bool(metric.percent)
        if role == "value" and self.slot.of is not None:
            return metric.family in {"macro", "public"} and "money" in metric.facts
        if role in {"change", "share"} or metric.percent:
            return True
        return metric.name in _MOVED_ALONE or role == "value"

    def _takes_count(self, metric: Metric) -> bool:
        unit = self.at.figure.unit
        if unit == "index_point":
            return metric.name in _POINT_METRICS
        if unit == "person":
            return metric.name in _PERSON_METRICS
        if unit == "share":
            return metric.name in {"volume", "backlog"}
        return metric.name in _ITEM_METRICS and "count" in metric.facts and self._near_head()

    def _near_head(self) -> bool:
        return False

    def take(self, metric: Metric, head: Sign | None) -> bool:
        self.slot.metric = metric
        self.slot.head = head
        return True

    def behind_of(self) -> bool:
        """«12 مليار دولار من الواردات»: the metric stands behind «من»."""
        stop = self.at.figure.stop_token
        if self.at.word(stop) != "من":
            return False
        for sign in self.at.sentence.between("metric", stop + 1, stop + 3):
            if self.slot.role == "share" and sign.value.name == "market_share":
                self.slot.role = "value"
                return self.take(sign.value, sign)
            if self.accepts(sign.value):
                return self.take(sign.value, sign)
        return False

    def part_before(self) -> bool:
        """Take the head before a part whose whole is no metric itself: «صادراتها، 12% منها»."""
        return False

    def counted(self) -> bool:
        """«5 ملايين مستخدم»: the counted noun names the metric."""
        at = self.at
        figure = at.figure
        if figure.kind != "count":
            return False
        noun = at.sentence.tokens[figure.stop_token - 1].word
        nouns = self.vocabulary.nouns
        metric = nouns.get(noun) or nouns.get(noun.removesuffix("ا"))
        if metric is None:
            return False
        if metric.name in {"volume", "sales_volume", "trades"}:
            return self._of_trading(metric)
        return self.take(metric, None)

    def _of_trading(self, metric: Metric) -> bool:
        """Shares and deals of a session, and units sold, need a word of trading or selling."""
        at = self.at
        heads = at.sentence.between("metric", at.sentence.first, at.sentence.stop)
        if metric.name == "sales_volume":
            for sign in reversed(heads):
                if sign.value.name in {"sales_volume", "sales"} and sign.start_token < at.figure.start_token:
                    return self.take(metric, sign)
            return False
        market = {"volume", "turnover", "trades", "index_level"}
        names = {sign.value.name for sign in heads}
        if not (market & names or any(n.metric == "index_level" for n in at.sentence.names)):
            return False
        head = next((sign for sign in reversed(heads) if sign.value is metric), None)
        return self.take(metric, head)

    def among(self, first: int, stop: int) -> bool:
        """Take the last acceptable head, or name that moves itself, among some tokens."""
        head = self._head(first, stop)
        name = self._moving_name(first, stop)
        if name is not None and (head is None or name.start_token > head.stop_token + 1):
            return self.take(self.vocabulary.metrics[name.metric], None)
        if head is None:
            return False
        if self._money_of_goods(head):
            return self.carried()
        return self.take(self._priced(head), head)

    def _head(self, first: int, stop: int) -> Sign | None:
        found: Sign | None = None
        aside: Sign | None = None
        for sign in self.at.sentence.between("metric", first, stop):
            if not self.accepts(sign.value):
                continue
            if found is not None and self._governed_by(found, sign):
                continue
            if self._is_aside(sign):
                aside = sign
            else:
                found = sign
        return found or aside

    def _governed_by(self, one: Sign, other: Sign) -> bool:
        """Return whether a head stands in construct behind another: «عجز تجاري للمبادلات»."""
        gap = other.start_token - one.stop_token
        return gap <= 0 or (gap <= 1 and (other.clitic in {"ل", "لل"} and self.at.in_gap("level") is None))

    def _is_aside(self, sign: Sign) -> bool:
        """Return whether a head stands in a phrase of circumstance: «في موازنة 2019»."""
        return self.at.word(sign.start_token - 1) in _ASIDE and not sign.pronoun

    def _money_of_goods(self, head: Sign) -> bool:
        """Return whether a head tells the money of the goods before: «تصدير 50 طنا بعائدات»."""
        before = self.at.previous
        return (
            head.clitic.endswith("ب")
            and before is not None
            and before.metric is not None
            and before.metric.name in _SOLD
            and head.value.name in {"revenue", "sales"}
        )

    def _priced(self, head: Sign) -> Metric:
        """Return the metric of a price: that of the goods behind its head: «سعر البنزين»."""
        metric: Metric = head.value
        return metric

    def _moving_name(self, first: int, stop: int) -> Name | None:
        found: Name | None = None
        kind = self.at.figure.kind
        for name in self.at.sentence.names:
            if not first <= name.start_token < stop or not name.moves:
                continue
            metric = self.vocabulary.metrics.get(name.metric)
            if metric is None or not self.accepts(metric):
                continue
            if kind in {"money", "quantity"} and metric.name == "index_level":
                continue
            if self.at.word(name.start_token - 1) in COUNTER or name.clitic.endswith("ل"):
                continue
            found = name
        return found

    def carried(self) -> bool:
        """Take the metric of the figure before in the sentence."""
        before = self.slot.extra.get("list") or self._parallel()
        if before is None or before.metric is None or not self.accepts(before.metric):
            return False
        if self.slot.direction is None and self.slot.role == "value" and before.role == "share":
            return False
        return self.take(before.metric, before.head)

    def _parallel(self) -> Slot | None:
        """Return the slot before, or the one whose place in a list this figure has."""
        at = self.at
        before = at.previous
        if before is None or before.deal is not None:
            return None
        named = [
            name for name in at.sentence.names if at.gap <= name.start_token < at.figure.start_token
        ]
        if named and before.subject is not None:
            for slot in at.slots:
                if slot.subject is before.subject or slot.subject == before.subject:
                    if slot.figure.kind == at.figure.kind and slot.metric and self.accepts(slot.metric):
                        return slot
        return before

    def behind(self) -> bool:
        """«11.5 مليار دولار أرباح أبل»: the metric stands behind the figure."""
        at = self.at
        stop = at.figure.stop_token
        for sign in at.sentence.between("metric", stop, min(stop + _RIGHT, at.until)):
            if self.accepts(sign.value):
                return self.take(sign.value, sign)
        return False

    def settle(self) -> bool:
        """Settle the role of a percentage, which the metric decides; return False if it cannot be."""
        slot = self.slot
        metric = slot.metric
        assert metric is not None
        if self.at.figure.kind != "percentage":
            return True
        if metric.percent == "growth" and slot.role == "change" and self.at.figure.unit not in POINTS:
            slot.role, slot.direction = "value", None
            return True
        if metric.percent or slot.role != "value" or slot.of is not None:
            return True
        direction = self._direction()
        if direction is None:
            return False
        slot.role, slot.direction = "change", direction
        return True

    def _direction(self) -> str | None:
        """Return the direction that the sentence tells: a mover before, else the slot before."""
        at = self.at
        mover = at.mover(at.sentence.first)
        for sign in at.sentence.between("market_mover", at.sentence.first, at.figure.stop_token + 4):
            if mover is None or sign.start_token > mover.start_token:
                mover = sign
        if mover is None:
            found = at.sentence.between("mover", at.figure.stop_token, at.figure.stop_token + 4)
            mover = found[0] if found else None
        return mover.value if mover is not None else None
