"""The claims of a phrase: tables whose quotes are found in the phrase."""

from __future__ import annotations

from typing import Any, get_args

from arnews.claims.models import SubjectType
from arnews.errors import GoldError
from arnews.regression.claim_gold import check_claims
from arnews.regression.gold import Plain
from arnews.regression.reading import brief

__all__ = ["quoted", "read_claims"]

_QUOTES = ("subject", "metric_text", "period", "scope", "trigger")


def quoted(where: str, entry: object, text: str) -> Plain:
    """Return a table with the offsets of its quote: the first in the phrase, or its `nth`.

    Args:
        where: the file, the entry and what the table is, for error messages.
        entry: the table; a string is a quote without other fields.
        text: the phrase.

    Raises:
        GoldError: it does not quote the phrase; the message starts with `where`.

    Example:
        >>> quoted("news", {"text": "5%", "nth": 2}, "5% و5%")
        {'text': '5%', 'start': 4, 'end': 6}
    """
    fields = {"text": entry} if isinstance(entry, str) else entry
    if not isinstance(fields, dict):
        raise GoldError(f"{where} must be a table with text, not {brief(entry)}")
    fields = dict(fields)
    quote, nth = fields.get("text"), fields.pop("nth", 1)
    if not isinstance(quote, str) or not quote:
        raise GoldError(f"{where} must quote the phrase in text: {brief(entry)}")
    if not isinstance(nth, int) or nth < 1:
        raise GoldError(f"{where}: nth of {quote!r} must be 1, 2 …, not {brief(nth)}")
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            raise GoldError(f"{where}: {quote!r} does not occur that often in the phrase")
    return {**fields, "start": start, "end": start + len(quote)}


def read_claims(where: str, entries: object, text: str) -> tuple[Plain, ...]:
    """Return the claims that a phrase states, in the form of gold claims.

    A claim with `type` is a deal, any other an observation; the type of its subject may be left out. Quotes are strings, or tables
    with `text` and, for a quote that is not the first of its words, `nth`.

    Args:
        where: the file and the entry, for error messages.
        entries: the claims as read from the file.
        text: the phrase.

    Raises:
        GoldError: a claim is not valid; the message starts with `where`.

    Example:
        >>> figure = {"role": "change", "direction": "up", "text": "5%"}
        >>> claim = {"metric": "exports", "subject": "مصر", "figures": [figure]}
        >>> read_claims("news", [claim], "نمت صادرات مصر 5%")[0]["subject"]
        {'text': 'مصر', 'start': 11, 'end': 14}
    """
    if not isinstance(entries, list):
        raise GoldError(f"{where}: claims must be a list, not {brief(entries)}")
    claims = [_claim(f"{where}, claim {n}", one, text) for n, one in enumerate(entries, 1)]
    figures = [figure for claim in claims for figure in claim["figures"]]
    check_claims(where, [_with_type(claim) for claim in claims], text, figures)
    return tuple(claims)


def _with_type(claim: Plain) -> Plain:
    """Return the claim with some type of subject, which a phrase need not state."""
    if "subject" not in claim:
        return claim
    return {**claim, "subject": {"type": get_args(SubjectType)[0], **claim["subject"]}}


def _claim(where: str, entry: object, text: str) -> Plain:
    if not isinstance(entry, dict):
        raise GoldError(f"{where}: must be a table with metric or type, not {brief(entry)}")
    claim: Plain = {"kind": "deal" if "type" in entry else "observation", **entry}
    for name in _QUOTES:
        if name in claim:
            claim[name] = quoted(f"{where}: {name}", claim[name], text)
    if "subject" in claim:
        _quote_within(f"{where}: via", claim["subject"], "via", text)
    if "parties" in claim:
        claim["parties"] = [
            {"role": "party", **quoted(f"{where}: a party", one, text)}
            for one in _listed(where, claim, "parties")
        ]
    claim["figures"] = [
        quoted(f"{where}: a figure", one, text) for one in _listed(where, claim, "figures")
    ]
    for figure in claim["figures"]:
        _quote_within(f"{where}: of", figure, "of", text)
    return claim


def _quote_within(where: str, outer: Plain, name: str, text: str) -> None:
    if name in outer:
        outer[name] = quoted(where, outer[name], text)


def _listed(where: str, claim: Plain, name: str) -> list[Any]:
    listed = claim.get(name)
    if not isinstance(listed, list):
        raise GoldError(f"{where}: {name} must be a list, not {brief(listed)}")
    return listed
