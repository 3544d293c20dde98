"""A document in a notebook: its claims and facts as tables, its text if it carries it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from arnews.view.marked import Kinds, MarkedArticle

if TYPE_CHECKING:
    from arnews.document import Document

__all__ = ["document_html"]

_MOST = 200
"""Facts and claims that are shown; a notebook keeps what it shows."""


def document_html(document: Document) -> str | None:
    """Return a document as HTML for a notebook, None if jinja2 is not installed.

    Args:
        document: the facts; with its text, as `ArticleFacts` may have it, they are marked in it.

    Example:
        >>> import arnews
        >>> html = document_html(arnews.extract("نما الاقتصاد 5%"))
        >>> html is None or "percentage" in html
        True
    """
    if find_spec("jinja2") is None:
        return None
    from arnews.view.rendering import render

    kinds = Kinds()
    text = getattr(document, "text", None)
    article = MarkedArticle(getattr(document, "article", ""), text or "", document, kinds)
    return render(
        "notebook.html", article=article, kinds=list(kinds), has_text=text is not None, most=_MOST
    )
