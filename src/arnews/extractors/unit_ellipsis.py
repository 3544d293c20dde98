"""Sums without a currency of their own, taken from the sentence (ellipsis): «مقابل 1.5 مليار»."""

from __future__ import annotations

from typing import Final

from arnews.facts import Money
from arnews.language.lexicon_files import load_words
from arnews.language.numerals import Number
from arnews.rules import Cursor, Mention, rule
from arnews.rules.ranges import FROM, RANGE_OPENERS, range_opener

__all__ = ["number_with_elided_currency"]

_NEAR: Final = 6
_FOLLOW_A_SUM: Final = load_words("currencies.toml", "elided_unit", "after")
_COUNTS: Final = load_words("currencies.toml", "elided_unit", "counted_nouns")
_TRADED: Final = load_words("currencies.toml", "elided_unit", "price_sides")


@rule(anchor="bare number")
def number_with_elided_currency(at: Cursor) -> Money | None:
    """«3 مليارات دينار من 1.5 مليار متوقعة»: a sum whose currency the sentence has told."""
    anchor = at.anchor
    parsed: Number = anchor.value
    if (parsed.scale is None or parsed.scale < 1_000) and not _is_old_price(at):
        return None
    if not _ends_phrase(at, anchor):
        return None
    if parsed.scale == 1_000 and not at.word(anchor.stop_token - 1).endswith("الفا"):
        return None
    known = _nearby_amount(at)
    if known is None or known.currency is None or _counts_people(at):
        return None
    start_token, low = _lower_end(at)
    if low is not None and low.value is not None:
        return at.fact(
            Money,
            start_token,
            anchor.stop_token,
            low.start,
            low=min(low.value, parsed.value),
            high=max(low.value, parsed.value),
            currency=low.currency,
            mod=low.mod,
        )
    return at.fact(
        Money,
        anchor.start_token,
        anchor.stop_token,
        anchor.start,
        value=parsed.value,
        currency=known.currency,
        mod=at.modifier_before(anchor.start_token),
    )


def _lower_end(at: Cursor) -> tuple[int, Money | None]:
    """The sum that opens a range which the number closes, after its first token.

    «بين 10 آلاف دولار و20 ألفا». It is of money's own rules, so not settled: the range takes it in.
    """
    first, start = at.anchor.start_token, at.anchor.start
    left = first if start > at.passage.start(first) else first - 1
    known = at.candidate_ending_at(left)
    if known is None or (left < first and at.word(left) != "و"):
        return first, None
    opened = range_opener(at, known.start_token, known.fact.start) in RANGE_OPENERS
    return known.start_token, known.fact if opened and isinstance(known.fact, Money) else None


def _counts_people(at: Cursor) -> bool:
    """Whether the words before tell a number of people or things: «عدد المستخدمين بستة ملايين»."""
    first = at.anchor.start_token
    for token in reversed(at.tokens[max(first - _NEAR, 0) : first]):
        if token.ends_sentence:
            return False
        if token.word.removeprefix("ال") in _COUNTS:
            return True
    return False


def _is_old_price(at: Cursor) -> bool:
    """Whether a bare number is another price of what a sum has told the price of.

    «إلى 4.45 ليرة، من 4.58», «47.23 جنيه للشراء و47.33 للبيع».
    """
    anchor = at.anchor
    before = at.word(anchor.start_token - 1)
    if before not in FROM:
        if at.word(anchor.stop_token) not in _TRADED:
            return False
        if before != "و" and anchor.start == at.passage.start(anchor.start_token):
            return False
    value = anchor.value.value
    if value == int(value) and "," not in at.word(anchor.start_token):
        return False
    known = _nearby_amount(at)
    return known is not None and known.value is not None and abs(known.value - value) < value / 2


def _nearby_amount(at: Cursor) -> Money | None:
    """The sum of the same sentence that tells the currency: the last before, else the first.

    Sums are not settled yet, but of two that overlap both are of the same currency.
    """
    anchor = at.anchor
    known: Money | None = None
    for candidate in at.candidates_in_sentence(anchor.start_token):
        if isinstance(candidate.fact, Money):
            if candidate.stop_token > anchor.start_token and known is not None:
                break
            known = candidate.fact
            if candidate.stop_token > anchor.start_token:
                break
    return known


def _ends_phrase(at: Cursor, number: Mention) -> bool:
    """Whether nothing is counted: no noun after the number."""
    stop = number.stop_token
    if stop >= len(at.tokens) or at.tokens[stop - 1].ends_sentence:
        return True
    return at.word(stop) in _FOLLOW_A_SUM or at.word(stop - 1).endswith(("ونا", "ارا", "الفا"))
