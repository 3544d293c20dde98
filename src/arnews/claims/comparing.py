"""Rules for figures that others are compared with: levels before, and what others had forecast."""

from __future__ import annotations

from typing import Final

from arnews.claims.acceptance import PER_SHARE, PER_SHARE_METRICS, amount, fits
from arnews.claims.figures import Figures
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.single_words import words_of
from arnews.claims.slots import Slot
from arnews.claims.vocabulary import Sign

__all__ = ["COMPARING_RULES", "EXPECTING_RULES"]

_AMOUNTS: Final = ("money", "quantity", "count")
_ALL: Final = ("money", "quantity", "count", "percentage")
_CLOSE: Final = 4
_FAR: Final = 12
_FORECASTS: Final = words_of("forecasts")
_WAS: Final = frozenset({"كان", "كانت", "وكانت", "وكان"})
_BEING: Final = frozenset({"البالغ", "البالغه", "والبالغه", "والبالغ"})
_RESULTS: Final = frozenset({"net_profit", "net_loss"})
_PAIRS: Final = (
    frozenset(
        {
            "net_profit",
            "net_loss",
            "attributable_profit",
            "operating_profit",
            "pretax_profit",
            "eps",
        }
    ),
    frozenset({"budget_balance", "trade_balance", "current_account"}),
    frozenset({"revenue", "public_revenue", "sales"}),
    frozenset({"exports", "imports", "trade_volume"}),
    frozenset({"index_level", "share_price", "market_cap", "turnover", "volume", "trades"}),
)
"""Metrics of which one may stand for the other in a comparison."""


@claim_rule(figure=_ALL)
def expected_by_others(at: Figures) -> Slot | None:
    """«بلغ الربح 3 مليارات مقابل توقعات بـ2.9 مليار»: what analysts had forecast."""
    before = at.previous
    cue = at.in_gap("expecter") or _expected_by_some(at)
    if cue is None or cue.verb or _mover_of_others(at, cue):
        return None
    own = _own_head(at, cue.stop_token, before) if before is not None else None
    if before is not None and own is not None and not _is_pair(own, before):
        return None  # «متوقعا أن يستقر الدين في حدود 67%»
    if at.figure.start_token - cue.stop_token > _FAR or _new_verb(at, cue.stop_token):
        return None
    if before is None or not at.same_kind(before):
        actual = _compared(at)
        if actual is not None and actual.role == "value" and actual.status is None:
            return at.says(
                "expected", actual
            )  # «502 مليون بزيادة 61%، متفوقا على توقعات بـ481 مليونا»
        beyond = at.sentence.between("beyond", at.gap, cue.start_token)
        return at.says("expected") if beyond else None
    if before.role not in {"value", "change", "previous"} or before.status is not None:
        return None
    return at.says("expected", before)


def _expected_by_some(at: Figures) -> Sign | None:
    """«متخطيا تقديرات ثمانية محللين والبالغة 6 مليارات»: the forecasters are counted."""
    counted = [one for one in at.sentence.figures if one.stop_token == at.gap]
    if not counted or counted[0].unit != "person" or at.previous is None:
        return None
    return at.sentence.last("expecter", at.previous.figure.stop_token, at.gap)


def _mover_of_others(at: Figures, cue: Sign) -> bool:
    """Return whether something moves in the gap that is not forecast: not «توقعات بتراجع قدره»."""
    mover = at.in_gap("mover")
    if mover is None:
        return False
    forecast = cue.stop_token <= mover.start_token <= cue.stop_token + 1
    return mover.verb or not forecast or not mover.clitic.endswith("ب")


@claim_rule(figure=_ALL)
def compared_with(at: Figures) -> Slot | None:
    """«إلى 3.1 مليار ريال مقابل 2.8 مليار»: the level that another is compared with."""
    cue = at.in_gap("comparer")
    before = _compared(at)
    if before is None:
        return None
    if cue is None:
        return _after(at, before)
    first, start = cue.stop_token, at.figure.start_token
    if any(first <= one.start_token < start for one in at.sentence.movers):
        return None
    currencies = {getattr(one.fact, "currency", None) for one in (at.figure, before.figure)}
    if len(currencies) > 1:
        return None  # «585 ريالا مقابل 100 جنيه»
    if any(name.counter and name.start_token == cue.stop_token for name in at.sentence.names):
        return None  # «مقابل الدولار، بينما يتراوح حاليا بين 100 و102 ريال»
    own = _own_head(at, cue.stop_token, before)
    if _new_verb(at, cue.stop_token) or (own is not None and not _is_pair(own, before)):
        return None
    stop = at.figure.stop_token
    told = at.sentence.between("expecter", stop, min(stop + _CLOSE, at.until))
    if any(at.word(sign.start_token) in _FORECASTS for sign in told):  # «وهي تقديرات المحللين»
        return at.says("expected", before)
    if before.role in {"change", "value"} and _is_of_next(at):
        extra = {"list": before, "behind": True}
        return at.says(before.role, direction=before.direction, extra=extra)
    return at.says("previous", before, extra=_own(own))


def _own_head(at: Figures, first: int, before: Slot) -> Sign | None:
    """Return the head behind the cue, where it names another metric than the one before."""
    heads = at.sentence.between("metric", first, at.figure.start_token)
    name = before.metric.name if before.metric is not None else ""
    heads = [head for head in heads if at.figure.kind in head.value.facts]
    return heads[0] if heads and heads[0].value.name != name else None


def _own(head: Sign | None) -> dict[str, str]:
    """Return the metric of a level before, where it is another: «خسارة 9 ملايين مقابل ربح 3»."""
    return {"own": head.value.name} if head is not None and head.value.name in _RESULTS else {}


def _is_pair(head: Sign, before: Slot) -> bool:
    """Return whether a head names what another is compared with: a loss with a profit, a rate with its kin."""
    metric = before.metric
    if metric is None or metric.family != head.value.family:
        return False
    names = {metric.name, head.value.name}
    return metric.percent != "" or any(names <= pair for pair in _PAIRS)


def _after(at: Figures, before: Slot) -> Slot | None:
    """«تحولت إلى ربح 440 مليونا بعد خسائر قدرها 4 مليارات», «3.5% من الناتج، بعد 4%»: what was before."""
    if at.word(at.figure.start_token - 1) == "بعد" and at.figure.kind == "percentage":
        return at.says("previous", before)
    head = at.in_gap("metric")
    name = before.metric.name if before.metric is not None else ""
    if head is None or at.word(head.start_token - 1) != "بعد" or name not in _RESULTS:
        return None
    other = head.value.name in _RESULTS and head.value.name != name
    return at.says("previous", before, extra=_own(head)) if other else None


def _is_of_next(at: Figures) -> bool:
    """Return whether the figure is of a name that «ل» leads: «مقارنة مع 16% لأسهم فيسبوك»."""
    stop = at.figure.stop_token
    return any(
        stop <= name.start_token <= stop + 1
        and (name.clitic.endswith("ل") or at.word(name.start_token - 1).startswith("ل"))
        and name.start_token < at.until
        and name.type == "company"
        for name in at.sentence.names
    )


def _new_verb(at: Figures, first: int) -> bool:
    """Return whether a verb of level begins anew before the figure: «مقارنة بعام 2014، لتصل إلى»."""
    levels = at.sentence.between("level", first, at.figure.start_token)
    return any(level.verb and level.clitic for level in levels)


@claim_rule(figure=("money", "quantity", "count"))
def stood_before(at: Figures) -> Slot | None:
    """«تراجعت 2%، حيث كانت 2.75 تريليون ريال في يناير»: what was before the change."""
    before = at.beside
    if before is None or before.role != "change" or before.metric is None or before.status:
        return None
    if not fits(before.metric, amount(at.figure)) or at.figure.kind not in before.metric.facts:
        return None
    first, start = at.gap, at.figure.start_token
    if any(at.in_gap(kind) for kind in ("mover", "metric", "expecter")):
        return None
    words = {at.word(index) for index in (start - 1, start - 2)}
    was = not words.isdisjoint(_WAS) and at.word(first) in {"،", ",", "حيث", "وكان", "وكانت", "بعد"}
    of_it = not words.isdisjoint(_BEING) and at.in_gap("comparer") is not None
    return at.says("previous", before) if was or of_it else None


@claim_rule(figure=_ALL)
def moved_from(at: Figures) -> Slot | None:
    """«ارتفع إلى 1.85 دينار من 1.8 دينار»: the level before, behind «من»."""
    before = _compared(at)
    if at.lead != "from" or before is None or at.lead_token - at.gap > _FAR:
        return None
    if before.role != "value" or at.in_gap("mover") is not None:
        return None
    return at.says("previous", before)


@claim_rule(figure=_AMOUNTS)
def moved_off(at: Figures) -> Slot | None:
    """«بلغ 5 مليارات بارتفاع كبير عن 4 مليارات»: the level before, behind a noun of moving and «عن»."""
    before = _compared(at)
    first = at.figure.start_token - 1
    if before is None or before.role != "value" or at.word(first) != "عن":
        return None
    nouns = at.sentence.between("mover", max(first - _CLOSE, at.gap), first)
    return at.says("previous", before) if nouns and not nouns[-1].verb else None


@claim_rule(figure=_ALL)
def moved_from_to(at: Figures) -> Slot | None:
    """«من 5 مليارات إلى 7 مليارات»: the level before, told first or alone."""
    if at.lead != "from" or at.mover(at.clause[0]) is None:
        return None
    return at.says("previous")


def _compared(at: Figures) -> Slot | None:
    """Return the slot of the same kind that the figure may be compared with.

    A sum is compared with one of its size («3 مليارات أو دولاران للسهم مقابل 2 مليار»), and a
    figure that has no slot hides those before it: «الديون 3 مليارات، والاحتياطي 5 مقابل 4».
    """
    slots = {slot.figure.start_token: slot for slot in at.slots}
    for figure in reversed(at.sentence.figures):
        alike = figure.kind == at.figure.kind and figure.unit == at.figure.unit
        if figure.start_token >= at.figure.start_token or not alike:
            continue
        slot = slots.get(figure.start_token)
        if slot is None:
            return None
        if slot.deal is not None or not _is_of_size(at, slot):
            continue
        if slot.role == "value" or (slot.role == "change" and at.figure.kind == "percentage"):
            return slot
    return None


def _is_of_size(at: Figures, slot: Slot) -> bool:
    """Return whether a sum can be of the metric of a slot: no profit is of 0.35 riyals."""
    if at.figure.kind != "money" or slot.metric is None:
        return True
    if slot.metric.name in PER_SHARE_METRICS.values() and _is_per_share(at):
        return True
    return fits(slot.metric, amount(at.figure)) and not _is_per_share(at)


def _is_per_share(at: Figures) -> bool:
    stop = at.figure.stop_token
    return at.word(stop) in PER_SHARE and (at.word(stop) != "لكل" or at.word(stop + 1) == "سهم")


EXPECTING_RULES: Final[tuple[ClaimRule, ...]] = (expected_by_others,)
COMPARING_RULES: Final[tuple[ClaimRule, ...]] = (
    compared_with,
    stood_before,
    moved_from,
    moved_off,
    moved_from_to,
)
"""The rules in the order of trial: the first that answers wins."""
