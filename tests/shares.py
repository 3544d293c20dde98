"""An extractor of a kind of its own, as docs/extractors.md teaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from arnews.facts import ExactDecimal, Measure
from arnews.language.inflection import noun_forms
from arnews.rules import Cursor, Entry, Extractor, rule


class Shares(Measure):
    """A number of shares."""

    kind: Literal["shares"] = "shares"
    value: ExactDecimal


def words() -> Iterator[tuple[str, Entry]]:
    for form, number in noun_forms("سهم", ["أسهم"]):
        yield form, Entry("share", None, number, "own", countable=True)


@rule(anchor="share")
def number_then_share(at: Cursor) -> Shares | None:
    """«5 ملايين سهم»: how many shares."""
    number = at.number_before(at.anchor.start_token)
    if number is None or at.anchor.clitic:
        return None
    mod = at.modifier_before(number.start_token)
    return at.fact(
        Shares,
        number.start_token,
        at.anchor.stop_token,
        number.start,
        value=number.value.value,
        mod=mod,
    )


shares = Extractor(fact_class=Shares, words=words, rules=(number_then_share,))


@rule(anchor="share")
def share_without_value(at: Cursor) -> Shares:
    """«سهم»: a fact with a field missing."""
    return at.fact(Shares, at.anchor.start_token, at.anchor.stop_token)


careless = Extractor(fact_class=Shares, words=words, rules=(share_without_value,))
