"""Periods that another sentence says: the day of a session, the months of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.names import start_of
from arnews.claims.single_words import starts_of
from arnews.claims.slots import Period, Slot
from arnews.claims.stagework import Work
from arnews.claims.vocabulary import Sign

__all__ = ["infer_periods"]

_DAY: Final = 10
"""Letters of the value of a day: «2018-07-10», «XXXX-07-10»."""
_OF_A_SESSION: Final = frozenset(
    {"index_level", "share_price", "commodity_price", "fx_rate", "crypto_price", "turnover", "volume", "trades"}
)  # fmt: skip
_MOVING: Final = frozenset({"mover", "market_mover", "level"})
_OF_ANOTHER_DAY: Final = ("السابق", "السابقة", "الماضي", "الماضية", "المقبل", "القادم")
_OF_A_REPORT: Final = ("-Q", "-H", "/")
_MONTHS: Final = ("الأشهر", "الشهور", "الربع", "النصف", "الثلاثة أشهر", "ثلاثة أشهر", "الستة أشهر")
_SAME: Final = frozenset({"الفترة نفسها", "الفترة ذاتها", "نفس الفترة", "ذات الفترة"})
_BEHIND: Final = 16
"""Characters behind «الفترة نفسها» in which a year is looked for."""
_YEAR: Final = re.compile(r" من (?:عام |العام )?(\d{4})(?!\d)")
_NEAR: Final = 3
"""Sentences with a figure behind one that tells when, in which it may hold."""
_ANALYSTS: Final = starts_of("analysts")
_REPORTED: Final = frozenset({"firm", "macro"})


def infer_periods(work: Work, slots: Sequence[Slot]) -> None:
    """Fill the periods that a sentence does not say with those that another says, as `inferred`.

    Prices and indices have the day that the article is about. What a report says of a quarter or
    some months holds in the sentence behind it, too.

    Args:
        work: the article and its sentences.
        slots: its slots, in reading order.
    """
    asked = [slot for slot in slots if slot.metric is not None and slot.like is None]
    _set_against_actuals(work, asked)
    open_ones = [slot for slot in asked if slot.period is None and slot.status is None]
    of_session = [slot for slot in open_ones if _is_of_session(slot)]
    if of_session:
        day = _day(work, asked)
        for slot in of_session if day is not None else ():
            slot.period = day
    _same_periods(work, asked)
    _carry_reports(work, asked)


def _same_periods(work: Work, slots: Sequence[Slot]) -> None:
    """Give «الفترة نفسها» the value that was told: of 2014-H1, «الفترة نفسها من 2015» is 2015-H1."""
    told = ""
    for slot in slots:
        if slot.period is None:
            continue
        value = slot.period.value or ""
        if not value and told and work.text[slot.period.start : slot.period.end] in _SAME:
            slot.period = _of_year(work, slot.period, told)
        elif any(part in value for part in _OF_A_REPORT):
            told = value


def _of_year(work: Work, period: Period, told: str) -> Period:
    """Return a period with the value that was told, of the year behind it if there is one."""
    behind = work.text[period.end : period.end + _BEHIND]
    if not behind.lstrip().startswith("من "):
        return period._replace(value=told)
    year = _YEAR.match(behind)
    if year is None or "/" in told:
        return period  # «الفترة نفسها من العام الماضي»
    return period._replace(value=year[1] + told[4:], end=period.end + year.end())


def _set_against_actuals(work: Work, slots: Sequence[Slot]) -> None:
    """Make what analysts had forecast of a told level `expected`: «وتوقع محللون ربحا قدره 60 سنتا»."""
    actual: dict[tuple[str, str], int] = {}
    for slot in slots:
        if slot.metric is None or slot.subject is None or slot.metric.family != "firm":
            continue
        which = slot.metric.name, slot.subject.name.key
        if slot.status is None and slot.role == "value":
            actual[which] = slot.sentence
        elif slot.status == "forecast" and slot.role == "value" and which in actual:
            near = slot.sentence - actual[which] <= _NEAR
            if near and slot.period is None and _is_of_analysts(work.sentences[slot.sentence]):
                slot.role, slot.status = "expected", None


def _is_of_analysts(sentence: Sentence) -> bool:
    words = map(sentence.word, range(sentence.first, sentence.stop))
    return any(word.removeprefix("و").startswith(_ANALYSTS) for word in words)


def _is_of_session(slot: Slot) -> bool:
    return slot.metric is not None and slot.metric.name in _OF_A_SESSION


def _carry_reports(work: Work, slots: Sequence[Slot]) -> None:
    last: Slot | None = None
    reached = 0  # the last sentence that goes on with the report
    for slot in slots:
        if slot.role == "previous":
            continue  # it has a period of its own
        if slot.period is not None and not slot.period.inferred:
            last, reached = slot, slot.sentence
        elif last is not None and slot.period is None and _continues(work, slot, last, reached):
            assert last.period is not None
            slot.period = last.period._replace(inferred=True)
            reached = slot.sentence


def _continues(work: Work, slot: Slot, last: Slot, reached: int) -> bool:
    """Return whether a figure goes on with the report of the sentence before."""
    if slot.metric is None or last.metric is None or last.period is None:
        return False
    if slot.subject is None or last.subject is None or slot.status is not None:
        return False
    return (
        _is_of_report(work, last.period)
        and slot.metric.family == last.metric.family
        and slot.metric.family in _REPORTED
        and slot.subject.name.key == last.subject.name.key
        and slot.sentence <= reached + 1
        and slot.sentence <= last.sentence + _NEAR
        and last.status is None
    )


def _is_of_report(work: Work, period: Period) -> bool:
    """Return whether a period is a quarter, a half, some months: «2024-Q1», «الأشهر التسعة المنتهية»."""
    if period.value is not None:
        return any(part in period.value for part in _OF_A_REPORT)
    return work.text[period.start : period.end].startswith(_MONTHS)


def _day(work: Work, slots: Sequence[Slot]) -> Period | None:
    """Return the first day that the article tells of a session, `inferred`."""
    told = [
        slot.period
        for slot in slots
        if slot.period is not None and _is_of_session(slot) and _is_a_day(slot.period)
    ]
    told += _days_of_lead(work)
    days = [one for one in told if not work.text[one.start : one.end].endswith(_OF_ANOTHER_DAY)]
    if not days:
        return None
    return min(days, key=lambda one: one.start)._replace(inferred=True)


def _is_a_day(period: Period) -> bool:
    return period.of_a_day or len(period.value or "") == _DAY


def _days_of_lead(work: Work) -> Iterator[Period]:
    """Yield the days in sentences of title and lead that have no figure: «تراجع النفط يوم الاثنين»."""
    read = {sentence.first for sentence in work.sentences}
    first = 0
    while first < work.lead_stop:
        start, stop = work.passage.sentence(first)
        if start not in read:
            yield from _days_of(work, start, stop)
        first = max(stop, first + 1)


def _days_of(work: Work, first: int, stop: int) -> Iterator[Period]:
    passage = work.passage
    signs = work.vocabulary.signs([one.word for one in passage.tokens[first:stop]], first)
    if not any(sign.kind in _MOVING for sign in signs) or not _is_priced(work, signs, first, stop):
        return
    for sign in signs:
        if sign.kind == "speaker" and sign.verb:
            return  # «أعلنت البورصة يوم الاثنين»
        if (
            sign.kind == "period"
            and sign.value == "day"
            and _is_named(sign, passage.tokens[sign.start_token].word)
        ):
            yield Period(
                start_of(passage, sign), passage.end(sign.stop_token - 1), None, of_a_day=True
            )


def _is_named(sign: Sign, word: str) -> bool:
    """Return whether a day is named: «الاثنين», «يوم الاثنين», but not «يوما»."""
    alone = sign.stop_token - sign.start_token == 1
    return not alone or sign.definite or word.endswith("امس")


def _is_priced(work: Work, signs: Sequence[Sign], first: int, stop: int) -> bool:
    """Return whether a sentence speaks of what has a price: «النفط», «أسعار», «المؤشر»."""
    for sign in signs:
        if sign.kind == "price" or (sign.kind == "metric" and sign.value.name in _OF_A_SESSION):
            return True
        if sign.kind == "subject" and sign.value.moves:
            return True
    return any(name.moves and first <= name.start_token < stop for name in work.names)
