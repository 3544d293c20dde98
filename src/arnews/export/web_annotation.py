"""The W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD.

The model counts code points. Programs in JavaScript that count UTF-16 units find the place by the
quote with the characters around it.
"""

from __future__ import annotations

import re
from typing import Any

from arnews.document import Document
from arnews.export.notes import notes_of
from arnews.facts import Span

__all__ = ["to_web_annotations"]

_AROUND = 32
"""Characters of the text before and after a quote by which programs find it again."""


def to_web_annotations(
    name: str, text: str, document: Document, *, source: str | None = None
) -> list[dict[str, Any]]:
    """Return the facts of an article as annotations.

    Args:
        name: the name of the article.
        text: its text.
        document: its facts and claims.
        source: the web address of the text, if it has one; a name of the article if not.

    Example:
        >>> import arnews
        >>> (annotation,) = to_web_annotations("a", "نما 5%", arnews.extract("نما 5%"))
        >>> annotation["target"]["selector"][1]
        {'type': 'TextPositionSelector', 'start': 4, 'end': 6}
        >>> [body["value"] for body in annotation["body"]]
        ['percentage', '5%']
    """
    target = source or f"urn:arnews:article:{_encoded(name)}"
    found = zip(document.facts, notes_of(document), strict=True)
    return [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:arnews:fact:{_encoded(name)}:{number}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": [_body("tagging", fact.kind), *(_body("describing", note) for note in notes)],
            "target": {"source": target, "selector": _selectors(fact, text)},
        }
        for number, (fact, notes) in enumerate(found, start=1)
    ]


def _encoded(name: str) -> str:
    """Return a name with what a URN may not hold percent-encoded.

    Example:
        >>> _encoded("أ/b")
        '%D8%A3%2Fb'
    """
    return re.sub(
        r"[^A-Za-z0-9._~-]", lambda at: "".join(f"%{byte:02X}" for byte in at[0].encode()), name
    )


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selectors(fact: Span, text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": fact.text,
            "prefix": text[max(fact.start - _AROUND, 0) : fact.start],
            "suffix": text[fact.end : fact.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": fact.start, "end": fact.end},
    ]
