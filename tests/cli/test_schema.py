from __future__ import annotations

import json

from tests.cli.conftest import Run

from arnews import Document
from arnews.document import ArticleFacts


def test_the_document(arnews: Run) -> None:
    assert json.loads(arnews("schema").out) == Document.model_json_schema()


def test_a_line(arnews: Run) -> None:
    told = json.loads(arnews("schema", "--of", "article").out)
    assert told == ArticleFacts.model_json_schema()
