"""Convert a record with named fields (from JSON, CSV or Parquet) into an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from arnews._nearest import is_it
from arnews.batch.articles import Article, ReadError

__all__ = ["LONGEST_ID", "Columns", "checked_id"]

_TEXT = ("text", "body", "content", "article")
_ID = ("id",)
_TITLE = ("title", "headline")
_DATE = ("date", "published", "published_at")
_URL = ("url", "link")

LONGEST_ID = 2_000
"""Most characters of an id; web addresses are used as ids too."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields of a record; None tries the usual names.

    Attributes:
        text: field of the text; else text, body, content or article.
        id: field of the id; else id.
        date: field of the publication date; else date, published or published_at.

    Example:
        >>> Columns(id="url").identity({"url": "https://example.com/1"})
        'https://example.com/1'
    """

    text: str | None = None
    id: str | None = None
    date: str | None = None

    def check(self, names: Iterable[str]) -> None:
        """Check that a table has a text column, and the date column if one was named.

        Args:
            names: the columns of the table.

        Raises:
            ReadError: one of them is missing.
        """
        present = list(names)
        self.text_name(present)
        if self.date and self.date not in present:
            raise ReadError(
                "no_date_field",
                f"no field {self.date!r}, only {_listed(present)}; "
                f"{is_it(self.date, present)}see --date-column",
            )

    def text_name(self, names: Iterable[str]) -> str:
        """Return the field that holds the text.

        Args:
            names: the fields of the record.

        Returns:
            The name of the field.

        Raises:
            ReadError: there is no such field.

        Example:
            >>> Columns().text_name(["url", "body"])
            'body'
        """
        present = list(names)
        for name in (self.text,) if self.text else _TEXT:
            if name in present:
                return name
        wanted = self.text or ", ".join(_TEXT[:-1]) + f" or {_TEXT[-1]}"
        has = _listed(present)
        meant = "".join(is_it(name, present) for name in (self.text,) if name)
        raise ReadError(
            "no_text_field", f"no field {wanted}, only {has}; {meant}name it by --text-column"
        )

    def wanted(self, names: Iterable[str]) -> list[str]:
        """Return the fields that are used, so that others need not be read.

        Args:
            names: the columns of a table.

        Returns:
            Some of the names, in their order.
        """
        use = {self.text, self.id, self.date, *_TEXT, *_ID, *_TITLE, *_DATE, *_URL}
        return [name for name in names if name in use]

    def article(
        self, record: Mapping[str, Any], source: str, number: int, place: str, encoding: str
    ) -> Article:
        """Return the article of a record.

        Args:
            record: the values by field.
            source: path of the file, as written into the results.
            number: number of the record in the file, from 1; without an id of its own, the
                article is named `source#number`.
            place: line or row within the file.
            encoding: name of the encoding of the file.

        Returns:
            The article.

        Raises:
            ReadError: the text or a named field is missing, or the text is not a string.

        Example:
            >>> Columns().article({"body": "نص"}, "a.jsonl", 3, "line 3", "utf-8").id
            'a.jsonl#3'
        """
        name = self.text_name(record)
        text = record[name]
        if text is None:
            raise ReadError("empty", f"field {name!r} is empty")
        if not isinstance(text, str):
            kind = type(text).__name__
            raise ReadError("wrong_type", f"field {name!r} holds a {kind}, not a text")
        return Article(
            id=self.identity(record) or f"{source}#{number}",
            text=text,
            source=source,
            place=place,
            url=_first(record, _URL),
            title=_first(record, _TITLE),
            date=_first(record, (self.date,) if self.date else _DATE),
            encoding=encoding,
        )

    def identity(self, record: Mapping[str, Any]) -> str | None:
        """Return the record's own id.

        Args:
            record: the values by field.

        Returns:
            The id, None if the record has none and no field was named.

        Raises:
            ReadError: the named field is missing or empty, or the id is too long.
        """
        if self.id and record.get(self.id) in (None, ""):
            meant = "" if self.id in record else is_it(self.id, record)
            told = f"field {self.id!r}, named by --id-column, is missing or empty; {meant}"
            raise ReadError("no_id", told.rstrip("; "))
        return checked_id(_first(record, (self.id,) if self.id else _ID))


def checked_id(identity: str | None) -> str | None:
    """Return the id if it is not too long; every fact of the article repeats it.

    Args:
        identity: the id of an article, if any.

    Returns:
        The same id.

    Raises:
        ReadError: it has more than `LONGEST_ID` characters.

    Example:
        >>> checked_id("a")
        'a'
    """
    if identity is not None and len(identity) > LONGEST_ID:
        message = f"an id of {len(identity):,} characters; {LONGEST_ID:,} are the most"
        raise ReadError("long_id", message)
    return identity


def _listed(names: list[str]) -> str:
    return ", ".join(map(str, names[:12]))[:200] or "no fields at all"


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    """Return the first field that holds a scalar value, as valid Unicode text."""
    for name in names:
        value = record.get(name)
        if value is not None and value != "" and not isinstance(value, (list, dict, bytes, bool)):
            return str(value).encode("utf-8", "replace").decode("utf-8")
    return None
