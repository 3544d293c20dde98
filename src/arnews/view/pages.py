"""HTML pages: articles with their facts marked, and the differences of two runs.

A page has no external resources and is set right to left; all text from articles is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape as html_escape
from typing import TYPE_CHECKING

from arnews.view.changes import said
from arnews.view.safe import visible
from arnews.view.values import value_of

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.regression import Changes

__all__ = ["articles_page", "diff_page"]

_STYLE = """
body { font: 1.1rem/1.9 "Noto Naskh Arabic", "Amiri", serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }
h1, h2 { font-size: 1.1rem; }
article { white-space: pre-wrap; border-bottom: 1px solid #ccc; padding-bottom: 1rem; }
mark { border-radius: .2rem; padding: 0 .15rem; background: #eee; }
mark small { direction: ltr; unicode-bidi: isolate; color: #444; font: .7rem sans-serif; }
.gained { background: #cfeccf; }
.lost { background: #f7c6c6; text-decoration: line-through; } .changed { background: #fbe7a1; }
p { direction: ltr; font: .9rem sans-serif; }
"""


def _escape(text: object) -> str:
    """Return untrusted text for a page, with control characters and HTML syntax escaped."""
    return html_escape(visible(text, keep="\t\n\r"))


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _marked(
    text: str, marks: Iterable[tuple[int, int, str, str]], colours: Mapping[str, str] | None = None
) -> str:
    """Return a text as HTML with marks (start, end, class, note); the first of overlapping ones wins.

    `colours` has the colours of classes that are not in the style of the page.
    """
    pieces = []
    done = 0
    for start, end, name, note in sorted(marks):
        if start < done:
            continue
        pieces.append(_escape(text[done:start]))
        quote = _escape(text[start:end])
        colour = (colours or {}).get(name)
        style = f' style="background: {_escape(colour)}"' if colour else ""
        pieces.append(
            f'<mark class="{_escape(name)}"{style} title="{_escape(note)}">{quote} '
            f"<small>{_escape(note)}</small></mark>"
        )
        done = end
    pieces.append(_escape(text[done:]))
    return "".join(pieces)


def articles_page(articles: Iterable[tuple[str, str, Document]]) -> str:
    """Return a page of articles with their facts marked, each followed by its value.

    Args:
        articles: the name, the text and the facts of each article.

    Example:
        >>> import arnews
        >>> page = articles_page([("خبر", "نما 5% <b>", arnews.extract("نما 5% <b>"))])
        >>> '<mark class="percentage"' in page, "&lt;b&gt;" in page
        (True, True)
    """
    names, parts = [], []
    for name, text, document in articles:
        marks = [(fact.start, fact.end, fact.kind, value_of(fact)) for fact in document.facts]
        colours: dict[str, str] = {fact.kind: fact.about.colour for fact in document.facts}
        names.append(name)
        article = _marked(text, marks, colours)
        parts.append(f"<h1>{_escape(name)}</h1>\n<article>{article}</article>")
    return _page(names[0] if len(names) == 1 else "arnews", "\n".join(parts))


def diff_page(changes: Changes) -> str:
    """Return a page of the articles that changed, with gained, lost and changed facts marked.

    Args:
        changes: the differences of two runs.

    Example:
        >>> from arnews.regression import Changes
        >>> "0 gained" in diff_page(Changes())
        True
    """
    sorts = [change.sort for change in changes.all]
    counted = ", ".join(f"{sorts.count(sort)} {sort}" for sort in ("gained", "lost", "changed"))
    parts = [f"<h1>arnews diff</h1>\n<p>{counted}</p>"]
    by_article: dict[str, dict[tuple[int, int], tuple[str, str]]] = {}
    for change in changes.all:
        fact = change.fact
        note = f"{change.sort} {fact['kind']} {said(change)} {fact.get('rule', '')}"
        places = by_article.setdefault(change.article, {})
        place = fact["start"], fact["end"]
        sort, before = places.get(place, (change.sort, ""))  # a fact and its claim
        places[place] = sort, f"{before} · {note}" if before else note
    for name, places in by_article.items():
        marks = [(*place, *told) for place, told in places.items()]
        text = changes.texts.get(name)
        parts.append(f"<h2>{_escape(name)}</h2>")
        if text is None:
            notes = "<br>".join(_escape(note) for *_, note in sorted(marks))
            parts.append(f"<p>{notes}</p>")
        else:
            parts.append(f"<article>{_marked(text, marks)}</article>")
    return _page("arnews diff", "\n".join(parts))
