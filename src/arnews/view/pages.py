"""HTML pages: articles with their facts and claims, an index of many, the differences of two runs.

A page is complete in one file, set right to left, and works without its scripts. All text from
articles is escaped; a mark adds no character to the text, so copied text is the article's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from arnews import __version__
from arnews.errors import SourceError
from arnews.view.changes import sides
from arnews.view.marked import Kinds, Mark, MarkedArticle, anchors_of, pieces_of
from arnews.view.rendering import render, rendered
from arnews.view.safe import one_line

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.regression import Changes
    from arnews.regression.changes import Change

__all__ = ["articles_page", "diff_page", "write_pages"]

_GENERATED = b'<meta name="generator" content="arnews '
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60


def articles_page(articles: Iterable[tuple[str, str, Document]]) -> str:
    """Return a page of articles: the text with its facts marked, the claims and facts as tables.

    Args:
        articles: the name, the text and the facts of each article.

    Raises:
        MissingExtraError: jinja2 is not installed.

    Example:
        >>> import arnews
        >>> page = articles_page([("خبر", "نما 5% <b>", arnews.extract("نما 5% <b>"))])
        >>> 'id="m1"' in page, "&lt;b&gt;" in page
        (True, True)
    """
    kinds = Kinds()
    given = list(articles)
    prefixes = [f"a{number}" for number in range(1, len(given) + 1)] if len(given) > 1 else [""]
    marked = [
        MarkedArticle(*article, kinds, prefix)
        for article, prefix in zip(given, prefixes, strict=False)
    ]
    return "".join(_page(marked, kinds))


def _page(articles: list[MarkedArticle], kinds: Kinds, index: str = "") -> Iterator[str]:
    title = articles[0].title if len(articles) == 1 else "arnews"
    return rendered(
        "articles.html",
        title=title,
        articles=articles,
        kinds=list(kinds),
        index=index,
        version=__version__,
    )


class _Entry(NamedTuple):
    """An article in the index."""

    href: str
    name: str
    title: str
    facts: int
    claims: int
    companies: list[str]


def write_pages(articles: Iterable[tuple[str, str, Document]], folder: Path) -> int:
    """Write a page for each article and an index of them; one article at a time is in memory.

    Args:
        articles: the name, the text and the facts of each article.
        folder: a new or empty folder, or one with an index that this function wrote.

    Returns:
        The number of articles.

    Raises:
        SourceError: the folder holds something else, or cannot be written.
        MissingExtraError: jinja2 is not installed.
    """
    index = folder / "index.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not _is_ours(index):
            raise SourceError(f"{folder}: holds other files; name a new or an empty folder")
        entries = [
            _write_one(number, *article, folder) for number, article in enumerate(articles, 1)
        ]
        totals = {"facts": sum(e.facts for e in entries), "claims": sum(e.claims for e in entries)}
        _write(index, rendered("index.html", entries=entries, totals=totals, version=__version__))
    except OSError as error:
        where = error.filename or folder
        raise SourceError(f"{where}: cannot be written ({error.strerror})") from error
    return len(entries)


def _is_ours(index: Path) -> bool:
    return index.is_file() and _GENERATED in index.read_bytes()[:1000]


def _write_one(number: int, name: str, text: str, document: Document, folder: Path) -> _Entry:
    kinds = Kinds()
    article = MarkedArticle(name, text, document, kinds)
    file = f"{number:04}-{_UNFIT.sub('-', name)[:_LONGEST_NAME]}.html"
    _write(folder / file, _page([article], kinds, index="index.html"))
    companies = [one_line(company) for company in document.companies]
    facts, claims = len(article.facts), len(article.claims)
    return _Entry(quote(file), article.name, article.title, facts, claims, companies[:3])


def _write(path: Path, parts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)


def diff_page(changes: Changes) -> str:
    """Return a page of the articles that changed, with gained, lost and changed facts marked.

    Args:
        changes: the differences of two runs.

    Raises:
        MissingExtraError: jinja2 is not installed.

    Example:
        >>> from arnews.regression import Changes
        >>> "0 gained" in diff_page(Changes())
        True
    """
    sorts = Counter(change.sort for change in changes.all)
    by_article: dict[str, list[Change]] = {}
    for change in changes.all:
        by_article.setdefault(change.article, []).append(change)
    articles = [
        _changed(f"a{number}", name, changes.texts.get(name), found)
        for number, (name, found) in enumerate(by_article.items(), start=1)
    ]
    return render(
        "diff.html",
        articles=articles,
        sorts={sort: sorts[sort] for sort in _SORTS},
        version=__version__,
    )


_SORTS = ("gained", "lost", "changed")


class _ChangeRow(NamedTuple):
    """A change in the table below its article; `sides` has values and quotes, old and new."""

    id: str
    mark: str
    sort: str
    kind: str
    sides: list[tuple[str, str]]
    rule: str


def _changed(prefix: str, name: str, text: str | None, changes: list[Change]) -> dict[str, Any]:
    marks = [
        _mark_of_change(f"{prefix}{number}", change) for number, change in enumerate(changes, 1)
    ]
    rows = [
        _ChangeRow(
            mark.row,
            anchor if text is not None else "",
            change.sort,
            one_line(change.fact["kind"]),
            [(one_line(values), one_line(quoted)) for values, quoted in sides(change)],
            one_line(change.fact.get("rule", "")),
        )
        for mark, anchor, change in zip(marks, anchors_of(marks), changes, strict=True)
    ]
    pieces = None if text is None else pieces_of(text, marks)
    return {"name": one_line(name), "pieces": pieces, "rows": rows}


def _mark_of_change(number: str, change: Change) -> Mark:
    fact = change.fact
    return Mark(
        fact["start"],
        fact["end"],
        f"m{number}",
        _SORTS.index(change.sort),
        change.sort,
        one_line(fact["kind"]),
        f"r{number}",
    )
