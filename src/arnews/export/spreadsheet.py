"""Facts as CSV for spreadsheets: UTF-8 with a byte order mark, formulas escaped."""

from __future__ import annotations

from collections.abc import Iterable

from arnews.batch.articles import Article
from arnews.batch.writing.formats import Excel
from arnews.batch.writing.rows import fact_rows
from arnews.document import Document

__all__ = ["to_csv"]


def to_csv(articles: Iterable[tuple[str, str, Document]]) -> str:
    r"""Return the facts of articles, one row a fact, as `arnews batch --format excel` writes them.

    The byte order mark, by which Excel knows UTF-8, is the first character.

    Args:
        articles: the name, the text and the facts of each article.

    Example:
        >>> import arnews
        >>> table = to_csv([("a", "نما 5%", arnews.extract("نما 5%"))])
        >>> table.splitlines()[1].split(",")[:6]
        ['a', '1', 'percentage', '5%', '4', '6']
    """
    table = Excel()
    rows = b"".join(
        table.pack("facts", list(fact_rows(Article(name, text), document.facts)))
        for name, text, document in articles
    )
    return (table.head("facts") + rows).decode("utf-8")
