"""HTML pages: articles with their facts marked, and the differences of two runs.

A page has no external resources and is set right to left; all text from articles is escaped. The
label of a mark is content of the style sheet, so that copied text is the article's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape as html_escape
from typing import TYPE_CHECKING, NamedTuple

from arnews.view.changes import sides
from arnews.view.safe import END, FIRST_STRONG, one_line, visible
from arnews.view.values import value_of

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.facts import Span
    from arnews.regression import Changes
    from arnews.regression.changes import Change

__all__ = ["articles_page", "diff_page"]

_STYLE = """
body { font: 1.1rem/2 "Noto Naskh Arabic", "Amiri", serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; color: #111; background: #fff; }
h1, h2 { font-size: 1.1rem; overflow-wrap: anywhere; }
article { white-space: pre-wrap; overflow-wrap: break-word; border-bottom: 1px solid #ccc;
  padding-bottom: 1rem; }
mark, .kinds span { border-radius: .2rem; padding: 0 .15rem; background: #eee; color: inherit; }
mark { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark small { direction: ltr; unicode-bidi: isolate; display: inline-block; max-width: 100%;
  color: #333; font: .7rem sans-serif; margin-right: .3rem; padding-left: .15rem; }
mark small::before { content: attr(data-kind) " "; color: #555; font-style: italic; }
mark small::after { content: attr(data-value); }
p { direction: ltr; font: .9rem/1.6 sans-serif; }
.gained { background: #cfe8ff; }
.lost { background: #ffd9b3; text-decoration: line-through; }
.lost small { text-decoration: none; } .changed { background: #fbe7a1; }
@media print { body { margin: 0; max-width: none; }
  mark, .kinds span { -webkit-print-color-adjust: exact; print-color-adjust: exact;
    border-bottom: 2px solid #555; } }
"""


class _Mark(NamedTuple):
    """A marked span; `kind`, `value` and `title` are safe to print, but not escaped for HTML."""

    start: int
    end: int
    name: str
    kind: str
    value: str
    title: str
    colour: str = ""


def _escape(text: object) -> str:
    """Return untrusted text for a page, with control characters and HTML syntax escaped."""
    return html_escape(visible(text, keep="\t\n\r"))


def _isolate(text: object) -> str:
    """Return untrusted text on one line, in an isolate of the direction of its first letter."""
    return f"{FIRST_STRONG}{one_line(text)}{END}"


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _background(colour: str) -> str:
    return f' style="background: {_escape(colour)}"' if colour else ""


def _marked(text: str, marks: Iterable[_Mark]) -> str:
    """Return a text as HTML with marks; the first of overlapping ones wins."""
    pieces = []
    done = 0
    for mark in sorted(marks):
        if mark.start < done:
            continue
        pieces.append(_escape(text[done : mark.start]))
        kind, value, title = map(html_escape, mark[3:6])
        pieces.append(
            f'<mark class="{_escape(mark.name)}"{_background(mark.colour)} title="{title}">'
            f"{_escape(text[mark.start : mark.end])}"
            f'<small data-kind="{kind}" data-value="{value}"></small></mark>'
        )
        done = mark.end
    pieces.append(_escape(text[done:]))
    return "".join(pieces)


def articles_page(articles: Iterable[tuple[str, str, Document]]) -> str:
    """Return a page of articles with their facts marked, each followed by its kind and value.

    Args:
        articles: the name, the text and the facts of each article.

    Example:
        >>> import arnews
        >>> page = articles_page([("خبر", "نما 5% <b>", arnews.extract("نما 5% <b>"))])
        >>> '<mark class="percentage"' in page, "&lt;b&gt;" in page
        (True, True)
    """
    names, parts = [], []
    counts: Counter[str] = Counter()
    colours: dict[str, str] = {}
    for name, text, document in articles:
        counts.update(fact.kind for fact in document.facts)
        colours.update((fact.kind, fact.about.colour) for fact in document.facts)
        names.append(name)
        article = _marked(text, map(_mark_of, document.facts))
        parts.append(f"<h1>{_escape(name)}</h1>\n<article>{article}</article>")
    legend = " · ".join(
        f"<span{_background(colours[kind])}>{_escape(kind)}</span> {count:,}"
        for kind, count in counts.most_common()
    )
    parts.insert(0, f'<p class="kinds">{legend or "no facts"}</p>')
    return _page(names[0] if len(names) == 1 else "arnews", "\n".join(parts))


def _mark_of(fact: Span) -> _Mark:
    kind, rule = one_line(fact.kind), one_line(fact.rule)
    title = f"{kind}, by the rule {rule}" if rule else kind
    value = one_line(value_of(fact))
    return _Mark(fact.start, fact.end, kind, kind, value, title, fact.about.colour)


def diff_page(changes: Changes) -> str:
    """Return a page of the articles that changed, with gained, lost and changed facts marked.

    Args:
        changes: the differences of two runs.

    Example:
        >>> from arnews.regression import Changes
        >>> "0 gained" in diff_page(Changes())
        True
    """
    sorts = [change.sort for change in changes.changes]
    counted = ", ".join(f"{sorts.count(sort)} {sort}" for sort in ("gained", "lost", "changed"))
    parts = [f"<h1>arnews diff</h1>\n<p>{counted}</p>"]
    by_article: dict[str, list[_Mark]] = {}
    for change in changes.changes:
        by_article.setdefault(change.article, []).append(_mark_of_change(change))
    for name, marks in by_article.items():
        text = changes.texts.get(name)
        parts.append(f"<h2>{_escape(name)}</h2>")
        if text is None:
            notes = "<br>".join(
                html_escape(f"{mark.kind} {mark.value} ({mark.title})") for mark in sorted(marks)
            )
            parts.append(f"<p>{notes}</p>")
        else:
            parts.append(f"<article>{_marked(text, marks)}</article>")
    return _page("arnews diff", "\n".join(parts))


def _mark_of_change(change: Change) -> _Mark:
    fact = change.fact
    told = " → ".join(
        _isolate(values) + (f" «{_isolate(quote)}»" if quote else "")
        for values, quote in sides(change)
    )
    kind = f"{change.sort} {one_line(fact['kind'])}"
    title = f"by the rule {one_line(fact.get('rule', ''))}"
    return _Mark(fact["start"], fact["end"], change.sort, kind, told, title)
