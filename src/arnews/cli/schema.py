"""`arnews schema`: the JSON Schema of a document."""

from __future__ import annotations

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of what `arnews extract --format json` gives."""
    import json

    from arnews.document import Document

    print(json.dumps(Document.model_json_schema(), ensure_ascii=False, indent=2))  # noqa: T201
