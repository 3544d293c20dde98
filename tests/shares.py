"""An extractor of a kind of its own, as docs/extractors.md teaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from arnews.facts import ExactDecimal, Measure
from arnews.language.inflection import noun_forms
from arnews.rules import Around, Entry, Extractor, rule


class Shares(Measure):
    """A number of shares."""

    kind: Literal["shares"] = "shares"
    value: ExactDecimal


def words() -> Iterator[tuple[str, Entry]]:
    for form, number in noun_forms("سهم", ["أسهم"]):
        yield form, Entry("share", None, number, "own", counted=True)


@rule(anchor="share")
def number_then_share(at: Around) -> Shares | None:
    """«5 ملايين سهم»: how many shares."""
    number = at.number_before(at.anchor.first)
    if number is None or at.anchor.clitic:
        return None
    mod = at.mod_before(number.first)
    return at.fact(
        Shares, number.first, at.anchor.last, number.start, value=number.value.value, mod=mod
    )


shares = Extractor(kind="shares", words=words, rules=(number_then_share,))


@rule(anchor="share")
def share_without_value(at: Around) -> Shares:
    """«سهم»: a fact with a field missing."""
    return at.fact(Shares, at.anchor.first, at.anchor.last)


careless = Extractor(kind="shares", words=words, rules=(share_without_value,))
