from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Run

from arnews import Document, __version__
from arnews.document import ArticleFacts


@pytest.mark.parametrize(
    ("arguments", "model", "name"),
    [([], Document, "document"), (["--of", "article"], ArticleFacts, "article")],
)
def test_a_schema(arguments: list[str], model: type[Document], name: str, arnews: Run) -> None:
    told = json.loads(arnews("schema", *arguments).out)
    assert told.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert told.pop("$id") == f"urn:arnews:{__version__}:{name}"
    assert told == model.model_json_schema()
