"""Sums whose currency the sentence has told before: «مقابل 1.5 مليار»."""

from __future__ import annotations

from typing import Final

from arnews.facts import Money
from arnews.language.lists import word_set
from arnews.language.numerals import Number
from arnews.rules import Around, Mention, rule
from arnews.rules.measures import BETWEEN, FROM, opened_by

__all__ = ["number_borrows_currency"]

_NEAR: Final = 6
_FOLLOW_A_SUM: Final = word_set("currencies.toml", "borrowed", "behind")
_COUNTS: Final = word_set("currencies.toml", "borrowed", "counts")
_TRADED: Final = word_set("currencies.toml", "borrowed", "traded")


@rule(anchor="loose number")
def number_borrows_currency(at: Around) -> Money | None:
    """«3 مليارات دينار من 1.5 مليار متوقعة»: a sum whose currency the sentence has told."""
    anchor = at.anchor
    said: Number = anchor.value
    if (said.scale is None or said.scale < 1_000) and not _is_old_price(at):
        return None
    if not _ends_phrase(at, anchor):
        return None
    if said.scale == 1_000 and not at.word(anchor.last - 1).endswith("الفا"):
        return None
    known = _told_nearby(at)
    if known is None or known.currency is None or _counts_people(at):
        return None
    start_token, low = _lower_end(at)
    if low is not None and low.value is not None:
        return at.fact(
            Money,
            start_token,
            anchor.last,
            low.start,
            low=min(low.value, said.value),
            high=max(low.value, said.value),
            currency=low.currency,
            mod=low.mod,
        )
    return at.fact(
        Money,
        anchor.first,
        anchor.last,
        anchor.start,
        value=said.value,
        currency=known.currency,
        mod=at.mod_before(anchor.first),
    )


def _lower_end(at: Around) -> tuple[int, Money | None]:
    """The sum that opens a range which the number closes, after its first token.

    «بين 10 آلاف دولار و20 ألفا». It is of money's own rules, so not settled: the range takes it in.
    """
    first, start = at.anchor.first, at.anchor.start
    left = first if start > at.passage.start(first) else first - 1
    known = at.candidate_ending_at(left)
    if known is None or (left < first and at.word(left) != "و"):
        return first, None
    opened = opened_by(at, known.start_token, known.fact.start) in BETWEEN
    return known.start_token, known.fact if opened and isinstance(known.fact, Money) else None


def _counts_people(at: Around) -> bool:
    """Whether the words before tell a number of people or things: «عدد المستخدمين بستة ملايين»."""
    first = at.anchor.first
    for token in reversed(at.tokens[max(first - _NEAR, 0) : first]):
        if token.ends:
            return False
        if token.word.removeprefix("ال") in _COUNTS:
            return True
    return False


def _is_old_price(at: Around) -> bool:
    """Whether a bare number is another price of what a sum has told the price of.

    «إلى 4.45 ليرة، من 4.58», «47.23 جنيه للشراء و47.33 للبيع».
    """
    anchor = at.anchor
    before = at.word(anchor.first - 1)
    if before not in FROM:
        if at.word(anchor.last) not in _TRADED:
            return False
        if before != "و" and anchor.start == at.passage.start(anchor.first):
            return False
    value = anchor.value.value
    if value == int(value) and "," not in at.word(anchor.first):
        return False
    known = _told_nearby(at)
    return known is not None and known.value is not None and abs(known.value - value) < value / 2


def _told_nearby(at: Around) -> Money | None:
    """The sum of the same sentence that tells the currency: the last before, else the first.

    Sums are not settled yet, but of two that overlap both are of the same currency.
    """
    anchor = at.anchor
    known: Money | None = None
    for candidate in at.candidates_in_sentence(anchor.first):
        if isinstance(candidate.fact, Money):
            if candidate.stop_token > anchor.first and known is not None:
                break
            known = candidate.fact
            if candidate.stop_token > anchor.first:
                break
    return known


def _ends_phrase(at: Around, number: Mention) -> bool:
    """Whether nothing is counted: no noun behind the number."""
    last = number.last
    if last >= len(at.tokens) or at.tokens[last - 1].ends:
        return True
    return at.word(last) in _FOLLOW_A_SUM or at.word(last - 1).endswith(("ونا", "ارا", "الفا"))
