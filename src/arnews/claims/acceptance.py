"""What a figure can be of a metric: money of revenue; of a rate a percentage, which is its level."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Placed, Slot, Told
from arnews.claims.vocabulary import Metric, Sign

__all__ = [
    "PER_SHARE",
    "PER_SHARE_METRICS",
    "POINTS",
    "accepts",
    "accepts_head",
    "amount",
    "fits",
    "is_of_the_state",
    "settle",
]

POINTS: Final = frozenset({"percentage_point", "basis_point"})
PER_SHARE: Final = words_of("per_share")

PER_SHARE_METRICS: Final = {
    "dividend": "dividend_per_share",
    "net_profit": "eps",
    "attributable_profit": "eps",
    "net_loss": "eps",
}
"""What one share gets of a metric."""

_POINT_METRICS: Final = frozenset({"index_level", "cds_spread", "pmi"})
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
_DECIDES: Final = starts_of("decides")
_GRADES: Final = words_of("grades")
_SPREADS: Final = frozenset({"cds_spread", "bond_yield"})
_MEASURED: Final = words_of("sizes")
_PEOPLE_WITHIN: Final = 5
_SIZED: Final = 6
_ITEM_METRICS: Final = frozenset({"rigs"})
_MOVED_ALONE: Final = frozenset(
    {"share_price", "index_level", "fx_rate", "commodity_price", "crypto_price"}
)
_GOVERNS: Final = 3
_JOBS: Final = frozenset({"employees", "employment"})
_ECONOMY: Final = words_of("economy")


def accepts_head(at: Figures, slot: Slot, head: Sign) -> bool:
    """Return whether a figure can be of the metric that a head names.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        head: the words that name a metric.
    """
    alone = head.stop_token - head.start_token == 1
    if head.definite and at.word(head.start_token - 1) in _GRADES:
        return False  # «عالي التكلفة» describes something
    if head.verb and head.value.name == "net_profit" and slot.role != "value":
        return False  # «ربح السهم 3 ريالات»
    given = alone and "توزيع" in at.word(head.start_token)
    if head.value.name == "dividend" and given and "توزيعات" not in at.word(head.start_token):
        near = 0 <= at.figure.start_token - head.stop_token <= 1
        if not near or not _is_decided(at, head):
            return False  # «توزيع 5 ملايين ريال على المحتاجين»
    if head.value.name == "policy_rate" and (head.pronoun or (alone and not head.definite)):
        return False  # «بفائدة 4%» is of a loan
    if head.value.name == "population" and at.figure.kind == "count":
        near = 0 <= at.figure.start_token - head.stop_token <= _PEOPLE_WITHIN
        if head.start_token < at.gap or not near:
            return False  # «قتل 8 أشخاص»
    if at.figure.kind == "percentage" and (head.verb or (alone and head.value.name == "turnover")):
        return False  # «التداولات» is when an index moved, not what moved
    return accepts(at, slot, head.value)


def _is_decided(at: Figures, head: Sign) -> bool:
    """Return whether a board decides what is distributed: «أوصى مجلس إدارة سابك بتوزيع 2 ريال للسهم»."""
    words = (at.word(index) for index in range(at.sentence.first, head.start_token))
    return any(word.removeprefix("و").startswith(_DECIDES) for word in words)


def accepts(at: Figures, slot: Slot, metric: Metric) -> bool:
    """Return whether a figure can be a level or a change of a metric.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.
        metric: the metric.
    """
    figure = at.figure
    if figure.kind == "percentage":
        return _takes_percent(figure, slot, metric)
    if figure.kind == "count":
        return _takes_count(figure, slot, metric)
    if figure.kind == "quantity" and figure.unit in _SIZES:
        return False
    if figure.kind == "money" and not fits(metric, amount(figure)):
        return metric.name in PER_SHARE_METRICS and at.word(figure.stop_token) in PER_SHARE
    return figure.kind in metric.facts and not _is_size(at)


def fits(metric: Metric, total: Decimal) -> bool:
    """Return whether a sum can be of a metric: no budget is of 60 dollars.

    Args:
        metric: the metric.
        total: the sum.
    """
    return metric.least <= total and (not metric.most or total <= metric.most)


def _is_size(at: Figures) -> bool:
    """Return whether the figure says how large a thing is: «تزن 32 كيلوغراما»."""
    start = at.figure.start_token
    return any(at.word(index) in _MEASURED for index in range(max(start - _SIZED, at.gap), start))


def _takes_percent(figure: Placed, slot: Slot, metric: Metric) -> bool:
    if figure.unit in POINTS:
        spread = slot.role != "value" or metric.name in _SPREADS
        return bool(metric.percent) and spread
    if slot.of is not None and slot.role == "value":  # of the output of the country
        of_states = metric.family in {"macro", "public"} and metric.name != "gdp"
        return of_states and "money" in metric.facts
    if slot.role in {"change", "share"} or metric.percent:
        return True
    return metric.name in _MOVED_ALONE


def _takes_count(figure: Placed, slot: Slot, metric: Metric) -> bool:
    if figure.unit == "index_point":
        if metric.name == "share_price":  # «أضاف السهم 3 نقاط»
            return slot.role == "change"
        return metric.name in _POINT_METRICS
    if figure.unit == "person":
        return metric.name in _PERSON_METRICS
    if figure.unit == "share":
        return metric.name == "volume"
    return metric.name in _ITEM_METRICS


def amount(figure: Placed) -> Decimal:
    """Return the amount of a figure, the upper end of a range, 0 if it has none.

    Args:
        figure: the figure.
    """
    value = getattr(figure.fact, "value", None) or getattr(figure.fact, "high", None)
    return Decimal(value) if value is not None else Decimal(0)


def is_of_the_state(at: Figures, told: Told) -> bool:
    """Return whether «الإيرادات» are those of the budget that was spoken of, and of no firm.

    Args:
        at: the figure in its sentence.
        told: what the figures before have told.
    """
    balance = told.balance
    if balance is None or balance.name != "budget_balance":
        return False
    return all(name.type != "company" for name in at.sentence.names)


def settle(at: Figures, slot: Slot) -> bool:
    """Settle the role of a percentage, which the metric decides.

    Args:
        at: the figure in its sentence.
        slot: its slot, with a role.

    Returns:
        False if the figure cannot be of the metric.
    """
    metric = slot.metric
    assert metric is not None
    if at.figure.kind == "count" and metric.name in _JOBS and slot.role == "value":
        mover = at.left("job_mover")  # «توفير مليون فرصة عمل»
        near = mover is not None and at.figure.start_token - mover.stop_token <= _GOVERNS
        if mover is not None and (near or at.lead not in {"to", "level"}):
            slot.role, slot.direction = "change", mover.value
    if at.figure.kind != "percentage":
        return True
    if slot.head is not None and not _grows(at, slot.head):
        return False
    moved = slot.head is None or at.figure.unit in POINTS or _moved(at, slot.head)
    if metric.percent == "level" and slot.role == "change" and not moved:
        slot.role, slot.direction = "value", None
    if metric.percent == "growth" and slot.role == "change" and at.figure.unit not in POINTS:
        slot.role, slot.direction = "value", None
        return True
    if metric.percent or slot.role != "value" or slot.of is not None:
        return True
    direction = _direction(at)
    if direction is None:
        return False
    slot.role, slot.direction = "change", direction
    return True


def _grows(at: Figures, head: Sign) -> bool:
    """Return whether «الاقتصاد» is what moves; elsewhere it names no rate."""
    if head.value.name != "gdp_growth" or at.word(head.start_token).lstrip("ول") not in _ECONOMY:
        return True
    if head.stop_token - head.start_token > 1:
        return True
    return any(
        head.start_token - 2 <= one.stop_token <= head.start_token
        or head.stop_token <= one.start_token <= head.stop_token + _GOVERNS
        for one in at.sentence.movers
    )


def _moved(at: Figures, head: Sign) -> bool:
    """Return whether a mover stands at a rate: «لم تتقدم المفاوضات، فالرسوم بنسبة 25%» moves none."""
    if head.start_token > at.figure.start_token:
        return True
    first = head.start_token - _GOVERNS
    if head.start_token < at.gap:
        first = at.gap
    return (
        any(first <= one.start_token for one in at.sentence.movers) and at.mover(first) is not None
    )


def _direction(at: Figures) -> str | None:
    """Return the direction that the sentence tells: a mover before, else one behind."""
    first = max(at.clause[0], at.gap)
    mover = at.mover(first)
    for sign in at.sentence.between("market_mover", first, at.figure.stop_token + 3):
        if mover is None or sign.start_token > mover.start_token:
            mover = sign
    behind = at.sentence.between(
        "mover", at.figure.stop_token, min(at.until, at.figure.stop_token + 4)
    )
    if behind and (mover is None or (behind[0].clitic == "" and behind[0].verb)):
        mover = behind[0]
    if mover is None and at.previous is not None and at.previous.role == "change":
        return at.previous.direction
    return mover.value if mover is not None else None
