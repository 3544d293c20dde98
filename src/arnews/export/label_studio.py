"""Tasks of Label Studio with the facts as predictions.

Label Studio stores offsets in code points, whatever JavaScript counts, and keeps both characters of
a line end of Windows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from arnews import __version__
from arnews.document import Document
from arnews.export.notes import notes_of
from arnews.facts import Span

__all__ = ["label_studio_config", "to_label_studio"]

_LABELS, _TEXT = "label", "text"


def to_label_studio(name: str, text: str, document: Document) -> dict[str, Any]:
    """Return an article as a task, its facts as a prediction that annotators may correct.

    A file for import is a JSON array of tasks.

    Args:
        name: the name of the article.
        text: its text.
        document: its facts and claims.

    Example:
        >>> import arnews
        >>> task = to_label_studio("a", "نما 5%", arnews.extract("نما 5%"))
        >>> task["predictions"][0]["result"][0]["value"]
        {'start': 4, 'end': 6, 'text': '5%', 'labels': ['percentage']}
    """
    found = zip(document.facts, notes_of(document), strict=True)
    return {
        "data": {_TEXT: text, "article": name},
        "predictions": [
            {
                "model_version": f"arnews {__version__}",
                "result": [
                    _region(number, fact, notes) for number, (fact, notes) in enumerate(found, 1)
                ],
            }
        ],
    }


def _region(number: int, fact: Span, notes: list[str]) -> dict[str, Any]:
    value = {"start": fact.start, "end": fact.end, "text": fact.text, "labels": [fact.kind]}
    return {
        "id": f"fact-{number}",
        "from_name": _LABELS,
        "to_name": _TEXT,
        "type": "labels",
        "value": value,
        "meta": {"text": notes},
    }


def label_studio_config(classes: Iterable[type[Span]]) -> str:
    """Return the labeling interface of a project whose tasks `to_label_studio` makes.

    Args:
        classes: the classes of the facts.

    Example:
        >>> from arnews.facts import Percentage
        >>> config = label_studio_config([Percentage])
        >>> config[config.index("<Label ") :].partition(" background")[0]
        '<Label value="percentage"'
    """
    labels = "".join(
        f"    <Label value={quoteattr(one.model_fields['kind'].default)}"
        f" background={quoteattr(one.about.colour)}/>\n"
        for one in classes
    )
    return (
        f'<View>\n  <Labels name="{_LABELS}" toName="{_TEXT}">\n{labels}  </Labels>\n'
        f'  <View style="direction: rtl"><Text name="{_TEXT}" value="${_TEXT}"/></View>\n'
        "</View>\n"
    )
