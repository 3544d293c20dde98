"""The Arrow schemas of the results; docs/batch.md describes the columns."""

from __future__ import annotations

from typing import Any

from arnews.batch.writing.rows import DIGITS, SCALE
from arnews.extras import require

require("batch", "pyarrow")
import pyarrow as pa  # noqa: E402 - the line above gives a better error if it is missing

__all__ = ["ARTICLES", "CLAIMS", "CLAIMS_OR_ERRORS", "FACTS", "FACTS_OR_ERRORS", "SCHEMAS"]


def _always(name: str, kind: pa.DataType) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=False)


def _maybe(name: str, kind: pa.DataType) -> pa.Field[Any]:
    return pa.field(name, kind)


_EXACT = pa.decimal128(DIGITS, SCALE)

FACTS = pa.schema(
    [
        _always("article", pa.string()),
        _always("n", pa.int32()),
        _always("kind", pa.string()),
        _always("quote", pa.string()),
        _always("start", pa.int32()),
        _always("end", pa.int32()),
        _always("sentence", pa.string()),
        _maybe("mod", pa.string()),
        _maybe("value", _EXACT),
        _maybe("low", _EXACT),
        _maybe("high", _EXACT),
        _maybe("value_text", pa.string()),
        _maybe("currency", pa.string()),
        _maybe("candidates", pa.list_(pa.string())),
        _maybe("unit", pa.string()),
        _maybe("noun", pa.string()),
        _maybe("iso", pa.string()),
        _maybe("iso_low", pa.string()),
        _maybe("iso_high", pa.string()),
        _maybe("date", pa.string()),
        _maybe("calendar", pa.string()),
        _maybe("name", pa.string()),
        _maybe("name_en", pa.string()),
        _maybe("ticker", pa.string()),
        _maybe("country", pa.string()),
        _maybe("id", pa.string()),
        _always("rule", pa.string()),
    ]
)
"""One row per fact."""

CLAIMS = pa.schema(
    [
        _always("article", pa.string()),
        _always("claim", pa.int32()),
        _always("n", pa.int32()),
        _always("kind", pa.string()),
        _maybe("subject", pa.string()),
        _maybe("subject_type", pa.string()),
        _maybe("metric", pa.string()),
        _maybe("deal", pa.string()),
        _always("role", pa.string()),
        _maybe("direction", pa.string()),
        _maybe("basis", pa.string()),
        _always("fact", pa.string()),
        _maybe("mod", pa.string()),
        _maybe("value", _EXACT),
        _maybe("low", _EXACT),
        _maybe("high", _EXACT),
        _maybe("unit", pa.string()),
        _maybe("noun", pa.string()),
        _maybe("currency", pa.string()),
        _maybe("iso", pa.string()),
        _always("quote", pa.string()),
        _always("start", pa.int32()),
        _always("end", pa.int32()),
        _maybe("period", pa.string()),
        _maybe("period_quote", pa.string()),
        _maybe("status", pa.string()),
        _maybe("parties", pa.list_(pa.string())),
        _maybe("subject_quote", pa.string()),
        _maybe("subject_start", pa.int32()),
        _maybe("subject_end", pa.int32()),
        _maybe("via", pa.string()),
        _maybe("elided", pa.bool_()),
        _maybe("metric_quote", pa.string()),
        _maybe("trigger", pa.string()),
        _maybe("scope", pa.string()),
        _maybe("of", pa.string()),
        _always("rule", pa.string()),
        _maybe("value_text", pa.string()),
        _always("sentence", pa.string()),
    ]
)
"""One row per figure of a claim."""

ARTICLES = pa.schema(
    [
        _always("id", pa.string()),
        _always("source", pa.string()),
        _maybe("place", pa.string()),
        _maybe("url", pa.string()),
        _maybe("title", pa.string()),
        _maybe("date", pa.string()),
        _always("encoding", pa.string()),
        _always("length", pa.int32()),
        _always("facts", pa.int32()),
        _always("text", pa.string()),
    ]
)
"""One row per article, with its text, so that every offset can be checked."""

SCHEMAS = {"facts": FACTS, "claims": CLAIMS, "articles": ARTICLES}
"""The schema of each table."""


def _or_errors(table: pa.Schema) -> pa.Schema:
    return pa.schema(
        [field.with_nullable(True) for field in table] + [_maybe("error", pa.string())]
    )


FACTS_OR_ERRORS = _or_errors(FACTS)
"""The result of `extract_batches`: the facts, and a row with `error` for each failed article."""

CLAIMS_OR_ERRORS = _or_errors(CLAIMS)
"""The result of `extract_batches` with `table="claims"`."""
