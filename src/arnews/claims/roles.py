"""Rules for the role of a figure: a value, a change, what it is compared with, a part."""

from __future__ import annotations

from typing import Final

from arnews.claims.acceptance import PER_SHARE, POINTS, amount
from arnews.claims.comparing import COMPARING_RULES, EXPECTING_RULES
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
_AMOUNTING: Final = words_of("amounting")
_STAKES: Final = words_of("stakes")
_MEASURING: Final = words_of("measuring")
_JOINED: Final = frozenset({"او", "وبمقدار", "وبواقع"})
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
    return (
        before.of is not None
        and before.role == "value"
        and at.word(at.figure.start_token - 1) == "("
    )


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
    joined = at.word(at.gap) in _JOINED and at.figure.start_token == at.gap + 1
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
    if _is_described(at, mover) or _is_earned(at, mover) or _is_sold(at, mover):
        return None
    if at.lead == "level" and not (mover.verb or _amount_of(at, mover)):
        return None
    far = _FAR * 2 if at.lead == "by" else _FAR
    if at.figure.start_token - mover.stop_token > far or _participle(at, mover):
        return None
    return at.says("change", direction=mover.value)


def _amount_of(at: Figures, mover: Sign) -> bool:
    """Return whether a noun of moving stands right before: «بزيادة قدرها 5 ملايين»."""
    return at.figure.start_token - mover.stop_token <= 2 and mover.clitic.endswith("ب")


def _is_sold(at: Figures, mover: Sign) -> bool:
    """Return whether a verb behind the mover names what is counted: «زاد نجاحها، وسلمت 4200 مركبة»."""
    heads = at.sentence.between("metric", mover.stop_token, at.figure.start_token)
    return any(head.verb for head in heads)


def _is_earned(at: Figures, mover: Sign) -> bool:
    """Return whether a firm earns a sum: «ربحت سابك 5 مليارات» tells a level, «ربح السهم» a change."""
    if at.figure.kind != "money" or not mover.verb:
        return False
    heads = at.sentence.between("metric", mover.start_token, mover.start_token + 1)
    if not any(head.verb for head in heads) or amount(at.figure) < heads[0].value.least:
        return False
    first, stop = mover.start_token - 3, mover.stop_token + 3
    return any(
        name.type == "company" and first <= name.start_token < stop for name in at.sentence.names
    )


def _is_described(at: Figures, mover: Sign) -> bool:
    """Return whether «قدرها» tells the sum of a head behind the mover: «تفاقم بسبب خسائر قدرها»."""
    if at.word(at.lead_token) not in _AMOUNTING:
        return False
    heads = at.sentence.between("metric", mover.stop_token, at.lead_token)
    return any(head.stop_token >= at.lead_token - 1 for head in heads)


def _participle(at: Figures, mover: Sign) -> bool:
    """Return whether a participle describes something else: «مستوى متراجعا عن 5 ريالات»."""
    return at.word(mover.stop_token) == "عن"


def _is_exchanged(at: Figures) -> bool:
    """Return whether a sum is what another was paid for: «585 ريالا مقابل 100 جنيه»."""
    before, cue = at.beside, at.in_gap("comparer")
    if before is None or cue is None or before.metric is None or before.metric.name != "fx_rate":
        return False
    if at.figure.start_token - cue.stop_token > 1 or not at.same_kind(before):
        return False  # «مقابل العملة اليابانية إلى 106 ينات»
    one, other = (getattr(each.fact, "currency", None) for each in (before.figure, at.figure))
    return one != other


def _is_of_no_slot(at: Figures) -> bool:
    """Return whether a figure is compared with one that has no claim: «الديون 3، والمعدات 9 مقابل 8»."""
    cue = at.in_gap("comparer")
    if cue is None or at.beside is not None or at.figure.start_token - cue.stop_token > _CLOSE:
        return False
    verbs = at.sentence.between("level", cue.stop_token, at.figure.start_token)
    heads = at.sentence.between("metric", cue.stop_token, at.figure.start_token)
    return bool(at.slots) and not heads and not any(level.verb for level in verbs)


@claim_rule(figure=_ALL)
def level_reached(at: Figures) -> Slot | None:
    """«بلغت أرباح سابك 5 مليارات ريال»: the level itself."""
    if _is_exchanged(at) or _is_of_no_slot(at):
        return None
    return at.says("value")


ROLE_RULES: Final[tuple[ClaimRule, ...]] = (
    same_in_brackets,
    same_amount_again,
    *EXPECTING_RULES,
    one_more_of_a_list,
    points_moved,
    *COMPARING_RULES,
    percent_of_output,
    share_of_a_market,
    part_of_whole,
    part_of_the_same,
    percent_moved,
    amount_moved,
    level_reached,
)
"""The rules in the order of trial: the first that answers wins."""
