"""When a level held or a change ran: the date or the relative words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from arnews.claims.bases import farther_basis
from arnews.claims.figures import Figures
from arnews.claims.names import start_of
from arnews.claims.single_words import starts_of
from arnews.claims.slots import Period, Placed, Slot
from arnews.claims.status import SET_BY_STATE, status_of
from arnews.claims.vocabulary import Sign

__all__ = ["date_and_status"]

_BASES: Final = 8
_COMPARED: Final = 5
_NEAR: Final = 3
_FOUNDED: Final = starts_of("founded")
_BEHIND_PREVIOUS: Final = 4
_AT_THE_HEAD: Final = 3
_YEAR: Final = 4
"""Letters of the value of a year."""
_THAT: Final = frozenset({"ان", "انه", "انها", "بان"})
_OF_A_DAY: Final = frozenset({"market", "price"})
_DECIDED_ON_A_DAY: Final = frozenset({"policy_rate", "bond_yield", "cds_spread"})
_SINCE: Final = frozenset({"منذ", "لتسليم", "تسليم", "استحقاق", "المستحقه", "تستحق"})
_FROM_WHEN: Final = frozenset({"اعتبارا", "ابتداء", "بدءا", "بدايه", "واعتبارا", "وابتداء"})
"""Before «من»: when something begins."""
_OF_A_START: Final = frozenset(
    {"مطلع", "بدايه", "شهر", "عام", "اول", "يوم", "في", "نهايه", "مطالع"}
)
_RECORDS: Final = frozenset({"ادني", "اعلي", "اكبر", "اقل", "اسوا", "اضعف", "اقوي"})
_OTHERS: Final = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "رغم", "برغم"})
_REPORTED: Final = frozenset({"firm", "macro"})
_TIMES: Final = frozenset({"الاولي", "الثانيه", "الثالثه", "الرابعه", "مره", "مرات"})
_EXPLAINS: Final = frozenset({"اذ", "حيث"})
_WITHIN: Final = frozenset({"في", "خلال"})
_THROUGH: Final = frozenset({"خلال", "مدي", "غضون"})
_PLANNED: Final = frozenset({"investment"})
_ON_YEARS: Final = frozenset({"الاساس", "المستوي", "المعدل", "بالمعدل", "القياس", "بالقياس"})
_EVERY: Final = frozenset({"سنويا", "شهريا"})
_BARE_TIMES: Final = frozenset(
    {"العام", "السنه", "الشهر", "الربع", "اليوم", "الجلسه", "الفتره", "نفس", "ذات"}
)
_COUNTED: Final = frozenset({"عن", "مع"})
_COUNTED_FROM: Final = frozenset({"عن", "من", "مع", "علي", "نفس", "ذات"})
"""Before a time that a change is counted from."""
_Item: TypeAlias = Placed | Sign


def date_and_status(at: Figures, slot: Slot) -> None:
    """Fill the period, the basis and the status of a slot.

    Args:
        at: the figure in its sentence.
        slot: its slot.
    """
    if slot.role == "previous":
        slot.extra["period"] = _own_period(at)
    if slot.like is None:
        slot.period = _period(at, slot)
    if slot.role == "change":
        slot.basis = _basis(at) or farther_basis(at, slot)
    if slot.period is not None and slot.period.of_a_day and not _may_be_of_a_day(at, slot):
        slot.period = None  # «أعلنت الشركة أمس»: that is when it was told
    slot.status = slot.like.status if slot.like is not None else status_of(at, slot)


def _may_be_of_a_day(at: Figures, slot: Slot) -> bool:
    metric = slot.metric
    if metric is None:
        return False
    if metric.name in SET_BY_STATE:
        signs = at.sentence.signs.get("period", ())
        return any(_is_from_when(at, sign.start_token) for sign in signs)
    return metric.family in _OF_A_DAY or metric.name in _DECIDED_ON_A_DAY


def _period(at: Figures, slot: Slot) -> Period | None:
    """Return the date or relative period of a figure: behind it first, then before it.

    What is told behind «مقارنة مع» is the time of another figure.
    """
    figure = at.figure
    told = _told(at, slot)
    behind = _inside(told, figure.stop_token, _end_of_clause(at))
    if behind:
        return _quoted(at, behind[0])
    before = _inside(told, max(at.gap, at.clause[0]), figure.start_token)
    before = [one for one in before if not _is_of_another(at, one)]
    while len(before) > 1 and _is_part_of(at, before[-2], before[-1]):
        before.pop()
    if before:
        return _quoted(at, before[-1])
    shared = _inside(told, at.sentence.first, figure.start_token)
    shared = [one for one in shared if _is_shared(at, slot, one)]
    return _quoted(at, shared[-1]) if shared else None


def _told(at: Figures, slot: Slot) -> list[_Item]:
    """Return what may tell when in the sentence, in reading order."""
    dates = [
        date
        for date in at.sentence.dates
        if not _is_compared(at, date.start_token) or _runs_since(at, slot, date)
    ]
    of_dates = {date.stop_token + more for date in at.sentence.dates for more in (0, 1)}
    of_dates |= {date.start_token for date in at.sentence.dates}
    signs = [
        sign
        for sign in at.sentence.signs.get("period", ())
        if _is_of_figure(at, sign)
        and of_dates.isdisjoint((sign.start_token, sign.stop_token))  # «الجمعة 2 يناير»
    ]
    taken = {index for sign in signs for index in range(sign.start_token, sign.stop_token)}
    for sign in signs:
        year = _year_behind(at, sign)
        if year is not None:
            taken.add(year.start_token)  # «الأشهر التسعة الأولى من 2024»
    found: list[_Item] = [one for one in dates if one.start_token not in taken]
    found += signs
    if slot.metric is None or slot.metric.name not in SET_BY_STATE:
        found = [one for one in found if not _is_from_when(at, one.start_token)]
    found = [one for one in found if not _is_of_founding(at, one)]
    changes = [one.figure for one in (*at.slots, slot) if one.role == "change"]
    found = [one for one in found if not _is_basis_of(at, changes, one)]
    if slot.metric is not None and slot.metric.family in _REPORTED:
        found += [one for one in at.sentence.durations if _is_span(at, one)]
    elif slot.metric is not None and slot.metric.name in _PLANNED:
        free = [one for one in at.sentence.durations if one.start_token not in taken]
        found += [one for one in free if at.word(one.start_token - 1) in _THROUGH]
    return sorted(found, key=lambda one: one.start_token)


def _runs_since(at: Figures, slot: Slot, date: Placed) -> bool:
    """Return whether a change has run since a date: «فقد الروبل 20% من قيمته منذ مايو»."""
    stop = at.figure.stop_token
    near = stop <= date.start_token <= stop + _BASES and date.start_token < at.until
    first = date.start_token - 1
    first -= at.word(first) in _OF_A_START  # «منذ مطلع أغسطس»
    if any(at.word(index) in _RECORDS for index in range(stop, first)):
        return False  # «إلى أدنى مستوى منذ مطلع أبريل»
    return slot.role == "change" and near and at.word(first) == "منذ"


def _is_of_founding(at: Figures, item: _Item) -> bool:
    """Return whether a date tells when a firm was founded: «تأسست عام 1976 ويعمل بها 80 موظفا»."""
    first = max(item.start_token - _NEAR, at.sentence.first)
    words = (at.word(index) for index in range(first, item.start_token))
    return any(word.removeprefix("و").startswith(_FOUNDED) for word in words)


def _is_from_when(at: Figures, index: int) -> bool:
    """Return whether something begins at a date, which is no time of its level: «اعتبارا من سبتمبر»."""
    first = index - 2 if at.word(index - 1) in _OF_A_START else index - 1
    return at.word(first) == "من" and at.word(first - 1) in _FROM_WHEN


def _is_basis_of(at: Figures, changes: Iterable[Placed], item: _Item) -> bool:
    """Return whether a change before is counted from a time: «بانخفاض 34% عن الربع السابق»."""
    start = item.start_token
    for change in changes:
        stop = change.stop_token
        if not stop < start <= stop + _BASES:
            continue
        if at.word(start - 1) == "من" and start - 1 == stop and not isinstance(item, Placed):
            return True
        led = "عن" in (at.word(stop), at.word(stop + 1))
        if led and not any(at.sentence.is_stop(index) for index in range(stop, start)):
            return True
    return False


def _is_span(at: Figures, length: Placed) -> bool:
    """Return whether some months are a period: «815 مليون دولار في تسعة أشهر»."""
    before = at.word(length.start_token - 1)
    iso = getattr(length.fact, "iso", None) or ""
    if not iso.endswith("M") or "T" in iso:
        return False
    if at.word(length.start_token - 2) in _TIMES:
        return False  # «للمرة الثانية خلال ثلاثة أشهر»
    return before in _WITHIN or bool(_heads_ending(at, length.start_token))


def _heads_ending(at: Figures, stop: int) -> list[Sign]:
    return [head for head in at.sentence.signs.get("metric", ()) if head.stop_token == stop]


def _end_of_clause(at: Figures) -> int:
    """Return the token where what is said of the figure ends: a relative clause, another verb."""
    first = at.figure.stop_token
    stop = min(_until(at), at.clause[1])
    for kind in ("deal", "speaker"):
        for sign in at.sentence.between(kind, first, stop):
            if sign.verb:
                stop = min(stop, sign.start_token)
    for index in range(first, stop):
        if at.word(index) in _OTHERS or (at.word(index) == "علي" and at.word(index + 1) in _THAT):
            return index
    return stop


def _is_part_of(at: Figures, one: _Item, other: _Item) -> bool:
    """Return whether a time is part of one behind it: «النصف الأول من العام المالي 2018»."""
    return other.start_token - one.stop_token == 1 and at.word(one.stop_token) == "من"


def _until(at: Figures) -> int:
    """Return the token of the next figure; those in brackets say this one again."""
    later = [one for one in at.sentence.figures if one.start_token >= at.until]
    for one in later:
        if at.word(one.start_token - 1) != "(":
            return one.start_token
    return at.sentence.stop


def _is_of_another(at: Figures, item: _Item) -> bool:
    """Return whether a date before a figure is told of something else.

    It is in a relative clause that a comma ends («الموسم الذي بدأ في مايو، بسعر»), or stands right
    behind a figure that another is compared with («مقابل 67 بالمائة، نهاية 2014»).
    """
    start = item.start_token
    before = at.previous
    if before is not None and before.role == "previous":
        if not any(at.sentence.is_stop(index) for index in range(at.gap, start)):
            return True  # «مقابل 3 مليارات تحققت خلال عام 2014، بزيادة 5%»
        if start < at.gap + _BEHIND_PREVIOUS:
            return True
    if not any(at.sentence.is_stop(i) for i in range(item.stop_token, at.figure.start_token)):
        return False
    return any(at.word(index) in _OTHERS for index in range(start - _COMPARED, start))


def _is_shared(at: Figures, slot: Slot, item: _Item) -> bool:
    """Return whether a date of an earlier clause holds here too: it heads the sentence, a sibling has it."""
    if item.start_token < at.sentence.first + _AT_THE_HEAD:
        return True
    broken = [i for i in at.sentence.breaks if item.start_token < i <= at.figure.start_token]
    if item.start_token < at.sentence.figures[0].start_token and all(
        at.word(index) in _EXPLAINS for index in broken[:1]
    ):
        return True  # «في ختام تعاملات أمس، إذ ارتفع المؤشر»
    family = slot.metric.family if slot.metric is not None else "deal"
    start = _quoted(at, item).start
    return any(
        one.period is not None
        and one.role != "previous"
        and one.period.start == start
        and one.metric is not None
        and one.metric.family == family
        and one.status == slot.status
        for one in at.slots
    )


def _inside(items: Iterable[Any], first: int, stop: int) -> list[Any]:
    return [item for item in items if first <= item.start_token < stop]


def _quoted(at: Figures, found: _Item) -> Period:
    if isinstance(found, Placed):
        fact = found.fact
        value = getattr(fact, "value", None) if found.kind == "date" else None
        return Period(fact.start, fact.end, value)
    passage = at.sentence.passage
    start, end = start_of(passage, found), passage.end(found.stop_token - 1)
    year = _year_behind(at, found)
    if year is None:
        return Period(start, end, None, of_a_day=found.value == "day")
    number = getattr(year.fact, "value", "")
    last = found.value.removeprefix("months ")
    return Period(start, year.fact.end, f"{number}-01/{number}-{last}")


def _year_behind(at: Figures, sign: Sign) -> Placed | None:
    """Return the year of the first months of a year: «الأشهر التسعة الأولى من العام 2024»."""
    if not str(sign.value).startswith("months"):
        return None
    for date in at.sentence.dates:
        near = sign.stop_token <= date.start_token <= sign.stop_token + _NEAR
        if near and len(getattr(date.fact, "value", None) or "") == _YEAR:
            return date
    return None


def _is_compared(at: Figures, index: int) -> bool:
    """Return whether a date is what something is compared with, since when, or of a delivery."""
    before = [at.word(index - 1)]
    for back in (2, 3):
        if before[-1] not in _OF_A_START:
            break
        before.append(at.word(index - back))
    if not _SINCE.isdisjoint(before):
        return True
    records = (at.word(one) in _RECORDS for one in range(index - _NEAR - 1, index))
    if index >= at.figure.stop_token and any(records):
        return True
    comparers = at.sentence.between("comparer", index - _COMPARED, index)
    counters = {name.start_token for name in at.sentence.names if name.counter}
    comparers = [one for one in comparers if one.stop_token not in counters]  # «مقابل الدولار»
    return bool(comparers) and not any(
        comparers[-1].stop_token <= one.start_token < index for one in at.sentence.figures
    )


def _is_of_figure(at: Figures, sign: Sign) -> bool:
    """Return whether a relative period tells when the level held, not when it was announced."""
    word = at.word(sign.start_token)
    if _is_compared(at, sign.start_token) or (sign.definite and word == "الامس"):
        return False
    alone = sign.stop_token - sign.start_token == 1
    if alone and sign.value == "day" and not (sign.definite or word.endswith("امس")):
        return False  # «14 يوما», «واحدة»
    for speaker in at.sentence.between("speaker", at.sentence.first, sign.start_token):
        for index in range(sign.stop_token, at.figure.start_token):
            if at.word(index) in _THAT and speaker.verb:
                return False
    return True


def _own_period(at: Figures) -> str | None:
    """Return the date of a figure that another is compared with: «مقابل 3 مليارات في 2014»."""
    stop = min(at.until, at.figure.stop_token + _BASES)
    dates = _inside(at.sentence.dates, at.figure.stop_token, stop)
    return getattr(dates[0].fact, "value", None) if dates else None


def _basis(at: Figures) -> str | None:
    stop = at.figure.stop_token
    for sign in at.sentence.between("basis", stop, min(stop + _BASES, at.until)):
        if not (_is_of_period(at, sign) or _is_when(at, sign)):
            return str(sign.value)
    return None


def _is_when(at: Figures, sign: Sign) -> bool:
    """Return whether words tell when, not what is compared: «ارتفع 5% العام الماضي», «5 ملايين سنويا»."""
    first, before = at.word(sign.start_token), at.word(sign.start_token - 1)
    if first == "سنوي":
        return True  # «5%، مقارنة بتقديرات نمو سنوي»
    if first in _EVERY:
        return at.figure.kind != "percentage"
    if first == "السنوي":
        return before not in _ON_YEARS  # «5%، وهو ما فاق معدل النمو السنوي»
    stop = at.figure.stop_token
    counted = any(at.word(index) in _COUNTED for index in range(stop, sign.start_token))
    if first not in _BARE_TIMES or before in _COUNTED_FROM or counted:
        return False
    return not at.sentence.between("comparer", at.figure.stop_token, sign.start_token)


def _is_of_period(at: Figures, sign: Sign) -> bool:
    """Return whether words of comparing only tell the year of a period: «خلال الربع الأخير من العام الماضي»."""
    led = at.word(sign.start_token) == "من"
    ended = {sign.start_token, sign.start_token + (not led) - 1}
    dates = [date for date in at.sentence.dates if date.stop_token in ended]
    within = any(at.word(date.start_token - 1) in _WITHIN for date in dates)
    return within and not at.sentence.between("comparer", at.figure.stop_token, sign.start_token)
