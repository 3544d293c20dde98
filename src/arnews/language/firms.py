"""The company lists: one row a company, checked as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import NamedTuple

from arnews.errors import LexiconError
from arnews.language.lexicon import Entry
from arnews.text.folding import normalize

__all__ = ["COLUMNS", "SHARE_NAME", "Firm", "read_firms"]

COLUMNS = ("name", "aliases", "name_en", "latin", "ticker", "country", "kind", "evidence", "status")
"""The columns of a list; only `name` must be there, and the first line names them."""

SHARE_NAME = "share name"
"""The grammatical number of a form that is a company only in quotes or behind «سهم»."""

_SEPARATOR = "|"


class Firm(NamedTuple):
    """A company: the name it goes by, its English name, where it is, what it does."""

    name: str
    name_en: str | None
    country: str
    kind: str


def read_firms(source: str, text: str) -> Iterator[tuple[str, Entry]]:
    r"""Give each form of each company of a list, folded, with its entry.

    A form with «?» behind it is another word too and needs evidence; one with «??» is so common a
    word that only quotes or «سهم» tell the company. `evidence` set for a row does the same for
    all its forms.

    Raises:
        LexiconError: a row cannot be used; the message names the file, the line, and the remedy.

    Example:
        >>> rows = "name\taliases\tname_en\nزين السعودية\tزين?\tZain KSA\n"
        >>> [(form, entry.kind) for form, entry in read_firms("mine.tsv", rows)]
        [('زين السعوديه', 'company'), ('زين', 'weak company')]
    """
    columns, rows = _rows(source, text)
    names = _cells(columns, ("name", "aliases", "latin"))
    told = _cells(columns, ("name", "name_en", "country", "kind", "evidence"))
    # All forms are folded in one go, for speed.
    folded = normalize("\n".join([_SEPARATOR.join(names(row)) for _, row in rows])).split("\n")
    owners: dict[str, int] = {}
    for (number, row), forms in zip(rows, folded, strict=True):
        name, name_en, country, kind, evidence = map(str.strip, told(row))
        if not name:
            raise LexiconError(
                f"{source}, line {number}: the name is empty; write it, or drop the row"
            )
        firm = Firm(name, name_en or None, country, kind)
        sure = Entry("weak company" if evidence else "company", firm, "one", source)
        for form in forms.split(_SEPARATOR):
            if not form:
                continue
            bare, entry = form, sure
            if form[-1] == "?":
                bare = form.rstrip("?")
                rank = SHARE_NAME if form.endswith("??") else "one"
                entry = Entry("weak company", firm, rank, source)
            if len(bare) < 2:
                raise LexiconError(
                    f"{source}, line {number}: {form!r} of {name!r} is too short for a name; drop it"
                )
            if owners.setdefault(bare, number) != number:
                raise LexiconError(
                    f"{source}, line {number}: {bare!r} of {name!r} is a form of line "
                    f"{owners[bare]} too; leave it in one of them"
                )
            yield bare, entry


def _rows(source: str, text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Give the columns that the first line names; the number and the cells of the lines below.

    Empty lines are left out. Behind its cells each row has an empty one, which stands for the
    columns that the list does not have.
    """
    first, *lines = text.lstrip("\ufeff").split("\n")
    columns = first.rstrip("\r").split("\t")
    _check_head(source, columns)
    rows = []
    for number, line in enumerate(lines, start=2):
        row = line.rstrip("\r").split("\t")
        if row == [""]:
            continue
        if len(row) != len(columns):
            raise LexiconError(
                f"{source}, line {number}: {len(row)} cells, the first line names "
                f"{len(columns)} columns; separate cells by one tab and keep empty ones"
            )
        row.append("")
        rows.append((number, row))
    return columns, rows


def _cells(columns: list[str], wanted: tuple[str, ...]) -> Callable[[list[str]], tuple[str, ...]]:
    """Give what picks the cells of some columns out of a row."""
    places = [columns.index(column) if column in columns else -1 for column in wanted]
    return itemgetter(*places)


def _check_head(source: str, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if "name" not in columns or unknown:
        raise LexiconError(
            f"{source}, line 1: must name the columns, 'name' among them; "
            + (f"{unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else "it is missing")
        )
