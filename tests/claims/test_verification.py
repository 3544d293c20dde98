"""`Document.verify` on claims: quotes, and what the article says when it is read again."""

from __future__ import annotations

from typing import Any

import arnews
from arnews import Document

TEXT = "ارتفعت أرباح سابك 12% إلى 5 مليارات ريال"


def changed(**fields: Any) -> Document:
    """The document of the text with other fields in its first claim."""
    plain = arnews.extract(TEXT).to_plain()
    plain["claims"][0] |= fields
    return Document.model_validate(plain)


def test_claims_that_the_article_makes_are_confirmed() -> None:
    document = arnews.extract(TEXT)
    assert document.claims
    assert document.verify(TEXT) == []
    assert Document.model_validate_json(document.model_dump_json()).verify(TEXT) == []
    assert arnews.extract(TEXT, claims=False).verify(TEXT) == []


def test_another_metric_is_told() -> None:
    complaints = changed(metric="revenue").verify(TEXT)
    assert complaints == [
        "observation at 18:21 says metric='revenue'; read again, it says metric='net_profit'",
        "observation at 26:40 says metric='revenue'; read again, it says metric='net_profit'",
    ]


def test_a_quote_that_is_not_there_is_told() -> None:
    metric_text = {"text": "خسائر", "start": 7, "end": 12}
    [complaint] = changed(metric_text=metric_text).verify(TEXT)
    assert complaint == "observation at 18:21 quotes 'خسائر' at 7:12, the article has 'أرباح'"


def test_a_claim_that_is_not_made_again() -> None:
    document = arnews.extract(TEXT)
    alone = document.model_copy(update={"facts": document.facts})
    other = TEXT.replace("أرباح", "كلمات")  # of the same length
    told = [line for line in alone.verify(other) if line.startswith("observation")]
    assert told == ["observation at 18:21 quotes 'أرباح' at 7:12, the article has 'كلمات'"]
    bare = changed(metric_text=None)
    told = [line for line in bare.verify(other) if line.startswith("observation")]
    assert told[0] == "observation at 18:21 is not made again of '12%'"
