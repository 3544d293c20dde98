"""A record with named fields (of JSON, CSV, Parquet) to an article: which field is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from arnews.batch.articles import Article, ReadError

__all__ = ["LONGEST_ID", "Columns", "checked_id"]

_TEXT = ("text", "body", "content", "article")
_ID = ("id",)
_TITLE = ("title", "headline")
_DATE = ("date", "published", "published_at")
_URL = ("url", "link")

LONGEST_ID = 2_000
"""Characters of an id; an address is one too."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields that hold text, id and date; None tries the usual ones."""

    text: str | None = None
    id: str | None = None
    date: str | None = None

    def check(self, names: Iterable[str]) -> None:
        """Make sure that a table with these columns has the text, and the date if it is named.

        Raises:
            ReadError: one is missing.
        """
        present = list(names)
        self.text_name(present)
        if self.date and self.date not in present:
            raise ReadError(
                "no_date_field",
                f"no field {self.date!r}, only {_listed(present)}; see --date-column",
            )

    def text_name(self, names: Iterable[str]) -> str:
        """Find the field of the text among `names`.

        Raises:
            ReadError: there is none.

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
        raise ReadError("no_text_field", f"no field {wanted}, only {has}; name it by --text-column")

    def wanted(self, names: Iterable[str]) -> list[str]:
        """List the fields that are of use, in their order, so that others need not be read."""
        use = {self.text, self.id, self.date, *_TEXT, *_ID, *_TITLE, *_DATE, *_URL}
        return [name for name in names if name in use]

    def article(
        self, record: Mapping[str, Any], source: str, number: int, place: str, encoding: str
    ) -> Article:
        """Make the article of one record; without an id of its own it is `source#number`.

        Raises:
            ReadError: a field is missing or of the wrong type.

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
        """Return the record's own id, None if it has none.

        Raises:
            ReadError: the field that was named is missing, or the id is too long.
        """
        if self.id and record.get(self.id) in (None, ""):
            raise ReadError(
                "no_id", f"field {self.id!r}, named by --id-column, is missing or empty"
            )
        return checked_id(_first(record, (self.id,) if self.id else _ID))


def checked_id(identity: str | None) -> str | None:
    """Refuse an id that is no name but a text: each fact of its article repeats it.

    Raises:
        ReadError: it is longer than `LONGEST_ID`.
    """
    if identity is not None and len(identity) > LONGEST_ID:
        message = f"an id of {len(identity):,} characters; {LONGEST_ID:,} are the most"
        raise ReadError("long_id", message)
    return identity


def _listed(names: list[str]) -> str:
    return ", ".join(map(str, names[:12]))[:200] or "no fields at all"


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    """Give the first of the fields that is filled with a plain value, as clean text."""
    for name in names:
        value = record.get(name)
        if value is not None and value != "" and not isinstance(value, (list, dict, bytes, bool)):
            return str(value).encode("utf-8", "replace").decode("utf-8")
    return None
