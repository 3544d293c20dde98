"""What a figure measures: the head noun that governs it, else what its subject's price is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.roles import POINTS
from arnews.claims.slots import Name, Placed, Slot
from arnews.claims.vocabulary import Metric, Sign, Vocabulary

__all__ = ["measure"]

_RIGHT: Final = 6
_GOVERNS: Final = 3
_ECONOMY: Final = frozenset({"الاقتصاد", "اقتصاد", "اقتصادها", "اقتصاده", "لاقتصاد"})
_POINT_METRICS: Final = frozenset({"index_level", "cds_spread", "pmi", "share_price"})
_PERSON_METRICS: Final = frozenset(
    {"users", "employees", "population", "poverty_rate", "tourism", "unemployment", "employment"}
)
_SIZES: Final = frozenset(
    {
        "metre", "kilometre", "square_metre", "square_kilometre", "hectare", "centimetre", "millimetre",
        "degree_celsius", "gigabyte", "terabyte", "megabyte", "inch", "foot", "mile", "acre",
        "kilometre/hour", "square_foot", "nautical_mile", "feddan",
    }
)  # fmt: skip
"""Units of size, which no metric is measured in."""
_PER_SHARE: Final = {"dividend": "dividend_per_share", "net_profit": "eps", "net_loss": "eps"}
_ITEM_METRICS: Final = frozenset({"rigs"})
_SOLD: Final = frozenset({"exports", "imports", "production", "sales_volume", "tourism"})
_BALANCES: Final = frozenset({"budget_balance", "trade_balance", "current_account"})
_ASIDE: Final = frozenset(
    {"في", "بعد", "قبل", "منذ", "خلال", "بسبب", "رغم", "نتيجه", "بفضل", "وسط", "ضمن", "منتصف"}
)
_MOVED_ALONE: Final = frozenset(
    {"share_price", "index_level", "fx_rate", "commodity_price", "crypto_price"}
)


def measure(at: Figures, slot: Slot, vocabulary: Vocabulary, earlier: Sequence[Slot]) -> bool:
    """Fill the metric and the head of a slot, and settle its role where the metric decides.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        vocabulary: the words.
        earlier: the slots of the sentences before.

    Returns:
        False if no metric is found, or none that the figure can be of.
    """
    if slot.like is not None:
        if slot.like.metric is None:
            return False
        slot.metric, slot.head = slot.like.metric, slot.like.head
        return True
    finder = _Finder(at, slot, vocabulary, earlier)
    return finder.find() and finder.settle()


def _amount(figure: Placed) -> Decimal:
    value = getattr(figure.fact, "value", None) or getattr(figure.fact, "high", None)
    return Decimal(value) if value is not None else Decimal(0)


class _Finder:
    """The places where the metric of a figure may be named, tried in order."""

    def __init__(
        self, at: Figures, slot: Slot, vocabulary: Vocabulary, earlier: Sequence[Slot]
    ) -> None:
        self.at = at
        self.slot = slot
        self.vocabulary = vocabulary
        self.earlier = earlier

    def find(self) -> bool:
        at, slot = self.at, self.slot
        if "metric" in slot.extra:
            return self.take(self.vocabulary.metrics[slot.extra["metric"]], None)
        if "list" in slot.extra:
            return self.carried()
        if slot.role == "share":
            return self.behind_of()
        start = at.figure.start_token
        return (
            (slot.of is None and self.behind_of())
            or self.counted()
            or self.behind_in()
            or self.among(max(at.gap, at.clause[0]), start)
            or self.among(at.gap, start)
            or (not self._of_unknown() and self.farther())
            or self.behind()
            or self.shares_of_a_company()
        )

    def farther(self) -> bool:
        """Look beyond the figure before."""
        first = self.at.sentence.first
        return (
            self.carried()
            or self.among(first, self.at.gap)
            or self.aside(first, self.at.figure.start_token)
        )

    def _of_unknown(self) -> bool:
        """Return whether a verb behind the figure before has an object that is not known.

        «ويزيد عدد الملتزمين 10%» is not of the metric before.
        """
        at = self.at
        sentence = at.sentence
        verbs = [one for one in sentence.movers if at.gap <= one.start_token < at.figure.start_token]
        if not verbs:
            return False
        index = verbs[-1].stop_token
        if index >= at.lead_token or any(name.start_token == index for name in sentence.names):
            return False
        if any(sign.start_token == index for sign in sentence.all_signs):
            return False
        return at.word(index).startswith("ال") or at.word(index + 1).startswith("ال") and at.word(index).isalpha() and len(at.word(index)) > 3

    # --- What the figure can be of ---

    def accepts(self, sign: Sign) -> bool:
        """Return whether the figure can be a level or a change of the metric that a sign names."""
        if sign.verb and self.at.figure.kind == "percentage":
            return False
        return self.accepts_metric(sign.value)

    def accepts_metric(self, metric: Metric) -> bool:
        figure, role = self.at.figure, self.slot.role
        if figure.kind == "percentage":
            return self._takes_percent(metric, role)
        if figure.kind == "count":
            return self._takes_count(metric)
        if figure.kind == "quantity" and figure.unit in _SIZES:
            return False
        if metric.most and figure.kind == "money" and _amount(figure) > metric.most:
            return False
        return figure.kind in metric.facts

    def _takes_percent(self, metric: Metric, role: str) -> bool:
        if self.at.figure.unit in POINTS:
            return bool(metric.percent)
        if self.slot.of is not None and role == "value":
            return metric.name != "gdp" and metric.family in {"macro", "public"} and "money" in metric.facts
        if role in {"change", "share"} or metric.percent:
            return True
        return metric.name in _MOVED_ALONE

    def _takes_count(self, metric: Metric) -> bool:
        unit = self.at.figure.unit
        if unit == "index_point":
            return metric.name in _POINT_METRICS
        if unit == "person":
            return metric.name in _PERSON_METRICS
        if unit == "share":
            return metric.name == "volume"
        return metric.name in _ITEM_METRICS

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
                return self.take(sign.value, sign)
        return False

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
        figure = at.figure
        if figure.kind != "count":
            return False
        noun = at.sentence.tokens[figure.stop_token - 1].word
        nouns = self.vocabulary.nouns
        metric = nouns.get(noun) or nouns.get(noun.removesuffix("ا"))
        if metric is None:
            return False
        if metric.name in {"volume", "sales_volume", "trades"}:
            return self._traded(metric)
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
        market = {"volume", "turnover", "trades", "index_level"}
        if market.isdisjoint(sign.value.name for sign in heads) and not any(
            name.metric == "index_level" for name in sentence.names
        ):
            return False
        head = next((sign for sign in reversed(heads) if sign.value is metric), None)
        return self.take(metric, head)

    def among(self, first: int, stop: int) -> bool:
        """Take what governs the figure among some tokens: a head, or a name that moves itself."""
        heads = [
            sign
            for sign in self.at.sentence.between("metric", first, stop)
            if self.accepts(sign) and not self._is_aside(sign)
        ]
        names = [name for name in self.at.sentence.names if self._moves(name, first, stop)]
        if first < self.at.clause[0] and self._clause_has_doer():
            names = []
        governed = self._governed(heads, names, first, stop)
        if governed is not None:
            return self._take(governed)
        name = names[-1] if names else None
        head = self._last_head(heads)
        if name is not None and (head is None or self._apart(head, name)):
            return self._take(name)
        return head is not None and self._take(head)

    def _clause_has_doer(self) -> bool:
        """Return whether the clause says who moves: «وتشهد الشركة نموا 8%» is not of the market before."""
        at = self.at
        first = at.clause[0]
        return any(
            first < name.start_token <= first + _GOVERNS and not name.moves and not name.adjective
            for name in at.sentence.names
        )

    def _apart(self, head: Sign, name: Name) -> bool:
        """Return whether a name behind a head is no complement of it: something new begins between."""
        sentence = self.at.sentence
        if name.start_token <= head.stop_token + 1:
            return False
        for index in range(head.stop_token, name.start_token + 1):
            if sentence.is_stop(index) or index in sentence.breaks:
                return True
        if name.clitic.startswith("و"):
            return True
        return any(head.stop_token <= one.start_token < name.start_token for one in sentence.movers)

    def _take(self, found: Sign | Name) -> bool:
        if isinstance(found, Name):
            if self._goes_on(found):
                return self.carried()
            return self.take(self.vocabulary.metrics[found.metric], None)
        if self._money_of_goods(found):
            return self.carried()
        return self.take(self._fitting(self._meant(found)), found)

    def _governed(
        self, heads: Sequence[Sign], names: Sequence[Name], first: int, stop: int
    ) -> Sign | Name | None:
        """Return what stands right behind the last verb or noun of moving that has something there.

        «ارتفع المؤشر عند منتصف التداولات 5%»: the index; a head that «و» adds takes over.
        """
        sentence = self.at.sentence
        governors = [one for one in sentence.movers if first <= one.start_token < stop]
        governors += [one for one in sentence.between("level", first, stop) if one.verb]
        governors.sort(key=lambda one: -one.start_token)
        candidates: list[Sign | Name] = sorted([*heads, *names], key=lambda one: one.start_token)
        for governor in governors:
            near = governor.stop_token + _GOVERNS
            behind = [one for one in candidates if governor.stop_token <= one.start_token]
            if behind and behind[0].start_token <= near:
                added = [
                    one
                    for one in behind[1:]
                    if isinstance(one, Sign)
                    and (one.clitic == "و" or sentence.is_stop(one.start_token - 1))
                ]
                return added[-1] if added else self._of_growth(behind)
        return None

    def _of_growth(self, behind: Sequence[Sign | Name]) -> Sign | Name:
        """Return the first head, or what it is the growth of: «نسبة نمو الواردات»."""
        one = behind[0]
        for other in behind[1:2]:
            adjacent = other.start_token == one.stop_token
            if adjacent and isinstance(one, Sign) and isinstance(other, Sign):
                return other if self._growth_of(one, other) else one
        return one

    def _last_head(self, heads: Sequence[Sign]) -> Sign | None:
        """Return the last head that stands in construct behind no other: «سعر سهم الشركة»."""
        found: Sign | None = None
        for sign in heads:
            if found is None or not self._of_other(found, sign):
                found = sign
        return found

    def _of_other(self, one: Sign, other: Sign) -> bool:
        gap = other.start_token - one.stop_token
        if gap <= 0 and other.clitic != "و":
            return not self._growth_of(one, other)
        return gap <= 1 and other.clitic in {"ل", "لل"}

    def _growth_of(self, one: Sign, other: Sign) -> bool:
        """Return whether a head is the growth of another: «نسبة نمو الواردات»."""
        if one.value.name != "gdp_growth":
            return False
        if self.at.figure.kind == "percentage" and self.slot.direction is None:
            self.slot.role, self.slot.direction = "change", "up"
        return True

    def _is_aside(self, sign: Sign) -> bool:
        """Return whether a head stands in a phrase of circumstance: «في موازنة 2019»."""
        if self.at.word(sign.start_token - 1) not in _ASIDE or sign.pronoun:
            return False
        levels = self.at.sentence.between("level", sign.stop_token, self.at.figure.start_token)
        if any(level.verb for level in levels):  # «وسط تعاملات بلغت»
            return False
        first = sign.start_token - 3  # «تراجع حاد في الإيرادات» is no circumstance
        return not any(first <= one.start_token < sign.start_token for one in self.at.sentence.movers)

    def aside(self, first: int, stop: int) -> bool:
        """Take a head in a phrase of circumstance, where there is no other."""
        for sign in reversed(self.at.sentence.between("metric", first, stop)):
            if self._is_aside(sign) and self.accepts(sign):
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
            for slot in (*self.at.slots[::-1], *self.earlier[::-1]):
                if slot.metric is not None and slot.metric.name in _BALANCES:
                    return slot.metric
        return metric

    def _fitting(self, metric: Metric) -> Metric:
        """Return what the figure says of a metric: «توزيعات قدرها 47 سنتا للسهم» is what one share gets."""
        if metric.name == "tariff_rate" and self.at.figure.kind == "money":
            self.slot.extra["goods"] = True  # «رسوم على سلع تبلغ 50 مليارا»
            return self.vocabulary.metrics["imports"]
        stop = self.at.figure.stop_token
        if self.at.word(stop) in {"للسهم", "لكل"} and metric.name in _PER_SHARE:
            return self.vocabulary.metrics[_PER_SHARE[metric.name]]
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
        named = any(at.gap <= name.start_token < at.figure.start_token for name in at.sentence.names)
        if named and before.subject is not None:
            for slot in at.slots:
                if slot.subject == before.subject and slot.figure.kind == at.figure.kind:
                    if slot.metric is not None and self.accepts_metric(slot.metric):
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

    def shares_of_a_company(self) -> bool:
        """«صعد «البحري» 3%»: a company that moves is its share, where shares are spoken of."""
        at = self.at
        if self.slot.role != "change" or at.figure.kind != "percentage":
            return False
        mover = at.mover(max(at.gap, at.clause[0]))
        told = {slot.metric.name for slot in (*self.earlier, *at.slots) if slot.metric is not None}
        if mover is None or told.isdisjoint({"share_price", "index_level"}):
            return False
        for name in at.sentence.names:
            behind = mover.stop_token <= name.start_token <= mover.stop_token + 2
            before = mover.start_token - 2 <= name.stop_token <= mover.start_token
            if name.type == "company" and (behind or before):
                return self.take(self.vocabulary.metrics["share_price"], None)
        return False

    # --- What the metric says of the role ---

    def settle(self) -> bool:
        """Settle the role of a percentage, which the metric decides; False if it cannot be."""
        slot = self.slot
        metric = slot.metric
        assert metric is not None
        if self.at.figure.kind != "percentage":
            return True
        if slot.head is not None and not self._grows(slot.head):
            return False
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

    def _grows(self, head: Sign) -> bool:
        """Return whether «الاقتصاد» is what moves; elsewhere it names no rate."""
        if head.value.name != "gdp_growth" or self.at.word(head.start_token).lstrip("ول") not in _ECONOMY:
            return True
        if head.stop_token - head.start_token > 1:
            return True
        return any(
            head.start_token - 2 <= one.stop_token <= head.start_token
            or head.stop_token <= one.start_token <= head.stop_token + _GOVERNS
            for one in self.at.sentence.movers
        )

    def _direction(self) -> str | None:
        """Return the direction that the sentence tells: a mover before, else one behind."""
        at = self.at
        mover = at.mover(at.sentence.first)
        for sign in at.sentence.between(
            "market_mover", at.sentence.first, at.figure.stop_token + 3
        ):
            if mover is None or sign.start_token > mover.start_token:
                mover = sign
        behind = at.sentence.between("mover", at.figure.stop_token, min(at.until, at.figure.stop_token + 4))
        if behind and (mover is None or behind[0].clitic == "" and behind[0].verb):
            mover = behind[0]
        return mover.value if mover is not None else None
