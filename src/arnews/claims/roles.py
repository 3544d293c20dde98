"""Rules for the role of a figure: a value, a change, what it is compared with, a part."""

from __future__ import annotations

from typing import Final

from arnews.claims.acceptance import PER_SHARE, PER_SHARE_METRICS, POINTS, amount, fits
from arnews.claims.figures import Figures
from arnews.claims.rule import ClaimRule, claim_rule
from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Slot
from arnews.claims.vocabulary import Sign

__all__ = ["ROLE_RULES"]

_AMOUNTS: Final = ("money", "quantity", "count")
_ALL: Final = (*_AMOUNTS, "percentage")
_OUTPUT: Final = words_of("output")
_MARKETS: Final = words_of("part_of_market")
_OF_SHARES: Final = starts_of("part_of_market")
_FORECASTS: Final = words_of("forecasts")
_AMOUNTING: Final = words_of("amounting")
_STAKES: Final = words_of("stakes")
_MEASURING: Final = words_of("measuring")
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
_CLOSE: Final = 4
_FAR: Final = 12
_LIST_GAP: Final = 9


@claim_rule(figure=_ALL)
def same_in_brackets(at: Figures) -> Slot | None:
    """«1.85 دينار (0.77 دولار)»: the amount before the bracket, in another unit."""
    before = at.beside
    if before is None or not _is_bracketed(at, before):
        return None
    if before.role == "change" and before.figure.kind != at.figure.kind:
        return at.says("change", before, direction=before.direction)
    of_output = before.role == "value" and before.of is not None  # «5.3% من الناتج (245 مليارا)»
    if not (at.same_kind(before) or of_output) or _is_part_of_share(at):
        return None
    return at.says("same", before)


def _is_bracketed(at: Figures, before: Slot) -> bool:
    """Return whether brackets stand behind a figure, or behind the output that it is a percent of."""
    if at.word(at.gap) == "(":
        return at.figure.start_token - at.gap <= _CLOSE
    return before.of is not None and at.word(at.figure.start_token - 1) == "("


def _is_part_of_share(at: Figures) -> bool:
    """Return whether the figure is what one share gets: «(0.92 ريال للسهم)», «(0.92 ريال/ للسهم)»."""
    stop = at.figure.stop_token
    return at.word(stop + (at.word(stop) == "/")) == "للسهم"


@claim_rule(figure=_ALL)
def same_amount_again(at: Figures) -> Slot | None:
    """«4.9% ما يعادل 443 نقطة»: words that say the amount again."""
    before = at.beside
    if before is not None and at.word(at.figure.stop_token) in PER_SHARE:
        told = [slot for slot in at.slots if slot.metric and slot.metric.name == "eps"]
        if told and before.role == "previous" and at.word(at.gap) in {"او", "اي"}:
            return at.says("previous", told[-1])
        return None
    joined = at.word(at.gap) == "او" and at.figure.start_token == at.gap + 1
    if before is not None and joined and before.role == "change" and not at.same_kind(before):
        return at.says("change", before, direction=before.direction)
    cue = at.in_gap("same")
    if cue is None or at.beside is None or not _follows(at, cue):
        return None
    if at.figure.start_token - cue.stop_token > 2 or at.in_gap("part") is not None:
        return None
    if at.word(at.figure.stop_token) in {"من", "للسهم"}:
        return None
    return _again(at, at.beside, cue)


def _again(at: Figures, before: Slot, cue: Sign) -> Slot | None:
    """Return the slot of what says the figure before again: the same, or a change beside it."""
    if at.sentence.between("mover", cue.stop_token, at.figure.start_token):
        return None
    points, alike = at.figure.unit in POINTS, at.same_kind(before)
    if points and not alike:
        return None
    bare = cue.stop_token - cue.start_token == 1 and at.word(cue.start_token) == "اي"
    if at.figure.kind == "percentage" and (points or (bare and not alike)):
        return _part_or_points(at)
    return at.says("same", before)


def _follows(at: Figures, cue: Sign) -> bool:
    """Return whether a cue follows the figure before, if need be behind a date: «…، أي ما يعادل»."""
    if cue.start_token - at.gap <= 2:
        return True
    if at.figure.kind != "money" or not at.sentence.is_stop(cue.start_token - 1):
        return False
    told = (at.in_gap(kind) for kind in ("metric", "mover", "level"))
    return at.same_kind(at.beside) and all(sign is None for sign in told)


def _part_or_points(at: Figures) -> Slot | None:
    """«بانخفاض 603 ملايين، أي 60%», «إلى 5.5%، أي بواقع نقطتين»: an amount and a percentage differ."""
    before = at.beside
    if before is None or before.direction is None:
        return None
    return at.says("change", before, direction=before.direction)


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
    if at.sentence.between("mover", cue.stop_token, at.figure.start_token):
        return None
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
        return at.says(before.role, direction=before.direction, extra={"list": before})
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


@claim_rule(figure=_ALL)
def moved_from(at: Figures) -> Slot | None:
    """«ارتفع إلى 1.85 دينار من 1.8 دينار»: the level before, behind «من»."""
    before = _compared(at)
    if at.lead != "from" or before is None or at.lead_token - at.gap > _FAR:
        return None
    if before.role != "value" or at.in_gap("mover") is not None:
        return None
    return at.says("previous", before)


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


@claim_rule(figure=_ALL)
def one_more_of_a_list(at: Figures) -> Slot | None:
    """«12 نقطة للسويد و24 لأميركا»: as the figure before, of the next name."""
    before = at.beside
    if before is None or not at.same_kind(before) or at.lead != "and":
        return None
    if at.lead_token - at.gap > _LIST_GAP or before.deal is not None:
        return None
    for kind in ("mover", "level", "metric", "comparer", "break"):
        sign = at.in_gap(kind)
        if sign is not None and (kind != "metric" or sign.start_token > at.gap + 2):
            return None
    return at.says(before.role, direction=before.direction, extra={"list": before})


@claim_rule(figure="percentage")
def points_moved(at: Figures) -> Slot | None:
    """«رفع الفائدة 50 نقطة أساس»: points move a rate."""
    if at.figure.unit not in POINTS or at.lead in {"to", "level", "from"}:
        return None
    mover = at.mover(at.clause[0])
    return at.says("change", direction=mover.value) if mover is not None else None


@claim_rule(figure="percentage")
def percent_of_output(at: Figures) -> Slot | None:
    """«العجز 4.9% من الناتج المحلي الإجمالي»: a level beside the output of the country."""
    stop = at.figure.stop_token
    whole = stop + 1 + (at.word(stop + 1) in {"اجمالي", "حجم"})
    if at.word(stop) != "من" or at.word(whole) not in _OUTPUT:
        return None
    told = whole - stop + at.word(whole + 1).startswith("ال")
    return at.says("value", of=at.sentence.following(stop + 1, told))


@claim_rule(figure="percentage")
def share_of_a_market(at: Figures) -> Slot | None:
    """«تستحوذ على 20% من سوق الهواتف»: how much of a market is somebody's."""
    stop = at.figure.stop_token
    if at.word(stop) != "من" or (at.left("part") is None and at.left("deal") is None):
        return None
    if at.word(stop + 1) not in _MARKETS or at.word(stop + 2).startswith(_OF_SHARES):
        return None
    return at.says("value", extra={"metric": "market_share"})


@claim_rule(figure="percentage")
def part_of_whole(at: Figures) -> Slot | None:
    """«تمثل السيارات 12% من الصادرات»: a part of what stands behind «من»."""
    stop = at.figure.stop_token
    whole = at.word(stop + 1)
    if at.word(stop) != "من" or whole.startswith("قيمت") or not whole[:1].isalpha():
        return None
    mover = _mover(at) if at.left("part") is None else None
    near = mover is not None and at.figure.start_token - mover.stop_token <= _CLOSE
    if mover is not None and (near or at.lead == "by"):
        return None
    return at.says("share", of=at.sentence.following(stop + 1, 1 + (whole in _MEASURING)))


@claim_rule(figure="percentage")
def part_of_the_same(at: Figures) -> Slot | None:
    """«صدرت 10 آلاف طن، أي ما يمثل 20%»: a part of what the figure before measures."""
    part = at.in_gap("part")
    if part is None or at.beside is None or at.in_gap("metric") is not None:
        return None
    return at.says("share", extra={"list": at.beside})


def _mover(at: Figures) -> Sign | None:
    """Return the mover that governs the figure: no verb of level stands between."""
    mover = at.mover(at.clause[0])
    if mover is None:
        return None
    levels = at.sentence.between("level", mover.stop_token, at.figure.start_token)
    if at.lead != "by" and any(level.verb for level in levels):
        return None
    return mover


@claim_rule(figure="percentage")
def percent_moved(at: Figures) -> Slot | None:
    """«ارتفعت أرباح سابك 12%»: a verb or noun of moving, and by how much."""
    mover = _mover(at)
    if mover is None or at.lead in {"to", "level", "from", "compared"}:
        return None
    if at.word(at.figure.start_token - 1) in _STAKES:  # «واحتفاظ رينو بحصة 52%»
        return None
    return at.says("change", direction=mover.value)


@claim_rule(figure=_AMOUNTS)
def amount_moved(at: Figures) -> Slot | None:
    """«زادت الصادرات 2.3 مليار دولار»: by how much, no preposition between."""
    mover = at.mover(max(at.gap, at.clause[0]))
    if at.figure.unit == "index_point":
        mover = at.in_gap("market_mover") or mover
    if mover is None or at.lead in {"to", "from", "compared"}:
        return None
    between = at.sentence.between("level", mover.stop_token, at.lead_token + 1)
    if any(level.verb or level.value == "reached" for level in between):
        return None
    if at.word(at.lead_token) == "عن" and at.lead != "by":  # «تراجعت عن مستوى 80 مليارا»
        return None
    if _is_described(at, mover):
        return None
    if at.lead == "level" and not (mover.verb or _amount_of(at, mover)):
        return None
    if at.figure.start_token - mover.stop_token > _FAR or _participle(at, mover):
        return None
    return at.says("change", direction=mover.value)


def _amount_of(at: Figures, mover: Sign) -> bool:
    """Return whether a noun of moving stands right before: «بزيادة قدرها 5 ملايين»."""
    return at.figure.start_token - mover.stop_token <= 2 and mover.clitic.endswith("ب")


def _is_described(at: Figures, mover: Sign) -> bool:
    """Return whether «قدرها» tells the sum of a head behind the mover: «تفاقم بسبب خسائر قدرها»."""
    if at.word(at.lead_token) not in _AMOUNTING:
        return False
    heads = at.sentence.between("metric", mover.stop_token, at.lead_token)
    return any(head.stop_token >= at.lead_token - 1 for head in heads)


def _participle(at: Figures, mover: Sign) -> bool:
    """Return whether a participle describes something else: «مستوى متراجعا عن 5 ريالات»."""
    return at.word(mover.stop_token) == "عن"


@claim_rule(figure=_ALL)
def level_reached(at: Figures) -> Slot | None:
    """«بلغت أرباح سابك 5 مليارات ريال»: the level itself."""
    return at.says("value")


ROLE_RULES: Final[tuple[ClaimRule, ...]] = (
    same_in_brackets,
    same_amount_again,
    expected_by_others,
    one_more_of_a_list,
    points_moved,
    compared_with,
    moved_from,
    moved_from_to,
    percent_of_output,
    share_of_a_market,
    part_of_whole,
    part_of_the_same,
    percent_moved,
    amount_moved,
    level_reached,
)
"""The rules in the order of trial: the first that answers wins."""
