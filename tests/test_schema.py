"""The public schema changes on purpose only."""

from __future__ import annotations

import json
from pathlib import Path

from arnews import Document

SNAPSHOT = Path(__file__).with_name("schema.json")


def test_the_schema_is_the_published_one() -> None:
    schema = Document.model_json_schema()
    kept = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    assert schema == kept, "renew with: arnews schema > tests/schema.json, and tell the changelog"
