"""The claims of a saved run, one flat object a figure, so that two runs can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arnews.errors import GoldError
from arnews.regression.attributions import attributions
from arnews.regression.gold import Plain
from arnews.regression.reading import brief

__all__ = ["claim_of_row", "claims_of_line"]

_AS_THEY_ARE = ("kind", "start", "end", "role", "direction", "basis")


def claims_of_line(where: str, row: dict[str, Any], facts: Sequence[Plain]) -> tuple[Plain, ...]:
    """Return the figures of the claims of an article, as `arnews extract --format jsonl` has them.

    Args:
        where: the file and the line, for error messages.
        row: the line.
        facts: its facts.

    Raises:
        GoldError: the claims have another form; the message starts with `where`.

    Example:
        >>> claims_of_line("a.jsonl, line 1", {"facts": []}, [])
        ()
    """
    claims = row.get("claims", [])
    try:
        return tuple(one.as_row() for one in attributions(claims, facts))
    except (AttributeError, LookupError, TypeError) as error:
        raise GoldError(
            f"{where}: claims must be as `arnews extract --format jsonl` writes them, "
            f"not {brief(claims)}"
        ) from error


def claim_of_row(row: dict[str, Any]) -> Plain:
    """Return a figure of a row of a batch, in the same form.

    Args:
        row: a line of `claims.jsonl`.

    Example:
        >>> claim_of_row({"kind": "observation", "quote": "5%", "metric": "exports"})["metric"]
        'exports'
    """
    return {
        **{name: row.get(name) for name in _AS_THEY_ARE},
        "text": row.get("quote"),
        "metric": row.get("metric") or row.get("deal"),
        "subject": row.get("subject_quote") or " + ".join(row.get("parties") or ()),
        "period": row.get("period") or row.get("period_quote"),
        "status": row.get("status"),
        "rule": row.get("rule"),
    }
