"""The public schemas change on purpose only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arnews import Document
from arnews.document import ArticleFacts

SNAPSHOTS = {Document: "schema.json", ArticleFacts: "schema-article.json"}


def without_doubles(schema: Any) -> Any:
    """A schema without each `enum` that repeats the `const` beside it, as pydantic before 2.10 does."""
    if isinstance(schema, list):
        return [without_doubles(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    doubled = "const" in schema and schema.get("enum") == [schema["const"]]
    kept = {name: item for name, item in schema.items() if not (doubled and name == "enum")}
    return {name: without_doubles(item) for name, item in kept.items()}


@pytest.mark.parametrize("model", SNAPSHOTS)
def test_the_schema_is_the_published_one(model: type[Document]) -> None:
    path = Path(__file__).with_name(SNAPSHOTS[model])
    printed = json.loads(path.read_text(encoding="utf-8"))
    kept = {name: value for name, value in printed.items() if name not in ("$schema", "$id")}
    of = "article" if model is ArticleFacts else "document"
    assert without_doubles(model.model_json_schema()) == kept, (
        f"renew with: arnews schema --of {of} > tests/{path.name}, and tell the changelog"
    )
