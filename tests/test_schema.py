"""The public schemas change on purpose only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnews import Document
from arnews.document import ArticleFacts

SNAPSHOTS = {Document: "schema.json", ArticleFacts: "schema-article.json"}


@pytest.mark.parametrize("model", SNAPSHOTS)
def test_the_schema_is_the_published_one(model: type[Document]) -> None:
    path = Path(__file__).with_name(SNAPSHOTS[model])
    kept = json.loads(path.read_text(encoding="utf-8"))
    of = "article" if model is ArticleFacts else "document"
    assert model.model_json_schema() == kept, (
        f"renew with: arnews schema --of {of} > tests/{path.name}, and tell the changelog"
    )
