"""What a figure measures: the head noun that governs it, else what its subject's price is."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from arnews.claims.acceptance import (
    PER_SHARE,
    PER_SHARE_METRICS,
    accepts,
    accepts_head,
    is_of_the_state,
    settle,
)
from arnews.claims.counted import HAD, is_had
from arnews.claims.figures import Figures
from arnews.claims.governing import are_prices, governor, has_doer, has_unknown_object, is_aside
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name, Slot, Told
from arnews.claims.vocabulary import Metric, Sign, Vocabulary

__all__ = ["measure"]


def _is_market(slot: Slot) -> bool:
    return slot.metric is not None and slot.metric.family == "market"


_RIGHT: Final = 6
_WHICH: Final = words_of("which")
_THAT: Final = words_of("that")
_SOLD: Final = frozenset({"exports", "imports", "production", "sales_volume", "tourism"})


def measure(at: Figures, slot: Slot, vocabulary: Vocabulary, told: Told) -> bool:
    """Fill the metric and the head of a slot, and settle its role where the metric decides.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        vocabulary: the words.
        told: what the figures before have told.

    Returns:
        False if no metric is found, or none that the figure can be of.
    """
    if slot.like is not None:
        if slot.like.metric is None:
            return False
        slot.metric, slot.head = slot.like.metric, slot.like.head
        return True
    finder = _Finder(at, slot, vocabulary, told)
    return finder.find() and settle(at, slot)


class _Finder:
    """The places where the metric of a figure may be named, tried in order."""

    def __init__(self, at: Figures, slot: Slot, vocabulary: Vocabulary, told: Told) -> None:
        self.at = at
        self.slot = slot
        self.vocabulary = vocabulary
        self.told = told

    def find(self) -> bool:
        at, slot = self.at, self.slot
        if "metric" in slot.extra:
            return self.take(self.vocabulary.metrics[slot.extra["metric"]], None)
        if "list" in slot.extra:
            return self.carried()
        if slot.role == "share":
            return self.behind_of() or self.of_beside()
        start = at.figure.start_token
        near = max(at.gap, at.clause[0])
        self._see_growth()
        return (
            (slot.of is None and self.behind_of())
            or self.counted()
            or self.behind_in()
            or self.closed()
            or self.among(near, start)
            or (near > at.gap and self.among(at.gap, start))
            or self.shares_of_a_company(listed=True)
            or (not has_unknown_object(at) and self.farther())
            or self.behind()
            or self.shares_of_a_company()
        )

    def _see_growth(self) -> None:
        """«نسبة نمو الواردات 4%»: the growth of a metric is a change of it."""
        at, slot = self.at, self.slot
        if at.figure.kind != "percentage" or slot.role != "value" or slot.of is not None:
            return
        heads = at.sentence.between("metric", max(at.gap, at.clause[0]), at.figure.start_token)
        for one, other in pairwise(heads):
            led = other.start_token == one.stop_token + 1 and other.clitic.endswith("ل")
            beside = (led or one.stop_token == other.start_token) and not other.value.percent
            if beside and one.value.name == "gdp_growth":
                slot.role, slot.direction = "change", "up"

    def farther(self) -> bool:
        """Look beyond the figure before; power is a capacity, which is told anew."""
        first = self.at.sentence.first
        power, before = self.at.figure.unit.endswith("watt"), self.at.previous
        if power and before is not None and not before.figure.unit.endswith("watt"):
            return False
        return (
            self.carried()
            or self.among(first, self.at.gap)
            or self.aside(first, self.at.figure.start_token)
        )

    def accepts(self, head: Sign) -> bool:
        bare = head.value.name == "budget_balance" and head.stop_token - head.start_token == 1
        if bare and self.at.figure.kind == "percentage" and self.slot.of is None:
            return self.told.balance is not None  # «عجز في الوظائف بنسبة 9%»
        return accepts_head(self.at, self.slot, head)

    def accepts_metric(self, metric: Metric) -> bool:
        return accepts(self.at, self.slot, metric)

    def take(self, metric: Metric, head: Sign | None) -> bool:
        self.slot.metric = metric
        self.slot.head = head
        return True

    # --- Where the metric stands ---

    def behind_of(self) -> bool:
        """«12 مليار دولار من الواردات»: the metric stands behind «من»."""
        stop = self.at.figure.stop_token
        if self.at.word(stop) != "من":
            return False
        for sign in self.at.sentence.between("metric", stop + 1, stop + 3):
            if self.slot.role == "share" and sign.value.name == "market_share":
                self.slot.role = "value"
                return self.take(sign.value, sign)
            if self.slot.role == "share" and (sign.value.family == "market" or sign.value.percent):
                return False
            if self.accepts(sign):
                self._see_loss(sign.value)
                return self.take(self._whole(sign.value), sign)
        return False

    def _whole(self, metric: Metric) -> Metric:
        """«27% من إجمالي أرباح السوق»: all of it, before nothing was taken off."""
        total = (self.slot.role, metric.name) == ("share", "gross_profit")
        return self.vocabulary.metrics["net_profit"] if total else metric

    def _see_loss(self, metric: Metric) -> None:
        """«خسرت 5 مليارات دولار من قيمتها السوقية»: a part of what a firm is worth."""
        lost = self.at.in_gap("market_mover") or self.at.mover(self.at.gap)
        if metric.name == "market_cap" and self.slot.role == "value" and lost is not None:
            self.slot.role, self.slot.direction = "change", lost.value

    def of_beside(self) -> bool:
        """«30 مليون طن، وهو ما يمثل 2% من الإنتاج»: a part that the figure before is."""
        at, beside, part = self.at, self.at.beside, self.at.in_gap("part")
        if beside is None or beside.deal is not None or part is None:
            return False
        if not any(at.word(index) in _WHICH for index in range(at.gap, part.start_token)):
            return False
        self.slot.extra["list"] = beside
        return self.carried()

    def behind_in(self) -> bool:
        """«زيادة بنسبة 5% في الأرباح»: what moved stands behind «في»."""
        stop = self.at.figure.stop_token
        if self.slot.role != "change" or self.at.word(stop) != "في":
            return False
        for sign in self.at.sentence.between("metric", stop + 1, stop + 2):
            if self.accepts(sign):
                return self.take(sign.value, sign)
        return False

    def counted(self) -> bool:
        """«5 ملايين مستخدم»: the counted noun names the metric."""
        at = self.at
        if at.figure.kind != "count":
            return False
        metric = self.vocabulary.counted(at.word(at.figure.stop_token - 1))
        if metric is None:
            return False
        if metric.name in {"volume", "sales_volume", "trades"}:
            return self._traded(metric)
        if metric.name in HAD and not is_had(at):
            return False  # «أنذر 2600 مستخدم»
        return self.take(metric, None)

    def _traded(self, metric: Metric) -> bool:
        """Shares and deals of a session, and units sold, need a word of trading or selling."""
        sentence = self.at.sentence
        heads = sentence.signs.get("metric", ())
        if metric.name == "sales_volume":
            for sign in reversed(heads):
                sold = sign.value.name in {"sales_volume", "sales"}
                if sold and sign.start_token < self.at.figure.start_token:
                    return self.take(metric, sign)
            return False
        traded = any(sign.value.name in {"volume", "turnover"} for sign in heads)
        if not traded and metric.name == "volume":
            return False
        if not traded and not any(name.metric == "index_level" for name in sentence.names):
            return self._concluded()
        head = next((sign for sign in reversed(heads) if sign.value is metric), None)
        return self.take(metric, head)

    def _concluded(self) -> bool:
        """«قدم المشورة في 30 صفقة»: deals that are concluded, not those of a session."""
        heads = self.at.sentence.signs.get("metric", ())
        if all(sign.value.name != "deal_volume" for sign in heads):
            return False
        return self.take(self.vocabulary.metrics["deal_volume"], None)

    def among(self, first: int, stop: int) -> bool:
        """Take what governs the figure among some tokens: a head, or a name that moves itself."""
        heads = [
            sign
            for sign in self.at.sentence.between("metric", first, stop)
            if self.accepts(sign) and not is_aside(self.at, sign)
        ]
        names = [name for name in self.at.sentence.names if self._moves(name, first, stop)]
        if first < self.at.clause[0] and has_doer(self.at):
            names = []
        if not heads and not names:
            return False
        found = governor(self.at, self.slot, heads, names, first, stop)
        if isinstance(found, Sign) and are_prices(self.at, self.slot, found, first):
            return False
        return found is not None and self._take(found)

    def _take(self, found: Sign | Name) -> bool:
        if isinstance(found, Name):
            if self._goes_on(found):
                return self.carried()
            if found.key.split()[0].endswith("قطاع") and not self._shares_are_told():
                return False  # a sector grows in other ways too
            return self.take(self.vocabulary.metrics[found.metric], None)
        if self._money_of_goods(found):
            return self.carried()
        return self.take(self._fitting(self._meant(found)), found)

    def aside(self, first: int, stop: int) -> bool:
        """Take a head in a phrase of circumstance, where there is no other."""
        for sign in reversed(self.at.sentence.between("metric", first, stop)):
            if is_aside(self.at, sign) and self.accepts(sign):
                return self._take(sign)
        return False

    def _goes_on(self, name: Name) -> bool:
        """Return whether a sector is one more of those whose metric was said before."""
        before = self.at.previous
        return (
            name.metric == "index_level"
            and before is not None
            and before.metric is not None
            and before.metric.family != "market"
            and "market" in before.metric.subjects
        )

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

    def _meant(self, head: Sign) -> Metric:
        """Return the metric of a head; a bare «العجز» is the one that was last spoken of."""
        metric: Metric = head.value
        if metric.name == "budget_balance" and head.stop_token - head.start_token == 1:
            return self.told.balance or metric
        if (
            metric.name == "cash"
            and self._shares_are_told()
            and head.stop_token - head.start_token == 1
        ):
            return self.vocabulary.metrics["turnover"]  # «وسط سيولة بلغت»
        if metric.name == "revenue" and is_of_the_state(self.at, self.told):
            return self.vocabulary.metrics["public_revenue"]
        if metric.name == "trades" and not self._shares_are_told():
            return self.vocabulary.metrics["deal_volume"]
        return metric

    def _fitting(self, metric: Metric) -> Metric:
        """Return what the figure says of a metric: «توزيعات قدرها 47 سنتا للسهم» is what one share gets."""
        if metric.name == "tariff_rate" and self.at.figure.kind == "money":
            self.slot.extra["goods"] = True  # «رسوم على سلع تبلغ 50 مليارا»
            return self.vocabulary.metrics["imports"]
        stop = self.at.figure.stop_token
        if self.at.word(stop) in PER_SHARE and metric.name in PER_SHARE_METRICS:
            return self.vocabulary.metrics[PER_SHARE_METRICS[metric.name]]
        return metric

    def _moves(self, name: Name, first: int, stop: int) -> bool:
        if not first <= name.start_token < stop or not name.moves or name.counter:
            return False
        metric = self.vocabulary.metrics.get(name.metric)
        if metric is None or not self.accepts_metric(metric):
            return False
        if self.at.figure.kind in {"money", "quantity"} and metric.name == "index_level":
            return False
        return not name.clitic.endswith("ل")

    def carried(self) -> bool:
        """Take the metric of the figure before in the sentence."""
        before = self.slot.extra.get("list") or self._parallel()
        if before is None or before.metric is None or not self.accepts_metric(before.metric):
            return False
        if self.slot.role == "value" and before.role == "share":
            return False
        return self.take(self._fitting(before.metric), before.head)

    def _parallel(self) -> Slot | None:
        """Return the slot before, or the one whose place in a list this figure has."""
        at = self.at
        before = at.previous
        if before is None or before.deal is not None:
            return None
        named = any(
            at.gap <= name.start_token < at.figure.start_token for name in at.sentence.names
        )
        if named and before.subject is not None:
            for slot in at.slots:
                same = slot.subject == before.subject and slot.figure.kind == at.figure.kind
                if same and slot.metric is not None and self.accepts_metric(slot.metric):
                    return slot
        return before

    def behind(self) -> bool:
        """«11.5 مليار دولار أرباح أبل»: the metric stands behind a figure that opens its clause."""
        at = self.at
        if at.figure.start_token - max(at.clause[0], at.gap) > _RIGHT:
            return False
        stop = at.figure.stop_token
        for sign in at.sentence.between("metric", stop, min(stop + _RIGHT, at.until)):
            if self.accepts(sign):
                return self.take(sign.value, sign)
        return False

    def _shares_are_told(self) -> bool:
        """Return whether the article speaks of shares: in an earlier claim, or in the sentence."""
        at = self.at
        if self.told.market:
            return True
        heads = at.sentence.signs.get("metric", ())
        return any(head.value.family == "market" for head in heads) or any(
            name.metric == "index_level" and "قطاع" not in name.key for name in at.sentence.names
        )

    def closed(self) -> bool:
        """«وأغلق على 752 فلسا»: what a share closed at, where shares are spoken of."""
        at = self.at
        closer = at.in_gap("closer")
        if closer is None or at.figure.kind != "money" or not self._shares_are_told():
            return False
        if has_unknown_object(at) or (at.previous is not None and not _is_market(at.previous)):
            return False
        if at.sentence.between("metric", at.gap, at.figure.start_token):
            return False
        names = [
            one for one in at.sentence.names if at.gap <= one.start_token < closer.start_token + 3
        ]
        if any(one.moves for one in names):
            return False
        metric = self.vocabulary.metrics["share_price"]
        return self.accepts_metric(metric) and self.take(metric, None)

    def shares_of_a_company(self, *, listed: bool = False) -> bool:
        """«صعد «البحري» 3%»: a company that moves is its share, where shares are spoken of.

        Args:
            listed: True to take it only as one more of those before.
        """
        at = self.at
        if listed and (at.previous is None or not _is_market(at.previous)):
            return False
        if self.slot.role != "change" or at.figure.kind != "percentage":
            return False
        mover = at.mover(max(at.gap, at.clause[0]))
        if mover is None or not self._shares_are_told():
            return False
        for name in at.sentence.names:
            behind = mover.stop_token <= name.start_token <= mover.stop_token + 2
            before = mover.start_token - 2 <= name.stop_token <= mover.start_token
            said = any(
                at.word(index) in _THAT for index in range(name.stop_token, mover.start_token)
            )
            if said or not (mover.verb or mover.definite or mover.start_token == name.stop_token):
                continue
            if name.type == "company" and (behind or before):
                return self.take(self.vocabulary.metrics["share_price"], None)
        return False
