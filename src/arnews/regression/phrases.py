"""Reading phrase files: TOML tables of short texts with all their facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from arnews._deprecated import warn_renamed
from arnews._validation import validate_country
from arnews.errors import GoldError
from arnews.facts import FACT_CLASSES, Span
from arnews.regression.case import Case
from arnews.regression.claim_phrases import quoted, read_claims
from arnews.regression.gold import Plain, check_fact
from arnews.regression.reading import brief, read_toml

__all__ = ["read_phrases"]

_LARGEST = 1000
"""The largest power of ten of a number that a phrase file may expect."""
_PHRASE = (
    "text",
    "facts",
    "claims",
    "country",
    "home",
    "published",
    "kinds",
    "near_miss",
    "xfail",
    "note",
)
_NUMBER = ("text", "value", "xfail", "note")
_TABLES = {"phrase": _PHRASE, "number": _NUMBER, "not_a_number": ("text", "xfail", "note")}


def read_phrases(
    file: Path, name: str, fact_classes: Mapping[str, type[Span]] = FACT_CLASSES
) -> Iterator[Case]:
    """Yield the cases of a phrase file, in its order.

    Args:
        file: the TOML file.
        name: the prefix of the names of the cases.
        fact_classes: the classes of the kinds; `Pipeline.fact_classes` for a user's own kinds.

    Raises:
        GoldError: the file or an entry of it cannot be used; the message names both.
    """
    try:
        tables = read_toml(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: cannot be read as TOML: {error}") from error
    for table, entries in tables.items():
        if table not in _TABLES:
            raise GoldError(f"{file}: {table!r} is none of {', '.join(_TABLES)}")
        if not isinstance(entries, list):
            raise GoldError(f"{file}: {table!r} must be a list; write [[{table}]]")
        for number, entry in enumerate(entries, start=1):
            read = _Entry(f"{file}, {table} {number}", entry, _TABLES[table])
            place = f"{name}:{number}" if table == "phrase" else f"{name}:{table} {number}"
            yield (
                _phrase(read, file, place, fact_classes)
                if table == "phrase"
                else _number(read, file, place, counts=table == "number")
            )


class _Entry:
    """One entry of a phrase file; its errors name the file and the entry."""

    def __init__(self, where: str, fields: object, known: tuple[str, ...]) -> None:
        self.where = where
        if not isinstance(fields, dict):
            raise self.error(f"must be a table, not {brief(fields)}")
        self.fields: dict[str, Any] = fields
        for key in fields:
            if key not in known:
                raise self.error(f"{key!r} is none of {', '.join(known)}")
        if not self.string("text"):
            raise self.error("has no text")

    def error(self, message: str) -> GoldError:
        return GoldError(f"{self.where}: {message}")

    def string(self, key: str) -> str | None:
        value = self.fields.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(f"{key} must be a string, not {brief(value)}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        values = self.fields.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(f"{key} must be a list of strings, not {brief(values)}")
        return tuple(values)

    def country(self) -> str | None:
        if "home" in self.fields:
            warn_renamed("home", "country", stacklevel=2)
        try:
            return validate_country(self.string("country") or self.string("home"))
        except ValueError as error:
            raise self.error(str(error)) from error

    def date(self, key: str) -> datetime.date | None:
        value = self.fields.get(key)
        if value is None or type(value) is datetime.date:
            return value
        try:
            return datetime.date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise self.error(
                f"{key} must be a day such as 2018-06-24, not {brief(value)}"
            ) from error


def _phrase(entry: _Entry, file: Path, name: str, fact_classes: Mapping[str, type[Span]]) -> Case:
    text = entry.string("text") or ""
    kinds = entry.strings("kinds")
    for kind in kinds:
        if kind not in fact_classes:
            raise entry.error(f"kinds: {kind!r} is none of {', '.join(fact_classes)}")
    facts, claims = entry.fields.get("facts", []), entry.fields.get("claims")
    if not isinstance(facts, list):
        raise entry.error(f"facts must be a list, not {brief(facts)}")
    compared: tuple[str, ...] | None = tuple(kind for kind in fact_classes if kind in kinds) or None
    if claims is not None and "facts" not in entry.fields:
        compared = ()  # the phrase is about its claims
    return Case(
        name,
        text,
        tuple(_placed(entry, fact, text, fact_classes) for fact in facts),
        file,
        phrase=True,
        country=entry.country(),
        published=entry.date("published"),
        kinds=compared,
        near_miss=entry.strings("near_miss"),
        xfail=entry.string("xfail"),
        claims=None if claims is None else read_claims(entry.where, claims, text),
    )


def _placed(
    entry: _Entry, fact: object, text: str, fact_classes: Mapping[str, type[Span]]
) -> Plain:
    """Return a fact with the offsets of its quote: the first in the phrase, or its `nth`."""
    if not isinstance(fact, dict):
        raise entry.error(f"a fact must be a table with kind and text, not {brief(fact)}")
    fields = quoted(f"{entry.where}: a fact", fact, text)
    check_fact(entry.where, fields, text, fact_classes)
    return fields


def _number(entry: _Entry, file: Path, name: str, *, counts: bool) -> Case:
    value = "none"
    if counts:
        said = entry.fields.get("value")
        try:
            number = Decimal(said if isinstance(said, str | int) else "")
            if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
                raise InvalidOperation
            value = format(number, "f")
        except InvalidOperation as error:
            raise entry.error(
                f'value must be a number such as "2500.75", not {brief(said)}'
            ) from error
    text = entry.string("text") or ""
    xfail = entry.string("xfail")
    return Case(name, text, (), file, phrase=True, xfail=xfail, number=value)
